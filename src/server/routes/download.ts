import { Readable } from 'node:stream';
import { z } from 'zod';
import type { DocumentRecord } from '../../annotation/record.js';
import { exportCorpus } from '../../export/corpus/export-corpus.js';
import { FORMATS, type FormatName } from '../../export/corpus/formats.js';
import { HtmlPage } from '../../export/html.js';
import type { Desk } from '../../store/desk/desk.js';
import type { DeskQuery } from '../../store/desk/query.js';
import { statementAnswers } from '../answers.js';
import { downloadQuery, type DownloadQuery } from '../api.js';
import type { App } from '../app.js';
import { deskQuery } from '../filter.js';
import { goldOf } from '../gold.js';

type Format = DownloadQuery['format'];

const TEXT = '; charset=utf-8';
const LINES_OF_JSON = `application/x-ndjson${TEXT}`;

/// Of each format the type of its bytes and the name of the file.
const KINDS: Readonly<Record<Format, readonly [type: string, name: string]>> = {
  csv: [`text/csv${TEXT}`, 'statements.csv'],
  parquet: ['application/vnd.apache.parquet', 'statements.parquet'],
  jsonl: [LINES_OF_JSON, 'records.jsonl'],
  incidents: [LINES_OF_JSON, 'incidents.jsonl'],
  geojson: [`application/geo+json${TEXT}`, 'incidents.geojson'],
  graphml: [`application/graphml+xml${TEXT}`, 'network.graphml'],
  gexf: [`application/gexf+xml${TEXT}`, 'network.gexf'],
  polecat: [`text/tab-separated-values${TEXT}`, 'polecat.tsv'],
  icews: [`text/tab-separated-values${TEXT}`, 'icews.tsv'],
  gdelt: [`text/tab-separated-values${TEXT}`, 'gdelt.tsv'],
  acled: [`text/csv${TEXT}`, 'acled.csv'],
  annotation: [LINES_OF_JSON, 'annotations.jsonl'],
  archive: ['application/zip', 'herodotus.zip'],
  html: [`text/html${TEXT}`, 'records.html'],
  statements: [LINES_OF_JSON, 'statements.jsonl'],
  gold: [LINES_OF_JSON, 'gold.jsonl'],
};

/// Statements that are read at a time.
const PAGE = 200;

/// What is shown, as a file: in every format of `herodotus export`, and in those of the workbench.
export function download(app: App, desk: Desk): void {
  app.get(
    '/api/download',
    {
      schema: {
        summary: 'What fulfils conditions, as a file in one of the formats',
        querystring: downloadQuery,
        response: { 200: z.any().meta({ description: 'the file' }) },
      },
    },
    async ({ query: { format, ...filter } }, reply) => {
      const asked = deskQuery(filter);
      // What is wrong with the conditions is told before the file begins.
      await desk.total(asked, 'statements');
      const [type, name] = KINDS[format];
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .type(type)
        .send(Readable.from(piecesOf(format, desk, asked)));
    },
  );
}

function piecesOf(format: Format, desk: Desk, query: DeskQuery): AsyncGenerator<string | Uint8Array> {
  if (isExported(format)) return exportCorpus(desk.exported, format, query);
  return OWN[format](desk, query);
}

function isExported(format: Format): format is FormatName {
  return format in FORMATS;
}

const OWN: Readonly<Record<Exclude<Format, FormatName>, (desk: Desk, query: DeskQuery) => AsyncGenerator<string>>> = {
  async *html(desk, query) {
    const page = new HtmlPage();
    for await (const record of records(desk, query)) yield page.add(record);
    yield page.end();
  },
  async *statements(desk, query) {
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<Desk['statements']>> = await desk.statements(query, {
        ...{ sort: 'number', down: false, after, limit: PAGE },
      });
      for (const answer of await statementAnswers(desk, await desk.history(), page.rows))
        yield `${JSON.stringify(answer)}\n`;
      after = page.next;
      if (after === null) return;
    }
  },
  async *gold(desk, query) {
    const ledger = await desk.history();
    const touched = new Set(ledger.entries.map(({ document }) => document));
    const isAll = Object.keys(query).length === 0;
    const wanted = isAll ? null : new Set(await desk.documentsWith({ ...query, rejected: true }));
    for (const id of touched) {
      const record = wanted === null || wanted.has(id) ? await desk.corpus.record(id) : null;
      if (record === null) continue;
      const document = await desk.corpus.document(id);
      const gold = goldOf(record, ledger, await desk.incidentsOf(document?.text ?? 0));
      if (gold !== null) yield `${JSON.stringify(gold)}\n`;
    }
  },
};

/// The records of the documents with a statement that is wanted; of all where nothing is asked.
async function* records(desk: Desk, query: DeskQuery): AsyncGenerator<DocumentRecord> {
  if (Object.keys(query).length === 0) {
    yield* desk.corpus.records({ copies: false });
    return;
  }
  for (const id of await desk.documentsWith(query)) {
    const record = await desk.corpus.reviewedRecord(id);
    if (record !== null) yield record;
  }
}
