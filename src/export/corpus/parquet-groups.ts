import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { RowGroup } from './parquet-group.js';
import type { Range } from './told.js';

/// Who makes row groups of a corpus beside this program, several at a time.
export interface Beside {
  /// How many are made at a time.
  readonly count: number;
  /// The number of the statement that is so many behind the one with the number `after`, or null where there are not so many.
  end(query: StatementQuery, after: number, most: number): Promise<number | null>;
  make(query: StatementQuery, range: Range): Promise<RowGroup | null>;
}

/// Row groups of at most so many statements, in the order of the statements. Where there are several and somebody makes them
/// beside, they are made ahead.
export async function* rowGroups(
  corpus: ExportedCorpus,
  query: StatementQuery,
  most: number,
  beside: Beside | null,
): AsyncGenerator<RowGroup> {
  const end = (await beside?.end(query, 0, most)) ?? null;
  if (beside !== null && end !== null) {
    yield* madeBeside(beside, query, most, end);
    return;
  }
  const { rowGroup } = await import('./parquet-group.js');
  for (let after = 0; ;) {
    const made = await rowGroup(corpus, query, { after, most });
    if (made === null) return;
    yield made;
    after = made.last;
  }
}

async function* madeBeside(
  beside: Beside,
  query: StatementQuery,
  most: number,
  first: number,
): AsyncGenerator<RowGroup> {
  const making: Promise<RowGroup | null>[] = [];
  for (let [after, last, ended]: [number, number | null, boolean] = [0, first, false]; ;) {
    // One more than are made at a time, so that nobody waits for what is asked next.
    while (!ended && making.length <= beside.count) {
      const made = beside.make(query, last === null ? { after, most } : { after, most, last });
      // Whether it failed is seen when its turn comes, which may never be.
      made.catch(() => undefined);
      making.push(made);
      ended = last === null;
      if (last === null) break;
      after = last;
      last = await beside.end(query, after, most);
    }
    const next = making.shift();
    if (next === undefined) return;
    const group = await next;
    if (group !== null) yield group;
  }
}
