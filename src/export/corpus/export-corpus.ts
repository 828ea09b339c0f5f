import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { Format } from './format.js';
import type { Beside } from './parquet-groups.js';
import { FORMATS, type FormatName } from './formats.js';

/// What a corpus holds in a format, as bytes that are read from it as they are asked for; `filters` say which statements, or the
/// documents and incidents of which; `beside` makes parts of it beside this program, where the format has such. Layouts: docs/export.md. Throws what `Corpus` throws.
export async function* exportCorpus(
  corpus: ExportedCorpus,
  format: FormatName,
  filters: StatementQuery = {},
  beside: Beside | null = null,
): AsyncGenerator<Uint8Array> {
  const { write, usual = {} }: Format = FORMATS[format];
  const encoder = new TextEncoder();
  for await (const piece of write(corpus, { ...usual, ...filters }, beside)) {
    yield typeof piece === 'string' ? encoder.encode(piece) : piece;
  }
}
