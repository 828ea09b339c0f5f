import type { CommentCues } from '../evidence/comment-cues.js';
import { answeredBefore, commentKey, levelOf, parentKey } from './answers.js';
import { commentsInData, commentsInLinkedData } from './data.js';
import { asName, readComment, readHeader } from './facts.js';
import type { CommentItem } from './items.js';
import { COMMENT_LABEL, commentItems, flatten } from './items.js';
import { forumPosts, isCommentHeading, structuralItems } from './structure.js';
import { settleQuotations } from './quotes.js';
import type { MarkupElement } from '../markup/markup.js';
import { INLINE, descendants, find, labelsOf, remove, wordsOf } from '../markup/markup.js';
import { ownTokens } from '../evidence/paragraph-evidence.js';
import type { JsonObject } from '../markup/structured-data.js';
import type { ReaderComment } from './thread-segments.js';

/// The comments of a page in page order, and whether the first of them is what the others answer.
interface TakenComments {
  readonly comments: readonly ReaderComment[];
  readonly opensThread: boolean;
}

/// Takes the readers' comments out of a page: returns them in page order and removes them, with the forms and headings
/// around them, from the tree, so that none can end up in the article.
export function takeComments(page: MarkupElement, data: readonly JsonObject[], cues: CommentCues): TakenComments {
  const marked = commentItems(page);
  const forest = marked.length > 0 ? marked : structuralItems(page, cues);
  let comments = withoutNotices(readForest(forest, cues), cues);
  let used = forest;
  let posts = false;
  if (comments.length === 0) {
    used = forumPosts(page);
    comments = readForest(used, cues);
    posts = comments.length > 0;
  }
  if (comments.length === 0) {
    used = [];
    comments = [...commentsInLinkedData(data, cues)];
    if (comments.length === 0) comments = [...commentsInData(page, cues)];
  }
  removeRegions(page, used, cues);
  const roots = comments.filter((comment) => comment.replyTo === null).length;
  return { comments, opensThread: posts || roots === 1 || roots === comments.length };
}

/// "Log in to comment" in the place of comments: a line or two that nobody signed, about commenting.
function withoutNotices(comments: ReaderComment[], cues: CommentCues): ReaderComment[] {
  if (comments.length > 3 || comments.some((comment) => comment.name !== null || comment.published !== null))
    return comments;
  const isNotice = (comment: ReaderComment): boolean =>
    ownTokens(comment.blocks.map((block) => block.text).join(' ')).some((token) => cues.notices.has(token));
  return comments.some(isNotice) ? [] : comments;
}

function readForest(forest: readonly CommentItem[], cues: CommentCues): ReaderComment[] {
  const flat = flatten(forest);
  const elements = new Set(flat.map(({ item }) => item.element));
  const named = (words: string): string | null => readHeader(words, cues)?.name ?? asName(words, cues);
  for (const { element } of forest) settleQuotations(element, cues, named);
  const within = countWithin(elements);
  const scopes = flat.map(({ item }) => scopeOf(item.element, elements, within));
  const stated = flat.map(({ item }, index) => levelOf(item.element, scopes[index] ?? item.element));
  // Where some comments are set in, those that are not are at the first level.
  const known = stated.some((level) => level !== null);
  const dayFirst = !monthsFirst(scopes.map(wordsOf));
  const comments: ReaderComment[] = [];
  /// Where each item ended up among the comments; items without text are passed over.
  const places: (number | null)[] = [];
  const levels: { level: number; index: number }[] = [];
  const keys = new Map<string, number>();
  const byElement = new Map<MarkupElement, number>();
  flat.forEach(({ item, replyTo }, at) => {
    const read = readComment(item.element, item.inner, scopes[at] ?? item.element, cues, dayFirst);
    if (read === null) {
      places.push(null);
      return;
    }
    const level = known ? (stated[at] ?? 0) : null;
    while (level !== null && (levels.at(-1)?.level ?? -1) >= level) levels.pop();
    const parent = parentKey(item.element);
    const outer = replyTo === null ? undefined : places[replyTo];
    const byName = parent === null ? undefined : keys.get(parent);
    const before = answeredBefore(item.element, elements);
    const beside = before === null ? undefined : byElement.get(before);
    const answered = outer ?? byName ?? (level === null ? undefined : levels.at(-1)?.index) ?? beside ?? null;
    const index = comments.push({ ...read, replyTo: answered }) - 1;
    places.push(index);
    byElement.set(item.element, index);
    if (level !== null) levels.push({ level, index });
    for (const key of keysOf(item.element)) keys.set(key, index);
  });
  return comments;
}

