import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { Format } from './format.js';
import { FORMATS, type FormatName } from './formats.js';

/// What a corpus holds in a format, as bytes that are read from it as they are asked for; `filters` say which statements, or the
/// documents and incidents of which. Layouts: docs/export.md. Throws what `Corpus` throws.
export async function* exportCorpus(
  corpus: ExportedCorpus,
  format: FormatName,
  filters: StatementQuery = {},
): AsyncGenerator<Uint8Array> {
  const { write, usual = {} }: Format = FORMATS[format];
  const encoder = new TextEncoder();
  for await (const piece of write(corpus, { ...usual, ...filters })) {
    yield typeof piece === 'string' ? encoder.encode(piece) : piece;
  }
}
