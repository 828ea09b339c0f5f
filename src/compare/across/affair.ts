import type { Lexis } from '../../language/lexis.js';
import { AffairWords } from './affair-words.js';
import { candidatesOf } from './candidates.js';
import { copiesOf } from './copies.js';
import { happeningOf, type Happening } from './happening.js';
import { joined } from './joined.js';
import type { Page } from './telling.js';
import type { ReadTelling, Traits } from './traits.js';
import { ABSENT } from './weights.js';

/// A word of a side that tells somebody is at least so rare.
const TELLING = 0.1;

/// The happenings that the pages of one affair tell. `pages` in the order of their ids; `alike` says how alike two of them are.
export function happeningsOf(
  pages: readonly Page[],
  alike: (a: Page, b: Page) => number,
  traits: Traits,
  lexis: Lexis,
): Happening[] {
  const words = new AffairWords();
  const tellings: ReadTelling[] = [];
  for (const page of pages)
    for (const telling of page.tellings) {
      tellings.push(traits.read(page, telling));
      words.add(`${page.id} ${telling.sentence}`, telling.cue);
    }
  const pairs = candidatesOf(tellings, (root) => lexis.rarity(root) >= TELLING).flatMap(([one, two]) => {
    const [a, b] = [tellings[one], tellings[two]];
    if (a === undefined || b === undefined) return [];
    return [{ one, two, ...traits.score(a, b, a.page === b.page ? 0 : alike(a.page, b.page), words) }];
  });
  const copies = copiesOf(pages);
  return joined(tellings.length, pairs, ABSENT).map((members) =>
    happeningOf(
      members.flatMap((index) => {
        const read = tellings[index];
        if (read === undefined) return [];
        return [{ page: read.page, telling: read.telling, copyOf: copies.get(read.page)?.id ?? null }];
      }),
    ),
  );
}
