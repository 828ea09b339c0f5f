import { sql, type RawBuilder } from 'kysely';
import { countOf, isKept, keptDays, keptTolls } from '../tally/kept-counts.js';
import { UNITS } from '../tally/tolls.js';
import { LENGTH, TOPICS } from '../tally/topics.js';
import { asking, type Desktop } from './filter.js';
import type { DeskQuery } from './query.js';

export interface Timeline {
  readonly counts: readonly {
    readonly at: string;
    readonly type: string;
    readonly class: string;
    readonly incidents: number;
    readonly statements: number;
  }[];
  readonly undated: number;
  readonly tolls: readonly {
    readonly at: string;
    readonly incident: number;
    readonly unit: string;
    readonly least: number;
    readonly most: number;
    readonly voices: number;
  }[];
}

const EVENTS = ['event'] as const;
/// Tolls that are told at most.
const TOLLS = 5000;

/// Incidents by day and type, and how many people voices say were harmed.
export async function timeline(desktop: Desktop, query: DeskQuery, by: keyof typeof LENGTH): Promise<Timeline> {
  const { db } = desktop;
  if (await isKept(db, query, EVENTS))
    return {
      counts: await keptDays(db, by),
      undated: (await countOf(db, TOPICS.events, 'incidents')) - (await countOf(db, TOPICS.dated, 'incidents')),
      tolls: await keptTolls(db, by, TOLLS),
    };
  const ask = await asking(desktop, { ...query, kinds: EVENTS });
  const at: RawBuilder<string> = sql`substr(coalesce(statements.from_day, statements.to_day), 1, ${sql.lit(LENGTH[by])})`;
  const incidents = sql<number>`count(distinct statements.happening)`;
  const counts = await ask()
    .innerJoin('event_types', 'event_types.type', 'codes.type')
    .select([at.as('at'), 'event_types.type', 'event_types.class', incidents.as('incidents')])
    .select(({ fn }) => fn.countAll<number>().as('statements'))
    .where(at, 'is not', null)
    .groupBy([at, 'event_types.type', 'event_types.class'])
    .orderBy(at)
    .orderBy('event_types.type')
    .execute();
  // An incident may have tellings with a day and without.
  const dated = sql<number>`count(distinct case when ${at} is not null then statements.happening end)`;
  const all = await ask()
    .select([incidents.as('incidents'), dated.as('dated')])
    .executeTakeFirstOrThrow();
  const voice = sql`coalesce((select coalesce(cast(q.actor as text), q.words) from sources q where q.statement = statements.id
    order by q.position desc limit 1), cast(statements.text as text) || ' ' || coalesce(cast(statements.voice as text), ''))`;
  const tolls = await ask()
    .innerJoin('quantities as q', 'q.statement', 'statements.id')
    .select([
      sql<string>`min(${at})`.as('at'),
      'statements.happening as incident',
      'q.unit',
      sql<number>`min(q.value)`.as('least'),
      sql<number>`max(coalesce(q.most, q.value))`.as('most'),
      sql<number>`count(distinct ${voice})`.as('voices'),
    ])
    .where('q.unit', 'in', UNITS)
    .where('statements.happening', 'is not', null)
    .where(at, 'is not', null)
    .groupBy(['statements.happening', 'q.unit'])
    .orderBy(sql`min(${at})`)
    .orderBy('statements.happening')
    .orderBy('q.unit')
    .limit(TOLLS)
    .execute();
  return {
    counts: counts.map((row) => ({ ...row, incidents: Number(row.incidents), statements: Number(row.statements) })),
    undated: Number(all.incidents) - Number(all.dated),
    tolls: tolls.flatMap(({ incident, unit, ...row }) =>
      incident === null || unit === null ? [] : [{ ...row, incident, unit }],
    ),
  };
}
