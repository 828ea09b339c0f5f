import schema from '../../docs/record-1.schema.json' with { type: 'json' };
import type {
  DocumentRecord,
  QuantityRecord,
  RoleRecord,
  StatementPlaceRecord,
  StatementRecord,
  StatementTimeRecord,
} from './record.js';
import { faultIn, onlyKnown, type Fault, type Schema } from './schema-check.js';
import { statementKeys } from './statement-key.js';

/// The record of version 1, as 0.1.0 wrote it: docs/record-1.schema.json.
export type Record1 = Omit<DocumentRecord, 'schema' | 'provenance' | 'incidents' | 'statements'> & {
  schema: 'herodotus/1';
  statements: (Omit<StatementRecord, 'key' | 'quantities' | 'place' | 'time'> & {
    quantities: Quantity1[];
    place: Omit<StatementPlaceRecord, 'inherited'> | null;
    time: Omit<StatementTimeRecord, 'inherited'> | null;
  })[];
};

/// Where no number stood behind "about", 0.1.0 wrote a quantity without a value.
type Quantity1 = Omit<QuantityRecord, 'value'> & { value: number | null };

const SCHEMA: Schema = schema;

/// The first fault of a value as a record of version 1, or null.
export function faultIn1(value: unknown): Fault | null {
  return faultIn(value, SCHEMA);
}

export function isRecord1(value: unknown): value is Record1 {
  return faultIn1(value) === null;
}

/// The record of version 2 with what one of version 1 says: it names nothing that made it; its statements get the keys that they
/// have now; entries of the codebook lose the numbers of their lines.
export function upgraded(record: Record1): DocumentRecord {
  const keys = statementKeys(record.id, record.text, record.statements);
  return {
    ...record,
    schema: 'herodotus/2',
    incidents: [],
    provenance: { engine: null, model: null, codebook: null, language: null },
    actors: record.actors.map((actor) => ({ ...actor, source: actor.source?.replace(/^codebook\//, '') ?? null })),
    statements: record.statements.map((statement, index) => ({
      ...statement,
      key: keys[index] ?? '',
      place: statement.place === null ? null : { ...statement.place, inherited: null },
      time: statement.time === null ? null : { ...statement.time, inherited: null },
      quantities: statement.quantities.flatMap(({ value, ...rest }) => (value === null ? [] : [{ value, ...rest }])),
      why: Object.fromEntries(
        Object.entries(statement.why).map(([field, reason]) => [
          field,
          reason.replace(/([\w/-]+\.yaml):\d+ ([\w-]+)/g, '$1#$2'),
        ]),
      ),
    })),
  };
}

/// A record as readers of version 1 know it: without what came later, and with the places and times alone that a statement's own
/// sentence tells, and without the sides of voices.
export function asRecord1(record: DocumentRecord): Record1 {
  const statements = record.statements.map((statement) => ({
    ...statement,
    actor: namedIn(statement.actor),
    recipient: namedIn(statement.recipient),
    place: ownOf(statement.place),
    time: ownOf(statement.time),
  }));
  const older = onlyKnown({ ...record, statements, schema: 'herodotus/1' }, SCHEMA);
  if (!isRecord1(older)) throw new RangeError('a record of version 2 does not hold all of version 1');
  return {
    ...older,
    actors: older.actors.map((actor) => ({
      ...actor,
      source: actor.source === null ? null : `codebook/${actor.source}`,
    })),
  };
}

/// Roles as the text names who is in them: a reader of version 1 could not tell the side of a voice from the name of somebody.
function namedIn(roles: readonly RoleRecord[]): RoleRecord[] {
  return roles.map((role) => (role.inherited === undefined ? role : { start: role.start, end: role.end, actor: null }));
}

function ownOf<T extends { readonly inherited: unknown }>(told: T | null): T | null {
  return told?.inherited === null ? told : null;
}
