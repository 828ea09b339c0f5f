import type { Kysely } from 'kysely';
import type {
  ActorRecord,
  DocumentRecord,
  IncidentRecord,
  PlaceRecord,
  RoleRecord,
  StatementRecord,
} from '../../annotation/record.js';
import type { ActorRow, PartyRow, PlaceRow, StatementRow } from '../rows.js';
import { statementsWith } from '../statements.js';
import type { Tables } from '../tables.js';

/// The record of a text as reviewers left it: what they rejected is out, with incidents that have nothing else, what they corrected
/// and added is in. `why` says of these that somebody did.
export async function reviewedRecord(
  db: Kysely<Tables>,
  text: number,
  record: DocumentRecord,
): Promise<DocumentRecord> {
  const touched = await db
    .selectFrom('coded')
    .innerJoin('statements', 'statements.id', 'coded.statement')
    .select(['statements.id', 'statements.rejected', 'coded.value'])
    .where('statements.text', '=', text)
    .execute();
  if (touched.length === 0) return record;
  const rows = await statementsWith(
    db,
    touched.map(({ id }) => id),
  );
  const isRejected = new Set(touched.filter(({ rejected }) => rejected === 1).map(({ id }) => id));
  const isAdded = new Set(touched.filter(({ value }) => value === null).map(({ id }) => id));
  const gone = new Set(rows.filter(({ number }) => isRejected.has(number)).map(({ id }) => id));
  const names = new Names(record);
  const left = new Map(rows.filter(({ number }) => !isRejected.has(number)).map((row) => [row.id, row]));
  const added = [...left.values()].filter(({ number }) => isAdded.has(number)).map((row) => names.added(row));
  const statements = record.statements
    .filter(({ id }) => !gone.has(id))
    .map((statement) => {
      const row = left.get(statement.id);
      return row === undefined ? statement : names.corrected(statement, row);
    });
  const links = record.links.filter(({ from, to }) => !gone.has(from) && !gone.has(to));
  return {
    ...record,
    actors: names.actors,
    places: names.places,
    statements: [...statements, ...added],
    links,
    incidents: [
      ...record.incidents.flatMap((incident) => {
        const told = incident.statements.filter((id) => !gone.has(id));
        return told.length === 0
          ? []
          : [
              told.some((id) => left.has(id))
                ? ofStatements(incident, told, statements)
                : { ...incident, statements: told },
            ];
      }),
      ...added.flatMap((statement) => ownIncident(statement)),
    ],
  };
}

/// Actors and places of a record by what they are called, with those that reviewers named.
class Names {
  readonly actors: ActorRecord[];
  readonly places: PlaceRecord[];

  constructor(private readonly record: DocumentRecord) {
    this.actors = [...record.actors];
    this.places = [...record.places];
  }

  corrected(statement: StatementRecord, row: StatementRow): StatementRecord {
    return { ...statement, ...this.fields(row), why: { ...statement.why, review: 'corrected' } };
  }

  added(row: StatementRow): StatementRecord {
    const { id, key, start, end, cue } = row;
    const voice = this.record.segments.findLast((each) => each.start <= start && start < each.end)?.voice;
    return {
      ...{ id, key, start, end, cue: { start: cue.start, end: cue.end } },
      ...this.fields(row),
      ...{ instrument: null, quantities: [] },
      attribution: voice === undefined ? [] : [{ voice }],
      confidence: row.confidence,
      why: { review: 'added' },
    };
  }

  private fields(row: StatementRow) {
    const { kind, event, relation, polarity, certainty, status, place, time } = row;
    return {
      ...{ kind, relation, polarity, certainty, status },
      event: event === null ? null : { ...event, contexts: [...event.contexts] },
      actor: row.actor.map((party) => this.role(party)),
      recipient: row.recipient.map((party) => this.role(party)),
      place:
        place === null
          ? null
          : {
              ...{ start: place.start, end: place.end, inherited: place.inherited },
              place: place.place === null ? null : this.place(place.place),
            },
      time: time === null ? null : { ...time },
    };
  }

  private role({ start, end, actor, inherited }: PartyRow): RoleRecord {
    const role = { start, end, actor: actor === null ? null : this.actor(actor, { start, end }) };
    return inherited === undefined ? role : { ...role, inherited };
  }

  private actor({ number: _, ...actor }: ActorRow, span: { start: number; end: number }): string {
    const known = this.actors.find(({ name, code }) => name === actor.name && code === actor.code);
    if (known !== undefined) return known.id;
    const id = `a${nextNumber(this.actors)}`;
    this.actors.push({ id, ...actor, mentions: [{ ...span, form: 'name' }] });
    return id;
  }

  private place({ number: _, ...place }: PlaceRow): string {
    const known = this.places.find(
      ({ name, lat, lon }) => name === place.name && lat === place.lat && lon === place.lon,
    );
    if (known !== undefined) return known.id;
    const id = `p${nextNumber(this.places)}`;
    this.places.push({ id, ...place, mentions: [] });
    return id;
  }
}

function nextNumber(list: readonly { readonly id: string }[]): number {
  return 1 + Math.max(0, ...list.map(({ id }) => Number(id.slice(1)) || 0));
}

/// An incident of which a statement was corrected, as its statements tell it now.
function ofStatements(
  incident: IncidentRecord,
  told: string[],
  statements: readonly StatementRecord[],
): IncidentRecord {
  const own = statements.filter(({ id, event }) => event !== null && told.includes(id));
  const main = own.find(({ why }) => why['review'] !== undefined) ?? own[0];
  if (main?.event == null) return { ...incident, statements: told };
  const { actor, recipient, place, time } = main;
  return { ...incident, statements: told, type: main.event.type, actor, recipient, place, time };
}

function ownIncident({ id, event, actor, recipient, place, time, attribution }: StatementRecord): IncidentRecord[] {
  if (event === null) return [];
  return [
    {
      id: `i-${id}`,
      statements: [id],
      type: event.type,
      ...{ actor, recipient, place, time },
      quantities: [],
      assertedBy: attribution.slice(-1),
      deniedBy: [],
      disputedFields: [],
    },
  ];
}
