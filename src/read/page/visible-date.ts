import type { CommentCues } from '../evidence/comment-cues.js';
import { readDate } from '../evidence/page-date.js';
import { blocksOf } from '../markup/blocks.js';
import type { MarkupElement } from '../markup/markup.js';
import { find, findAll, isInside, labelsOf, wordsOf } from '../markup/markup.js';
import { teasersIn } from './teaser-lists.js';

/// Letters behind the heading among which a date may be the page's, and the longest line that may say it.
const NEAR_HEADING = 2000;
const LONGEST_DATE_LINE = 120;
const LONGEST_DATE_ITEM = 30;
/// Lines in front of the heading that may hold the date.
const LINES_ABOVE = 3;

/// What is known of a page when its date is looked for.
interface DatedPage {
  readonly title: string | null;
  /// Whether the day stands before the month in its dates.
  readonly dayFirst: boolean;
  readonly cues: CommentCues;
}

/// The first date that the page shows as its own: marked as such, else in a place called after dates or bylines, else in a line that
/// says it was published then, else the first one that stands alone near the heading. Dates of other pages to which this one leads, of
/// posts of others in it, of what it tells of and of changes to it are not its own.
export function visibleDate(page: MarkupElement, { title, dayFirst, cues }: DatedPage): string | null {
  const body = find(page, (at) => at.name === 'body') ?? page;
  const heading = headingOf(body, title);
  const around = new Set<MarkupElement>();
  for (let at = heading; at !== null; at = at.parent) around.add(at);
  const teasers = new Set(teasersIn(body, (at) => around.has(at)));
  const elsewhere = (at: MarkupElement): boolean =>
    !around.has(at) && at !== body && (teasers.has(at) || isElsewhere(at));
  const marked = markedDate(
    findAll(body, () => true, elsewhere),
    dayFirst,
  );
  if (marked !== null) return marked;
  const lines = linesOf(body, elsewhere);
  const top = heading === null ? -1 : lines.findIndex((line) => isInside(line.element, heading));
  const below = lines.slice(Math.max(0, top));
  const told = toldDate(below, dayFirst, cues);
  if (told !== null) return told;
  let passed = 0;
  for (const { text } of below) {
    const near = passed > NEAR_HEADING ? null : dateAlone(text, dayFirst, cues);
    if (near !== null) return near;
    passed += text.length;
  }
  for (const { text } of lines.slice(Math.max(0, top - LINES_ABOVE), Math.max(0, top)).reverse()) {
    const above = text.length > LONGEST_DATE_ITEM ? null : dateAlone(text, dayFirst, cues);
    if (above !== null) return above;
  }
  const dates = below.map(({ text }) => dateAlone(text, dayFirst, cues));
  const changed = below.map(({ text }) => (text.length > LONGEST_DATE_LINE ? null : readDate(text, dayFirst)));
  // Far from the heading only a date that stands alone can be the page's.
  return (
    onlyOne(dates) ??
    onlyOne(lines.map(({ text }) => openingDate(text, dayFirst))) ??
    onlyOne(linesOf(body, isOfOthers).map(({ text }) => dateAlone(text, dayFirst, cues))) ??
    changed.find((date) => date !== null)?.day ??
    null
  );
}

/// The heading that is the title, else the first of the highest rank.
function headingOf(body: MarkupElement, title: string | null): MarkupElement | null {
  const own = letters(title ?? '');
  const titled = own === '' ? null : find(body, (at) => /^h[1-3]$/.test(at.name) && letters(wordsOf(at)).endsWith(own));
  return titled ?? find(body, (at) => at.name === 'h1');
}

