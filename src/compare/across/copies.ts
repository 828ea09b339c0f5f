import type { Page } from './telling.js';

/// Words in a row that are compared.
const ROW = 5;
/// From this share of its rows in another page, a page is its copy. In the first half of bench/across copies share 0.63 and more of
/// the shorter text's rows, others 0.1 and less.
const COPIED = 0.5;

/// For pages of one affair, whose copy each is: of the page that appeared first among those that share half of their words in a row
/// with it; null where it is a report of its own. A copy confirms nothing.
export function copiesOf(pages: readonly Page[]): ReadonlyMap<Page, Page | null> {
  const order = pages.toSorted(byAppearance);
  const rows = new Map(order.map((page) => [page, rowsOf(page)]));
  const holders = new Map<string, Page[]>();
  const found = new Map<Page, Page | null>();
  for (const page of order) {
    const own = rows.get(page) ?? new Set<string>();
    const shared = new Map<Page, number>();
    for (const row of own) for (const other of holders.get(row) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    const first = order.find((other) => {
      const least = Math.min(own.size, rows.get(other)?.size ?? 0);
      return (shared.get(other) ?? 0) >= COPIED * Math.max(1, least);
    });
    found.set(page, first === undefined ? null : (found.get(first) ?? first));
    for (const row of own) holders.set(row, [...(holders.get(row) ?? []), page]);
  }
  return found;
}

/// By date, pages without one last; then by id.
export function byAppearance(a: Page, b: Page): number {
  const [one, two] = [a.published ?? '~', b.published ?? '~'];
  return one === two ? (a.id < b.id ? -1 : 1) : one < two ? -1 : 1;
}

function rowsOf({ sentences }: Page): ReadonlySet<string> {
  const words = sentences.flat();
  return new Set(words.slice(ROW - 1).map((_, at) => words.slice(at, at + ROW).join(' ')));
}
