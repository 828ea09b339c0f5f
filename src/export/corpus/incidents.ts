import type { DisputedOverPages, EventType, QuantityRecord, Status } from '../../annotation/record.js';
import type {
  ActorRow,
  ClaimRow,
  DocumentRow,
  IncidentRow,
  PartyRow,
  PlaceRow,
  StatementRow,
} from '../../store/rows.js';
import { voiceOf } from './event-columns.js';
import type { Format, FormatColumn } from './format.js';
import { inGroups } from './in-groups.js';

/// A line of `incidents`: one happening with all that tell it.
interface IncidentLine {
  readonly id: number;
  readonly type: EventType;
  readonly mode: string | null;
  readonly actor: readonly PartyLine[];
  readonly recipient: readonly PartyLine[];
  readonly place: Pick<PlaceRow, 'name' | 'lat' | 'lon' | 'country' | 'geonames' | 'precision'> | null;
  readonly time: { readonly from: string | null; readonly to: string | null } | null;
  readonly quantities: readonly QuantityLine[];
  readonly disputedFields: readonly DisputedOverPages[];
  /// How many voices say that it happens, and that it does not.
  readonly asserted: number;
  readonly denied: number;
  /// Texts that tell it, copies counted once; documents that have these texts.
  readonly reports: number;
  readonly publications: number;
  readonly statements: readonly TellingLine[];
}

interface PartyLine extends Pick<ActorRow, 'code' | 'country' | 'sector'> {
  readonly name: string;
}

interface QuantityLine extends Pick<QuantityRecord, 'value' | 'least' | 'most' | 'unit' | 'of'> {
  readonly by: VoiceLine | null;
}

/// Who gives it: the innermost voice.
interface VoiceLine {
  readonly kind: StatementRow['attribution'][number]['kind'];
  readonly name: string | null;
}

/// `start` and `end` of the words that tell it, in code points of the text of the document. A claim that tells an event of another
/// page ("the killings", "we deny the attack") has no status.
interface TellingLine {
  readonly document: string;
  readonly statement: string;
  readonly start: number;
  readonly end: number;
  readonly polarity: StatementRow['polarity'];
  readonly status: Status | null;
  readonly by: VoiceLine | null;
}

const FIELDS: readonly (FormatColumn & { readonly name: keyof IncidentLine })[] = [
  { name: 'id', type: 'integer', meaning: 'number of the incident in the corpus' },
  { name: 'type', type: 'text', meaning: 'PLOVER type' },
  { name: 'mode', type: 'text', meaning: 'PLOVER mode' },
  { name: 'actor', type: 'objects', meaning: 'who acts: name, code, country, sector' },
  { name: 'recipient', type: 'objects', meaning: 'who is acted on: name, code, country, sector' },
  { name: 'place', type: 'object', meaning: 'name, lat, lon, country, geonames, precision' },
  { name: 'time', type: 'object', meaning: 'first and last day: from, to' },
  { name: 'quantities', type: 'objects', meaning: 'value, least, most, unit, of, and by: the voice that gives it' },
  { name: 'disputedFields', type: 'texts', meaning: 'polarity, actor, recipient, quantities, place, day' },
  { name: 'asserted', type: 'integer', meaning: 'voices that say that it happens' },
  { name: 'denied', type: 'integer', meaning: 'voices that deny it' },
  { name: 'reports', type: 'integer', meaning: 'texts that tell it, copies counted once' },
  { name: 'publications', type: 'integer', meaning: 'documents that have these texts' },
  {
    name: 'statements',
    type: 'objects',
    meaning:
      'document, statement, start and end of the words that tell it, polarity, status, and by: the innermost voice',
  },
];

/// Incidents that are written together.
const TOGETHER = 200;

