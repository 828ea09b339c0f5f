import type { ExportedCorpus } from '../../store/corpus.js';
import type { ColumnType } from './column.js';
import type { Beside } from './parquet-groups.js';
import type { StatementQuery } from '../../store/query.js';

/// A way to write what a corpus holds.
export interface Format {
  /// What it is, for the help of the command line.
  readonly says: string;
  /// Bytes that no terminal should be given.
  readonly binary?: boolean;
  /// Which statements are written where the filters do not say otherwise.
  readonly usual?: StatementQuery;
  /// Piece by piece, read from the corpus as the pieces are asked for; `beside` helps where it is given and the format can be helped.
  readonly write: (
    corpus: ExportedCorpus,
    query: StatementQuery,
    beside?: Beside | null,
  ) => AsyncIterable<string | Uint8Array>;
  /// Of a table, in their order; docs/export.md is held to them by a test.
  readonly columns?: readonly FormatColumn[];
  /// A file that stands beside it and says what its columns are.
  readonly beside?: { readonly suffix: string; readonly text: (file: string) => string };
}

export interface FormatColumn {
  readonly name: string;
  /// `time`: an ISO 8601 time with its zone; `object` and `objects`: of JSON, with fields of their own.
  readonly type: ColumnType | 'time' | 'object' | 'objects';
  readonly meaning: string;
}
