import { z } from 'zod';
import type { FormatName } from '../../export/corpus/formats.js';
import { day, problemAnswer } from './common.js';
import { filterQuery } from './filter.js';

/// What is to be read and coded into the corpus: a text, an address, or files (their bytes in base64).
export const codingRequest = z.union([
  z.object({
    text: z.string().min(1).max(2_000_000),
    title: z.string().max(1000).optional(),
    published: day.optional(),
  }),
  z.object({ url: z.string().min(1).max(4000) }),
  z.object({
    files: z
      .array(z.object({ name: z.string().min(1).max(200), base64: z.string().max(48_000_000) }))
      .min(1)
      .max(200),
  }),
]);
export type CodingRequest = z.infer<typeof codingRequest>;

/// How far a coding is. Events of /api/codings/{id}/events carry the same.
export const codingAnswer = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'coding', 'joining', 'done', 'cancelled', 'failed']),
  /// What came of each document, in the order in which they were done; the last 1,000.
  documents: z.array(
    z.object({
      input: z.string(),
      /// Null where it could not be coded.
      id: z.string().nullable(),
      became: z.enum(['new', 'known', 'copy', 'replaced', 'failed']),
      problem: problemAnswer.nullable(),
    }),
  ),
  added: z.int(),
  known: z.int(),
  failed: z.int(),
  /// Why all of it failed.
  problem: problemAnswer.nullable(),
});
export type CodingAnswer = z.infer<typeof codingAnswer>;

/// Those of `herodotus export`, and three of the workbench.
export const DOWNLOAD_FORMATS = [
  'csv',
  'parquet',
  'jsonl',
  'incidents',
  'geojson',
  'graphml',
  'gexf',
  'polecat',
  'icews',
  'gdelt',
  'acled',
  'annotation',
  'archive',
  'html',
  'statements',
  'gold',
] as const satisfies readonly (FormatName | 'html' | 'statements' | 'gold')[];

/// The formats of `herodotus export` as docs/export.md describes them; `html` one page of the documents with a statement that is
/// wanted; `statements` a line of JSON for each statement, as this interface answers them; `gold` what reviewers decided.
export const downloadQuery = filterQuery.extend({ format: z.enum(DOWNLOAD_FORMATS) });
export type DownloadQuery = z.input<typeof downloadQuery>;
