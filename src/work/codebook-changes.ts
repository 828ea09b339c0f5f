import { CodePoints } from '../annotation/code-points.js';
import type { DocumentRecord, EventType, RelationKind, RoleRecord, StatementRecord } from '../annotation/record.js';
import type { PartyRow, StatementRow } from '../store/rows.js';

/// Who stands in a role, as it is told: the words and the code.
export interface ToldParty {
  readonly words: string;
  readonly code: string | null;
}

/// An event or relation as one codebook codes it.
export interface ToldEvent {
  readonly type: EventType | null;
  readonly mode: string | null;
  readonly cameo: string | null;
  readonly contexts: readonly string[];
  readonly relation: RelationKind | null;
  readonly actor: readonly ToldParty[];
  readonly recipient: readonly ToldParty[];
  readonly status: StatementRecord['status'];
  readonly polarity: StatementRecord['polarity'];
  readonly place: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /// The frame of the codebook or the rule that told it.
  readonly rule: string | null;
}

/// What another codebook makes of an event or relation: it adds, drops or alters it.
export interface EventChange {
  readonly document: string;
  readonly became: 'added' | 'dropped' | 'altered';
  readonly sentence: string;
  /// The words that tell it.
  readonly cue: string;
  readonly before: ToldEvent | null;
  readonly after: ToldEvent | null;
}

/// An event or relation with what tells whether another is the same.
export interface Told {
  readonly statement: Pick<StatementRecord, 'key' | 'cue' | 'start' | 'end'>;
  readonly event: ToldEvent;
}

/// What two codings of one text tell otherwise, in the order of the text. Statements are the same where they have one key, or
/// where the same words tell them.
export function changesBetween(old: readonly Told[], after: DocumentRecord): EventChange[] {
  const fresh = toldIn(after);
  const words = wordsOf(after.text);
  const changes: (EventChange & { readonly at: number })[] = [];
  const say = (was: Told | null, is: Told | null): void => {
    const { statement } = is ?? was ?? {};
    if (statement === undefined) return;
    const { start, end } =
      after.sentences.find((sentence) => sentence.start <= statement.cue.start && statement.cue.start < sentence.end) ??
      statement;
    changes.push({
      document: after.id,
      became: was === null ? 'added' : is === null ? 'dropped' : 'altered',
      sentence: words(start, end).replace(/\s+/g, ' ').trim(),
      cue: words(statement.cue.start, statement.cue.end),
      before: was?.event ?? null,
      after: is?.event ?? null,
      at: statement.cue.start,
    });
  };
  const left = new Set(old);
  const match = (same: (was: Told, is: Told) => boolean, rest: readonly Told[]): Told[] =>
    rest.filter((is) => {
      const was = [...left].find((one) => same(one, is));
      if (was === undefined) return true;
      left.delete(was);
      if (!tellTheSame(was.event, is.event)) say(was, is);
      return false;
    });
  const byKey = match((was, is) => was.statement.key === is.statement.key, fresh);
  for (const is of match((was, is) => was.statement.cue.start === is.statement.cue.start, byKey)) say(null, is);
  for (const was of left) say(was, null);
  return changes.sort((a, b) => a.at - b.at).map(({ at: _, ...change }) => change);
}

/// The words of a text between two offsets in code points.
function wordsOf(text: string): (start: number, end: number) => string {
  const points = new CodePoints(text);
  return (start, end) => text.slice(points.unitOf(start), points.unitOf(end));
}

/// A statement of a corpus that nobody has corrected, as it was coded.
export function toldBy(row: StatementRow): Told {
  const { event, relation, status, polarity, time } = row;
  const party = ({ words, actor }: PartyRow): ToldParty => ({ words, code: actor?.code ?? null });
  return {
    statement: { key: row.key, cue: row.cue, start: row.start, end: row.end },
    event: {
      type: event?.type ?? null,
      mode: event?.mode ?? null,
      cameo: event?.cameo ?? null,
      contexts: event?.contexts ?? [],
      relation,
      actor: row.actor.map(party),
      recipient: row.recipient.map(party),
      status,
      polarity,
      place: row.place?.place?.name ?? null,
      from: time?.from ?? null,
      to: time?.to ?? null,
      rule: row.rule,
    },
  };
}

/// The events and relations of a record.
export function toldIn(record: DocumentRecord): Told[] {
  const words = wordsOf(record.text);
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]));
  const places = new Map(record.places.map((place) => [place.id, place.name]));
  const party = ({ actor, start, end }: RoleRecord): ToldParty => ({
    words: words(start, end),
    code: actors.get(actor ?? '')?.code ?? null,
  });
  return record.statements
    .filter(({ kind }) => kind !== 'claim')
    .map((statement) => ({
      statement,
      event: {
        type: statement.event?.type ?? null,
        mode: statement.event?.mode ?? null,
        cameo: statement.event?.cameo ?? null,
        contexts: statement.event?.contexts ?? [],
        relation: statement.relation,
        actor: statement.actor.map(party),
        recipient: statement.recipient.map(party),
        status: statement.status,
        polarity: statement.polarity,
        place: places.get(statement.place?.place ?? '') ?? null,
        from: statement.time?.from ?? null,
        to: statement.time?.to ?? null,
        rule: statement.why['rule'] ?? null,
      },
    }));
}

/// Whatever rule tells it.
function tellTheSame(one: ToldEvent, other: ToldEvent): boolean {
  return JSON.stringify({ ...one, rule: null }) === JSON.stringify({ ...other, rule: null });
}
