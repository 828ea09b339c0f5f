import type { CommentCues } from '../evidence/comment-cues.js';
import type { CommentItem } from './items.js';
import { COMMENT_LABEL, itemForest } from './items.js';
import { kinWithin, kinGroups } from './kin.js';
import type { MarkupElement } from '../markup/markup.js';
import { INLINE, descendants, find, findAll, labelsOf, wordsOf } from '../markup/markup.js';
import { readDate } from '../evidence/page-date.js';

/// A thread names its writers and times; a list of pictures or links does not.
const DATED_SHARE = 0.5;
const REGION =
  /discussion|diskussion|responses|antworten|reviews|bewertungen|meinungen|opinions|opiniones|avis|feedback|guestbook|gaestebuch|thread|forum|topic|messages|replies/;
/// Names of one post in forums, by the software that writes them: phpBB, vBulletin, XenForo, Discourse, SMF, Invision.
const FORUM_POST =
  /(?:^|\s)(?:topic-post|post(?:bit\w*|container|body|_wrapper|_block|[-_]?message)?|message--post|topic-body|crawler-post|postbitlegacy|windowbg2?|cpost|forum[-_]?post|ipscomment|mtn-?comment)(?=\s|$)/;

/// Ids of posts where their classes tell nothing.
const POST_ID = /^(?:post|edit|msg|message|pid)[-_]?\d{1,10}$/;

/// Finds comments where nothing marks each one: in a region that is called after comments, or under a heading that says so,
/// the elements that repeat there. Empty where nothing repeats.
export function structuralItems(page: MarkupElement, cues: CommentCues): CommentItem[] {
  for (const region of regions(page, cues)) {
    const repeated = repeatedUnits(region);
    if (repeated.length === 0) continue;
    const units = new Set(repeated);
    return itemForest(kinWithin(region, repeated).filter((at) => units.has(at) || hasDate(at)));
  }
  return [];
}

/// The posts of a forum thread; the first one is the text of the page.
export function forumPosts(page: MarkupElement): CommentItem[] {
  const posts = findAll(
    page,
    (at) => FORUM_POST.test((at.attributes['class'] ?? '').toLowerCase()) || POST_ID.test(at.attributes['id'] ?? ''),
  );
  const all = new Set(posts);
  const outer = posts.filter((at) => !standsInAny(at, all));
  const largest = kinGroups(outer).sort((a, b) => b.length - a.length)[0] ?? [];
  const signed = largest.filter((at) => hasDate(at) && /author|user|poster|name/.test(innerLabels(at)));
  if (signed.length < 2 || signed.length < 0.8 * largest.length) return [];
  // Lists of articles look alike, but each one has a heading of its own that is a link.
  const linkedHeadings = signed.filter((at) => find(at, isArticleHeading) !== null).length;
  if (linkedHeadings > 0.5 * signed.length) return [];
  return signed.map((at) => ({ element: at, inner: new Set(), replies: [] }));
}

