import { Link } from '@tanstack/react-router';
import type { TimelineAnswer } from '../../../src/server/api.js';
import { useFilter } from '../filter/use-filter.js';
import { count } from '../words/words.js';

/// Tolls that are listed.
const MOST = 60;

/// What voices say was killed, wounded and so on: from the least to the most that anyone says of an incident.
export function Tolls({ tolls }: { readonly tolls: TimelineAnswer['tolls'] }) {
  const { filter } = useFilter();
  if (tolls.length === 0) return null;
  const highest = Math.max(1, ...tolls.map(({ most }) => most));
  // Tolls differ by powers of ten; on a plain scale most of them would be one dot.
  const percent = (value: number) => (Math.log1p(Math.max(0, value)) / Math.log1p(highest)) * 96;
  return (
    <section className="timeline-tolls">
      <h2>
        Tolls, from the least to the most that anyone says <span className="soft">(logarithmic)</span>
      </h2>
      <ul>
        {tolls.slice(0, MOST).map(({ at, incident, unit, least, most, voices }) => (
          <li key={`${incident} ${unit}`}>
            <Link to="/incidents/$number" params={{ number: String(incident) }} search={filter}>
              <span className="numbers">{at}</span> {unit}
            </Link>
            <span className="line" aria-hidden="true">
              <span style={{ left: `${percent(least)}%`, width: `calc(${percent(most) - percent(least)}% + 8px)` }} />
            </span>
            <span className="numbers">
              {least === most
                ? least.toLocaleString('en')
                : `${least.toLocaleString('en')}–${most.toLocaleString('en')}`}{' '}
              <span className="soft">{count(voices, 'voice')}</span>
            </span>
          </li>
        ))}
      </ul>
      {tolls.length > MOST && (
        <p className="soft">{count(tolls.length - MOST, 'more toll')}; choose fewer days to see them.</p>
      )}
    </section>
  );
}
