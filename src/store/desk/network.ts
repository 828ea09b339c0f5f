import { sql } from 'kysely';
import { pieces } from '../insert.js';
import { meanScore, THOUSANDTHS } from '../tally/cells.js';
import { isKept, keptPairs } from '../tally/kept-counts.js';
import { FOLDED } from '../tally/topics.js';
import { asking, type Desktop } from './filter.js';
import type { DeskQuery } from './query.js';

export type Fold = keyof typeof FOLDED;

export interface Network {
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly country: string | null;
    readonly sector: string | null;
    readonly kind: string | null;
    readonly incidents: number;
  }[];
  readonly edges: readonly {
    readonly actor: string;
    readonly recipient: string;
    readonly incidents: number;
    readonly statements: number;
    readonly score: number;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly more: number;
}

const EVENTS = ['event'] as const;

/// Who acts on whom, the most frequent first.
export async function network(desktop: Desktop, query: DeskQuery, by: Fold, most: number): Promise<Network> {
  const isWhole = await isKept(desktop.db, query, EVENTS);
  const { rows, all } = isWhole ? await keptPairs(desktop.db, by, most) : await countedPairs(desktop, query, by, most);
  const edges = rows.map(({ scored, score, ...row }) => ({ ...row, score: meanScore(score, scored) ?? 0 }));
  const weight = new Map<string, number>();
  for (const { actor: one, recipient: other, incidents } of edges)
    for (const each of new Set([one, other])) weight.set(each, (weight.get(each) ?? 0) + incidents);
  const about = by === 'actor' ? await actorsNamed(desktop, [...weight.keys()]) : new Map<string, never>();
  const labels =
    by === 'country'
      ? await desktop.db.selectFrom('labels').select(['code', 'label']).where('list', '=', 'country').execute()
      : [];
  return {
    nodes: [...weight].map(([id, incidents]) => {
      const known = about.get(id);
      return {
        id,
        label: labels.find(({ code }) => code === id)?.label ?? id,
        country: by === 'country' ? id : (known?.country ?? null),
        sector: by === 'sector' ? id : (known?.sector ?? null),
        kind: by === 'group' ? id : (known?.kind ?? null),
        incidents,
      };
    }),
    edges,
    more: all - edges.length,
  };
}

/// The most frequent pairs, and how many there are.
async function countedPairs(desktop: Desktop, query: DeskQuery, by: Fold, most: number) {
  const ask = await asking(desktop, { ...query, kinds: EVENTS });
  const actor = sql<string>`coalesce(${sql.ref(`a.${FOLDED[by]}`)}, '')`;
  const recipient = sql<string>`coalesce(${sql.ref(`b.${FOLDED[by]}`)}, '')`;
  const pairs = ask()
    .innerJoin('roles as r', (join) => join.onRef('r.statement', '=', 'statements.id').on('r.role', '=', 'actor'))
    .innerJoin('roles as s', (join) => join.onRef('s.statement', '=', 'statements.id').on('s.role', '=', 'recipient'))
    .innerJoin('actors as a', 'a.id', 'r.actor')
    .innerJoin('actors as b', 'b.id', 's.actor')
    .select([
      actor.as('actor'),
      recipient.as('recipient'),
      sql<number>`count(distinct statements.happening)`.as('incidents'),
      sql<number>`count(distinct statements.id)`.as('statements'),
      sql<number>`count(codes.score)`.as('scored'),
      sql<number>`coalesce(sum(cast(round(codes.score * ${sql.lit(THOUSANDTHS)}) as bigint)), 0)`.as('score'),
      sql<string | null>`min(coalesce(statements.from_day, statements.to_day))`.as('from'),
      sql<string | null>`max(coalesce(statements.to_day, statements.from_day))`.as('to'),
    ])
    .groupBy([actor, recipient]);
  const rows = await pairs.orderBy('incidents', 'desc').orderBy(actor).orderBy(recipient).execute();
  return { rows: rows.slice(0, most), all: rows.length };
}

interface ActorFacts {
  readonly country: string | null;
  readonly sector: string | null;
  readonly kind: string;
}

async function actorsNamed({ db }: Desktop, names: readonly string[]): Promise<Map<string, ActorFacts>> {
  const found = new Map<string, ActorFacts>();
  for (const piece of pieces(names))
    for (const row of await db
      .selectFrom('actors')
      .select(['name', 'country', 'sector', 'kind'])
      .where('name', 'in', piece)
      .orderBy('id', 'desc')
      .execute())
      found.set(row.name, row);
  return found;
}
