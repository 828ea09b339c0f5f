import type { LinkRecord, StatementRecord } from '../annotation/record.js';
import { isOfTelling, isPronounOf } from './denied.js';
import type { PageReading, Placed } from './reading.js';
import { voiceOf } from './told.js';

/// Links a denial that does not tell its act again ("Ankara dismissed the accusations", "The rebels denied responsibility") to the
/// nearest earlier statement that charges the one who denies: an accusation of them, else one that stands right before, whoever it
/// is of, else a hostile act that is theirs, told by another voice. `saidThings` is the class of words for what was said.
export function linkDenials(page: PageReading, saidThings: ReadonlySet<string>): LinkRecord[] {
  return page.placed.flatMap((placed, index): LinkRecord[] => {
    if (!isDenial(page, placed, saidThings)) return [];
    const deniers = known(placed.statement.actor);
    // "The students rejected it" is of what was told right before, if of anything.
    const back = isPronounOf(page, saidThings, placed) ? NEAR : Infinity;
    const before = page.placed.slice(0, index).filter(({ sentence }) => placed.sentence - sentence <= back);
    const charged = before.filter(
      ({ statement, sentence }) => sentence !== placed.sentence && charges(statement, deniers),
    );
    const accused =
      charged.findLast(({ statement }) => statement.event?.type === 'ACCUSE') ??
      before.findLast(({ statement, sentence }) => sentence === placed.sentence - 1 && accuses(statement));
    const to = accused ?? charged.at(-1) ?? before.findLast((other) => isRelated(page, other, placed, deniers));
    if (to === undefined || deniers.has(voiceOf(to.statement))) return [];
    return [{ kind: 'disputes', from: placed.statement.id, to: to.statement.id }];
  });
}

/// How many sentences before a denial what it denies was told by somebody.
const NEAR = 2;

/// Whether a deed was told by somebody else shortly before: "Officials said that Washington would lend it two boats. The State
/// Department denied it."
function isRelated(page: PageReading, other: Placed, denial: Placed, deniers: ReadonlySet<string>): boolean {
  const { statement, sentence, segment } = other;
  const teller = statement.attribution.at(-1);
  if (statement.event === null || teller?.cue === undefined || sentence === denial.sentence) return false;
  if (statement.status === 'demanded') return false;
  if (denial.sentence - sentence > NEAR || !page.areOneText(segment, denial.segment)) return false;
  return teller.actor === null || teller.actor === undefined || !deniers.has(teller.actor);
}

function isDenial(page: PageReading, { statement, sentence, cue }: Placed, saidThings: ReadonlySet<string>): boolean {
  if (statement.event?.type !== 'REJECT' || statement.polarity === 'negative') return false;
  return isOfTelling(page, saidThings, { cue, sentence });
}

function accuses({ event, polarity, status }: StatementRecord): boolean {
  return event?.type === 'ACCUSE' && polarity === 'positive' && (status === 'occurred' || status === 'ongoing');
}

function charges({ event, actor, recipient, polarity }: StatementRecord, deniers: ReadonlySet<string>): boolean {
  if (event === null || polarity === 'negative') return false;
  const names = (roles: StatementRecord['actor']): boolean => [...known(roles)].some((id) => deniers.has(id));
  return event.type === 'ACCUSE' ? names(recipient) : event.score <= -5 && names(actor);
}

function known(roles: StatementRecord['actor']): Set<string> {
  return new Set(roles.flatMap(({ actor }) => (actor === null ? [] : [actor])));
}
