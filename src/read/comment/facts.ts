import type { Block } from '../markup/blocks.js';
import { blocksOf } from '../markup/blocks.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import type { MarkupElement } from '../markup/markup.js';
import { find, findAll, labelsOf, wordsOf } from '../markup/markup.js';
import { commentBlocks } from './quotes.js';
import { readDate } from '../evidence/page-date.js';
import type { ReaderComment } from './thread-segments.js';

const META =
  /(?:^|[\s_-])(?:meta\w*|author\w*|autor\w*|date|datum|time|timestamp|uhrzeit|reply|replies|respond|antwort\w*|avatar|gravatar|vcard|votes?|voting|likes?|karma|rating|actions?|tools|toolbar|permalink|footer|foot|header|head|edit|share|report|flag|melden|user|username|usr|badge|byline|moderat\w*|nick\w*|controls?|buttons?|btn|info|links|counter|count|count(?:er)?|number|num|says|awaiting|comment-?name|name|signature|links|menu|cite|publisher|details-link|screen-reader-text|sr-only|hidden|fn|p-name|p-author|h-card|who|when|benutzer|commenter|poster|verfasser)(?:$|[\s_-])/;
const BODY =
  /(?:^|[\s_-])(?:(?:comment|kommentar|komentarz|commentaire|message|msg|review|rev|post|usertext|reply)[-_]*(?:content|text|texte|copy|message|description|contenu|inhalt|body)|comment-context|commtext|usertext-body|forum-texte|e-content|comment-story|commentbody|coventry__body|thiscommentbody)(?:$|[\s_-])/;
const NAME =
  /(?:^|[\s_-])(?:fn|p-author|comment-?author(?:-?name)?|author-?name|author|autor|user-?name|username|nick(?:name)?|bigusername|commenter|poster|user|verfasser|name|commentname|screen-?name|c-username|author-link|display-?name|pseudo|hnuser|who|from|byuser-name)(?:$|[\s_-])/;

/// The name itself in a box about the writer.
const INNER_NAME = /(?:^|\s)fn(?:\s|$)|(?:^|[\s_-])(?:user-?name|message-name|display-?name|screen-?name)(?:\s|$)/;
const NAME_ATTRIBUTES = ['data-author', 'data-user', 'data-username', 'data-name', 'author'];

/// A marked text inside another one is the comment when it holds this share of its letters.
const INNER_BODY = 0.6;

/// Reads one comment out of the element that holds it. `inner` are comments inside it, `scope` the widest element around it
/// that holds no other comment, where its name and time may stand. Null where nothing is left as its text.
export function readComment(
  item: MarkupElement,
  inner: ReadonlySet<MarkupElement>,
  scope: MarkupElement,
  cues: CommentCues,
  dayFirst = true,
): Omit<ReaderComment, 'replyTo'> | null {
  const body = bodyElements(item, inner);
  const roots = body.length > 0 ? body : [item];
  let blocks = textBlocks(roots, inner, cues, true);
  if (blocks.length === 0) blocks = textBlocks([item], inner, cues, true);
  if (blocks.length === 0) blocks = textBlocks(roots, inner, cues, false);
  const heads = headerLines(scope, inner, blocks, cues, dayFirst);
  const named = commenterName(scope, inner, body, cues);
  const name = named === undefined ? heads.name : named;
  const published = commentTime(scope, inner, body, dayFirst) ?? heads.published;
  const text = blocks.filter((block) => !heads.lines.has(block));
  if (text.length === 0) return null;
  return { name, published, blocks: commentBlocks(text) };
}

function bodyElements(item: MarkupElement, inner: ReadonlySet<MarkupElement>): MarkupElement[] {
  const found: MarkupElement[] = [];
  const visit = (at: MarkupElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string' || inner.has(child) || isForm(child)) continue;
      const marked = isCommentBody(child);
      if (marked && wordsOf(child) !== '' && !/reply|form|respond/.test(child.attributes['id'] ?? ''))
        found.push(innermostBody(child, inner));
      else visit(child);
    }
  };
  visit(item);
  return found;
}

