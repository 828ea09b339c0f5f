import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.js';

/// How many statements each frame or rule tells.
export async function firedRules(
  db: Kysely<Tables>,
): Promise<{ readonly rule: string; readonly statements: number }[]> {
  const rows = await db
    .selectFrom('statements')
    .innerJoin('rules', 'rules.id', 'statements.rule')
    .select(({ fn }) => ['rules.name as rule', fn.countAll<number>().as('statements')])
    .where('statements.rejected', '=', 0)
    .groupBy('rules.name')
    .execute();
  return rows.map(({ rule, statements }) => ({ rule, statements: Number(statements) }));
}

/// The words by which rules tell statements, with how many each tells, those that reviewers rejected too.
export async function firedWords(
  db: Kysely<Tables>,
  rules: readonly string[],
): Promise<{ readonly rule: string; readonly words: string; readonly statements: number }[]> {
  if (rules.length === 0) return [];
  const rows = await db
    .selectFrom('statements')
    .innerJoin('rules', 'rules.id', 'statements.rule')
    .select(({ fn }) => ['rules.name as rule', 'statements.words', fn.countAll<number>().as('statements')])
    .where('rules.name', 'in', rules)
    .groupBy(['rules.name', 'statements.words'])
    .execute();
  return rows.map(({ statements, ...row }) => ({ ...row, statements: Number(statements) }));
}

/// How many statements have a party that is called so and of whom nobody knows who it is.
export async function called(db: Kysely<Tables>, names: readonly string[]): Promise<number> {
  if (names.length === 0) return 0;
  const { statements } = await db
    .selectFrom('roles')
    .select(sql<number>`count(distinct roles.statement)`.as('statements'))
    .where('roles.words', 'in', names)
    .executeTakeFirstOrThrow();
  return Number(statements);
}

export interface Fired {
  readonly name: string;
  readonly code: string | null;
  readonly country: string | null;
  /// File and entry of the codebook that named it, or null.
  readonly source: string | null;
  readonly statements: number;
}

/// Actors or places whose names hold words, those of most statements first.
export async function fired(
  db: Kysely<Tables>,
  of: 'actors' | 'places',
  words: string,
  most: number,
): Promise<Fired[]> {
  const isNamed = sql<boolean>`(${words} = '' or replace(lower(name), lower(${words}), '') <> lower(name))`;
  if (of === 'places') {
    const rows = await db
      .selectFrom('places')
      .innerJoin('statements', 'statements.place', 'places.id')
      .select(({ fn }) => ['places.name', 'places.feature', 'places.country', fn.countAll<number>().as('statements')])
      .where('statements.rejected', '=', 0)
      .where(isNamed)
      .groupBy('places.id')
      .orderBy('statements', 'desc')
      .orderBy('places.name')
      .limit(most)
      .execute();
    return rows.map(({ feature: code, ...row }) => ({
      ...row,
      ...{ code, source: null, statements: Number(row.statements) },
    }));
  }
  const rows = await db
    .selectFrom('actors')
    .innerJoin('roles', 'roles.actor', 'actors.id')
    .innerJoin('statements', 'statements.id', 'roles.statement')
    .select(['actors.name', 'actors.code', 'actors.country', 'actors.source'])
    .select(sql<number>`count(distinct statements.id)`.as('statements'))
    .where('statements.rejected', '=', 0)
    .where(isNamed)
    .groupBy('actors.id')
    .orderBy('statements', 'desc')
    .orderBy('actors.name')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row, statements: Number(row.statements) }));
}
