import type { IncidentAnswer } from '../../../src/server/api.js';

const ROWS = [
  ['blamed', 'Who did it'],
  ['suffered', 'To whom'],
  ['days', 'When'],
  ['places', 'Where'],
  ['numbers', 'How many'],
] as const;

/// What is said of each part of the incident, and by whom. Where all say the same, one line; where they differ, one a version.
export function Differences({ incident }: { readonly incident: IncidentAnswer }) {
  const rows = ROWS.filter(([field]) => incident[field].length > 0);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>Where they agree and where not</h2>
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Version</th>
            <th scope="col">According to</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(([field, name]) =>
            incident[field].map(({ value, voices }, index) => (
              <tr key={`${field} ${value}`} className={incident[field].length > 1 ? 'differs' : ''}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={incident[field].length}>
                    {name}
                    {incident[field].length > 1 && (
                      <span className="badge marked">{incident[field].length} versions</span>
                    )}
                  </th>
                )}
                <td>{value}</td>
                <td className="soft">{[...new Set(voices)].join(', ')}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
