import { sql, type Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Problem } from '../../annotation/problem.js';
import type { Added, Identity, NewDocument, Standing } from '../corpus.js';
import type { Database } from '../database.js';
import { RecordSource } from '../record-source.js';
import { namedText } from '../documents.js';
import type { QueueDepth } from '../queue-depth.js';
import type { Tables } from '../tables.js';
import { Writer } from '../writer.js';
import { isPassing } from './errors.js';
import { openPool, openPostgres } from './open.js';
import { TASK } from './queue-depth.js';

/// How often a document is tried before it is set aside.
export const TRIES = 3;
/// How often a job is given out again whose program has gone. Only one that ends every program which takes it comes there.
export const MOST_ATTEMPTS = 1000;

/// A part of the inputs as a job holds it; what it means is known to those who read.
export interface QueuedPart {
  readonly input: string;
  readonly documents: number;
}

/// What a job holds.
export interface QueuedJob {
  readonly parts: readonly QueuedPart[];
  /// How the parts are read.
  readonly reading: object;
  /// How often its documents have failed before.
  readonly tries: number;
}

/// A job that a lane of a program has taken.
export interface TakenJob {
  readonly id: string;
  readonly lane: string;
  /// How many documents it was expected to hold.
  readonly documents: number;
}

/// What a job gave.
export interface FinishedJob {
  /// How many documents it did hold.
  readonly documents: number;
  readonly coded: readonly NewDocument[];
  readonly failed: readonly FailedPart[];
}

/// A document that failed, as a job of its own.
export interface FailedPart {
  readonly job: QueuedJob;
  readonly problem: Problem;
}

/// A worker that is there as long as its connection is.
export interface Life {
  readonly client: PoolClient;
  readonly worker: number;
}

/// How a queue stands, in documents.
export interface QueueStatus {
  readonly queued: number;
  readonly running: number;
  readonly done: number;
  /// Documents a minute, over the last minutes in which any were done.
  readonly rate: number;
  readonly workers: number;
  readonly setAside: readonly {
    readonly input: string;
    readonly problem: Problem;
    readonly tries: number;
    readonly at: string;
  }[];
}

/// The job was given to another since.
export class JobLost extends Error {}

/// A class of advisory locks ("HRWK"); a program that works holds the one with its number, as long as its connection stands.
const ALIVE = 0x4852574b;
/// Minutes over which the rate is counted.
const MINUTES = 5;

const TABLES = [
  'create table if not exists queue_workers (id bigserial primary key, began timestamptz not null default now())',
  `create table if not exists queue_lanes (lane text primary key,
    worker bigint not null references queue_workers (id) on delete cascade)`,
  'create table if not exists queue_progress (minute bigint primary key, added bigint not null, done bigint not null)',
  `create table if not exists queue_aside (id bigserial primary key, job jsonb not null, problem jsonb not null,
    at timestamptz not null default now())`,
];

/// The queue that stands in the database of a corpus. Errors are the driver's own; `coded` makes them coded ones.
export class CorpusQueue {
  private readonly writer: Writer;

  private constructor(
    private readonly database: Database,
    readonly pool: Pool,
    source: RecordSource,
  ) {
    this.writer = new Writer(database.db, database.search, () => source.ontology());
  }

  /// Opens the queue of a corpus, and makes both where they are not there. Throws what `openPostgres` throws. `lanes`: jobs at a time.
  static async open(address: string, lanes = 1): Promise<CorpusQueue> {
    const database = await openPostgres(address, { create: true, patience: 0 });
    const pool = await openPool(address, { max: 2 * lanes + 3 });
    return new CorpusQueue(database, pool, new RecordSource());
  }

  get file(): string {
    return this.database.file;
  }

  private get db(): Kysely<Tables> {
    return this.database.db;
  }

  /// Makes the tables beside those of graphile-worker, which must be there.
  async make(): Promise<void> {
    await this.db.transaction().execute(async (db) => {
      for (const table of TABLES) await sql.raw(table).execute(db);
    });
  }

