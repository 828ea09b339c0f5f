import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { Dropping } from '../add/dropping.js';
import { statusQuery } from '../data/queries.js';
import { Chips } from '../filter/chips.js';
import { SearchBox } from '../filter/search-box.js';
import { useFilter } from '../filter/use-filter.js';
import { Help } from './help.js';
import { useShortcuts } from './shortcuts.js';
import { Scheme } from './scheme.js';
import { ViewsMenu } from './views-menu.js';
import './shell.css';

/// The views that stand in the navigation, with the key that follows `g`.
export const VIEWS = [
  { to: '/incidents', name: 'Incidents', key: 'i' },
  { to: '/statements', name: 'Statements', key: 's' },
  { to: '/timeline', name: 'Timeline', key: 't' },
  { to: '/network', name: 'Network', key: 'n' },
  { to: '/map', name: 'Map', key: 'm' },
  { to: '/review', name: 'Review', key: 'r' },
  { to: '/pages', name: 'Pages', key: 'p' },
  { to: '/codebook', name: 'Codebook', key: 'c' },
] as const;

/// What stands around every view: where one is, search, and the filter that goes along.
export function Shell() {
  const { filter } = useFilter();
  const [helping, setHelping] = useState(false);
  const status = useQuery(statusQuery);
  useShortcuts(VIEWS, () => setHelping(true));
  return (
    <div className="shell">
      <a className="skip" href="#view">
        To the view
      </a>
      <header className="mast">
        <Link to="/incidents" className="brand" aria-label="Herodotus, all incidents">
          Herodotus
        </Link>
        <span className="corpus soft" title="The corpus">
          {status.data?.name}
        </span>
        <nav aria-label="Views">
          {VIEWS.map(({ to, name }) => (
            <Link key={to} to={to} search={filter} activeProps={{ 'aria-current': 'page' }}>
              {name}
            </Link>
          ))}
        </nav>
        <SearchBox />
        <ViewsMenu />
        {status.data?.writable === true && (
          <Link to="/add" className="plain-button add-link">
            Add
          </Link>
        )}
        <Scheme />
        <button
          type="button"
          className="round"
          aria-label="Keyboard help"
          title="Keyboard help (?)"
          onClick={() => setHelping(true)}
        >
          ?
        </button>
      </header>
      <Chips />
      <main id="view" tabIndex={-1}>
        <Outlet />
      </main>
      <Dropping />
      <Help opened={helping} close={() => setHelping(false)} />
    </div>
  );
}
