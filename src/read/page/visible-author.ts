import { asName } from '../comment/facts.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import type { MarkupElement } from '../markup/markup.js';
import { find, findAll, labelsOf, wordsOf } from '../markup/markup.js';

const LONGEST_NAME = 60;
/// Words of the longest name of a person or body.
const MOST_WORDS = 6;
/// Marked as the author, or called so.
const MARKED = /(?:^|[\s_-])(?:byline|author[-_]name|post-author|entry-author|p-author|vcard)(?:\s|$)/;
const CALLED =
  /(?:^|[\s_-])(?:byline\w*|authors?|autor(?:e[ns]?)?|auteurs?|post-?author\w*|author-?(?:name|header|bold|link))(?:$|[\s_-])/;
const PROFILE =
  /\/(?:authors?|autor(?:en|es|in|innen)?|auteurs?|people|profiles?|contributors?|redakteure?|journalists?)\/[^/?#]+/i;

/// Those whom a page shows as its author, the surest first: marked as such, called so, linked with their profile, or named behind "by"
/// in a line of its own.
export function visibleAuthors(page: MarkupElement, cues: CommentCues): string[] {
  const isHeading = (at: MarkupElement): boolean => at.name === 'h1';
  const own = findAll(
    page,
    () => true,
    (at) => isElsewhere(at) && find(at, isHeading) === null,
  );
  const marked = own.filter(isMarked);
  const called = own.filter((at) => at.name === 'byline' || CALLED.test(labelsOf(at)));
  const linked = own.filter((at) => at.name === 'a' && PROFILE.test(at.attributes['href'] ?? ''));
  const first = find(page, isMarked);
  const stated = first === null ? null : statedName(first);
  return [
    ...(stated === null ? [] : [stated]),
    ...[...marked, ...called, ...linked].flatMap((at) => shownName(at, cues) ?? []),
  ];
}

function isMarked(at: MarkupElement): boolean {
  return (
    /(?:^|\s)author(?:\s|$)/.test(at.attributes['rel'] ?? '') ||
    /author/.test(at.attributes['itemprop'] ?? '') ||
    MARKED.test(labelsOf(at))
  );
}

function statedName(at: MarkupElement): string | null {
  const inner = find(
    at,
    (part) => /(?:^|\s)fn(?:\s|$)|author-name/.test(labelsOf(part)) || part.attributes['itemprop'] === 'name',
  );
  const name = at.attributes['content'] ?? wordsOf(inner ?? at);
  return name.length <= LONGEST_NAME ? name : null;
}

/// A name that reads like one: the words of an element, or those of the links in it, without "by" in front.
function shownName(at: MarkupElement, cues: CommentCues): string | null {
  const words = wordsOf(at, 2 * LONGEST_NAME);
  if (words.length > 2 * LONGEST_NAME) return null;
  const link = find(at, (inner) => inner.name === 'a' && wordsOf(inner).length > 2);
  for (const text of [link === null ? null : wordsOf(link), words]) {
    // "Photo: Name" names who took a picture.
    const [label = '', behind] = (text ?? '').split(/:\s+/u);
    if (cues.credits.has(label.toLowerCase())) continue;
    const bare = (behind ?? text ?? '').replace(cues.patterns.author, '').trim();
    const isShort = bare !== '' && bare.length <= LONGEST_NAME && bare.split(/\s+/).length <= MOST_WORDS;
    if (isShort && asName(bare, cues) !== null && !/[.!?:]$|\d{3}/.test(bare)) return bare;
  }
  return null;
}

/// Whether an element tells of other pages, of the site or of whom it quotes.
function isElsewhere(at: MarkupElement): boolean {
  if (/^(?:nav|footer|blockquote|form)$/.test(at.name)) return true;
  return /(?:^|[\s_-])(?:related\w*|recommend\w*|most-?(?:read|popular)|popular|sidebar\w*|menu|widget\w*|teasers?|more-(?:news|stories|articles|posts)|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|latest-?(?:news|posts))(?:$|[\s_-])/.test(
    labelsOf(at),
  );
}
