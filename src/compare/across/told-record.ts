import type {
  ActorRecord,
  DocumentRecord,
  EventRecord,
  IncidentRecord,
  PlaceRecord,
  QuantityRecord,
  RoleRecord,
  SpanRecord,
  StatementPlaceRecord,
  StatementRecord,
  StatementTimeRecord,
} from '../../annotation/record.js';

/// What of a record tells happenings: all that `readPage` reads beside the text and the facts of the document.
export interface ToldRecord {
  readonly sentences: readonly SpanRecord[];
  readonly actors: readonly Pick<ActorRecord, 'id' | 'name' | 'code' | 'country' | 'kind'>[];
  readonly places: readonly Pick<PlaceRecord, 'id' | 'name' | 'country' | 'geonames' | 'precision'>[];
  readonly statements: readonly ToldStatement[];
  readonly incidents: readonly Pick<IncidentRecord, 'id' | 'statements'>[];
}

interface ToldStatement extends Pick<StatementRecord, 'id' | 'kind' | 'cue' | 'polarity' | 'status' | 'attribution'> {
  readonly event: Pick<EventRecord, 'type' | 'mode'> | null;
  readonly actor: readonly RoleRecord[];
  readonly recipient: readonly RoleRecord[];
  readonly place: StatementPlaceRecord | null;
  readonly time: Pick<StatementTimeRecord, 'from' | 'to' | 'inherited'> | null;
  readonly quantities: readonly Pick<QuantityRecord, 'value' | 'least' | 'most' | 'unit'>[];
}

/// A record as far as happenings over pages need it.
export type PageRecord = ToldRecord & Pick<DocumentRecord, 'id' | 'published' | 'publisher' | 'text' | 'voices'>;

/// Leaves out of a record what no page is joined by.
export function toldOf(record: DocumentRecord): ToldRecord {
  const statements = record.statements.filter(({ kind }) => kind !== 'relation').map(statementOf);
  const actors = new Set(
    statements.flatMap(({ actor, recipient, attribution }) =>
      [...actor, ...recipient, ...attribution].map((each) => each.actor),
    ),
  );
  const places = new Set(statements.map(({ place }) => place?.place));
  return {
    sentences: record.sentences.map(({ start, end }) => ({ start, end })),
    actors: record.actors
      .filter(({ id }) => actors.has(id))
      .map(({ id, name, code, country, kind }) => ({ id, name, code, country, kind })),
    places: record.places
      .filter(({ id }) => places.has(id))
      .map(({ id, name, country, geonames, precision }) => ({ id, name, country, geonames, precision })),
    statements,
    incidents: record.incidents.map(({ id, statements: own }) => ({ id, statements: own })),
  };
}

function statementOf(statement: StatementRecord): ToldStatement {
  const { id, kind, cue, event, place, time, polarity, status } = statement;
  const party = ({ start, end, actor }: RoleRecord): RoleRecord => ({ start, end, actor });
  return {
    ...{ id, kind, cue, polarity, status, place },
    event: event === null ? null : { type: event.type, mode: event.mode },
    actor: statement.actor.map(party),
    recipient: statement.recipient.map(party),
    time: time === null ? null : { from: time.from, to: time.to, inherited: time.inherited },
    quantities: statement.quantities.map(({ value, least, most, unit }) => ({ value, least, most, unit })),
    attribution: statement.attribution.slice(-1),
  };
}