/// Whether an element is marked as the text of a comment.
export function isCommentBody(at: MarkupElement): boolean {
  return (
    /^(?:text|commentText|reviewBody|description)$/.test(at.attributes['itemprop'] ?? '') ||
    at.attributes['slot'] === 'comment' ||
    BODY.test(labelsOf(at))
  );
}

/// A form in which one writes; some systems put each comment into one, so that its writer can change it.
function isForm(at: MarkupElement): boolean {
  return at.name === 'form' && find(at, (inner) => isCommentBody(inner) && wordsOf(inner) !== '') === null;
}

/// The marked text inside another one that holds most of its words: without the heading and the tools beside it.
function innermostBody(outer: MarkupElement, inner: ReadonlySet<MarkupElement>): MarkupElement {
  const within = findAll(outer, (at) => !inner.has(at) && isCommentBody(at) && at.name !== 'form');
  const words = wordsOf(outer).length;
  return within.findLast((at) => wordsOf(at).length >= INNER_BODY * words) ?? outer;
}

function textBlocks(
  roots: readonly MarkupElement[],
  inner: ReadonlySet<MarkupElement>,
  cues: CommentCues,
  withoutMeta: boolean,
): Block[] {
  const skip = (at: MarkupElement): boolean => {
    if (inner.has(at) || isControl(at)) return true;
    if (!withoutMeta) return false;
    if (at.name === 'time' || at.name === 'cite') return true;
    const labels = labelsOf(at);
    return labels !== '' && META.test(labels) && !BODY.test(labels) && !roots.includes(at);
  };
  return roots
    .flatMap((root) => blocksOf(root, skip))
    .filter(
      (block) =>
        !isFurniture(block.text, cues) &&
        !(block.linked > 0.9 && block.text.length < 25 && !/^(?:https?:|www\.)/.test(block.text)),
    );
}

function isControl(at: MarkupElement): boolean {
  return (
    /^(?:form|button|input|select|textarea|label|nav)$/.test(at.name) ||
    at.attributes['hidden'] !== undefined ||
    /(?:^|[\s_-])(?:reply-?link|comment-?reply|respond|sharedaddy|jp-relatedposts|screen-reader-text|sd-content)(?:$|[\s_-])/.test(
      labelsOf(at),
    )
  );
}

/// "Reply", "12 Likes", "Report this comment", "#3".
export function isFurniture(text: string, cues: CommentCues): boolean {
  if (text.length > 60) return false;
  const bare = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])\d+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (bare === '')
    return (
      /\p{Extended_Pictographic}\uFE0F?\s*\d/u.test(text) ||
      !/\p{Extended_Pictographic}|[:;]-?[)(DP]|[!?]|\+\s?\d/u.test(text)
    );
  if (cues.furniture.has(bare)) return true;
  const first = bare.indexOf(' ');
  return (
    first > 0 && cues.furniture.has(bare.slice(0, first)) && bare.split(' ').every((word) => cues.furniture.has(word))
  );
}

interface HeaderLines {
  readonly lines: ReadonlySet<Block>;
  readonly name: string | null;
  readonly published: string | null;
}

/// Short first or last lines that only say who wrote and when: "Name says:", "12 May 2020 at 10:15".
function headerLines(
  scope: MarkupElement,
  inner: ReadonlySet<MarkupElement>,
  blocks: readonly Block[],
  cues: CommentCues,
  dayFirst: boolean,
): HeaderLines {
  const lines = new Set<Block>();
  let name: string | null = null;
  let published: string | null = null;
  const ends = [...blocks.slice(0, 3), ...blocks.slice(3).slice(-1)];
  for (const block of ends) {
    if (blocks.length - lines.size <= 1) break;
    const header = readHeader(block.text, cues, dayFirst);
    if (header === null) {
      if (blocks.indexOf(block) < 3 && block.text.length > 80) break;
      continue;
    }
    lines.add(block);
    name ??= header.name;
    published ??= header.published;
  }
  // "Name" and "12 May 2020" on lines of their own.
  const dated = [...lines].map((line) => blocks.indexOf(line)).find((index) => index <= 2);
  if (name === null && dated !== undefined) {
    for (const index of [dated - 1, dated + 1]) {
      const line = blocks[index];
      if (line === undefined || lines.has(line) || blocks.length - lines.size <= 1 || !looksLikeName(line.text))
        continue;
      name = asName(line.text, cues);
      if (name === null) continue;
      lines.add(line);
      break;
    }
  }
  if (name === null || published === null) {
    for (const block of blocksOf(scope, (at) => inner.has(at)).slice(0, 4)) {
      const header = readHeader(block.text, cues, dayFirst);
      name ??= header?.name ?? null;
      published ??= header?.published ?? null;
    }
  }
  return { lines, name, published };
}

