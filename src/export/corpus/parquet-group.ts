import { ByteWriter } from 'hyparquet-writer';
import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { Cell, Column } from './column.js';
import { EVENT_COLUMNS } from './event-columns.js';
import { ChunkBuilder } from './parquet-chunk.js';
import { LEAVES, type Indexes, type Value } from './parquet-leaf.js';
import { toldPages, type Range, type Told } from './told.js';

/// A row group as it stands in a file; offsets are those of `bytes`.
export interface RowGroup {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly chunks: readonly Indexes[];
  readonly rows: number;
  /// The number of its last statement.
  readonly last: number;
}

/// The row group of statements, or null where there is none of them.
export async function rowGroup(corpus: ExportedCorpus, query: StatementQuery, range: Range): Promise<RowGroup | null> {
  const columns = EVENT_COLUMNS.map((column) => filling(column));
  let [rows, last] = [0, 0];
  for await (const page of toldPages(corpus, query, range)) {
    for (const { fill } of columns) for (const told of page) fill(told);
    rows += page.length;
    last = page.at(-1)?.row.number ?? last;
  }
  if (rows === 0) return null;
  const writer = new ByteWriter(1 << 20);
  const chunks = columns.map(({ chunk }) => chunk.write(writer));
  return { bytes: new Uint8Array(writer.getBytes()), chunks, rows, last };
}

interface Filling {
  readonly chunk: ChunkBuilder;
  readonly fill: (told: Told) => void;
}

function filling({ name, type, value }: Column<Told>): Filling {
  if (type === 'texts' || type === 'numbers') {
    const leaf = LEAVES[type === 'texts' ? 'text' : 'number'];
    const chunk = new ChunkBuilder([name, 'list', 'element'], leaf, true);
    return { chunk, fill: (told) => chunk.addList(listOf(value(told))) };
  }
  const chunk = new ChunkBuilder([name], LEAVES[type], false);
  return { chunk, fill: (told) => chunk.add(valueOf(value(told))) };
}

function listOf(cell: Cell): readonly (Value | null)[] | null {
  return typeof cell === 'object' ? cell : [cell];
}

function valueOf(cell: Cell): Value | null {
  if (cell === null || typeof cell !== 'object') return cell;
  throw new TypeError('a list in a column of single values');
}
