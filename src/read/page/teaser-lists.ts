import type { MarkupElement } from '../markup/markup.js';
import { INLINE, find, labelsOf, wordsOf } from '../markup/markup.js';

/// Boxes of one make of which so many open other pages are a list of those.
const LEAST_TEASERS = 3;
/// Letters of the longest opening of another page, and of the longest paragraph in it.
const LONGEST_TEASER = 450;
const LONGEST_PARAGRAPH = 260;
/// Letters of the shortest headline, and the share of an opening that its links are at the least.
const SHORTEST_HEADLINE = 15;
const LEAST_LINKED = 0.2;
const LEAST_LINKED_BELOW_HEADLINE = 0.1;
const LEAST_LINKED_ITEM = 0.5;
const UNITS = /^(?:div|article|section|li|figure|dl|aside)$/;

/// The boxes of a page that open other pages: several side by side, each with a headline that is a link and few words else. Boxes that
/// `kept` names are none.
export function teasersIn(page: MarkupElement, kept: (at: MarkupElement) => boolean): MarkupElement[] {
  const found: MarkupElement[] = [];
  const visit = (at: MarkupElement): void => {
    const units = new Map<string, MarkupElement[]>();
    const boxes = at.children.filter((child) => typeof child !== 'string' && UNITS.test(child.name));
    for (const child of boxes.length < LEAST_TEASERS ? [] : boxes) {
      if (typeof child === 'string') continue;
      const make = makeOf(child);
      const alike = units.get(make);
      if (alike === undefined) units.set(make, [child]);
      else alike.push(child);
    }
    const taken = new Set<MarkupElement>();
    for (const alike of units.values()) {
      if (alike.length < LEAST_TEASERS) continue;
      const teasers = alike.filter((unit) => isTeaser(unit) && !kept(unit));
      if (teasers.length < LEAST_TEASERS || teasers.length < 0.7 * alike.length) continue;
      for (const unit of teasers) taken.add(unit);
    }
    found.push(...taken);
    for (const child of at.children) if (typeof child !== 'string' && !taken.has(child)) visit(child);
  };
  visit(page);
  return found;
}

/// What the page calls a box, without the numbers and places by which it tells those of one make apart.
function makeOf(at: MarkupElement): string {
  const labels = labelsOf(at).replace(/(?<=^|[\s_-])(?:first|last|odd|even|\d+)(?=$|[\s_-])|\d+/g, '');
  return `${at.name} ${labels.split(/\s+/)[0] ?? ''}`;
}

function isTeaser(unit: MarkupElement): boolean {
  const words = wordsOf(unit, LONGEST_TEASER + 50);
  if (words.length < SHORTEST_HEADLINE || words.length > LONGEST_TEASER) return false;
  const linked = linkedLetters(unit);
  const isItem = unit.name === 'li';
  const hasHeading = find(unit, (at) => /^h[1-6]$/.test(at.name) && find(at, isLink) !== null) !== null;
  const share = linked.all / Math.max(1, words.length);
  if (linked.longest < SHORTEST_HEADLINE) return false;
  const least = linked.first ? LEAST_LINKED_BELOW_HEADLINE : LEAST_LINKED;
  if (share < (isItem && !hasHeading ? LEAST_LINKED_ITEM : least)) return false;
  return longestParagraph(unit) <= LONGEST_PARAGRAPH;
}

function isLink(at: MarkupElement): boolean {
  return at.name === 'a' && at.attributes['href'] !== undefined;
}

interface LinkedLetters {
  readonly all: number;
  /// Letters of the longest link.
  readonly longest: number;
  /// Whether the box begins with a link.
  readonly first: boolean;
}

function linkedLetters(unit: MarkupElement): LinkedLetters {
  if (isLink(unit)) return { all: Infinity, longest: Infinity, first: true };
  let [all, longest] = [0, 0];
  let first: boolean | null = null;
  const visit = (at: MarkupElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string') {
        if (child.trim() !== '') first ??= false;
      } else if (isLink(child)) {
        const { length } = wordsOf(child);
        if (length > 0) first ??= true;
        all += length;
        longest = Math.max(longest, length);
      } else visit(child);
    }
  };
  visit(unit);
  return { all, longest, first: first === true };
}

/// Letters of the longest stretch of a box outside its links.
function longestParagraph(unit: MarkupElement): number {
  let longest = 0;
  const visit = (at: MarkupElement): void => {
    let own = 0;
    for (const child of at.children) {
      if (typeof child === 'string') own += child.trim().length;
      else if (isLink(child)) continue;
      else if (INLINE.has(child.name)) own += wordsOf(child).length;
      else visit(child);
    }
    longest = Math.max(longest, own);
  };
  visit(unit);
  return longest;
}
