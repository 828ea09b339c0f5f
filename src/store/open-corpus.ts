import type { Corpus } from './corpus.js';
import { openDatabase } from './open-database.js';
import type { OpenOptions } from './open-options.js';

/// How a corpus is opened, and what codes texts whose records are not kept.
export interface CorpusOptions extends OpenOptions {
  /// A codebook's folder in place of the built-in one.
  readonly codebook?: string;
}

/// Opens a corpus, one file or an address of PostgreSQL (`postgres://…`), and brings older ones to the newest version of the tables. Throws `corpus-missing` where there is none
/// and `create` is not given, `corpus-unknown`, `corpus-newer`, `corpus-locked`, `corpus-damaged`, `corpus-unwritable`,
/// `corpus-unreachable` and `corpus-driver-missing`. Close it when done.
export async function openCorpus(file: string, { codebook, ...options }: CorpusOptions = {}): Promise<Corpus> {
  // What codes without a corpus need not load a database.
  const [{ SqlCorpus }, { RecordSource }] = await Promise.all([
    import('./sql-corpus.js'),
    import('./record-source.js'),
  ]);
  return new SqlCorpus(await openDatabase(file, options), new RecordSource(codebook));
}
