import type { ConflictAnswer, ReviewAnswer, StatementChanges } from '../../../src/server/api.js';
import { Facts } from '../look/facts.js';
import type { Decision } from './use-reviewing.js';

interface ConflictProps {
  readonly mine: Decision;
  readonly answer: ConflictAnswer;
  readonly write: (decision: Decision) => void;
  readonly leave: () => void;
}

/// Somebody has decided otherwise meanwhile: both sides field by field, and which of them, or both, are to stand.
export function Conflict({ mine, answer, write, leave }: ConflictProps) {
  const theirs = answer.theirs as ReviewAnswer;
  const own: StatementChanges = mine.verdict === 'corrected' ? mine.changes : {};
  const fields = [...new Set([...Object.keys(own), ...Object.keys(theirs.changes)])] as (keyof StatementChanges)[];
  const clash = fields.filter(
    (field) =>
      own[field] !== undefined &&
      theirs.changes[field] !== undefined &&
      JSON.stringify(own[field]) !== JSON.stringify(theirs.changes[field]),
  );
  const canMerge = mine.verdict === 'corrected' && theirs.verdict === 'corrected';
  return (
    <section className="conflict" role="alert" aria-label="Decided by two">
      <h2>{theirs.author ?? 'Somebody'} has decided meanwhile</h2>
      <Facts heads={['Field', 'You', theirs.author ?? 'They']}>
        <tr>
          <th scope="row">verdict</th>
          <td>{mine.verdict}</td>
          <td>{theirs.verdict}</td>
        </tr>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{worded(own[field])}</td>
            <td>{worded(theirs.changes[field])}</td>
          </tr>
        ))}
      </Facts>
      <div className="verdicts">
        <button type="button" className="plain-button" onClick={leave}>
          Leave theirs
        </button>
        <button type="button" className="plain-button" onClick={() => write(mine)}>
          Write mine in its place
        </button>
        {canMerge && (
          <button
            type="button"
            className="plain-button"
            onClick={() => write({ verdict: 'corrected', changes: { ...theirs.changes, ...own } })}
          >
            Write both{clash.length > 0 && `, mine for ${clash.join(', ')}`}
          </button>
        )}
      </div>
    </section>
  );
}

function worded(value: StatementChanges[keyof StatementChanges]): string {
  if (value === undefined) return 'as coded';
  if (value === null) return 'none';
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return (
      value
        .map((each) => (typeof each === 'string' ? each : (each.actor ?? `letters ${each.start} to ${each.end}`)))
        .join(', ') || 'nobody'
    );
  if ('name' in value) return value.name;
  if ('from' in value) return [value.from, value.to].filter((day) => day !== null).join(' to ');
  return JSON.stringify(value);
}
