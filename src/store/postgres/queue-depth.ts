import { sql, type Kysely } from 'kysely';
import type { QueueDepth } from '../queue-depth.js';
import type { Tables } from '../tables.js';

/// The task of the queue's jobs that code.
export const TASK = 'herodotus-code';
/// Rows that are counted of each state at most.
const MOST = 100_000;
/// Milliseconds that the count may take.
const PATIENCE = 1000;

/// How deep the queue of a corpus is, or null where it has none. It is counted in a second or not at all: throws the driver's error of a
/// question that was cut off.
export async function queueDepth(db: Kysely<Tables>): Promise<QueueDepth | null> {
  return db.connection().execute(async (connection) => {
    const there = await sql<{ readonly there: boolean }>`select to_regclass('queue_progress') is not null
      and to_regclass('graphile_worker.jobs') is not null as there`.execute(connection);
    if (there.rows[0]?.there !== true) return null;
    await sql`set statement_timeout = ${sql.lit(PATIENCE)}`.execute(connection);
    try {
      const { rows } = await sql<Counted>`select
        (select coalesce(sum(added), 0) from queue_progress) as added,
        (select coalesce(sum(done), 0) from queue_progress) as done,
        (select count(*) from (select 1 from queue_aside limit ${sql.lit(MOST)}) a) as aside,
        (select count(*) from (${jobs(sql`locked_at is null`)}) w) as waiting,
        (select count(*) from (${jobs(sql`locked_at is not null`)}) r) as running,
        (select count(*) from queue_workers) as workers`.execute(connection);
      const [row] = rows;
      if (row === undefined) return null;
      const { added, done, aside, ...rest } = row;
      return { documents: { waiting: Math.max(0, added - done - aside), done, aside }, ...rest };
    } finally {
      await sql`set statement_timeout = default`.execute(connection);
    }
  });
}

interface Counted {
  readonly added: number;
  readonly done: number;
  readonly aside: number;
  readonly waiting: number;
  readonly running: number;
  readonly workers: number;
}

function jobs(state: ReturnType<typeof sql>) {
  return sql`select 1 from graphile_worker.jobs
    where task_identifier = ${TASK} and attempts < max_attempts and ${state} limit ${sql.lit(MOST)}`;
}
