import type { Kysely } from 'kysely';
import type { Fault } from './corpus.js';
import { textRows } from './documents.js';
import { parsedOf, recordOf } from './kept-text.js';
import type { Database } from './database.js';
import { bucketsOf } from './sketch.js';
import { RecordRows } from './statement-rows.js';
import { statementsOfText } from './statements.js';
import type { Tables } from './tables.js';
import { tallyFaults } from './tally/whole.js';

/// What is not sound in a corpus: the file, the indexes of words, rows without what they name, texts that cannot be unpacked, rows that
/// are not what the record says.
export async function checkCorpus(database: Database): Promise<Fault[]> {
  const { db, search } = database;
  const ofFile = (await database.check()).map((what): Fault => ({ where: 'file', what }));
  // Where pages are damaged there is no sense in reading them.
  if (ofFile.length > 0) return ofFile;
  const faults: Fault[] = (await search.check(db)).map((what) => ({ where: 'search', what }));
  faults.push(...(await homeless(db)));
  faults.push(...(await tallyFaults(db)).map((what): Fault => ({ where: 'counts', what })));
  for await (const row of textRows(db)) {
    const where = `text ${row.number} (${row.document.id})`;
    try {
      parsedOf(row.facts, row);
      if (row.record !== null) {
        const record = recordOf(row.facts, { ...row, record: row.record }, row.provenance);
        const wanted = new RecordRows(record).statements.length;
        const length = (await statementsOfText(db, row.number)).length - (await addedTo(db, row.number));
        if (length !== wanted) faults.push({ where, what: `${length} statements where ${wanted} were coded` });
      }
      faults.push(...(await sketchFaults(db, row.number, where)));
    } catch (error) {
      faults.push({ where, what: error instanceof Error ? error.message : String(error) });
    }
  }
  return faults;
}

/// How many statements of a text reviewers added.
async function addedTo(db: Kysely<Tables>, text: number): Promise<number> {
  const { count } = await db
    .selectFrom('coded')
    .innerJoin('statements', 'statements.id', 'coded.statement')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('statements.text', '=', text)
    .where('coded.value', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/// Texts that no document has, documents without what was kept of their text, events without an incident.
async function homeless(db: Kysely<Tables>): Promise<Fault[]> {
  const texts = await db
    .selectFrom('texts')
    .leftJoin('documents', 'documents.text', 'texts.id')
    .leftJoin('pieces', (join) =>
      join.onRef('pieces.text', '=', 'texts.id').on('pieces.part', '=', 0).on('pieces.number', '=', 0),
    )
    .select(['texts.id', 'documents.id as document'])
    .where(({ eb, or }) => or([eb('documents.id', 'is', null), eb('pieces.text', 'is', null)]))
    .execute();
  const events = await db
    .selectFrom('statements')
    .innerJoin('codes', 'codes.id', 'statements.code')
    .select('statements.id')
    .where('codes.kind', '=', 'event')
    .where('statements.happening', 'is', null)
    .execute();
  const chains = await db
    .selectFrom('texts as copies')
    .innerJoin('texts as originals', 'originals.id', 'copies.original')
    .select('copies.id')
    .where('originals.original', 'is not', null)
    .execute();
  return [
    ...texts.map(({ id, document }) => ({
      where: `text ${id}`,
      what: document === null ? 'no document has it' : 'what is kept of it is missing',
    })),
    ...events.map(({ id }) => ({ where: `statement ${id}`, what: 'an event of no incident' })),
    ...chains.map(({ id }) => ({ where: `text ${id}`, what: 'a copy of a copy' })),
  ];
}

async function sketchFaults(db: Kysely<Tables>, text: number, where: string): Promise<Fault[]> {
  const row = await db.selectFrom('sketches').select('sketch').where('text', '=', text).executeTakeFirst();
  if (row === undefined) return [];
  const buckets = [...new Set(bucketsOf(row.sketch))];
  const { count } = await db
    .selectFrom('bands')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('bucket', 'in', buckets)
    .where('text', '=', text)
    .executeTakeFirstOrThrow();
  return Number(count) === buckets.length ? [] : [{ where, what: 'copies of it are not found' }];
}