/// A heading that does not name the writer and does not lead to its own post.
function isArticleHeading(at: MarkupElement): boolean {
  if (!/^h[1-4]$/.test(at.name) || /name|user|author/.test(labelsOf(at))) return false;
  const links = findAll(at, (element) => element.name === 'a');
  return links.length === 0 || links.some((link) => !/#/.test(link.attributes['href'] ?? ''));
}

function regions(page: MarkupElement, cues: CommentCues): MarkupElement[] {
  const labelled = findAll(page, (at) => {
    if (at.name === 'body' || at.name === 'html' || INLINE.has(at.name) || at.name === 'form') return false;
    const labels = labelsOf(at);
    return (COMMENT_LABEL.test(labels) || REGION.test(labels)) && !hasArticle(at);
  });
  const strong = labelled.filter((at) => COMMENT_LABEL.test(labelsOf(at)));
  const headed = new Set<MarkupElement>();
  for (const heading of findAll(page, (at) => /^h[1-6]$/.test(at.name))) {
    if (!isCommentHeading(wordsOf(heading), cues)) continue;
    let around = heading.parent;
    // The heading may stand in a box of its own above the list.
    for (let steps = 0; steps < 2 && around !== null && wordsOf(around, 200).length < 200; steps++)
      around = around.parent;
    if (around !== null && around.name !== 'body') headed.add(around);
  }
  const bare = [...headed].filter((at) => !hasArticle(at));
  return [...strong, ...bare, ...labelled.filter((at) => !strong.includes(at))];
}

/// "12 Comments", "3 thoughts on …": a count and a word for comments, nothing else of weight.
export function isCommentHeading(text: string, cues: CommentCues): boolean {
  if (text.length > 120) return false;
  const words = text
    .toLowerCase()
    .replace(/[^\p{L} ]+/gu, ' ')
    .trim()
    .split(/\s+/);
  return words.slice(0, 3).some((word) => cues.headings.has(word)) && words.length <= 12;
}

function hasArticle(at: MarkupElement): boolean {
  for (const inner of descendants(at)) {
    if (inner.name === 'h1' || /articleBody/.test(inner.attributes['itemprop'] ?? '')) return true;
    if (
      /(?:^|\s)(?:entry-content|article-body|post-content)(?:\s|$)/.test(labelsOf(inner)) &&
      wordsOf(inner, 1500).length > 1500
    )
      return true;
  }
  return false;
}

/// Among the elements of one make that occur more than once, those that hold most of the region's words and have dates.
function repeatedUnits(region: MarkupElement): MarkupElement[] {
  const levels: MarkupElement[][] = [];
  const visit = (at: MarkupElement, depth: number): void => {
    for (const child of at.children) {
      if (typeof child === 'string' || INLINE.has(child.name) || child.name === 'form') continue;
      (levels[depth] ??= []).push(child);
      visit(child, depth + 1);
    }
  };
  visit(region, 0);
  const sides = largestThread(levels.flatMap(kinGroups), region);
  // A thread of one comment and its answers has its like only at other depths.
  return sides.length > 0 ? sides : largestThread(kinGroups(levels.flat()), region);
}

/// Of groups of elements, the one that holds most of the region's words, if it has dates and holds a good part of them.
function largestThread(groups: readonly (readonly MarkupElement[])[], region: MarkupElement): MarkupElement[] {
  let best: MarkupElement[] = [];
  let bestCover = 0;
  for (const group of groups) {
    const worded = group.filter((at) => wordsOf(at, 10).length >= 10);
    if (worded.length < 2) continue;
    const dated = worded.filter(hasDate).length;
    if (dated < DATED_SHARE * worded.length) continue;
    const members = new Set(worded);
    const outer = worded.filter((at) => !standsInAny(at, members));
    const linked = outer.reduce(
      (sum, at) => sum + findAll(at, (element) => element.name === 'a').reduce((n, a) => n + wordsOf(a).length, 0),
      0,
    );
    const cover = outer.reduce((sum, at) => sum + wordsOf(at).length, 0);
    if (linked > 0.5 * cover) continue;
    // On a draw the group found first is the outer one.
    if (cover > bestCover) {
      best = worded;
      bestCover = cover;
    }
  }
  return bestCover >= 0.3 * wordsOf(region).length ? best : [];
}

function standsInAny(at: MarkupElement, others: ReadonlySet<MarkupElement>): boolean {
  for (let up = at.parent; up !== null; up = up.parent) if (others.has(up)) return true;
  return false;
}

function hasDate(at: MarkupElement): boolean {
  if (find(at, (element) => element.name === 'time' || titledDate(element)) !== null) return true;
  const words = wordsOf(at);
  return (
    readDate(words.slice(0, 200), true) !== null || (words.length > 200 && readDate(words.slice(-200), true) !== null)
  );
}

/// "3 years ago", with the date that shows when one points at it.
function titledDate(at: MarkupElement): boolean {
  const { title } = at.attributes;
  return title !== undefined && title.length <= 60 && readDate(title, true) !== null;
}

function innerLabels(at: MarkupElement): string {
  return [...descendants(at)].map(labelsOf).join(' ');
}
