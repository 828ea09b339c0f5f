import { readDate } from '../evidence/page-date.js';
import { blocksOf } from '../markup/blocks.js';
import type { MarkupElement } from '../markup/markup.js';
import { find, findAll, isInside, labelsOf, wordsOf } from '../markup/markup.js';

/// Letters behind the heading among which a date may be the page's, and the longest line that may say it.
const NEAR_HEADING = 2000;
const LONGEST_DATE_LINE = 120;
const LONGEST_DATE_ITEM = 30;

/// The first date that the page shows as its own: marked as such, else in a place called after dates or bylines, else the
/// first one that stands alone near the heading. Dates of other pages to which this one leads, of posts of others in it, and of what it
/// tells of are not its own.
export function visibleDate(page: MarkupElement, dayFirst: boolean): string | null {
  const body = find(page, (at) => at.name === 'body') ?? page;
  const heading = find(body, (at) => at.name === 'h1');
  const around = new Set<MarkupElement>();
  for (let at = heading; at !== null; at = at.parent) around.add(at);
  const elsewhere = (at: MarkupElement): boolean => !around.has(at) && at !== body && isElsewhere(at);
  const own = findAll(page, () => true, elsewhere);
  const marked = own.filter(
    (at) =>
      /datePublished|dateCreated/i.test(at.attributes['itemprop'] ?? '') ||
      (at.name === 'time' && ('pubdate' in at.attributes || /published|entry-date|date/.test(labelsOf(at)))) ||
      (at.name === 'abbr' && /published|date/.test(labelsOf(at))),
  );
  const times = own.filter((at) => at.name === 'time');
  const named = own.filter((at) =>
    /(?:^|[\s_-])(?:date|datum|fecha|data|published|publish|pubdate|posted|post-meta|entry-meta|byline|dateline|timestamp|created|submitted|postinfo|post-info|meta|info|postmetadata|time)(?:$|[\s_-])/.test(
      labelsOf(at),
    ),
  );
  const signed = own.filter((at) => /(?:^|[\s_-])(?:author|autor|subline|kicker)(?:$|[\s_-])/.test(labelsOf(at)));
  for (const candidates of [marked, times, named, signed]) {
    for (const at of candidates) {
      const { datetime, content, title } = at.attributes;
      const shown = wordsOf(at);
      for (const text of [datetime, content, shown.length <= 200 ? shown : undefined, title]) {
        const found = text === undefined ? null : readDate(text, dayFirst);
        if (found !== null) return found.day;
      }
    }
  }
  const lines = blocksOf(body, elsewhere).filter(
    ({ element, text }) => text.length <= LONGEST_DATE_ITEM || !isInList(element),
  );
  const top = heading === null ? -1 : lines.findIndex((line) => isInside(line.element, heading));
  const below = lines.slice(Math.max(0, top));
  let passed = 0;
  for (const { text } of below) {
    const near = passed > NEAR_HEADING ? null : dateAlone(text, dayFirst);
    if (near !== null) return near;
    passed += text.length;
  }
  const dates = below.map(({ text }) => dateAlone(text, dayFirst));
  // Far from the heading only a date that stands alone can be the page's.
  return onlyOne(dates) ?? onlyOne(lines.map(({ text }) => openingDate(text, dayFirst)));
}

/// Items of lists tell of days more often than they bear the page's.
function isInList(element: MarkupElement): boolean {
  for (let at: MarkupElement | null = element; at !== null; at = at.parent) if (at.name === 'li') return true;
  return false;
}

function onlyOne(dates: readonly (string | null)[]): string | null {
  const all = new Set(dates.filter((date) => date !== null));
  return all.size === 1 ? ([...all][0] ?? null) : null;
}

/// The date of a line that says little else, or null.
function dateAlone(text: string, dayFirst: boolean): string | null {
  return text.length <= LONGEST_DATE_LINE ? (readDate(text, dayFirst)?.day ?? null) : null;
}

/// "12.05.2020 – The border …": the date with which a paragraph begins, or null.
function openingDate(text: string, dayFirst: boolean): string | null {
  const opening = /^\d[^–—:|]{5,25}?(?=\s*[–—:|]\s)/u.exec(text)?.[0];
  return opening === undefined ? null : (readDate(opening, dayFirst)?.day ?? null);
}

/// Whether an element tells of other pages or holds the words of others.
function isElsewhere(at: MarkupElement): boolean {
  if (/^(?:aside|nav|blockquote)$/.test(at.name)) return true;
  return /(?:^|[\s_-])(?:related\w*|recommend\w*|most-?(?:read|popular)|popular|sidebar\w*|more-(?:news|stories|articles|posts)|read-?(?:more|next)|twitter-tweet|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|latest-?(?:news|posts))(?:$|[\s_-])/.test(
    labelsOf(at),
  );
}
