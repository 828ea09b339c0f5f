import { sql, type RawBuilder } from 'kysely';
import type { StatementRow } from '../rows.js';
import { statementsWith } from '../statements.js';
import { packPlace, readPlace } from './cursor.js';
import { asking, type Desktop } from './filter.js';
import type { DeskQuery, Paged, PageQuery, StatementSort } from './query.js';

type Sorted = RawBuilder<string | number>;

/// What each order goes by; nothing is null, so that it can be gone on with behind any row.
const SORTED: Readonly<Record<StatementSort, Sorted>> = {
  number: sql`statements.id`,
  day: sql`coalesce(statements.from_day, statements.to_day, '')`,
  published: sql`coalesce((select min(d.published) from documents d where d.text = statements.text), '')`,
  confidence: sql`statements.confidence`,
  type: sql`coalesce(codes.type, codes.relation, '')`,
  score: sql`coalesce(codes.score, 0)`,
  document: sql`coalesce((select min(d.name) from documents d where d.text = statements.text), '')`,
};

/// A page of the statements that a query wants.
export async function statementList(
  desktop: Desktop,
  query: DeskQuery,
  { sort, down, after, limit }: PageQuery<StatementSort>,
): Promise<Paged<StatementRow>> {
  const by = SORTED[sort];
  let asked = (await asking(desktop, query))();
  if (after !== null) {
    const { value, number } = readPlace(after);
    const beyond = sql.raw(down ? '<' : '>');
    asked = asked.where(
      sort === 'number'
        ? sql<boolean>`statements.id ${beyond} ${number}`
        : sql<boolean>`(${by}, statements.id) ${beyond} (${value}, ${number})`,
    );
  }
  const direction = down ? 'desc' : 'asc';
  const rows = await asked
    .select(['statements.id', by.as('place')])
    .orderBy(by, direction)
    .orderBy('statements.id', direction)
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const ids = shown.map(({ id }) => id);
  const found = new Map((await statementsWith(desktop.db, ids)).map((row) => [row.number, row]));
  return {
    rows: ids.flatMap((id) => found.get(id) ?? []),
    next: last === undefined ? null : packPlace({ value: last.place, number: last.id }),
  };
}
