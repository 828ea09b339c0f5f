import type { LinkRecord } from '../annotation/record.js';
import { areTwoDeeds } from './apart.js';
import type { AgainstWords } from './dispute-signs.js';
import { disputedBy } from './disputed.js';
import { Happenings } from './happenings.js';
import { likelihood, mayBeOne } from './likeness.js';
import { isMeantBy, isParticular } from './meant.js';
import type { PageReading, Placed } from './reading.js';
import { isOneAct, Told } from './told.js';

/// Links each statement to the nearest earlier one that tells the same act, and to the one of another voice that it goes against;
/// `verdicts` are the statements of which that is known already. Statements of one happening are repeats too: what a sentence adds to
/// the deed that it tells ("killing four"), the toll in the sentence after it, and the noun that means it ("the raid").
export function linkRetold(
  page: PageReading,
  words: AgainstWords,
  another: ReadonlySet<string>,
  verdicts: ReadonlySet<string>,
): LinkRecord[] {
  const earlier = new Map<string, Told[]>();
  const all: Told[] = [];
  const links: LinkRecord[] = [];
  const happening = new Happenings();
  for (const placed of page.placed) {
    const told = new Told(page, placed);
    const { statement } = told;
    const key = keyOf(placed);
    happening.add(told);
    if (key !== null) {
      const before = earlier.get(key) ?? [];
      const fits = (other: Told): boolean =>
        happening.tellings(other).every((each) => each === other || !areTwoDeeds(page, each, told));
      const alike = before.filter((other) => other.statement.polarity === statement.polarity && fits(other));
      const found =
        alike.findLast((other) => isOneAct(page, other, told)) ??
        alike.findLast((other) => isParticular(page, other, told)) ??
        (statement.polarity === 'positive' ? isMeantBy(page, told, alike, happening) : undefined) ??
        likeliest(page, another, told, all, happening, fits);
      if (found !== undefined) {
        links.push({ kind: 'repeats', from: statement.id, to: found.statement.id });
        happening.join(told, found);
      }
      before.push(told);
      earlier.set(key, before);
    }
    const disputed = verdicts.has(statement.id) ? undefined : disputedBy(page, words, told, all);
    if (disputed !== undefined) links.push({ kind: 'disputes', from: statement.id, to: disputed.statement.id });
    all.push(told);
  }
  return links;
}

/// How likely it must be that two events are one happening where no rule says so: of those that are so likely in reports that the
/// weights have not seen, three of five are.
const LIKELY = 0.46;
/// By how much it must be likelier than that it is another happening.
const APART = 0.1;
/// How likely another happening may be at most where a noun that names neither party is taken for one.
const POSSIBLE = 0.3;

/// The event told before that a later one most likely tells too; none where another happening is as likely as that.
function likeliest(
  page: PageReading,
  another: ReadonlySet<string>,
  told: Told,
  earlier: readonly Told[],
  happenings: Happenings,
  fits: (other: Told) => boolean,
): Told | undefined {
  const candidates = earlier
    .filter((other) => mayBeOne(page, other, told) && fits(other))
    .map((other) => ({ other, odds: likelihood(page, another, other, told) }))
    .sort((a, b) => b.odds - a.odds);
  const [best] = candidates;
  if (best === undefined || best.odds < LIKELY) return undefined;
  const of = ({ other }: { readonly other: Told }): string => happenings.of(other.statement.id);
  const rival = candidates.find((each) => of(each) !== of(best));
  // A noun that names nobody means the one thing that it may mean.
  const most = told.actor.empty && told.recipient.empty ? POSSIBLE : best.odds - APART;
  return rival !== undefined && rival.odds > most ? undefined : best.other;
}

function keyOf({ statement, cue }: Placed): string | null {
  const { event, relation, status } = statement;
  const real = status === 'occurred' || status === 'ongoing' ? '' : ` ${status}`;
  if (event !== null || relation !== null) return `${event?.type ?? relation ?? ''}${real}`;
  return statement.actor.length === 0 || statement.recipient.length === 0 ? null : `${[...cue].join(' ')}${real}`;
}
