import { useQuery } from '@tanstack/react-query';
import type { StatementChanges } from '../../../src/server/api.js';
import { historyQuery } from '../data/queries.js';

/// The latest acts of all reviewers, with who and when.
export function History({ pick }: { readonly pick: (key: string) => void }) {
  const history = useQuery(historyQuery);
  const acts = history.data?.rows ?? [];
  if (acts.length === 0) return null;
  return (
    <section className="history">
      <h2>History</h2>
      <ol>
        {acts.map((act) => (
          <li key={act.act} className={act.holds ? '' : 'undone'}>
            <button
              type="button"
              className="link-button"
              disabled={act.statements.length === 0}
              onClick={() => pick(act.statements[0] ?? '')}
            >
              {[act.what, ...changed(act.changes ?? {})].join(' ')}
            </button>{' '}
            <span className="soft">
              {act.author} · <span className="numbers">{act.made.slice(0, 16).replace('T', ' ')}</span>
              {!act.holds && ' · taken back'}
              {act.note !== null && ` · ${act.note}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/// What an act changed; of the fields that hold one word, or nothing any longer, to what.
function changed(changes: StatementChanges): string[] {
  return Object.entries(changes).map(([field, value]) => {
    if (value === null) return `${field}: none`;
    return typeof value === 'string' ? `${field}: ${value}` : field;
  });
}
