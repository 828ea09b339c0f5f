import type { CommentCues } from './comment-cues.js';
import { answeredBefore, levelOf, parentNumber } from './comment-answers.js';
import type { PageComment } from './comment-facts.js';
import { asName, readComment } from './comment-facts.js';
import type { CommentItem } from './comment-items.js';
import { COMMENT_LABEL, commentItems, flatten, insideAny } from './comment-items.js';
import { forumPosts, isCommentHeading, structuralItems } from './comment-structure.js';
import { tidy } from './blocks.js';
import type { MarkupElement } from './markup.js';
import { INLINE, descendants, find, labelsOf, parseMarkup, remove, wordsOf } from './markup.js';
import { readDate } from './page-date.js';
import { ownTokens } from './paragraph-evidence.js';
import type { JsonObject } from './structured-data.js';
import { objectsProperty, textProperty, typesOf } from './structured-data.js';

/// Takes the readers' comments out of a page: returns them in page order and removes them, with the forms and headings
/// around them, from the tree, so that none can end up in the article.
export function takeComments(page: MarkupElement, data: readonly JsonObject[], cues: CommentCues): PageComment[] {
  const marked = commentItems(page);
  const forest = marked.length > 0 ? marked : structuralItems(page, cues);
  let found = withoutNotices(readForest(forest, cues), cues);
  let used = forest;
  if (found.length === 0) {
    used = forumPosts(page);
    found = readForest(used, cues);
  }
  const known = new Set(found.map((comment) => letters(comment.blocks.map((block) => block.text).join(' '))));
  const embedded = embeddedComments(data, cues, found.length).filter(
    (comment) => !known.has(letters(comment.blocks.map((block) => block.text).join(' '))),
  );
  removeRegions(page, found.length > 0 ? used : [], cues);
  return [...found, ...(found.length === 0 ? embedded : [])];
}

/// "Log in to comment" in the place of comments: a line or two that nobody signed, about commenting.
function withoutNotices(comments: PageComment[], cues: CommentCues): PageComment[] {
  if (comments.length > 3 || comments.some((comment) => comment.name !== null || comment.published !== null))
    return comments;
  const isNotice = (comment: PageComment): boolean =>
    ownTokens(comment.blocks.map((block) => block.text).join(' ')).some((token) => cues.notices.has(token));
  return comments.some(isNotice) ? [] : comments;
}

function readForest(forest: readonly CommentItem[], cues: CommentCues): PageComment[] {
  const flat = flatten(forest);
  const elements = new Set(flat.map(({ item }) => item.element));
  const comments: PageComment[] = [];
  /// Where each item ended up among the comments; items without text are passed over.
  const places: (number | null)[] = [];
  const levels: { level: number; index: number }[] = [];
  const numbers = new Map<string, number>();
  const byElement = new Map<MarkupElement, number>();
  for (const { item, replyTo } of flat) {
    const read = readComment(item.element, item.inner, scopeOf(item.element, elements), cues);
    if (read === null) {
      places.push(null);
      continue;
    }
    const level = levelOf(item.element);
    while (level !== null && (levels.at(-1)?.level ?? -1) >= level) levels.pop();
    const stated = parentNumber(item.element);
    const outer = replyTo === null ? undefined : places[replyTo];
    const named = stated === null ? undefined : numbers.get(stated);
    const before = answeredBefore(item.element, elements);
    const beside = before === null ? undefined : byElement.get(before);
    const answered = outer ?? named ?? (level === null ? undefined : levels.at(-1)?.index) ?? beside ?? null;
    const index = comments.push({ ...read, replyTo: answered }) - 1;
    places.push(index);
    byElement.set(item.element, index);
    if (level !== null) levels.push({ level, index });
    const number = /\d+/.exec(item.element.attributes['id'] ?? item.element.attributes['data-id'] ?? '')?.[0];
    if (number !== undefined) numbers.set(number, index);
  }
  return comments;
}

/// The widest element around a comment in which no other comment stands.
function scopeOf(element: MarkupElement, items: ReadonlySet<MarkupElement>): MarkupElement {
  let scope = element;
  for (let up = element.parent, steps = 0; up !== null && steps < 4; up = up.parent, steps++) {
    if (up.name === 'body' || up.name === 'main' || up.name === 'html' || items.has(up)) break;
    let others = false;
    for (const inner of descendants(up)) {
      if (inner === element || !items.has(inner) || insideAny(inner, [element])) continue;
      others = true;
      break;
    }
    if (others || up.name === 'article' || find(up, (at) => at.name === 'h1') !== null) break;
    if (wordsOf(up).length > wordsOf(element).length + 300) break;
    scope = up;
  }
  return scope;
}

/// Comments in the page's JSON-LD, for pages that draw their thread only in the browser.
function embeddedComments(data: readonly JsonObject[], cues: CommentCues, offset: number): PageComment[] {
  const comments: PageComment[] = [];
  const seen = new Set<JsonObject>();
  const visit = (object: JsonObject, replyTo: number | null): void => {
    if (seen.has(object) || comments.length > 5000) return;
    seen.add(object);
    const text = textProperty(object, 'text', 'commentText', 'description');
    let index = replyTo;
    if (text !== null) {
      const plain = /<[a-z][^>]*>/i.test(text) ? wordsOf(parseMarkup(text)) : tidy(text);
      if (plain === '') return;
      const author = objectsProperty(object, 'author')[0];
      const name =
        author === undefined
          ? textProperty(object, 'author', 'creator')
          : textProperty(author, 'name', 'alternateName');
      const when = textProperty(object, 'dateCreated', 'datePublished', 'dateModified');
      index =
        comments.push({
          name: name === null ? null : asName(name, cues),
          published: when === null ? null : (readDate(when)?.full ?? null),
          blocks: [{ kind: 'body', text: plain }],
          replyTo,
        }) -
        1 +
        offset;
    }
    for (const reply of objectsProperty(object, 'comment')) visit(reply, index);
  };
  for (const object of data)
    if (typesOf(object).some((type) => type === 'Comment' || type === 'UserComments')) visit(object, null);
  return comments;
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

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