function keysOf(element: MarkupElement): string[] {
  const { id, thingid } = element.attributes;
  const keys = [id, thingid, element.attributes['data-id']].map((text) =>
    text === undefined ? null : commentKey(text),
  );
  return keys.filter((key) => key !== null);
}

/// Whether the dates of a thread put the month first: one of them has a day in the second place, none in the first.
function monthsFirst(texts: readonly string[]): boolean {
  let first = 0;
  let second = 0;
  for (const text of texts) {
    for (const match of text.matchAll(/(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d\d)(?!\d)/g)) {
      if (Number(match[1]) > 12) first++;
      else if (Number(match[2]) > 12) second++;
    }
  }
  return second > 0 && first === 0;
}

/// How many of some elements stand in each element, itself included.
function countWithin(elements: Iterable<MarkupElement>): ReadonlyMap<MarkupElement, number> {
  const counts = new Map<MarkupElement, number>();
  for (const element of elements)
    for (let up: MarkupElement | null = element; up !== null; up = up.parent) counts.set(up, (counts.get(up) ?? 0) + 1);
  return counts;
}

/// The widest element around a comment in which no other comment stands.
function scopeOf(
  element: MarkupElement,
  items: ReadonlySet<MarkupElement>,
  within: ReadonlyMap<MarkupElement, number>,
): MarkupElement {
  let scope = element;
  for (let up = element.parent, steps = 0; up !== null && steps < 4; up = up.parent, steps++) {
    if (up.name === 'body' || up.name === 'main' || up.name === 'html' || items.has(up)) break;
    const others = (within.get(up) ?? 0) > (within.get(element) ?? 0);
    if (others || up.name === 'article' || find(up, (at) => at.name === 'h1') !== null) break;
    if (wordsOf(up).length > wordsOf(element).length + 300) break;
    scope = up;
  }
  return scope;
}

/// Takes out what is called after comments and holds no article: threads, forms, counters, empty Disqus boxes.
function removeRegions(page: MarkupElement, forest: readonly CommentItem[], cues: CommentCues): void {
  const total = wordsOf(page).length;
  const taken = new Set(forest.map((item) => item.element));
  const doomed: MarkupElement[] = [];
  const visit = (at: MarkupElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string') continue;
      if (taken.has(child) || isRegion(child, taken, total)) doomed.push(child);
      else if (/^h[1-6]$/.test(child.name) && isCommentHeading(wordsOf(child), cues) && taken.size > 0)
        doomed.push(child);
      else visit(child);
    }
  };
  visit(page);
  for (const at of doomed) remove(at);
}

function isRegion(at: MarkupElement, taken: ReadonlySet<MarkupElement>, total: number): boolean {
  if (at.name === 'body' || at.name === 'html' || at.name === 'main' || at.name === 'article' || INLINE.has(at.name))
    return false;
  const labels = labelsOf(at);
  if (
    !COMMENT_LABEL.test(labels) &&
    !/(?:^|[\s_-])(?:respond|responses|reply-title|fb-comments|discussion)(?:$|[\s_-])/.test(labels)
  )
    return false;
  if (
    /(?:^|\s)(?:has-comments|comments-(?:open|closed)|with-comments|no-comments|comment-(?:open|closed))(?:\s|$)/.test(
      labels,
    )
  )
    return false;
  const words = wordsOf(at).length;
  if (words < 0.15 * total) return true;
  let inThread = 0;
  for (const inner of descendants(at)) {
    if (inner.name === 'h1' || /articleBody/.test(inner.attributes['itemprop'] ?? '')) return false;
    if (taken.has(inner)) inThread += wordsOf(inner).length;
  }
  return inThread > 0.5 * words;
}