/// "Name, May" of "Name, May 18, 2017": the month belongs to the date.
function withoutMonth(text: string): string {
  const words = text.split(' ');
  while (words.length > 0 && readDate(`1 ${(words.at(-1) ?? '').replace(/[^\p{L}]/gu, '')} 2000`) !== null) words.pop();
  return words.join(' ');
}

/// One to four words, the first with a capital, no sentence.
export function looksLikeName(text: string): boolean {
  return (
    text.length <= 40 &&
    text.split(' ').length <= 4 &&
    /^[@\p{Lu}]/u.test(text) &&
    (/[^.!?]$/.test(text) || / \p{Lu}\.$/u.test(text))
  );
}

/// Reads a line that gives a name, a time, or both; null where the line says more than that.
export function readHeader(
  text: string,
  cues: CommentCues,
  dayFirst = true,
): { name: string | null; published: string | null } | null {
  if (text.length > 120) return null;
  const date = readDate(text, dayFirst);
  const words = text.replace(/[:,]\s*$/, '').split(/\s+/);
  const says = words.findIndex((word) => cues.says.has(word.toLowerCase().replace(/[^\p{L}]/gu, '')));
  const endsAsHeader = /:\s*$/.test(text);
  if (date === null) {
    if (says > 0 && says >= words.length - 2 && words.length <= 8)
      return { name: asName(words.slice(0, says).join(' '), cues), published: null };
    return endsAsHeader && words.length <= 4 && /^\p{Lu}/u.test(text)
      ? { name: asName(text, cues), published: null }
      : null;
  }
  const by = words.findLastIndex((word) => cues.authors.has(word.toLowerCase()));
  const signed = by > 0 && !words.slice(by + 1).some((word) => /\d/.test(word)) ? words.slice(by + 1).join(' ') : '';
  const introduced = cues.besideDates.has((words[0] ?? '').toLowerCase());
  const rest =
    says > 0 ? words.slice(0, says).join(' ') : introduced ? text : text.split(/\d/)[0]?.replace(/[\s|,·•»–-]+$/, '');
  const letters = text.replace(/[^\p{L}]+/gu, '').length;
  if (letters > 60) return null;
  if (signed !== '') return { name: asName(signed, cues), published: date.full };
  return { name: rest === undefined ? null : asName(withoutMonth(rest), cues), published: date.full };
}

function commenterName(
  scope: MarkupElement,
  inner: ReadonlySet<MarkupElement>,
  body: readonly MarkupElement[],
  cues: CommentCues,
): string | null | undefined {
  const own = ownElements(scope, inner, body);
  const tests: ((at: MarkupElement) => boolean)[] = [
    (at) => /^(?:author|creator)$/.test(at.attributes['itemprop'] ?? ''),
    (at) => /(?:^|\s)fn(?:\s|$)/.test(labelsOf(at)),
    (at) => /(?:^|\s)author(?:\s|$)/.test(at.attributes['rel'] ?? ''),
    (at) => NAME.test(labelsOf(at)) && at !== scope,
    (at) =>
      at.name === 'a' &&
      /\/(?:users?|profile?|profil|members?|nutzer|author)\//.test(at.attributes['href'] ?? '') &&
      wordsOf(at) !== '',
    (at) => at.name === 'cite',
    (at) => /^(?:b|strong|h[3-6])$/.test(at.name) && wordsOf(at).length <= 40,
  ];
  for (const test of tests) {
    for (const at of own) {
      if (!test(at)) continue;
      const inside = find(
        at,
        (element) => element.attributes['itemprop'] === 'name' || INNER_NAME.test(labelsOf(element)),
      );
      const words = at.attributes['content'] ?? wordsOf(inside ?? at);
      const name = asName(words, cues) ?? readHeader(words, cues)?.name ?? null;
      if (name !== null) return name;
      if (cues.anonymous.has(bareName(words, cues).toLowerCase())) return null;
    }
  }
  for (const key of NAME_ATTRIBUTES) {
    const value = scope.attributes[key];
    if (value !== undefined) return asName(value, cues);
  }
  return undefined;
}