  /// Counts documents that were put into the queue.
  async count(documents: number): Promise<void> {
    await this.db.transaction().execute((db) => progress(db, documents, 0));
  }

  async standing(documents: readonly Identity[]): Promise<Standing['is'][]> {
    const found: Standing['is'][] = [];
    for (const { id, hash } of documents) {
      const named = await namedText(this.db, id);
      found.push(named === null ? 'new' : Buffer.compare(named.hash, hash) === 0 ? 'known' : 'taken');
    }
    return found;
  }

  /// Writes what a job gave, and that it is done, in one transaction; what failed is put back, or set aside after its last try. Throws
  /// `JobLost` where the job is another's by now; nothing was written then.
  async finish(job: TakenJob, { documents, coded, failed }: FinishedJob): Promise<Added[]> {
    return this.writer.add(coded, {}, async (db) => {
      await complete(db, job);
      for (const each of failed) await this.putBack(db, each);
      await progress(db, documents - job.documents, documents - failed.length);
    });
  }

  /// Puts jobs into the place of one.
  async divide(job: TakenJob, into: readonly QueuedJob[]): Promise<void> {
    await this.writer.add([], {}, async (db) => {
      await complete(db, job);
      for (const each of into) await enqueue(db, each, 0);
    });
  }

  private async putBack(db: Kysely<Tables>, { job, problem }: FailedPart): Promise<void> {
    if (job.tries < TRIES) await enqueue(db, job, 4 ** (job.tries - 1));
    else
      await sql`insert into queue_aside (job, problem)
        values (${JSON.stringify(job)}::jsonb, ${JSON.stringify(problem)}::jsonb)`.execute(db);
  }

  /// Puts all that was set aside back into the queue; returns how many documents.
  async retry(): Promise<number> {
    return this.db.transaction().execute(async (db) => {
      const { rows } = await sql<{ readonly job: QueuedJob }>`delete from queue_aside returning job`.execute(db);
      for (const { job } of rows) await enqueue(db, { ...job, tries: 0 }, 0);
      return rows.length;
    });
  }

  /// Jobs that wait or are under way.
  async jobs(): Promise<number> {
    const { rows } = await sql<{ readonly count: number }>`select count(*) as count from graphile_worker.jobs
      where task_identifier = ${TASK} and attempts < max_attempts`.execute(this.db);
    return rows[0]?.count ?? 0;
  }

  async status(): Promise<QueueStatus> {
    return statusOf(this.db);
  }

  async depth(): Promise<QueueDepth | null> {
    return this.database.queue();
  }

