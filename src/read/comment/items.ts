import { blocksOf } from '../markup/blocks.js';
import { REPLIES, commentKey } from './answers.js';
import { isInnerKin, isOfMake } from './kin.js';
import type { MarkupElement } from '../markup/markup.js';
import { isCommentBody } from './facts.js';
import { readDate } from '../evidence/page-date.js';
import { findAll, keepOnly, labelsOf, wordsOf } from '../markup/markup.js';

/// An element that holds one comment, and the comments that answer it inside the same element.
export interface CommentItem {
  readonly element: MarkupElement;
  /// The elements inside `element` whose text is other comments.
  readonly inner: Set<MarkupElement>;
  replies: CommentItem[];
}

/// What page makers call readers' comments, in the languages of the pages seen.
export const COMMENT_LABEL =
  /comment(?!ary|ator)|komment|koment|coment[aá]rio|commento|reacties|leserbrief|leserpost|leserzuschrift|usertext|talkback|wpdiscuz|disqus_thread/;
const NUMBERED =
  /^(?:li-|div-|article-|dsq-|xenforo-|wc-|the-|single-)?(?:comment|kommentar|komentarz|koment|commentaire|comentario|comm|reply|opinion|t1|bb_message|comment_?entry|commententry)[-_]?(?:id[-_]?)?[a-z]{0,2}\d+(?:_\d+)?$/;
const WHOLE =
  /(?:^|\s)(?:comment|kommentar|komentarz|commentaire|comentario|commento|leserbrief|(?:user|single|reader|post|wc|kb|wpd|blog|article|the|stand|xenforo|mtn|jdgm|js|mo|c|readers?|page|view)[-_]comment|comment[-_]?(?:item|entry|card|node|unit|single|row|main-level|post|wrapper|container|box|message-?container|con)|comments?con|mtn-?comment|kommentar[-_]?(?:item|box|eintrag)|comments?[-_]?(?:list)?[-_]?item|comment[-_]list__item|jdgm-rev|review-item|thread-even|thread-odd|depth-\d+|hreview|c-comment-container|comment-thread-item|h-cite|u-comment|b-leaf|ljcmt\w*|commentrow|athing comtr|comtr)(?=\s|$)/;
/// An element that a site makes for its comments.
const OWN_ELEMENT = /^[a-z]+(?:-[a-z]+)*-comment$/;
const PART =
  /(?:^|\s)(?:comment|kommentar)[-_]*(?:content|text|body|copy|meta|author|form|respond|reply|footer|header|date|time|title|info|links?|actions?|count|metadata|notes|avatar|permalink|list|area|section)/;

/// Finds the comments that the page marks as such (schema.org, WordPress, Blogger, Drupal, h-entry and their like) as a
/// forest in page order: a comment inside another one answers it.
export function commentItems(page: MarkupElement): CommentItem[] {
  joinTerms(page);
  return itemForest(findAll(page, isItem));
}

/// Makes a forest of the elements that hold comments, given in page order: a comment inside another one answers it.
export function itemForest(marked: readonly MarkupElement[]): CommentItem[] {
  const nodes = new Map<MarkupElement, CommentItem>();
  const roots: CommentItem[] = [];
  for (const at of marked) {
    const item: CommentItem = { element: at, inner: new Set(), replies: [] };
    nodes.set(at, item);
    let owner: CommentItem | undefined;
    for (let up = at.parent; up !== null && owner === undefined; up = up.parent) owner = nodes.get(up);
    if (owner === undefined) roots.push(item);
    else {
      owner.replies.push(item);
      owner.inner.add(at);
    }
  }
  return roots.flatMap(settle);
}

/// All items of a forest in page order, with the index of the item that each one answers.
export function flatten(
  forest: readonly CommentItem[],
): { item: CommentItem; replyTo: number | null; depth: number }[] {
  const flat: { item: CommentItem; replyTo: number | null; depth: number }[] = [];
  const visit = (items: readonly CommentItem[], replyTo: number | null, depth: number): void => {
    for (const item of items) {
      const index = flat.push({ item, replyTo, depth }) - 1;
      visit(item.replies, index, depth + 1);
    }
  };
  visit(forest, null, 0);
  return flat;
}

/// In a `dl` the writer stands in the `dt` before the comment; both become one element.
function joinTerms(page: MarkupElement): void {
  joinRows(page);
  for (const list of findAll(page, (at) => at.name === 'dl' && COMMENT_LABEL.test(labelsOf(at)))) {
    const terms: MarkupElement[] = [];
    const joined = new Set<MarkupElement | string>();
    for (const child of list.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'dt') terms.push(child);
      else if (child.name === 'dd') {
        for (const term of terms.splice(0)) {
          joined.add(term);
          child.children.unshift({ ...term, name: 'header', attributes: { class: 'comment-header' }, parent: child });
        }
      }
    }
    if (joined.size > 0) keepOnly(list, (child) => !joined.has(child));
  }
}

