import type { LinkRecord, RoleRecord, StatementRecord } from '../annotation/record.js';
import { overlapOf, type PageReading, type Placed } from './reading.js';

/// How alike two sentences must be for a deed of which not both sides are known twice: half of the content words of the shorter.
const ALIKE = 0.5;

type Side = 'same' | 'open' | 'other';

/// Who stands on a side of a statement. Most statements are compared with none: then nothing of it is read.
class Party {
  private ids: ReadonlySet<string> | null = null;
  private content: ReadonlySet<string> | null = null;

  constructor(
    private readonly page: PageReading,
    private readonly roles: readonly RoleRecord[],
    private readonly sentence: number,
  ) {}

  get empty(): boolean {
    return this.roles.length === 0;
  }

  get known(): ReadonlySet<string> {
    return (this.ids ??= new Set(this.roles.flatMap(({ actor }) => (actor === null ? [] : [actor]))));
  }

  /// The content words of the phrases.
  get words(): ReadonlySet<string> {
    return (this.content ??= new Set(
      this.roles
        .flatMap((role) => [...this.page.lemmas(role, this.sentence)])
        .filter((lemma) => this.page.content(this.sentence).has(lemma)),
    ));
  }
}

/// A statement with its sides read.
interface Told extends Placed {
  readonly actor: Party;
  readonly recipient: Party;
}

/// Links each statement to the nearest earlier one that tells the same act: told with the same polarity it repeats it, told with
/// the opposite one by another voice it disputes it. Two statements tell one act when type and mode (or relation, or the word of a
/// claim) agree, no side, number or time contradicts, and both sides are known, or one is and the sentences are alike. Two
/// acts of one sentence are never one.
export function linkRetold(page: PageReading): LinkRecord[] {
  const earlier = new Map<string, Told[]>();
  const links: LinkRecord[] = [];
  for (const placed of page.placed) {
    const key = keyOf(placed);
    if (key === null) continue;
    const before = earlier.get(key) ?? [];
    const { statement, sentence } = placed;
    const told = {
      ...placed,
      actor: new Party(page, statement.actor, sentence),
      recipient: new Party(page, statement.recipient, sentence),
    };
    const found = before.findLast((other) => isSame(page, other, told));
    if (found !== undefined) {
      const ends = { from: statement.id, to: found.statement.id };
      if (found.statement.polarity === statement.polarity) links.push({ kind: 'repeats', ...ends });
      else if (voiceOf(found.statement) !== voiceOf(statement)) links.push({ kind: 'disputes', ...ends });
    }
    before.push(told);
    earlier.set(key, before);
  }
  return links;
}

function keyOf({ statement, cue }: Placed): string | null {
  const { event, relation, status } = statement;
  const real = status === 'occurred' || status === 'ongoing' ? '' : ` ${status}`;
  if (event !== null || relation !== null) return `${event?.type ?? relation ?? ''}${real}`;
  return statement.actor.length === 0 || statement.recipient.length === 0 ? null : `${[...cue].join(' ')}${real}`;
}

function isSame(page: PageReading, a: Told, b: Told): boolean {
  if (a.sentence === b.sentence || !timesAgree(a.statement, b.statement) || !numbersAgree(a.statement, b.statement))
    return false;
  const [one, two] = [a.statement.event?.mode ?? null, b.statement.event?.mode ?? null];
  if (one !== null && two !== null && one !== two) return false;
  const actors = sideOf(a.actor, b.actor);
  const recipients = sideOf(a.recipient, b.recipient);
  if (actors === 'other' || recipients === 'other') return false;
  if (actors === 'same' && recipients === 'same') return true;
  const alike = overlapOf(page.content(a.sentence), page.content(b.sentence)) >= ALIKE;
  if (!alike) return false;
  return actors === 'same' || recipients === 'same' || overlapOf(a.cue, b.cue) > 0;
}

/// Whether two statements name the same ones on a side: by who they are, else by the words of the phrase.
function sideOf(one: Party, two: Party): Side {
  if (one.empty || two.empty) return 'open';
  return overlapOf(one.known, two.known) > 0 || overlapOf(one.words, two.words) >= ALIKE ? 'same' : 'other';
}

/// The innermost voice: who says it.
export function voiceOf(statement: StatementRecord): string {
  const last = statement.attribution.at(-1);
  return last?.actor ?? last?.voice ?? '';
}

function timesAgree(a: StatementRecord, b: StatementRecord): boolean {
  const [from, to] = [a.time, b.time];
  if (from?.from == null || to?.from == null) return true;
  return from.from <= (to.to ?? to.from) && to.from <= (from.to ?? from.from);
}

function numbersAgree(a: StatementRecord, b: StatementRecord): boolean {
  return a.quantities.every((one) =>
    b.quantities
      .filter(({ unit, of }) => unit === one.unit && of === one.of)
      .every((two) => (one.least ?? 0) <= (two.most ?? Infinity) && (two.least ?? 0) <= (one.most ?? Infinity)),
  );
}
