import type { AttributionStepRecord, DocumentRecord, RoleRecord, StatementRecord } from '../annotation/record.js';
import { RecordRows } from '../store/statement-rows.js';
import type { ActorRow, DocumentRow, PartyRow, StatementRow, VoiceStep } from '../store/rows.js';
import { EVENT_COLUMNS } from './corpus/event-columns.js';
import type { Cell } from './corpus/column.js';
import { MarkedText } from './marked-text.js';

/// What only a corpus knows of a statement.
const OF_CORPUS = new Set(['statement', 'publications', 'incident']);

/// The statements of a record as a line of JSON: the document's id, and a row each in the columns of the tables that a corpus is exported
/// as (docs/export.md), of the same statements. What only a corpus knows is null.
export function renderRows(record: DocumentRecord): string {
  const text = new MarkedText(record.text);
  const statements = rowsOf(record).map((row) =>
    Object.fromEntries(
      EVENT_COLUMNS.map(({ name, value }): [string, Cell] => [
        name,
        OF_CORPUS.has(name) ? null : value({ row, text, reviewed: false }),
      ]),
    ),
  );
  return `${JSON.stringify({ id: record.id, statements })}\n`;
}

/// As a corpus would give them that holds nothing else.
function rowsOf(record: DocumentRecord): StatementRow[] {
  const rows = new RecordRows(record);
  const actors = new Map(
    record.actors.map(({ id, mentions, ...actor }): [string, ActorRow] => [id, { number: 0, ...actor }]),
  );
  const places = new Map(record.places.map(({ id, mentions, ...place }) => [id, { number: 0, ...place }]));
  const { id, input, uri, title, published, language, publisher } = record;
  const document: DocumentRow = {
    number: 0,
    text: 0,
    copyOf: null,
    id,
    input,
    uri,
    title,
    published,
    language,
    publisher,
  };
  const actorOf = (name: string | null | undefined): ActorRow | null => actors.get(name ?? '') ?? null;
  const party = ({ actor, start, end, inherited }: RoleRecord): PartyRow => ({
    start,
    end,
    ...(inherited !== undefined && { inherited }),
    words: rows.said({ start, end }),
    actor: actorOf(actor),
  });
  const step = ({ voice, actor, source, cue }: AttributionStepRecord): VoiceStep => {
    const known = actorOf(actor);
    const speaker = record.voices.find((each) => each.id === voice);
    const name = known?.name ?? (source === undefined ? null : rows.said(source));
    const about = { actor: known, source: source ?? null, cue: cue ?? null };
    if (voice === undefined) return { kind: 'source', name, ...about };
    return { kind: speaker?.kind ?? 'unknown', name: speaker?.name ?? null, ...about };
  };
  const rowOf = (statement: StatementRecord): StatementRow => ({
    ...statement,
    number: 0,
    document,
    publications: 1,
    cue: { ...statement.cue, words: rows.words(statement.cue) },
    actor: statement.actor.map(party),
    recipient: statement.recipient.map(party),
    place:
      statement.place === null ? null : { ...statement.place, place: places.get(statement.place.place ?? '') ?? null },
    attribution: statement.attribution.map(step),
    rule: statement.why['rule'] ?? null,
    incident: null,
  });
  return rows.statements.map(rowOf);
}
