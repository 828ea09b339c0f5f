import { sql, type RawBuilder } from 'kysely';
import { incidentsWith } from '../incidents.js';
import type { IncidentRow } from '../rows.js';
import { packPlace, readPlace } from './cursor.js';
import { asking, type Desktop } from './filter.js';
import type { DeskQuery, IncidentSort, Paged, PageQuery } from './query.js';

const SORTED: Readonly<Record<IncidentSort, RawBuilder<string | number>>> = {
  number: sql`happenings.id`,
  day: sql`coalesce(happenings.from_day, happenings.to_day, '')`,
  type: sql`happenings.type`,
  statements: sql`happenings.statements`,
  denied: sql`happenings.denied`,
};

const DISPUTED = sql<boolean>`(happenings.disputed_polarity + happenings.disputed_actor + happenings.disputed_recipient +
  happenings.disputed_quantities + happenings.disputed_place + happenings.disputed_day > 0)`;

/// Whether nearly every incident is wanted, or every one that is disputed or is not.
export function wantsWhole({ disputed: _, ...others }: DeskQuery): boolean {
  return Object.values(others).every((value) => value === undefined);
}

/// A page of the incidents with a statement that a query wants; each has all its statements.
export async function incidentList(
  desktop: Desktop,
  query: DeskQuery,
  { sort, down, after, limit }: PageQuery<IncidentSort>,
): Promise<Paged<IncidentRow>> {
  const by = SORTED[sort];
  const { disputed, ...others } = query;
  const isWhole = sort === 'number' && wantsWhole(query);
  const ask = await asking(desktop, isWhole ? others : query);
  let asked = desktop.db.selectFrom('happenings').select(['happenings.id', by.as('place')]);
  // Where nearly every incident is wanted, the first ones are found without a look at the others.
  if (isWhole)
    asked = asked.where(({ exists }) =>
      exists(
        ask()
          .where(sql<boolean>`statements.happening = happenings.id`)
          .select('statements.id'),
      ),
    );
  else
    asked = asked.where(
      'happenings.id',
      'in',
      ask().where('statements.happening', 'is not', null).select('statements.happening'),
    );
  if (isWhole && disputed !== undefined) asked = asked.where(disputed ? DISPUTED : sql<boolean>`not ${DISPUTED}`);
  if (after !== null) {
    const { value, number } = readPlace(after);
    const beyond = sql.raw(down ? '<' : '>');
    asked = asked.where(sql<boolean>`(${by}, happenings.id) ${beyond} (${value}, ${number})`);
  }
  const direction = down ? 'desc' : 'asc';
  const rows = await asked
    .orderBy(by, direction)
    .orderBy('happenings.id', direction)
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: await incidentsWith(
      desktop.db,
      shown.map(({ id }) => id),
    ),
    next: last === undefined ? null : packPlace({ value: last.place, number: last.id }),
  };
}
