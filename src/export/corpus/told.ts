import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { StatementRow } from '../../store/rows.js';
import { MarkedText } from '../marked-text.js';

/// A statement with what stands beside it in the corpus.
export interface Told {
  readonly row: StatementRow;
  /// The text that it stands in.
  readonly text: MarkedText;
  /// Somebody has corrected a field of it.
  readonly reviewed: boolean;
}

/// Statements that are read at a time.
const PAGE = 2000;

/// Which of the statements that a query wants: at most so many behind the one with the number `after`, up to that with the number `last`.
export interface Range {
  readonly after: number;
  readonly most: number;
  readonly last?: number;
}

const ALL: Range = { after: 0, most: Infinity };

/// The statements that a query wants, in the order of their numbers, page by page.
export async function* toldPages(
  corpus: ExportedCorpus,
  query: StatementQuery,
  { after: begin, most, last = Infinity }: Range = ALL,
): AsyncGenerator<Told[]> {
  let texts = new Map<number, MarkedText>();
  for (let [after, left] = [begin, most]; left > 0;) {
    const asked = Math.min(left, PAGE);
    const found = await corpus.statementPage(query, after, asked);
    const rows = found.filter(({ number }) => number <= last);
    const numbers = [...new Set(rows.map(({ document }) => document.text))];
    // The last text of a page mostly goes on in the next one.
    const more = await corpus.textsWith(numbers.filter((number) => !texts.has(number)));
    texts = new Map(numbers.map((number) => [number, texts.get(number) ?? new MarkedText(more.get(number) ?? '')]));
    const corrected = await corpus.corrected(rows.map(({ number }) => number));
    yield rows.flatMap((row) => {
      const text = texts.get(row.document.text);
      return text === undefined ? [] : [{ row, text, reviewed: corrected.has(row.number) }];
    });
    after = rows.at(-1)?.number ?? after;
    left -= found.length;
    if (rows.length < asked || after === last) return;
  }
}

/// The same, one by one.
export async function* told(corpus: ExportedCorpus, query: StatementQuery): AsyncGenerator<Told> {
  for await (const page of toldPages(corpus, query)) yield* page;
}
