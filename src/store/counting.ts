import { sql, type Kysely } from 'kysely';
import { EVENT_TYPES } from '../annotation/record.js';
import { incidentsWith } from './incidents.js';
import type { Counts, StatementQuery } from './query.js';
import { wantedStatements } from './statement-filter.js';
import type { Tables } from './tables.js';

/// What `Corpus.counts` gives: incidents by type and month, the `most` frequent dyads and as many disputed incidents.
export async function counts(db: Kysely<Tables>, query: StatementQuery, most: number): Promise<Counts> {
  const events = { ...query, kinds: ['event'] } as const;
  const month = sql<string | null>`substr(coalesce(statements.from_day, statements.to_day), 1, 7)`;
  const months = await wantedStatements(db, events)
    .select(['codes.type', month.as('month')])
    .select(({ fn }) => fn.count<number>('statements.happening').distinct().as('incidents'))
    .groupBy(['codes.type', month])
    .execute();
  const { total } = await wantedStatements(db, events)
    .select(({ fn }) => fn.count<number>('statements.happening').distinct().as('total'))
    .executeTakeFirstOrThrow();
  const disputed = await wantedStatements(db, { ...events, disputed: true })
    .select('statements.happening')
    .distinct()
    .orderBy('statements.happening', 'desc')
    .limit(most)
    .execute();
  return {
    total: Number(total),
    months: months
      .flatMap(({ type, month: of, incidents }) => {
        const known = EVENT_TYPES.find((each) => each === type);
        return known === undefined ? [] : [{ type: known, month: of, incidents: Number(incidents) }];
      })
      .sort((a, b) => order(a.month ?? '', b.month ?? '') || order(a.type, b.type)),
    dyads: await dyads(db, query, most),
    disputed: await incidentsWith(
      db,
      disputed.flatMap(({ happening }) => happening ?? []),
    ),
  };
}

async function dyads(db: Kysely<Tables>, query: StatementQuery, most: number): Promise<Counts['dyads']> {
  const rows = await wantedStatements(db, { ...query, kinds: ['event'] })
    .innerJoin('roles as r', (join) => join.onRef('r.statement', '=', 'statements.id').on('r.role', '=', 'actor'))
    .innerJoin('roles as s', (join) => join.onRef('s.statement', '=', 'statements.id').on('s.role', '=', 'recipient'))
    .innerJoin('actors as a', 'a.id', 'r.actor')
    .innerJoin('actors as b', 'b.id', 's.actor')
    .select(['a.name as actor', 'b.name as recipient'])
    .select(({ fn }) => [
      fn.count<number>('statements.happening').distinct().as('incidents'),
      fn.avg<number>('codes.score').as('score'),
    ])
    .groupBy(['a.name', 'b.name'])
    .orderBy('incidents', 'desc')
    .orderBy('a.name')
    .orderBy('b.name')
    .limit(most)
    .execute();
  return rows.map(({ actor, recipient, incidents, score }) => ({
    actor,
    recipient,
    incidents: Number(incidents),
    score: Number(score),
  }));
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
