/// How a corpus is opened.
export interface OpenOptions {
  /// Makes the corpus where there is none.
  readonly create?: boolean;
  /// Only reads; a folder that cannot be written does then.
  readonly readOnly?: boolean;
  /// Counts in a thread of its own where the database is a file, for who answers many at a time.
  readonly counting?: boolean;
  /// How long another program that writes is waited for, in milliseconds; 10,000 when left out.
  readonly patience?: number;
}
