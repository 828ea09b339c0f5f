import { sql, type RawBuilder } from 'kysely';
import { asksOfCodes, codeCounts } from '../code-counts.js';
import { countOf as keptCountOf, isKept, keptValues } from '../tally/kept-counts.js';
import { TOPICS } from '../tally/topics.js';
import { asking, type Asked, type Desktop } from './filter.js';
import type { Verdict } from './ledger.js';
import type { DeskQuery, FacetField, FacetValue } from './query.js';

/// What is counted: statements, or the incidents that they tell.
export type Counted = 'statements' | 'incidents';

/// The most frequent values of a facet, counted as if its own field were not asked for.
export async function facetValues(
  desktop: Desktop,
  query: DeskQuery,
  field: FacetField,
  most: number,
  counted: Counted,
): Promise<FacetValue[]> {
  const others = without(query, field);
  const ask = await asking(desktop, field === 'reviewed' ? { ...others, rejected: true } : others);
  const count = countOf(counted, MULTIPLIED.has(field));
  const isWhole = await isKept(desktop.db, others);
  if (field === 'context')
    return contexts(
      isWhole ? await keptValues(desktop.db, field, counted, null) : await byColumn(ask(), CONTEXTS, count, null),
      most,
    );
  if (field === 'reviewed') {
    const all = isWhole ? await keptCountOf(desktop.db, TOPICS.unreviewed, counted) : await allOf(ask(), count);
    return verdicts(desktop, ask(), all);
  }
  const labels = new Map(
    (await desktop.db.selectFrom('labels').selectAll().execute()).map(({ list, code, label }) => [
      `${list} ${code}`,
      label,
    ]),
  );
  const ofCode = OF_CODE.find((each) => each === field);
  const rows = isWhole
    ? await keptValues(desktop.db, field, counted, most)
    : ofCode !== undefined && counted === 'statements' && asksOfCodes(others)
      ? await byCode(desktop, others, ofCode, most)
      : await valuesOf(ask, field, count, most);
  const list = LABELLED[field];
  return rows.flatMap(({ value, count: found }) =>
    value === null
      ? []
      : [
          {
            value: String(value),
            label: labels.get(`${list ?? ''} ${value}`) ?? labelOf(field, String(value)),
            count: Number(found),
          },
        ],
  );
}

