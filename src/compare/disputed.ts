import { isContradicted, isDeniedOrder } from './contradicted.js';
import { mayDispute, Objection, objectingVoice, type AgainstWords } from './dispute-signs.js';
import { COUNTER_BIAS, COUNTER_WEIGHTS, DENIAL_BIAS, DENIAL_WEIGHTS } from './dispute-weights.js';
import { overlapOf, type PageReading } from './reading.js';
import type { Told } from './told.js';

/// How likely a statement must go against an earlier one, as natural log-odds. Of links that are so likely in reports that the weights
/// have not seen a careful reader draws two of three (docs/methods.md).
const LIKELY = -0.5;
/// The same where both tell what was done, the later otherwise: another number, another doer.
const LIKELY_COUNTER = -0.2;

/// The earlier statement that one most likely goes against; where nothing is likely enough, what a reader contradicts word for word.
export function disputedBy(
  page: PageReading,
  words: AgainstWords,
  later: Told,
  before: readonly Told[],
): Told | undefined {
  const voice = objectingVoice(page, words, later);
  if (voice === null) return undefined;
  const objection = new Objection(page, words, later, before);
  let denial = DENIAL_BIAS;
  let counter = COUNTER_BIAS;
  objection.tellOwn((name, strength) => {
    denial += strength * (DENIAL_WEIGHTS[name] ?? 0);
    counter += strength * (COUNTER_WEIGHTS[name] ?? 0);
  });
  let most = -Infinity;
  let disputed: Told | undefined;
  for (const earlier of before) {
    if (!mayDispute(page, voice, earlier, later)) continue;
    if (later.statement.polarity === 'negative' && isDeniedOrder(later, earlier)) return earlier;
    if (!objection.mayConcern(earlier)) continue;
    const denies = isDenial(earlier, later);
    const weights = denies ? DENIAL_WEIGHTS : COUNTER_WEIGHTS;
    let sum = denies ? denial : counter;
    objection.tellAgainst(earlier, (name, strength) => (sum += strength * (weights[name] ?? 0)));
    if (sum >= most && sum >= (denies ? LIKELY : LIKELY_COUNTER)) [most, disputed] = [sum, earlier];
  }
  return disputed ?? contradictedBy(page, voice, later, before);
}

/// Whether one tells what the other denies, or the later rejects something; else both tell what was done, and the later otherwise.
function isDenial({ statement: earlier }: Told, { statement: later }: Told): boolean {
  return earlier.polarity !== later.polarity || later.event?.type === 'REJECT';
}

/// What a reader says did not happen, or did: of what that may mean, the deed that it names.
function contradictedBy(page: PageReading, voice: string, later: Told, before: readonly Told[]): Told | undefined {
  if (page.segment(later.segment)?.kind !== 'comment') return undefined;
  const against = before.filter(
    (earlier) =>
      earlier.statement.polarity !== later.statement.polarity &&
      mayDispute(page, voice, earlier, later) &&
      isContradicted(page, earlier, later),
  );
  return against.findLast((earlier) => overlapOf(earlier.deed, later.deed) > 0) ?? against.at(-1);
}
