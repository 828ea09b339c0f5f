import { isContradicted, isDeniedOrder } from './contradicted.js';
import { mayDispute, mayObject, Objection, type AgainstWords } from './dispute-signs.js';
import { DISPUTE_BIAS, DISPUTE_WEIGHTS } from './dispute-weights.js';
import { overlapOf, type PageReading } from './reading.js';
import type { Told } from './told.js';

/// How likely a statement must go against an earlier one, as natural log-odds. Of links that are so likely in reports that the weights
/// have not seen a careful reader draws two of three (docs/methods.md).
const LIKELY = -0.9;
/// The same where both tell what was done, and nobody rejects anything: in plain news few of them are against each other.
const LIKELY_AGREED = 0.3;

/// The earlier statement that one most likely goes against; where nothing is likely enough, what a reader contradicts word for word.
export function disputedBy(
  page: PageReading,
  words: AgainstWords,
  later: Told,
  before: readonly Told[],
): Told | undefined {
  if (!mayObject(page, later)) return undefined;
  const objection = new Objection(page, words, later, before);
  let own = DISPUTE_BIAS;
  objection.tellOwn((name, strength) => (own += strength * (DISPUTE_WEIGHTS[name] ?? 0)));
  let most = -Infinity;
  let disputed: Told | undefined;
  for (const earlier of before) {
    if (!mayDispute(page, earlier, later)) continue;
    if (later.statement.polarity === 'negative' && isDeniedOrder(page, later, earlier)) return earlier;
    if (!objection.mayConcern(earlier)) continue;
    let sum = own;
    objection.tellAgainst(earlier, (name, strength) => (sum += strength * (DISPUTE_WEIGHTS[name] ?? 0)));
    if (sum >= most && sum >= leastOf(earlier, later)) [most, disputed] = [sum, earlier];
  }
  return disputed ?? contradictedBy(page, later, before);
}

function leastOf({ statement: earlier }: Told, { statement: later }: Told): number {
  return earlier.polarity !== later.polarity || later.event?.type === 'REJECT' ? LIKELY : LIKELY_AGREED;
}

/// What a reader says did not happen, or did: of what that may mean, the deed that it names.
function contradictedBy(page: PageReading, later: Told, before: readonly Told[]): Told | undefined {
  if (page.segment(later.segment)?.kind !== 'comment') return undefined;
  const against = before.filter(
    (earlier) =>
      earlier.statement.polarity !== later.statement.polarity &&
      mayDispute(page, earlier, later) &&
      isContradicted(page, earlier, later),
  );
  return against.findLast((earlier) => overlapOf(earlier.deed, later.deed) > 0) ?? against.at(-1);
}
