import { isContradicted, isDeniedOrder } from './contradicted.js';
import { mayDispute, Objection, objectingVoice, type AgainstWords } from './dispute-signs.js';
import { COUNTER_BIAS, COUNTER_WEIGHTS, DENIAL_BIAS, DENIAL_WEIGHTS } from './dispute-weights.js';
import { overlapOf, type PageReading } from './reading.js';
import type { Told } from './told.js';

/// How likely a statement must go against an earlier one, as natural log-odds: where recall and precision of links of reports that the
/// weights have not seen are about equal (docs/methods.md).
const LIKELY = -1.2;
/// The same of a second one that it goes against ("denied both charges").
const LIKELY_TOO = -0.8;

/// The earlier statements that one most likely goes against, two at most; where nothing is likely enough, what a reader contradicts word
/// for word.
export function disputedBy(
  page: PageReading,
  words: AgainstWords,
  later: Told,
  before: readonly Told[],
): readonly Told[] {
  const voice = objectingVoice(page, words, later);
  if (voice === null) return [];
  const objection = new Objection(page, words, later, before);
  let denial = DENIAL_BIAS;
  let counter = COUNTER_BIAS;
  objection.tellOwn((name, strength) => {
    denial += strength * (DENIAL_WEIGHTS[name] ?? 0);
    counter += strength * (COUNTER_WEIGHTS[name] ?? 0);
  });
  const likely: { readonly earlier: Told; readonly odds: number }[] = [];
  for (const earlier of before) {
    if (!mayDispute(page, voice, earlier, later)) continue;
    if (later.statement.polarity === 'negative' && isDeniedOrder(later, earlier)) return [earlier];
    if (!objection.mayConcern(earlier)) continue;
    const denies = isDenial(earlier, later);
    const weights = denies ? DENIAL_WEIGHTS : COUNTER_WEIGHTS;
    let odds = denies ? denial : counter;
    objection.tellAgainst(earlier, (name, strength) => (odds += strength * (weights[name] ?? 0)));
    if (odds >= LIKELY) likely.push({ earlier, odds });
  }
  if (likely.length === 0) return contradictedBy(page, voice, later, before);
  const [first, second] = likely.toReversed().sort((a, b) => b.odds - a.odds);
  const found = second !== undefined && second.odds >= LIKELY_TOO ? [first, second] : [first];
  return found.flatMap((each) => each?.earlier ?? []);
}

/// Whether one tells what the other denies, or the later rejects something; else both tell what was done, and the later otherwise.
function isDenial({ statement: earlier }: Told, { statement: later }: Told): boolean {
  return earlier.polarity !== later.polarity || later.event?.type === 'REJECT';
}

/// What a reader says did not happen, or did: of what that may mean, the deed that it names.
function contradictedBy(page: PageReading, voice: string, later: Told, before: readonly Told[]): Told[] {
  if (page.segment(later.segment)?.kind !== 'comment') return [];
  const against = before.filter(
    (earlier) =>
      earlier.statement.polarity !== later.statement.polarity &&
      mayDispute(page, voice, earlier, later) &&
      isContradicted(page, earlier, later),
  );
  const meant = against.findLast((earlier) => overlapOf(earlier.deed, later.deed) > 0) ?? against.at(-1);
  return meant === undefined ? [] : [meant];
}
