import type { Kysely } from 'kysely';
import { cells } from './cells.js';
import { firstDocuments, voicesOf } from './documents.js';
import { listsOf } from './lists.js';
import { bodiesOf } from './parts.js';
import type { StatementQuery } from './query.js';
import type { DocumentRow, StatementRow } from './rows.js';
import { wantedStatements } from './statement-filter.js';
import { partiesOf, quantitiesOf, stepsOf } from './statement-parts.js';
import { statementCells } from './statement-cells.js';
import { statementRow, WordsOf, type Beside } from './statement-whole.js';
import { actorsWith, codesWith, contextsWith, placesWith, rulesWith } from './shared-rows.js';
import type { Tables } from './tables.js';

/// Statements that are read at a time.
const PAGE = 2000;
/// Statements whose parts are read together.
const MOST = 2000;

export async function* statementRows(db: Kysely<Tables>, query: StatementQuery): AsyncGenerator<StatementRow> {
  for (let after = 0; ;) {
    const rows = await statementPage(db, query, after, PAGE);
    yield* rows;
    after = rows.at(-1)?.number ?? 0;
    if (rows.length < PAGE) return;
  }
}

/// At most `limit` statements behind the one with the number `after`.
export async function statementPage(
  db: Kysely<Tables>,
  query: StatementQuery,
  after: number,
  limit: number,
): Promise<StatementRow[]> {
  const selection = wantedStatements(db, query)
    .where('statements.id', '>', after)
    .select('statements.id')
    .orderBy('statements.id')
    .limit(limit);
  const rows = await cells(db, selection, ['id']);
  return statementsWith(
    db,
    rows.map(([id]) => id),
  );
}

/// The number of the statement that is so many behind the one with the number `after`, or null.
export async function statementBehind(
  db: Kysely<Tables>,
  query: StatementQuery,
  after: number,
  many: number,
): Promise<number | null> {
  const row = await wantedStatements(db, query)
    .where('statements.id', '>', after)
    .select('statements.id')
    .orderBy('statements.id')
    .offset(many - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/// The statements with these numbers, in the order of their numbers.
export async function statementsWith(db: Kysely<Tables>, ids: readonly number[]): Promise<StatementRow[]> {
  const sorted = [...ids].sort((a, b) => a - b);
  const found: StatementRow[][] = [];
  for (let at = 0; at < sorted.length; at += MOST) found.push(await loaded(db, sorted.slice(at, at + MOST)));
  return found.flat();
}

/// The statements of a text that are kept as rows.
export async function statementsOfText(db: Kysely<Tables>, text: number): Promise<StatementRow[]> {
  const rows = await db.selectFrom('statements').select('id').where('text', '=', text).execute();
  return statementsWith(
    db,
    rows.map(({ id }) => id),
  );
}

/// What many statements share is asked for once and not joined to each.
async function loaded(db: Kysely<Tables>, ids: readonly number[]): Promise<StatementRow[]> {
  const rows = await statementCells(db, ids);
  const texts = [...new Set(rows.map(({ text }) => text))];
  const documents = await firstDocuments(db, texts);
  const [parties, steps] = [await partiesOf(db, ids), await stepsOf(db, ids)];
  const named = [...parties.values(), ...steps.values()].flat();
  const beside: Beside = {
    documents,
    voices: await voicesOf(
      db,
      [...documents.values()].map(({ number }) => number),
    ),
    publications: await publicationsOf(db, [...documents.values()]),
    codes: await codesWith(
      db,
      rows.map(({ code }) => code),
    ),
    contexts: await contextsWith(
      db,
      rows.map(({ contexts }) => contexts),
    ),
    rules: await rulesWith(
      db,
      rows.map(({ rule }) => rule),
    ),
    places: await placesWith(
      db,
      rows.map(({ place }) => place),
    ),
    actors: await actorsWith(
      db,
      named.map(({ actor }) => actor),
    ),
    parties,
    quantities: await quantitiesOf(db, ids),
    steps,
    texts: new Map([...(await bodiesOf(db, texts))].map(([text, body]) => [text, new WordsOf(body)])),
  };
  return rows.flatMap((row) => statementRow(row, beside) ?? []);
}

/// How many documents have a text or a near copy of it, by the number of its original.
export async function publicationsOf(
  db: Kysely<Tables>,
  documents: readonly DocumentRow[],
): Promise<Map<number, number>> {
  const originals = [...new Set(documents.map(({ copyOf, text }) => copyOf ?? text))];
  const numbers = listsOf(db).numbers(originals);
  const found = new Map<number, number>();
  const rows = await db
    .selectFrom('texts')
    .innerJoin('documents', 'documents.text', 'texts.id')
    .select(({ fn }) => ['texts.id', 'texts.original', fn.countAll<number>().as('count')])
    .where(({ eb, or }) => or([eb('texts.id', 'in', numbers), eb('texts.original', 'in', numbers)]))
    .groupBy(['texts.id', 'texts.original'])
    .execute();
  for (const { id, original, count } of rows) {
    const of = original ?? id;
    found.set(of, (found.get(of) ?? 0) + Number(count));
  }
  return found;
}
