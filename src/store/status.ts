import type { Kysely } from 'kysely';
import { codeCounts } from './code-counts.js';
import type { CorpusStatus } from './corpus.js';
import { provenancesOf } from './documents.js';
import { versionOf } from './migrations/migrate.js';
import type { Tables } from './tables.js';
import { countOf as keptCountOf } from './tally/kept-counts.js';
import { TOPICS } from './tally/topics.js';
import { isTallied } from './tally/whole.js';

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
  const isKept = await isTallied(db);
  const kinds = isKept ? await keptKinds(db) : await countedKinds(db);
  const provenances = await provenancesOf(db);
  const coded = await db
    .selectFrom('texts')
    .select(({ fn }) => ['provenance', fn.countAll<number>().as('count')])
    .groupBy('provenance')
    .orderBy('provenance')
    .execute();
  const run = await db.selectFrom('runs').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
  return {
    file,
    version: await versionOf(db),
    documents: await countOf(db, 'documents'),
    texts: Number(texts.texts),
    copies: Number(texts.copies),
    events: kinds.get('event') ?? 0,
    relations: kinds.get('relation') ?? 0,
    claims: Number(texts.claims ?? 0),
    incidents: isKept ? await keptCountOf(db, TOPICS.incidents, 'incidents') : await incidentsOf(db),
    shared: isKept ? await keptCountOf(db, TOPICS.shared, 'incidents') : await sharedOf(db),
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

/// Statements by kind.
async function countedKinds(db: Kysely<Tables>): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const { code, count } of await codeCounts(db, { copies: true }))
    found.set(code.kind, (found.get(code.kind) ?? 0) + count);
  return found;
}

async function keptKinds(db: Kysely<Tables>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('tallies')
    .select(['one', 'statements'])
    .where('topic', '=', TOPICS.whole.name)
    .execute();
  return new Map(rows.map(({ one, statements }) => [one, statements]));
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
