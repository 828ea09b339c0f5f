import { areOthers, daysApart, isOtherCount, isOtherPlace } from './sides.js';
import type { Count, Page, Telling } from './telling.js';

/// A telling in its document, and whose copy that is.
export interface Told {
  readonly page: Page;
  readonly telling: Telling;
  /// Id of the document that this one is a copy of; null where it is a report of its own.
  readonly copyOf: string | null;
}

/// What the tellings of a happening contradict each other in.
export interface Differences {
  /// Some assert it, some deny it.
  readonly polarity: boolean;
  /// Two name different ones as who did it.
  readonly actor: boolean;
  readonly recipient: boolean;
  readonly numbers: boolean;
  readonly place: boolean;
  readonly day: boolean;
}

/// Compares what the tellings themselves say; places and days that they only inherit contradict nobody. Of a denial only that it
/// denies counts.
export function differencesOf(told: readonly Told[]): Differences {
  const asserted = told.filter(({ telling }) => telling.polarity === 'positive').map(({ telling }) => telling);
  const differ = (areOther: (a: Telling, b: Telling) => boolean): boolean =>
    asserted.some((one, index) => asserted.slice(0, index).some((two) => areOther(one, two)));
  const ofOneType = (a: Telling, b: Telling): boolean => a.type === b.type;
  return {
    polarity: asserted.length > 0 && asserted.length < told.length,
    actor: differ((a, b) => ofOneType(a, b) && areOthers(a.actor, b.actor)),
    recipient: differ((a, b) => ofOneType(a, b) && areOthers(a.recipient, b.recipient)),
    numbers: areCountedOtherwise(told),
    place: differ((a, b) => a.place?.own === true && b.place?.own === true && isOtherPlace(a.place, b.place)),
    day: differ((a, b) => a.time?.own === true && b.time?.own === true && (daysApart(a.time, b.time) ?? 0) > 0),
  };
}

/// Whether two documents count otherwise: of one unit no number of the one agrees with one of the other.
function areCountedOtherwise(told: readonly Told[]): boolean {
  const counts = new Map<string, Map<Page, Count[]>>();
  for (const { page, telling } of told)
    for (const count of telling.polarity === 'positive' ? telling.numbers : []) {
      if (count.unit === null) continue;
      const ofUnit = counts.get(count.unit) ?? new Map<Page, Count[]>();
      counts.set(count.unit, ofUnit.set(page, [...(ofUnit.get(page) ?? []), count]));
    }
  return [...counts.values()].some((ofUnit) =>
    [...ofUnit.values()].some((ours, index, all) =>
      all.slice(0, index).some((theirs) => ours.every((one) => theirs.every((two) => isOtherCount(one, two)))),
    ),
  );
}
