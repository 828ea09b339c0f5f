import { useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { Facets } from '../filter/facets.js';
import { useFilter } from '../filter/use-filter.js';
import { count } from '../words/words.js';
import './list-frame.css';

interface ListFrameProps {
  readonly title: string;
  readonly counted: 'statements' | 'incidents';
  readonly total: number | undefined;
  /// Buttons at the end of the bar.
  readonly end?: ReactNode;
  /// Whether what is counted is shown as a picture, so that there is a way to the list.
  readonly listed?: boolean;
  readonly children: ReactNode;
}

/// A list with what there is to choose from beside it; where there is no room the choice opens over the list.
export function ListFrame({ title, counted, total, end, listed = false, children }: ListFrameProps) {
  const [open, setOpen] = useState(false);
  const { filter } = useFilter();
  return (
    <div className="list" data-filters={open ? 'open' : 'shut'}>
      <aside aria-label="Facets">
        <button type="button" className="plain-button close-filters" onClick={() => setOpen(false)}>
          Done
        </button>
        <Facets counted={counted} />
      </aside>
      <section aria-label={title}>
        <div className="bar">
          <button
            type="button"
            className="plain-button filters-button"
            aria-expanded={open}
            onClick={() => setOpen(true)}
          >
            Filter
          </button>
          <h1>{title}</h1>
          <span className="soft numbers" role="status">
            {total !== undefined && listed ? (
              <Link to="/incidents" search={filter} className="to-list">
                {count(total, 'incident')}: list {total === 1 ? 'it' : 'them'}
              </Link>
            ) : (
              total?.toLocaleString('en')
            )}
          </span>
          <div className="end">{end}</div>
        </div>
        {children}
      </section>
    </div>
  );
}
