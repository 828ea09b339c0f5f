import { bounded } from '../words/words.js';
import type { Given } from './voices.js';

/// What voices say of one number, each as a range on the same scale: a dot where the words name one number, a line from the least
/// to the most that they allow, fading where they leave an end open.
export function Numbers({ unit, given }: { readonly unit: string; readonly given: readonly Given[] }) {
  const most = Math.max(1, ...given.map(({ value, most: high }) => high ?? value));
  const percent = (value: number) => `${(Math.max(0, Math.min(value, most)) / most) * 92}%`;
  const least = Math.min(...given.map(({ value }) => value));
  const differs = given.some(({ value }) => value !== least);
  return (
    <figure className="tolls">
      <figcaption>
        {unit}
        {differs && (
          <span className="soft numbers">
            {' '}
            {least.toLocaleString('en')} to {most.toLocaleString('en')}
          </span>
        )}
      </figcaption>
      <ul>
        {given.map((each) => {
          const from = each.least ?? (each.most === null ? each.value : 0);
          const to = each.most ?? most;
          const open = each.least === null || each.most === null;
          return (
            <li key={`${each.voice} ${bounded(each)}`}>
              <span className="who">
                {each.voice}
                {each.says === 'denies' && <span className="badge marked">denies it</span>}
              </span>
              <span className="scale" aria-hidden="true">
                {(from !== to || open) && (
                  <span
                    className={open ? 'range open' : 'range'}
                    style={{ left: percent(from), width: percent(to - from) }}
                  />
                )}
                <span className="dot" style={{ left: percent(each.value) }} />
              </span>
              <span className="numbers">{bounded(each)}</span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
