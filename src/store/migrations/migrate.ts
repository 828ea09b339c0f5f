import type { Kysely } from 'kysely';
import { HerodotusError } from '../../annotation/problem.js';
import type { Tables } from '../tables.js';
import type { Flavour, Step } from './step.js';
import { STEPS } from './steps.js';

/// Brings the tables to the newest version, all steps or none, and returns how many were gone. Throws `corpus-newer` where the corpus
/// has gone steps that this program does not know.
export async function migrate(
  db: Kysely<Tables>,
  file: string,
  flavour: Flavour,
  steps: readonly Step[] = STEPS,
): Promise<number> {
  // Who only reads need not wait for one who writes.
  const before = await versionOf(db).catch(() => 0);
  refuseNewer(file, before, steps.length);
  if (before === steps.length) return 0;
  return db.transaction().execute(async (transaction) => {
    await transaction.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('applied', 'text', (column) => column.notNull())
      .execute();
    const gone = await versionOf(transaction);
    refuseNewer(file, gone, steps.length);
    const missing = steps.slice(gone);
    for (const [index, step] of missing.entries()) {
      await step.up(transaction, flavour);
      const row = { number: gone + index + 1, name: step.name, applied: new Date().toISOString() };
      await transaction.insertInto('migrations').values(row).execute();
    }
    return missing.length;
  });
}

/// The number of the last step that a corpus has gone, 0 for none. Its table must be there.
export async function versionOf(db: Kysely<Tables>): Promise<number> {
  const { last } = await db
    .selectFrom('migrations')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/// Throws `corpus-newer`.
export function refuseNewer(file: string, found: number, known: number = STEPS.length): void {
  if (found > known) throw new HerodotusError('corpus-newer', { file, found, known });
}