/// The date of the first element that is marked as one or called so.
function markedDate(own: readonly MarkupElement[], dayFirst: boolean): string | null {
  const marked = own.filter(
    (at) =>
      /datePublished|dateCreated/i.test(at.attributes['itemprop'] ?? '') ||
      (at.name === 'time' && ('pubdate' in at.attributes || /published|entry-date|date/.test(labelsOf(at)))) ||
      (at.name === 'abbr' && /published|date/.test(labelsOf(at))),
  );
  const times = own.filter((at) => at.name === 'time');
  const named = own.filter((at) =>
    /(?:^|[\s_-])(?:(?:post|entry|news|article)?date|datum|fecha|data|published|publish|pubdate|posted|post-meta|entry-meta|byline|dateline|timestamp|created|submitted|postinfo|post-info|(?:post)?meta|info|postmetadata|time)(?:$|[\s_-])/.test(
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
  return null;
}

interface DateLine {
  readonly text: string;
  readonly element: MarkupElement;
}

/// The lines of a page, without long items of lists, which tell of days more often than they bear the page's.
function linesOf(body: MarkupElement, elsewhere: (at: MarkupElement) => boolean): DateLine[] {
  return blocksOf(body, elsewhere).flatMap(({ element, text }) =>
    text.length <= LONGEST_DATE_ITEM || !isInList(element)
      ? text.split('\n').map((line) => ({ text: line, element }))
      : [],
  );
}

function isInList(element: MarkupElement): boolean {
  for (let at: MarkupElement | null = element; at !== null; at = at.parent) if (at.name === 'li') return true;
  return false;
}

function onlyOne(dates: readonly (string | null)[]): string | null {
  const all = new Set(dates.filter((date) => date !== null));
  return all.size === 1 ? ([...all][0] ?? null) : null;
}

/// The date of the first line that says that the page was published then, itself or in the line above; null where none does.
function toldDate(lines: readonly DateLine[], dayFirst: boolean, cues: CommentCues): string | null {
  for (const [index, { text }] of lines.entries()) {
    if (text.length > LONGEST_DATE_LINE) continue;
    const opening = cues.patterns.published.exec(text);
    const said = opening === null ? null : text.slice(opening[0].length);
    const below = said === '' ? (lines[index + 1]?.text ?? '') : said;
    const found = below === null || below.length > LONGEST_DATE_ITEM ? null : readDate(below, dayFirst);
    if (found !== null) return found.day;
  }
  return null;
}

/// The date of a line that says little else and nothing of changes, or null.
function dateAlone(text: string, dayFirst: boolean, cues: CommentCues): string | null {
  if (text.length > LONGEST_DATE_LINE || cues.patterns.changed.test(text)) return null;
  return readDate(text, dayFirst)?.day ?? null;
}

/// "12.05.2020 – The border …": the date with which a paragraph begins, or null.
function openingDate(text: string, dayFirst: boolean): string | null {
  const opening = /^\d[^–—:|]{5,25}?(?=\s*[–—:|]\s)/u.exec(text)?.[0];
  return opening === undefined ? null : (readDate(opening, dayFirst)?.day ?? null);
}

/// Whether an element tells of other pages or holds the words of others, or stands beside the article.
function isElsewhere(at: MarkupElement): boolean {
  if (at.name === 'aside') return !isOwnAside(at);
  return isOfOthers(at) || /(?:^|[\s_-])sidebar\w*(?:$|[\s_-])/.test(labelsOf(at));
}

/// An `aside` with the facts of the article: called so, or with its date marked as such.
function isOwnAside(at: MarkupElement): boolean {
  return (
    /(?:^|[\s_-])(?:meta\w*|byline|author|date|publish\w*)(?:$|[\s_-])/.test(labelsOf(at)) ||
    find(at, (inner) => inner.attributes['itemprop'] === 'datePublished') !== null
  );
}

function isOfOthers(at: MarkupElement): boolean {
  if (/^(?:nav|blockquote)$/.test(at.name)) return true;
  return /(?:^|[\s_-])(?:related\w*|recommend\w*|most-?(?:read|popular)|popular|more-(?:news|stories|articles|posts)|read-?(?:more|next)|twitter-tweet|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|latest-?(?:news|posts))(?:$|[\s_-])/.test(
    labelsOf(at),
  );
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
