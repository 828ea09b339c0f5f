import type { DocumentRecord } from '../../annotation/record.js';
import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import { renderJsonl } from '../jsonl.js';
import type { Format } from './format.js';

/// Records as `herodotus code --format jsonl` writes them, one a document (docs/record.md). Filters of documents choose documents;
/// with others a record holds those of its statements that they want, and documents without any are left out.
export const JSONL: Format = {
  says: 'the record of each document, as code writes it, one a line',
  async *write(corpus, query) {
    for await (const record of wantedRecords(corpus, query)) yield renderJsonl(record);
  },
};

/// Filters that are of documents alone.
const OF_DOCUMENTS: readonly (keyof StatementQuery)[] = [
  'documents',
  'languages',
  'publishedFrom',
  'publishedTo',
  'copies',
];

const PAGE = 2000;

async function* wantedRecords(corpus: ExportedCorpus, query: StatementQuery): AsyncGenerator<DocumentRecord> {
  const keys = Object.keys(query);
  if (keys.every((key) => OF_DOCUMENTS.some((each) => each === key))) yield* wholeRecords(corpus, query);
  else yield* recordsOfStatements(corpus, query);
}

async function* wholeRecords(corpus: ExportedCorpus, query: StatementQuery): AsyncGenerator<DocumentRecord> {
  const { documents, languages, publishedFrom, publishedTo, copies } = query;
  const wanted = {
    ...(publishedFrom === undefined ? {} : { publishedFrom }),
    ...(publishedTo === undefined ? {} : { publishedTo }),
    ...(copies === undefined ? {} : { copies }),
  };
  const isWanted = ({ language }: DocumentRecord): boolean =>
    languages === undefined || languages.some((each) => each === language);
  if (documents === undefined) {
    for await (const record of corpus.records(wanted)) if (isWanted(record)) yield record;
    return;
  }
  const ids = new Set(documents);
  for await (const { id } of corpus.documents(wanted)) {
    const record = ids.has(id) ? await corpus.reviewedRecord(id) : null;
    if (record !== null && isWanted(record)) yield record;
  }
}

/// Statements of one text stand one behind the other in a corpus.
async function* recordsOfStatements(corpus: ExportedCorpus, query: StatementQuery): AsyncGenerator<DocumentRecord> {
  let text = -1;
  let ids = new Set<string>();
  for (let after = 0; ;) {
    const rows = await corpus.statementPage(query, after, PAGE);
    for (const { document, id } of rows) {
      if (document.text !== text) {
        yield* cutRecords(corpus, query, text, ids);
        text = document.text;
        ids = new Set();
      }
      ids.add(id);
    }
    after = rows.at(-1)?.number ?? after;
    if (rows.length < PAGE) break;
  }
  yield* cutRecords(corpus, query, text, ids);
}

async function* cutRecords(
  corpus: ExportedCorpus,
  { documents: wanted, publishedFrom = '', publishedTo = '9999' }: StatementQuery,
  text: number,
  statements: ReadonlySet<string>,
): AsyncGenerator<DocumentRecord> {
  const documents = await corpus.documentsWith(statements.size === 0 ? [] : [text]);
  for (const { id, published } of documents.get(text) ?? []) {
    if (wanted !== undefined && !wanted.includes(id)) continue;
    // A day that is not known is within no days, as in the filter of statements.
    const isOfThatDay = published === null ? publishedFrom === '' && publishedTo === '9999' : true;
    if (!isOfThatDay || (published ?? '') < publishedFrom || (published ?? '') > publishedTo) continue;
    const record = await corpus.reviewedRecord(id);
    if (record !== null) yield withOnly(record, statements);
  }
}

/// The record with these statements alone, the links between them and the incidents that they tell.
function withOnly(record: DocumentRecord, kept: ReadonlySet<string>): DocumentRecord {
  return {
    ...record,
    statements: record.statements.filter(({ id }) => kept.has(id)),
    links: record.links.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    incidents: record.incidents.flatMap((incident) => {
      const statements = incident.statements.filter((id) => kept.has(id));
      return statements.length === 0 ? [] : [{ ...incident, statements }];
    }),
  };
}