/// Rows of two kinds by turns, the first with a date and few words, hold a comment in two rows; both become one element.
function joinRows(page: MarkupElement): void {
  for (const table of findAll(page, (at) => at.name === 'table' || at.name === 'tbody')) {
    const rows = table.children.filter((child) => typeof child !== 'string');
    if (rows.length < 4 || rows.length % 2 !== 0 || rows.some((row) => row.name !== 'tr')) continue;
    const heads = rows.filter((_, index) => index % 2 === 0);
    const texts = rows.filter((_, index) => index % 2 === 1);
    const dated = heads.every((row) => wordsOf(row).length <= 120 && readDate(wordsOf(row), true) !== null);
    if (!dated || texts.some((row) => wordsOf(row) === '' || cellsOf(row) !== 1)) continue;
    table.children.splice(0);
    heads.forEach((head, index) => {
      const text = texts[index];
      if (text === undefined) return;
      const pair: MarkupElement = {
        name: 'div',
        attributes: { class: 'joined-rows' },
        children: [],
        parent: table,
        place: head.place,
      };
      for (const [row, label] of [
        [head, 'joined-head'],
        [text, 'joined-text'],
      ] as const) {
        const part: MarkupElement = { ...row, name: 'div', attributes: { class: label }, parent: pair };
        for (const cell of part.children) if (typeof cell !== 'string') cell.parent = part;
        if (label === 'joined-head')
          part.children.splice(0, part.children.length, ...part.children.map(asHeading(part)));
        pair.children.push(part);
      }
      table.children.push(pair);
    });
  }
}

/// A cell of a row above a comment: its time or its writer.
function asHeading(parent: MarkupElement): (cell: MarkupElement | string) => MarkupElement | string {
  return (cell) => {
    if (typeof cell === 'string') return cell;
    const isDate = readDate(wordsOf(cell), true) !== null;
    return { ...cell, name: 'div', attributes: { class: isDate ? 'date' : 'author' }, parent };
  };
}

function cellsOf(row: MarkupElement): number {
  return row.children.filter((cell) => typeof cell !== 'string' && wordsOf(cell) !== '').length;
}

function isItem(at: MarkupElement): boolean {
  const { itemtype, id, itemprop } = at.attributes;
  if (itemtype !== undefined && /schema\.org\/(?:User)?Comments?\b/.test(itemtype)) return true;
  if (itemprop === 'comment' || OWN_ELEMENT.test(at.name)) return true;
  if (at.name === 'body' || at.name === 'a' || at.name === 'form' || at.name === 'input' || at.name === 'span')
    return false;
  if (id !== undefined && NUMBERED.test(id.toLowerCase())) return true;
  const labels = (at.attributes['class'] ?? '').toLowerCase();
  return WHOLE.test(labels) && !PART.test(labels);
}

/// A marked element without words of its own is the wrapper of one comment and its replies, or of a whole thread.
function settle(item: CommentItem): CommentItem[] {
  const replies = item.replies.flatMap(settle);
  if (replies.length === 0) return [{ ...item, replies }];
  // Settling may have taken wrappers out, so what stands inside is told anew.
  const inner = new Set(replies.flatMap((reply) => [reply.element]));
  const own = ownLetters(item.element, inner);
  const speaks = own >= OWN_WORDS || hasOwnText(item.element, inner);
  const [first, ...others] = replies;
  if (first === undefined) return [];
  const answers = (reply: CommentItem): boolean =>
    inReplyList(reply.element, item.element) || isInnerKin(reply.element, item.element);
  if (!speaks || isPartOf(first.element, item.element)) {
    if (answers(first) || !others.every(answers) || !isPartOf(first.element, item.element)) return replies;
    const around = new Set([...others.map((other) => other.element), ...first.inner]);
    return [{ element: item.element, inner: around, replies: [...first.replies, ...others] }];
  }
  return replies.length > 1 && !replies.some(answers) ? replies : [{ element: item.element, inner, replies }];
}

/// Letters outside the inner comments that still may be only a heading, a count, a name, a date or a form.
const OWN_WORDS = 25;

/// The same comment marked twice: `li#comment-5` around `div#div-comment-5`. Without numbers, an answer is told by its make
/// and by the list that it stands in.
function isPartOf(inner: MarkupElement, outer: MarkupElement): boolean {
  const [own, around] = [inner, outer].map((at) => commentKey(at.attributes['id'] ?? '') ?? undefined);
  if (own === undefined && around === undefined)
    return !(isInnerKin(inner, outer) || (isOfMake(inner, outer) && inReplyList(inner, outer)));
  return own === around || own === undefined || around === undefined;
}

function inReplyList(at: MarkupElement, outer: MarkupElement): boolean {
  for (let up: MarkupElement | null = at; up !== null && up !== outer; up = up.parent) {
    if (up !== at && (up.name === 'ul' || up.name === 'ol')) return true;
    if (REPLIES.test(labelsOf(up))) return true;
  }
  return false;
}

/// Whether an element marks a text outside of the comments inside it, however short.
function hasOwnText(at: MarkupElement, inner: ReadonlySet<MarkupElement>): boolean {
  return at.children.some(
    (child) =>
      typeof child !== 'string' &&
      !inner.has(child) &&
      child.name !== 'form' &&
      ((isCommentBody(child) && wordsOf(child) !== '') || hasOwnText(child, inner)),
  );
}

function ownLetters(at: MarkupElement, inner: ReadonlySet<MarkupElement>): number {
  return blocksOf(at, (element) => inner.has(element) || element.name === 'form')
    .filter((block) => block.linked < 0.5)
    .reduce((sum, block) => sum + block.text.length, 0);
}
