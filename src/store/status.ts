import type { Kysely } from 'kysely';
import { codeCounts } from './code-counts.js';
import type { CorpusStatus } from './corpus.js';
import { provenancesOf } from './documents.js';
import { versionOf } from './migrations/migrate.js';
import type { Tables } from './tables.js';

/// What a corpus holds and what made it.
export async function statusOf(db: Kysely<Tables>, file: string, fileBytes: number): Promise<CorpusStatus> {
  const texts = await db
    .selectFrom('texts')
    .select(({ fn }) => [
      fn.countAll<number>().as('texts'),
      fn.count<number>('original').as('copies'),
      fn.sum<number>('bytes').as('bytes'),
      fn.sum<number>('claims').as('claims'),
    ])
    .executeTakeFirstOrThrow();
  const published = await db
    .selectFrom('documents')
    .select(({ fn }) => [fn.min('published').as('from'), fn.max('published').as('to')])
    .executeTakeFirstOrThrow();
  const kinds = await codeCounts(db, { copies: true });
  const provenances = await provenancesOf(db);
  const coded = await db
    .selectFrom('texts')
    .select(({ fn }) => ['provenance', fn.countAll<number>().as('count')])
    .groupBy('provenance')
    .orderBy('provenance')
    .execute();
  const run = await db.selectFrom('runs').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
  const of = (kind: string): number =>
    kinds.filter(({ code }) => code.kind === kind).reduce((sum, { count }) => sum + count, 0);
  return {
    file,
    version: await versionOf(db),
    documents: await countOf(db, 'documents'),
    texts: Number(texts.texts),
    copies: Number(texts.copies),
    events: of('event'),
    relations: of('relation'),
    claims: Number(texts.claims ?? 0),
    incidents: await incidentsOf(db),
    shared: await sharedOf(db),
    unjoined: await unjoinedOf(db),
    actors: await countOf(db, 'actors'),
    places: await countOf(db, 'places'),
    corrections: await countOf(db, 'corrections'),
    publishedFrom: published.from,
    publishedTo: published.to,
    textBytes: Number(texts.bytes ?? 0),
    fileBytes,
    coded: coded.flatMap(({ provenance, count }) => {
      const by = provenances.get(provenance);
      return by === undefined ? [] : [{ by, texts: Number(count) }];
    }),
    lastRun:
      run === undefined
        ? null
        : {
            command: run.command,
            started: run.started,
            ended: run.ended,
            added: run.added,
            known: run.known,
            failed: run.failed,
          },
  };
}

async function countOf(db: Kysely<Tables>, table: 'documents' | 'actors' | 'places' | 'corrections'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/// Those of which reviewers left a statement.
async function incidentsOf(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('happenings')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('statements', '>', 0)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/// How many incidents several reports tell.
async function sharedOf(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('happenings')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('reports', '>', 1)
    .where('statements', '>', 0)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/// Texts whose incidents are not joined with those of other pages yet.
export async function unjoinedOf(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('pages')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('joined', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(count);
}
