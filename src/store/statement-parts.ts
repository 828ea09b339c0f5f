import type { Kysely } from 'kysely';
import type { QuantityRecord, SpanRecord } from '../annotation/record.js';
import { cells } from './cells.js';
import { isAmong } from './lists.js';
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

const ROLE = ['statement', 'role', 'actor', 'begins', 'ends', 'inherited'] as const;
const SOURCE = ['statement', 'words', 'actor', 'source_begins', 'source_ends', 'cue_begins', 'cue_ends'] as const;

/// Parties of statements, by the number of the statement: actors first, in their order.
export async function partiesOf(db: Kysely<Tables>, statements: readonly number[]): Promise<Map<number, Party[]>> {
  const selection = db
    .selectFrom('roles')
    .select(ROLE)
    .where(isAmong(db, 'statement', statements))
    .orderBy('statement')
    .orderBy('role')
    .orderBy('position');
  return grouped(await cells(db, selection, ROLE), ([, role, actor, start, end, inherited]) => ({
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
    .where(isAmong(db, 'statement', statements))
    .orderBy('statement')
    .orderBy('position')
    .execute();
  const listed = rows.map((row) => [row.statement, row] as const);
  return grouped(listed, ([, { value, least, most, unit, counted: of, begins: start, ends: end }]) => ({
    ...{ value, least, most, unit, of, start, end },
  }));
}

/// Whom the voices of statements cite, outermost first.
export async function stepsOf(db: Kysely<Tables>, statements: readonly number[]): Promise<Map<number, Step[]>> {
  const selection = db
    .selectFrom('sources')
    .select(SOURCE)
    .where(isAmong(db, 'statement', statements))
    .orderBy('statement')
    .orderBy('position');
  return grouped(await cells(db, selection, SOURCE), ([, words, actor, begins, ends, cueBegins, cueEnds]) => ({
    words,
    actor,
    source: spanOf(begins, ends),
    cue: spanOf(cueBegins, cueEnds),
  }));
}

/// A span of which both ends are known.
export function spanOf(begins: number | null, ends: number | null): SpanRecord | null {
  return begins === null || ends === null ? null : { start: begins, end: ends };
}

/// What rows tell, by the number of a statement with which each begins.
function grouped<R extends readonly [number, ...unknown[]], T>(
  rows: readonly R[],
  valueOf: (row: R) => T,
): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const row of rows) {
    const list = found.get(row[0]);
    if (list === undefined) found.set(row[0], [valueOf(row)]);
    else list.push(valueOf(row));
  }
  return found;
}