  /// Says that this program is alive as long as the connection stands which it returns.
  async live(): Promise<Life> {
    const client = await this.pool.connect();
    try {
      const { rows } = await client.query<{ readonly id: number }>(
        'insert into queue_workers default values returning id',
      );
      const worker = rows[0]?.id ?? 0;
      await client.query('select pg_advisory_lock($1, $2)', [ALIVE, worker]);
      return { client, worker };
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /// Says that a program has ended by itself.
  async die(worker: number): Promise<void> {
    await this.pool.query('delete from queue_workers where id = $1', [worker]);
  }

  /// Says which lanes are of a program.
  async own(worker: number, lanes: readonly string[]): Promise<void> {
    await this.pool.query(
      `insert into queue_lanes (lane, worker) select unnest($1::text[]), $2
        on conflict (lane) do update set worker = excluded.worker`,
      [lanes, worker],
    );
  }

  /// Gives the jobs of programs that have gone to others, and those which these lanes hold: where a connection ended as a lane took one,
  /// it does not know of it.
  async bury(idle: readonly string[] = []): Promise<void> {
    await this.pool.query(
      `with dead as (
        delete from queue_workers w where began < now() - interval '1 second' and not exists (
          select 1 from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
          where l.locktype = 'advisory' and l.classid = $1 and l.objid = w.id and l.granted)
        returning id)
      select graphile_worker.force_unlock_workers(array_agg(lane)) from queue_lanes where worker in (select id from dead)
        having count(*) > 0`,
      [ALIVE],
    );
    // A program may have gone before it could say that a lane is its own.
    await this.pool.query(
      `select graphile_worker.force_unlock_workers(array_agg(locked_by)) from graphile_worker.jobs
        where task_identifier = $1 and locked_at < now() - interval '5 seconds'
          and (locked_by = any($2) or not exists (select 1 from queue_lanes where lane = locked_by))
        having count(*) > 0`,
      [TASK, idle],
    );
  }

  isPassing(error: unknown): boolean {
    return isPassing(error);
  }

  coded(error: unknown): unknown {
    return this.database.coded(error);
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.db.destroy();
  }
}

/// How the queue of a corpus stands; null where it has none.
export async function queueStatus(address: string): Promise<QueueStatus | null> {
  const database = await openPostgres(address, { readOnly: true });
  try {
    const { rows } = await sql<{
      readonly there: boolean;
    }>`select to_regclass('queue_progress') is not null as there`.execute(database.db);
    return rows[0]?.there === true ? await statusOf(database.db) : null;
  } catch (error) {
    throw database.coded(error);
  } finally {
    await database.db.destroy();
  }
}

async function statusOf(db: Kysely<Tables>): Promise<QueueStatus> {
  const { rows: sums } = await sql<{ readonly added: number | null; readonly done: number | null }>`
    select sum(added) as added, sum(done) as done from queue_progress`.execute(db);
  const { rows: minutes } = await sql<{ readonly done: number | null; readonly minutes: number }>`
    select sum(done) as done, count(*) as minutes from queue_progress
    where done > 0 and minute > ${minuteNow() - MINUTES}`.execute(db);
  const { rows: jobs } = await sql<{ readonly running: number }>`select count(*) as running from graphile_worker.jobs
    where task_identifier = ${TASK} and locked_at is not null`.execute(db);
  const { rows: aside } = await sql<{ readonly job: QueuedJob; readonly problem: Problem; readonly at: Date }>`
    select job, problem, at from queue_aside order by id`.execute(db);
  const { rows: workers } = await sql<{ readonly count: number }>`select count(*) as count from queue_workers`.execute(
    db,
  );
  const [sum, recent] = [sums[0], minutes[0]];
  const done = sum?.done ?? 0;
  return {
    queued: Math.max(0, (sum?.added ?? 0) - done - aside.length),
    running: jobs[0]?.running ?? 0,
    done,
    rate: (recent?.done ?? 0) / Math.max(1, recent?.minutes ?? 0),
    workers: workers[0]?.count ?? 0,
    setAside: aside.map(({ job, problem, at }) => ({
      input: job.parts[0]?.input ?? '',
      problem,
      tries: job.tries,
      at: at.toISOString(),
    })),
  };
}

/// Takes a job out of the queue. A lane holds one job at a time, so that nothing else of it is given out.
async function complete(db: Kysely<Tables>, { id, lane }: TakenJob): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(array[${lane}])`.execute(db);
  const { rows } = await sql`select id from graphile_worker.complete_jobs(array[${id}::bigint])`.execute(db);
  if (rows.length === 0) throw new JobLost(`job ${id} was given to another`);
}

async function enqueue(db: Kysely<Tables>, job: QueuedJob, seconds: number): Promise<void> {
  await sql`select graphile_worker.add_job(${TASK}, ${JSON.stringify(job)}::json,
    run_at => now() + make_interval(secs => ${seconds}), max_attempts => ${MOST_ATTEMPTS}::int)`.execute(db);
}

async function progress(db: Kysely<Tables>, added: number, done: number): Promise<void> {
  await sql`insert into queue_progress (minute, added, done) values (${minuteNow()}, ${added}, ${done})
    on conflict (minute) do update
    set added = queue_progress.added + excluded.added, done = queue_progress.done + excluded.done`.execute(db);
}

function minuteNow(): number {
  return Math.floor(Date.now() / 60_000);
}