/// How many statements or incidents a query wants.
export async function total(desktop: Desktop, query: DeskQuery, counted: Counted): Promise<number> {
  if (await isKept(desktop.db, query)) return keptCountOf(desktop.db, TOPICS.total, counted);
  if (counted === 'statements' && asksOfCodes(query))
    return (await codeCounts(desktop.db, query)).reduce((sum, { count }) => sum + count, 0);
  const { count } = await (
    await asking(desktop, query)
  )()
    .select(countOf(counted, false).as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

type Row = { readonly value: string | number | null; readonly count: number };

/// Facets that find a statement several times: it has several parties, sources or documents.
const MULTIPLIED: ReadonlySet<FacetField> = new Set<FacetField>([
  ...(['actor', 'recipient', 'party', 'sector', 'dyad', 'source', 'voice', 'publisher'] as const),
]);

function countOf(counted: Counted, multiplied: boolean): RawBuilder<number> {
  if (counted === 'incidents') return sql<number>`count(distinct statements.happening)`;
  return multiplied ? sql<number>`count(distinct statements.id)` : sql<number>`count(*)`;
}

/// Facets of which the code of a statement alone has the value.
const OF_CODE = ['kind', 'type', 'mode', 'relation', 'status', 'polarity', 'certainty'] as const;

async function byCode(
  { db }: Desktop,
  query: DeskQuery,
  field: (typeof OF_CODE)[number],
  most: number,
): Promise<Row[]> {
  const found = new Map<string, number>();
  for (const { code, count } of await codeCounts(db, query)) {
    const value = code[field];
    if (value !== null) found.set(value, (found.get(value) ?? 0) + count);
  }
  return [...found]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most);
}

const LABELLED: Partial<Record<FacetField, string>> = {
  status: 'status',
  polarity: 'polarity',
  certainty: 'certainty',
  relation: 'relation',
  country: 'country',
  party: 'country',
};

function labelOf(field: FacetField, value: string): string {
  if (field === 'confidence') return `${value} to ${(Number(value) + 0.1).toFixed(1)}`;
  return value;
}

/// Columns of statements, of their codes and texts.
const COLUMNS: Partial<Record<FacetField, RawBuilder<string | null>>> = {
  kind: sql`codes.kind`,
  type: sql`codes.type`,
  mode: sql`codes.mode`,
  relation: sql`codes.relation`,
  status: sql`codes.status`,
  polarity: sql`codes.polarity`,
  certainty: sql`codes.certainty`,
  language: sql`texts.language`,
  month: sql`substr(coalesce(statements.from_day, statements.to_day), 1, 7)`,
  day: sql`coalesce(statements.from_day, statements.to_day)`,
  confidence: sql`case ${sql.join(
    [9, 8, 7, 6, 5, 4, 3, 2, 1].map(
      (tenths) => sql`when statements.confidence * 10 >= ${sql.lit(tenths)} then ${sql.lit((tenths / 10).toFixed(1))}`,
    ),
    sql` `,
  )} else '0.0' end`,
};

async function valuesOf(ask: () => Asked, field: FacetField, count: RawBuilder<number>, most: number): Promise<Row[]> {
  const column = COLUMNS[field];
  if (column !== undefined) return byColumn(ask(), column, count, most);
  if (field === 'actor' || field === 'recipient')
    return byColumn(withParty(ask(), field), sql<string>`party.name`, count, most);
  if (field === 'party') return byColumn(withParty(ask(), null), sql<string | null>`party.country`, count, most);
  if (field === 'sector') return byColumn(withParty(ask(), null), sql<string | null>`party.sector`, count, most);
  if (field === 'dyad') {
    const pairs = withParty(ask(), 'actor')
      .innerJoin('roles as s', (join) => join.onRef('s.statement', '=', 'statements.id').on('s.role', '=', 'recipient'))
      .innerJoin('actors as other', 'other.id', 's.actor');
    return byColumn(pairs, sql<string>`party.name || ' > ' || other.name`, count, most);
  }
  if (field === 'place' || field === 'country') {
    const placed = ask().innerJoin('places as scene', 'scene.id', 'statements.place');
    return byColumn(placed, field === 'place' ? sql`scene.name` : sql`scene.country`, count, most);
  }
  if (field === 'source') {
    const cited = ask()
      .innerJoin('sources as cited', 'cited.statement', 'statements.id')
      .leftJoin('actors as speaker', 'speaker.id', 'cited.actor');
    return byColumn(cited, sql<string | null>`coalesce(speaker.name, cited.words)`, count, most);
  }
  if (field === 'disputed')
    return byColumn(
      ask(),
      sql`case when exists (select 1 from happenings h where h.id = statements.happening and
      h.disputed_polarity + h.disputed_actor + h.disputed_recipient + h.disputed_quantities + h.disputed_place + h.disputed_day > 0) then 'yes' else 'no' end`,
      count,
      most,
    );
  const told = ask().innerJoin('documents as paper', 'paper.text', 'statements.text');
  if (field === 'voice')
    return byColumn(
      told.innerJoin('voices as v', (join) =>
        join.onRef('v.document', '=', 'paper.id').onRef('v.number', '=', 'statements.voice'),
      ),
      sql`v.kind`,
      count,
      most,
    );
  return byColumn(told.innerJoin('publishers as house', 'house.id', 'paper.publisher'), sql`house.name`, count, most);
}

function withParty(asked: Asked, role: 'actor' | 'recipient' | null) {
  return asked
    .innerJoin('roles as r', (join) => {
      const own = join.onRef('r.statement', '=', 'statements.id');
      return role === null ? own : own.on('r.role', '=', role);
    })
    .innerJoin('actors as party', 'party.id', 'r.actor');
}

/// Any selection of statements, whatever is joined.
type Selection = Pick<Asked, 'clearSelect'>;

async function byColumn(
  selection: Selection,
  column: RawBuilder<string | null>,
  count: RawBuilder<number>,
  most: number | null,
): Promise<Row[]> {
  const rows = selection
    .clearSelect()
    .select([column.as('value'), count.as('count')])
    .where(column, 'is not', null)
    .groupBy(column)
    .orderBy('count', 'desc')
    .orderBy(column);
  return (most === null ? rows : rows.limit(most)).execute();
}

const CONTEXTS = sql<string | null>`(select names from contexts where contexts.id = statements.contexts)`;

/// Contexts stand together in one column; they are few.
function contexts(rows: readonly Row[], most: number): FacetValue[] {
  const found = new Map<string, number>();
  for (const { value, count } of rows)
    for (const each of String(value).split(' '))
      if (each !== '') found.set(each, (found.get(each) ?? 0) + Number(count));
  return [...found]
    .map(([value, count]) => ({ value, label: value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most);
}

async function allOf(asked: Asked, count: RawBuilder<number>): Promise<number> {
  return Number((await asked.select(count.as('count')).executeTakeFirstOrThrow()).count);
}

async function verdicts({ ledger, lists }: Desktop, asked: Asked, all: number): Promise<FacetValue[]> {
  const keys = [...ledger.keys];
  const found = new Map<Verdict, number>();
  const rows = await asked.select('statements.key').where('statements.key', 'in', lists.keys(keys)).execute();
  const add = (verdict: Verdict, number: number): void => {
    found.set(verdict, (found.get(verdict) ?? 0) + number);
  };
  for (const { key } of rows) add(ledger.review(Buffer.from(key).toString('hex')).verdict, 1);
  add('open', Math.max(0, all - rows.length));
  return [...found]
    .map(([value, number]) => ({ value, label: value, count: number }))
    .sort((a, b) => b.count - a.count);
}

/// The query without what it asks of the field of a facet.
function without(query: DeskQuery, field: FacetField): DeskQuery {
  const left = new Set<string>(OWN[field]);
  return Object.fromEntries(Object.entries(query).filter(([name]) => !left.has(name)));
}

const OWN: Readonly<Record<FacetField, readonly (keyof DeskQuery)[]>> = {
  kind: ['kinds'],
  type: ['types'],
  mode: ['modes'],
  context: ['contexts'],
  relation: ['relations'],
  status: ['statuses'],
  polarity: ['polarity'],
  certainty: ['certainties'],
  actor: ['actors'],
  recipient: ['recipients'],
  dyad: ['dyads'],
  country: ['countries'],
  party: ['parties'],
  sector: ['sectors'],
  place: ['places'],
  month: ['from', 'to'],
  day: ['from', 'to'],
  voice: ['voices', 'voice'],
  source: ['sources'],
  publisher: ['publishers'],
  language: ['languages'],
  confidence: ['leastConfidence', 'mostConfidence'],
  reviewed: ['verdicts'],
  disputed: ['disputed'],
};
