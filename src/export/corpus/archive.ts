import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { HerodotusError } from '../../annotation/problem.js';
import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import { aboutArchive } from './archive-about.js';
import { CSV } from './csv.js';
import type { Format } from './format.js';
import { INCIDENTS } from './incidents.js';
import { PARQUET } from './parquet.js';

/// A zip fit for a repository such as Zenodo or Dataverse: the statements as CSV and as Parquet, the incidents, what the columns mean,
/// how to cite it, what made it, and the SHA-256 of each file. Equal corpora give equal bytes.
export const ARCHIVE: Format = {
  says: 'a zip with CSV, Parquet, incidents, codebook, citation and checksums',
  binary: true,
  write: (corpus, query) => zipped(membersOf(corpus, query)),
};

interface Member {
  readonly name: string;
  readonly pieces: AsyncIterable<string | Uint8Array> | Iterable<string>;
}

async function* membersOf(corpus: ExportedCorpus, query: StatementQuery): AsyncGenerator<Member> {
  const about = aboutArchive(await corpus.status(), query);
  for (const [name, text] of Object.entries(about)) yield { name, pieces: [text] };
  yield { name: 'data/events.csv', pieces: CSV.write(corpus, query) };
  yield { name: 'data/events.csv-metadata.json', pieces: [CSV.beside?.text('events.csv') ?? ''] };
  yield { name: 'data/events.parquet', pieces: PARQUET.write(corpus, query) };
  yield { name: 'data/incidents.jsonl', pieces: INCIDENTS.write(corpus, query) };
}

/// What a zip without its 64-bit extension has room for.
const LARGEST = 0xffff_ffff;

/// Of every file, so that the time of writing does not show.
const MOMENT = new Date(1980, 0, 1);

/// The members one behind the other, and what `sha256sum -c` reads of them. Throws `archive-large`.
async function* zipped(members: AsyncIterable<Member>): AsyncGenerator<Uint8Array> {
  // What exports nothing need not load it.
  const { Zip, ZipDeflate } = await import('fflate');
  const written: Uint8Array[] = [];
  let total = 0;
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    total += bytes.length;
    written.push(bytes);
  });
  const encoder = new TextEncoder();
  const sums: string[] = [];
  for await (const { name, pieces } of withSums(members, sums)) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = MOMENT;
    zip.add(file);
    const hash = sha256.create();
    let size = 0;
    for await (const piece of pieces) {
      const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece;
      size += bytes.length;
      hash.update(bytes);
      file.push(bytes);
      if (Math.max(size, total) > LARGEST) throw new HerodotusError('archive-large', { member: name });
      yield* written.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* written.splice(0);
    sums.push(`${bytesToHex(hash.digest())}  ${name}\n`);
  }
  zip.end();
  yield* written;
}

/// The members, and behind them the file of their sums.
async function* withSums(members: AsyncIterable<Member>, sums: readonly string[]): AsyncGenerator<Member> {
  yield* members;
  yield { name: 'SHA256SUMS', pieces: [sums.join('')] };
}
