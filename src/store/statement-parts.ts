import type { Kysely } from 'kysely';
import type { QuantityRecord, SpanRecord } from '../annotation/record.js';
import { listsOf } from './lists.js';
import { oneOf } from './shared-rows.js';
import type { Tables } from './tables.js';

/// Who stands in a role of a statement; `actor` is the number of one.
export interface Party extends SpanRecord {
  readonly role: string;
  readonly actor: number | null;
  readonly inherited: 'voice' | null;
}

/// One who is cited, by a number or by words.
export interface Step {
  readonly words: string | null;
  readonly actor: number | null;
  readonly source: SpanRecord | null;
  readonly cue: SpanRecord | null;
}

/// Parties of statements, by the number of the statement: actors first, in their order.
export async function partiesOf(db: Kysely<Tables>, statements: readonly number[]): Promise<Map<number, Party[]>> {
  const rows = await db
    .selectFrom('roles')
    .select(['statement', 'role', 'actor', 'begins', 'ends', 'inherited'])
    .where('statement', 'in', listsOf(db).numbers(statements))
    .orderBy('statement')
    .orderBy('role')
    .orderBy('position')
    .execute();
  return grouped(rows, ({ role, actor, begins: start, ends: end, inherited }) => ({
    ...{ role, actor, start, end },
    inherited: oneOf<'voice'>(['voice'], inherited),
  }));
}

/// Numbers that statements tell.
export async function quantitiesOf(
  db: Kysely<Tables>,
  statements: readonly number[],
): Promise<Map<number, QuantityRecord[]>> {
  const rows = await db
    .selectFrom('quantities')
    .selectAll()
    .where('statement', 'in', listsOf(db).numbers(statements))
    .orderBy('statement')
    .orderBy('position')
    .execute();
  return grouped(rows, ({ value, least, most, unit, counted: of, begins: start, ends: end }) => ({
    ...{ value, least, most, unit, of, start, end },
  }));
}

/// Whom the voices of statements cite, outermost first.
export async function stepsOf(db: Kysely<Tables>, statements: readonly number[]): Promise<Map<number, Step[]>> {
  const rows = await db
    .selectFrom('sources')
    .selectAll()
    .where('statement', 'in', listsOf(db).numbers(statements))
    .orderBy('statement')
    .orderBy('position')
    .execute();
  return grouped(rows, (row) => ({
    words: row.words,
    actor: row.actor,
    source: spanOf(row.source_begins, row.source_ends),
    cue: spanOf(row.cue_begins, row.cue_ends),
  }));
}

/// A span of which both ends are known.
export function spanOf(begins: number | null, ends: number | null): SpanRecord | null {
  return begins === null || ends === null ? null : { start: begins, end: ends };
}

function grouped<R extends { readonly statement: number }, T>(
  rows: readonly R[],
  valueOf: (row: R) => T,
): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const row of rows) {
    const list = found.get(row.statement);
    if (list === undefined) found.set(row.statement, [valueOf(row)]);
    else list.push(valueOf(row));
  }
  return found;
}