/// A name as it can be shown, or null where the words are no name ("Anonymous", a date, a sentence).
export function asName(text: string, cues: CommentCues): string | null {
  return knownName(bareName(text, cues), cues);
}

/// The same of words that are known to be the whole of a name: "Concerned on Mill Lane".
export function asWholeName(text: string, cues: CommentCues): string | null {
  const words = text.replace(/\s+/g, ' ').trim();
  return knownName(words.replace(/^[\s:|·•»,(–—-]+|[\s:|·•»,(–—-]+$/gu, ''), cues);
}

function knownName(whole: string, cues: CommentCues): string | null {
  // "2. Name": the number of the comment.
  const name = whole.replace(/^\d{1,4}[.)]\s(?=\p{L})/u, '');
  const lower = name.toLowerCase();
  if (name === '' || name.length > 50 || name.split(' ').length > 6 || !/[\p{L}\p{N}]/u.test(name)) return null;
  if (readDate(name, true) !== null || /^\d[\d\s.:]*$/.test(name)) return null;
  return cues.anonymous.has(lower) || cues.furniture.has(lower) || cues.says.has(lower) || cues.besideDates.has(lower)
    ? null
    : name;
}

/// "by Name:" and "Name says on" without what stands around the name.
function bareName(text: string, cues: CommentCues): string {
  const isFiller = (word: string | undefined): boolean => {
    const bare = (word ?? '').toLowerCase().replace(/[^\p{L}]/gu, '');
    return cues.says.has(bare) || cues.besideDates.has(bare);
  };
  let words = text.replace(/\s+/g, ' ').trim().split(' ');
  while (words.length > 1 && isFiller(words[0])) words = words.slice(1);
  const end = words.findIndex((word, index) => index > 0 && isFiller(word));
  if (end > 0) words = words.slice(0, end);
  return words
    .join(' ')
    .replace(/[\s:|·•»,(–-]+$/, '')
    .trim();
}

function commentTime(
  scope: MarkupElement,
  inner: ReadonlySet<MarkupElement>,
  body: readonly MarkupElement[],
  dayFirst: boolean,
): string | null {
  const own = ownElements(scope, inner, body);
  for (const at of own) {
    const { datetime, content, itemprop, title } = at.attributes;
    const marked =
      at.name === 'time' || /date|time/i.test(itemprop ?? '') || /date|time|age|permalink|posted/.test(labelsOf(at));
    if (!marked) continue;
    for (const text of [datetime, content, title]) {
      const found = text === undefined ? null : readDate(text, dayFirst);
      if (found !== null) return found.full;
    }
  }
  for (const at of own) {
    if (
      !/date|datum|time|meta|posted|permalink|published|created|info|author|header|head/.test(labelsOf(at)) &&
      !/^(?:time|small|a|em|span|h[3-6])$/.test(at.name)
    )
      continue;
    const text = wordsOf(at);
    const found = text.length <= 160 ? readDate(text, dayFirst) : null;
    if (found !== null) return found.full;
  }
  return null;
}

function ownElements(
  scope: MarkupElement,
  inner: ReadonlySet<MarkupElement>,
  body: readonly MarkupElement[],
): MarkupElement[] {
  const hidden = new Set(body.filter((at) => at.name !== 'article'));
  const skipped = new Set<MarkupElement>();
  return findAll(scope, (at) => {
    if (inner.has(at) || (at.parent !== null && skipped.has(at.parent))) {
      skipped.add(at);
      return false;
    }
    // The text of the comment names others; only what stands around it names its writer.
    if (hidden.has(at) && !META.test(labelsOf(at)) && !find(at, (element) => META.test(labelsOf(element)))) {
      skipped.add(at);
      return false;
    }
    return true;
  });
}
