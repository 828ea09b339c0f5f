import type { LinkRecord } from '../annotation/record.js';
import { areTwoDeeds } from './apart.js';
import type { AgainstWords } from './dispute-signs.js';
import { disputedBy } from './disputed.js';
import { HappeningOdds } from './happening-odds.js';
import { Happenings } from './happenings.js';
import { areTwo, type HappeningWords } from './likeness.js';
import { isMeantBy, isParticular } from './meant.js';
import type { PageReading, Placed } from './reading.js';
import { isOneAct, Told } from './told.js';

/// Links each statement to the nearest earlier one that tells the same act, and to the one of another voice that it goes against;
/// `verdicts` are the statements of which that is known already. Statements of one happening are repeats too: what a sentence adds to
/// the deed that it tells ("killing four"), the toll in the sentence after it, and the noun that means it ("the raid").
export function linkRetold(
  page: PageReading,
  against: AgainstWords,
  words: HappeningWords,
  verdicts: ReadonlySet<string>,
): LinkRecord[] {
  const all = page.placed.map((placed) => new Told(page, placed));
  const odds = new HappeningOdds(page, words, all);
  const happenings = new Happenings();
  for (const told of all) happenings.add(told);
  const denied = new Map<Told, readonly Told[]>();
  const disputes = all.flatMap((told, at): LinkRecord[] => {
    if (verdicts.has(told.statement.id)) return [];
    const disputed = disputedBy(page, against, told, all.slice(0, at));
    const opposed = disputed.filter(({ statement }) => statement.polarity !== told.statement.polarity);
    if (opposed.length > 0) denied.set(told, opposed);
    return disputed.map(({ statement }) => ({ kind: 'disputes', from: told.statement.id, to: statement.id }));
  });
  return [...disputes, ...linkByRules(page, all, happenings), ...linkLikely(page, odds, happenings, denied)];
}

/// What rules say to be one act.
function linkByRules(page: PageReading, all: readonly Told[], happenings: Happenings): LinkRecord[] {
  const earlier = new Map<string, Told[]>();
  return all.flatMap((told): LinkRecord[] => {
    const key = keyOf(told);
    if (key === null) return [];
    const before = earlier.get(key) ?? [];
    const alike = before.filter(
      (other) =>
        other.statement.polarity === told.statement.polarity &&
        happenings.tellings(other).every((each) => each === other || !areTwoDeeds(page, each, told)),
    );
    const found =
      alike.findLast((other) => isOneAct(page, other, told)) ??
      alike.findLast((other) => isParticular(page, other, told)) ??
      (told.statement.polarity === 'positive' ? isMeantBy(page, told, alike, happenings) : undefined);
    earlier.set(key, [...before, told]);
    if (found === undefined) return [];
    happenings.join(told, found);
    return [{ kind: 'repeats', from: told.statement.id, to: found.statement.id }];
  });
}

/// How likely, in natural log-odds, two happenings must be one, on average over what is told of the one and of the other. Of pairs that
/// are joined so in reports that the weights have not seen, two of three are one.
const LIKELY = -0.4;
/// What two events that may not be one count in that average.
const UNLIKELY = -4;

/// Joins what is likely one happening, from the likeliest pair down. A denial tells of what it denies (`denied`), whatever else it is like.
function linkLikely(
  page: PageReading,
  odds: HappeningOdds,
  happenings: Happenings,
  denied: ReadonlyMap<Told, readonly Told[]>,
): LinkRecord[] {
  const isAnother = (told: Told, tellings: readonly Told[]): boolean => {
    const deeds = denied.get(told);
    return deeds !== undefined && !deeds.some((deed) => tellings.includes(deed));
  };

  const links: LinkRecord[] = [];
  for (const { earlier, later, odds: likely } of odds.pairs) {
    if (likely < LIKELY) break;
    const [one, two] = [happenings.tellings(earlier), happenings.tellings(later)];
    if (isAnother(earlier, two) || isAnother(later, one)) continue;
    if (one === two || average(odds, one, two) < LIKELY || areApart(page, one, two)) continue;
    links.push({ kind: 'repeats', from: later.statement.id, to: earlier.statement.id });
    happenings.join(later, earlier);
  }
  return links;
}

function average(odds: HappeningOdds, some: readonly Told[], others: readonly Told[]): number {
  let sum = 0;
  for (const one of some) for (const two of others) sum += Math.max(UNLIKELY, odds.of(one, two) ?? UNLIKELY);
  return sum / (some.length * others.length);
}

/// Whether a telling of the one is of another deed than a telling of the other.
function areApart(page: PageReading, some: readonly Told[], others: readonly Told[]): boolean {
  return some.some((one) => others.some((two) => areTwo(page, one, two)));
}

function keyOf({ statement, cue }: Placed): string | null {
  const { event, relation, status } = statement;
  const real = status === 'occurred' || status === 'ongoing' ? '' : ` ${status}`;
  if (event !== null || relation !== null) return `${event?.type ?? relation ?? ''}${real}`;
  return statement.actor.length === 0 || statement.recipient.length === 0 ? null : `${[...cue].join(' ')}${real}`;
}
