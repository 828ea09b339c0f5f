import { sql, type Kysely, type Selectable } from 'kysely';
import type { StatementQuery } from './query.js';
import type { Tables } from './tables.js';

/// What the code of a statement alone decides.
const OF_CODES: ReadonlySet<string> = new Set<keyof StatementQuery>([
  ...(['kinds', 'types', 'modes', 'relations', 'statuses', 'certainties', 'polarity', 'rejected', 'copies'] as const),
]);

export type Code = Selectable<Tables['codes']>;

/// Whether a query asks for nothing but what the code of a statement decides.
export function asksOfCodes(query: StatementQuery): boolean {
  return Object.entries(query).every(([name, value]) => value === undefined || OF_CODES.has(name));
}

/// How many statements have each code, of the codes that a query wants; it must ask for nothing else. An index counts all statements in
/// a twentieth of the time in which rows are read, and what is left out, what reviewers rejected and copies of texts, is taken off.
export async function codeCounts(
  db: Kysely<Tables>,
  query: StatementQuery,
): Promise<readonly { readonly code: Code; readonly count: number }[]> {
  const counts = new Map<number, number>();
  const add = (rows: readonly { readonly code: number; readonly count: number }[], sign: 1 | -1): void => {
    for (const { code, count } of rows) counts.set(code, (counts.get(code) ?? 0) + sign * Number(count));
  };
  const { rejected = false, copies = false } = query;
  add(
    await db
      .selectFrom('statements')
      .select(({ fn }) => ['code', fn.countAll<number>().as('count')])
      .groupBy('code')
      .execute(),
    1,
  );
  // Grouped by what is no column, so that SQLite begins at the few rows and not at the index of all.
  const few = db
    .selectFrom('statements')
    .select(({ fn }) => ['code', fn.countAll<number>().as('count')])
    .groupBy([sql`+code`, 'code']);
  if (!rejected)
    add(
      await few.where('rejected', '=', 1).where('id', 'in', db.selectFrom('coded').select('statement')).execute(),
      -1,
    );
  if (!copies) {
    const left = few.where('text', 'in', db.selectFrom('texts').select('id').where('original', 'is not', null));
    add(await (rejected ? left : left.where('rejected', '=', 0)).execute(), -1);
  }
  const codes = await db.selectFrom('codes').selectAll().execute();
  return codes.flatMap((code) => {
    const count = counts.get(code.id) ?? 0;
    return count > 0 && isWanted(code, query) ? [{ code, count }] : [];
  });
}

function isWanted(code: Code, query: StatementQuery): boolean {
  const { kinds, types, modes, relations, statuses, certainties, polarity } = query;
  const isOne = (list: readonly string[] | undefined, value: string | null): boolean =>
    list === undefined || (value !== null && list.includes(value));
  return (
    isOne(kinds, code.kind) &&
    isOne(types, code.type) &&
    isOne(modes, code.mode) &&
    isOne(relations, code.relation) &&
    isOne(statuses, code.status) &&
    isOne(certainties, code.certainty) &&
    (polarity === undefined || polarity === code.polarity)
  );
}
