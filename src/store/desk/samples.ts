import type { Kysely } from 'kysely';
import { HerodotusError } from '../../annotation/problem.js';
import { insertRows, nextId, pieces } from '../insert.js';
import type { Tables } from '../tables.js';
import type { Changes } from './changes.js';
import { asking, type Desktop } from './filter.js';
import type { DeskQuery } from './query.js';

/// A random sample of statements, or of pages with all that is told on them, which several people judge blind to each other.
export interface Sample {
  readonly id: number;
  readonly name: string;
  readonly of: 'statements' | 'pages';
  /// How many statements or pages were wanted.
  readonly size: number;
  /// Statements that are judged.
  readonly statements: number;
  readonly seed: number;
  readonly author: string;
  readonly made: string;
  /// How many each has judged, by name.
  readonly judged: readonly { readonly author: string; readonly count: number }[];
}

/// What somebody thinks of a statement of a sample. It takes no effect.
export interface Opinion {
  readonly key: string;
  readonly author: string;
  readonly verdict: 'accepted' | 'corrected' | 'rejected';
  readonly changes: Changes;
  readonly note: string | null;
}

export interface SampleWish {
  readonly name: string;
  readonly of: Sample['of'];
  readonly size: number;
  readonly seed: number;
  readonly author: string;
}

/// Draws a sample from the events and relations that a query wants; the same of the same corpus and seed. Throws `sample-empty`.
export async function drawSample(
  desktop: Desktop,
  db: Kysely<Tables>,
  query: DeskQuery,
  { name, of, size, seed, author }: SampleWish,
): Promise<number> {
  const ask = await asking({ ...desktop, db }, { kinds: ['event', 'relation'], ...query });
  const rows = await ask().select(['statements.key', 'statements.text']).orderBy('statements.id').execute();
  const texts = [...new Set(rows.map(({ text }) => text))];
  const chosen =
    of === 'statements'
      ? shuffled(rows, seed).slice(0, size)
      : shuffled(texts, seed)
          .slice(0, size)
          .flatMap((text) => rows.filter((row) => row.text === text));
  if (chosen.length === 0) throw new HerodotusError('sample-empty', {});
  const names = await documentsOf(
    db,
    chosen.map(({ text }) => text),
  );
  const id = await nextId(db, 'samples');
  const made = new Date().toISOString();
  await insertRows(db, 'samples', [{ id, name, of, size, seed, query: JSON.stringify(query), author, made }]);
  const sampled = chosen.map(({ key, text }, position) => ({
    ...{ sample: id, position, key },
    document: names.get(text) ?? '',
  }));
  await insertRows(db, 'sampled', sampled);
  return id;
}

/// All samples, the newest first.
export async function samplesOf(db: Kysely<Tables>): Promise<Sample[]> {
  const rows = await db.selectFrom('samples').selectAll().orderBy('id', 'desc').execute();
  const sizes = await db
    .selectFrom('sampled')
    .select(({ fn }) => ['sample', fn.countAll<number>().as('count')])
    .groupBy('sample')
    .execute();
  const judged = await db
    .selectFrom('opinions')
    .select(({ fn }) => ['sample', 'author', fn.countAll<number>().as('count')])
    .groupBy(['sample', 'author'])
    .orderBy('author')
    .execute();
  return rows.map(({ id, name, of, size, seed, author, made }) => ({
    ...{ id, name, size, seed, author, made },
    of: of === 'pages' ? 'pages' : 'statements',
    statements: Number(sizes.find(({ sample }) => sample === id)?.count ?? 0),
    judged: judged
      .filter(({ sample }) => sample === id)
      .map((each) => ({ author: each.author, count: Number(each.count) })),
  }));
}

/// The keys of what is judged of a sample, in the order in which it was drawn, with the documents. Throws `not-there`.
export async function sampledKeys(
  db: Kysely<Tables>,
  sample: number,
): Promise<{ readonly key: string; readonly document: string }[]> {
  const rows = await db
    .selectFrom('sampled')
    .select(['key', 'document'])
    .where('sample', '=', sample)
    .orderBy('position')
    .execute();
  if (rows.length === 0) throw new HerodotusError('not-there', { what: `sample ${sample}` });
  return rows.map(({ key, document }) => ({ key: Buffer.from(key).toString('hex'), document }));
}

/// What is thought of a sample: by one person, or by all.
export async function opinionsOf(db: Kysely<Tables>, sample: number, author: string | null): Promise<Opinion[]> {
  const rows = db.selectFrom('opinions').selectAll().where('sample', '=', sample).orderBy('author').orderBy('key');
  const wanted = await (author === null ? rows : rows.where('author', '=', author)).execute();
  return wanted.map(({ key, author: by, verdict, changes, note }) => ({
    key: Buffer.from(key).toString('hex'),
    author: by,
    verdict: verdict as Opinion['verdict'],
    changes: JSON.parse(changes) as Changes,
    note,
  }));
}

/// Writes what somebody thinks in the place of what they thought. Throws `not-there` for what is not of the sample.
export async function writeOpinion(
  db: Kysely<Tables>,
  sample: number,
  { key, author, verdict, changes, note }: Opinion,
): Promise<void> {
  const bytes = Buffer.from(key, 'hex');
  const row = await db
    .selectFrom('sampled')
    .select('position')
    .where('sample', '=', sample)
    .where('key', '=', bytes)
    .executeTakeFirst();
  if (row === undefined) throw new HerodotusError('not-there', { what: `statement ${key} in sample ${sample}` });
  await db
    .deleteFrom('opinions')
    .where('sample', '=', sample)
    .where('key', '=', bytes)
    .where('author', '=', author)
    .execute();
  await insertRows(db, 'opinions', [
    {
      ...{ sample, key: bytes, author, verdict, note },
      changes: JSON.stringify(changes),
      made: new Date().toISOString(),
    },
  ]);
}

async function documentsOf(db: Kysely<Tables>, texts: readonly number[]): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const piece of pieces([...new Set(texts)])) {
    const rows = await db
      .selectFrom('documents')
      .select(['text', 'name'])
      .where('text', 'in', piece)
      .orderBy('id', 'desc')
      .execute();
    for (const { text, name } of rows) found.set(text, name);
  }
  return found;
}

/// A list in a random order that a seed tells (Fisher and Yates, over mulberry32).
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = randomOf(seed);
  const shuffle = [...list];
  for (let at = shuffle.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    const [one, two] = [shuffle[at], shuffle[other]];
    if (one !== undefined && two !== undefined) [shuffle[at], shuffle[other]] = [two, one];
  }
  return shuffle;
}

/// Numbers from 0 to 1 that a seed tells.
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