/// Happenings with all that tell them, one a line: those of which the filters want a statement.
export const INCIDENTS: Format = {
  says: 'the incidents of the corpus, each with all its reports, one a line',
  columns: FIELDS,
  async *write(corpus, query) {
    for await (const incidents of inGroups(corpus.incidents(query), TOGETHER)) {
      const told = incidents.flatMap(({ statements, claims }) => [...statements, ...claims]);
      const documents = await corpus.documentsWith(told.map(({ document }) => document.text));
      yield incidents.map((incident) => `${JSON.stringify(lineOf(incident, documents))}\n`).join('');
    }
  },
};

function lineOf(
  { number: id, type, from, to, place, statements, claims, ...counts }: IncidentRow,
  documents: ReadonlyMap<number, readonly DocumentRow[]>,
): IncidentLine {
  const main = fullest(statements);
  const { disputedFields, asserted, denied, reports, publications } = counts;
  return {
    ...{ id, type, mode: main?.event?.mode ?? null },
    actor: main?.actor.map(partyOf) ?? [],
    recipient: main?.recipient.map(partyOf) ?? [],
    place: place === null ? null : placeOf(place),
    time: from === null && to === null ? null : { from, to },
    quantities: quantitiesOf(statements),
    ...{ disputedFields, asserted, denied, reports, publications },
    // A text that several documents have is told in each of them.
    statements: [
      ...statements.map((statement) => ({ document: statement.document, told: tellingOf(statement) })),
      ...claims.map((claim) => ({ document: claim.document, told: tellingOfClaim(claim) })),
    ].flatMap(({ document, told }) =>
      (documents.get(document.text) ?? [document]).map(({ id }) => ({ document: id, ...told })),
    ),
  };
}

/// The statement that knows most of who, whom, where and when, of the report before its readers; of several the first.
export function fullest(statements: readonly StatementRow[]): StatementRow | null {
  let best: StatementRow | null = null;
  let most = -1;
  for (const statement of statements) {
    const { event, actor, recipient, place, time, polarity } = statement;
    const isReport = voiceOf(statement)?.kind !== 'reader';
    const known = [event !== null, polarity === 'positive', isReport, actor.length > 0, recipient.length > 0];
    // Whether it tells an event at all counts more than all that it knows of it.
    const score =
      known.reduce((sum, each, at) => sum + (each ? ([32, 16, 8, 2, 2][at] ?? 0) : 0), 0) +
      (place?.place == null ? 0 : 1) +
      (time === null ? 0 : 1);
    if (score > most) [best, most] = [statement, score];
  }
  return best;
}

function partyOf({ actor, words }: PartyRow): PartyLine {
  const { name = words, code = null, country = null, sector = null } = actor ?? {};
  return { name, code, country, sector };
}

function placeOf({ name, lat, lon, country, geonames, precision }: PlaceRow): IncidentLine['place'] {
  return { name, lat, lon, country, geonames, precision };
}

/// One number once for each voice.
function quantitiesOf(statements: readonly StatementRow[]): QuantityLine[] {
  const found = new Map<string, QuantityLine>();
  for (const statement of statements) {
    for (const { value, least, most, unit, of } of statement.quantities) {
      const quantity = { value, least, most, unit, of, by: innermost(statement) };
      found.set(JSON.stringify(quantity), quantity);
    }
  }
  return [...found.values()];
}

function tellingOf(statement: StatementRow): Omit<TellingLine, 'document'> {
  const { id, cue, polarity, status } = statement;
  const { start, end } = cue;
  return { statement: id, start, end, polarity, status, by: innermost(statement) };
}

function tellingOfClaim({ id, start, end, polarity, says }: ClaimRow): Omit<TellingLine, 'document'> {
  const by: VoiceLine | null = says === null ? null : { kind: 'source', name: says };
  return { statement: id, start, end, polarity, status: null, by };
}

function innermost({ attribution }: StatementRow): VoiceLine | null {
  const step = attribution.at(-1);
  return step === undefined ? null : { kind: step.kind, name: step.name };
}
