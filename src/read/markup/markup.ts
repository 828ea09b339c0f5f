import { Parser } from 'htmlparser2';
import type { MarkupPlace } from '../../annotation/origin.js';
import { behindClosingTag } from './closing-tag.js';
import { withoutAbyss } from './markup-depth.js';

/// An element of a page as it was served. Children are elements and runs of text (entities decoded) in page order.
export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (MarkupElement | string)[];
  parent: MarkupElement | null;
  /// Where it stood in the page as it was served, whatever is done to the tree.
  readonly place: MarkupPlace;
}

/// Elements nested deeper than this are taken out, their text stays, so that no walk over the tree can run out of stack.
/// The deepest of 264 saved news pages has 35 levels.
const MAX_DEPTH = 160;
/// What comes after so many elements is left out: the largest of 264 saved news pages, a forum thread, has 9,732.
export const MOST_ELEMENTS = 100_000;
/// Tags of a page that nests elements deeper than any has them, of which most are not parsed.
const MOST_NESTED_TAGS = 5 * MOST_ELEMENTS;
/// The same of characters, each counted as often as elements are around it, and an element as some characters: it bounds the
/// time of walks that begin at every element. The largest of the 264 pages has 3,771,469.
const MOST_LEVELS = 100_000_000;
const ELEMENT_LENGTH = 16;
const MAX_ATTRIBUTES = 60;
const MAX_ATTRIBUTE_LENGTH = 4000;
/// Data in an attribute with fewer letters hold no article.
const LEAST_STATE = 300;
/// Scripts that hold data and no program.
const DATA_SCRIPT = /(?:ld\+)?json/i;
/// Ids that can stand in a CSS selector as they are.
const PLAIN_ID = /^[A-Za-z][\w-]{0,99}$/;
const RAW = new Set(['style', 'script', 'template', 'svg', 'math', 'canvas', 'object', 'embed', 'iframe', 'noscript']);

interface ParsedMarkup {
  readonly page: MarkupElement;
  /// The page has more elements than are read.
  readonly cut: boolean;
}

/// Returns the tree of a page. Never throws, takes time in proportion to the length of `html`, and closes what the page
/// leaves open. Programs, styles and drawings are left out; scripts of JSON data are kept with their text.
export function parseMarkup(html: string): MarkupElement {
  return parsePage(html).page;
}

/// As `parseMarkup`, with whether something was left out.
export function parsePage(html: string): ParsedMarkup {
  const top: MarkupPlace = { name: '', id: null, outer: null, number: 1, start: 0, end: html.length, inside: 0 };
  const root = element('#page', {}, null, top);
  const { html: source, cut: isDeep } = withoutAbyss(html, MOST_NESTED_TAGS);
  const places = new PlaceBook();
  let open = root;
  let depth = 0;
  let levels = 0;
  /// How many elements stand open that were put beside their parent because of the depth.
  let flattened = 0;
  let raw: { name: string; depth: number; keep: boolean } | null = null;
  let elements = 0;
  const isFull = (): boolean => elements > MOST_ELEMENTS || levels > MOST_LEVELS;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (raw !== null) {
          if (name === raw.name) raw.depth++;
          return;
        }
        if (RAW.has(name)) {
          const keep = name === 'script' && DATA_SCRIPT.test(attributes['type'] ?? '');
          raw = { name, depth: 1, keep };
          if (!keep) {
            places.passOver(open.place);
            return;
          }
        }
        levels += ELEMENT_LENGTH * depth;
        if (++elements > MOST_ELEMENTS || levels > MOST_LEVELS || depth >= MAX_DEPTH) {
          flattened++;
          return;
        }
        const start = behindClosingTag(source, parser.startIndex);
        const place = places.enter(name, attributes['id'], open.place, start);
        const child = element(name, clip(attributes), open, place);
        open.children.push(child);
        open = child;
        depth++;
      },
      ontext(text) {
        if ((raw !== null && !raw.keep) || isFull()) return;
        levels += depth * text.length;
        const last = open.children.length - 1;
        const before = open.children[last];
        if (typeof before === 'string' && before.length < 100_000) open.children[last] = before + text;
        else open.children.push(text);
      },
      onclosetag(name, implied) {
        if (raw !== null) {
          if (name !== raw.name || --raw.depth > 0) return;
          const kept = raw.keep;
          raw = null;
          if (!kept) return;
        }
        if (flattened > 0) {
          flattened--;
          return;
        }
        if (open.name !== name || open.parent === null) return;
        // An element that holds nothing is closed with its own tag.
        const next = behindClosingTag(source, parser.startIndex);
        const end = implied && next > open.place.start ? next : behindClosingTag(source, parser.endIndex + 1);
        open.place.end = Math.min(end, html.length);
        open = open.parent;
        depth--;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: false },
  );
  parser.write(source);
  parser.end();
  return { page: root, cut: isDeep || isFull() };
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parent: MarkupElement | null,
  place: MarkupPlace,
): MarkupElement {
  return { name, attributes, children: [], parent, place };
}

/// Gives every element its place, and each id to the first element that has it.
class PlaceBook {
  private readonly ids = new Set<string>();

  enter(name: string, id: string | undefined, outer: MarkupPlace, start: number): MarkupPlace {
    const own = id !== undefined && PLAIN_ID.test(id) && !this.ids.has(id) ? id : null;
    if (own !== null) this.ids.add(own);
    return { name, id: own, outer, number: this.passOver(outer), start, end: start, inside: 0 };
  }

  /// Counts an element that is not kept.
  passOver(outer: MarkupPlace): number {
    return ++outer.inside;
  }
}

function clip(attributes: Record<string, string>): Record<string, string> {
  const names = Object.keys(attributes);
  const kept: Record<string, string> = {};
  let isWhole = names.length <= MAX_ATTRIBUTES;
  for (const name of names.slice(0, MAX_ATTRIBUTES)) {
    const value = attributes[name] ?? '';
    const isShort = value.length <= MAX_ATTRIBUTE_LENGTH || holdsState(name, value);
    kept[name] = isShort ? value : value.slice(0, MAX_ATTRIBUTE_LENGTH);
    isWhole &&= isShort;
  }
  return isWhole ? attributes : kept;
}

/// Whether an attribute holds JSON data from which scripts draw the element.
export function holdsState(name: string, value: string): boolean {
  return value.length >= LEAST_STATE && name.startsWith('data-') && /^\s*[{[]/.test(value);
}

/// The elements inside `root`, in page order, without `root` itself.
export function* descendants(root: MarkupElement): Generator<MarkupElement> {
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* descendants(child);
  }
}

/// The first element inside `root` that `test` accepts, or null.
export function find(root: MarkupElement, test: (element: MarkupElement) => boolean): MarkupElement | null {
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    if (test(child)) return child;
    const inner = find(child, test);
    if (inner !== null) return inner;
  }
  return null;
}

/// All elements inside `root` that `test` accepts, in page order; those that `skip` names, and what stands in them, are left out.
export function findAll(
  root: MarkupElement,
  test: (element: MarkupElement) => boolean,
  skip: ((element: MarkupElement) => boolean) | null = null,
): MarkupElement[] {
  const found: MarkupElement[] = [];
  const visit = (at: MarkupElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string' || skip?.(child) === true) continue;
      if (test(child)) found.push(child);
      visit(child);
    }
  };
  visit(root);
  return found;
}

export function isInside(element: MarkupElement, ancestor: MarkupElement): boolean {
  for (let at: MarkupElement | null = element; at !== null; at = at.parent) if (at === ancestor) return true;
  return false;
}

/// Takes out of an element the children that `test` does not accept.
export function keepOnly(element: MarkupElement, test: (child: MarkupElement | string) => boolean): void {
  const { children } = element;
  let kept = 0;
  for (const child of children) if (test(child)) children[kept++] = child;
  children.length = kept;
}

/// Takes an element out of the tree.
export function remove(element: MarkupElement): void {
  const siblings = element.parent?.children;
  if (siblings === undefined) return;
  const index = siblings.indexOf(element);
  if (index >= 0) siblings.splice(index, 1, ' ');
  element.parent = null;
}

/// The words of an element with single spaces; words of different elements never run together unless the elements are
/// inline; a script of data has none. For comparing and measuring; the text of a document is made by `blocksOf`. With
/// `enough` it looks no further than that many letters, for those who ask only whether there are more.
export function wordsOf(root: MarkupElement, enough = Infinity): string {
  if (root.name === 'script') return '';
  const parts: string[] = [];
  let left = enough;
  const visit = (at: MarkupElement): void => {
    for (const child of at.children) {
      if (left < 0) return;
      if (typeof child === 'string') {
        parts.push(child);
        if (left !== Infinity) left -= child.replace(/\s+/g, '').length;
      } else if (child.name !== 'script') {
        const apart = !INLINE.has(child.name);
        if (apart) parts.push(' ');
        visit(child);
        if (apart) parts.push(' ');
      }
    }
  };
  visit(root);
  return singleSpaces(parts.join('')).trim();
}

/// White space of any length and kind as one space each, but for blanks that hold the thousands of a number together. Single spaces,
/// nearly all there is, are not touched: a text of millions of words would be taken apart into as many pieces.
export function singleSpaces(text: string): string {
  return text.replace(/\s{2,}|(?!(?<=\d)[\u00a0\u2009\u202f]\d{3}(?!\d))[^\S ]/g, ' ');
}

/// Elements that do not end a line.
export const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

const STRUCK: ReadonlySet<string> = new Set(['del', 's', 'strike']);

/// Whether an element is words that the page has struck out, and so no longer says ("killed <del>12</del> <ins>14</ins>"). Around whole
/// blocks the element is a mistake of the page or its look.
export function isStruck(element: MarkupElement): boolean {
  return STRUCK.has(element.name) && find(element, (at) => !INLINE.has(at.name)) === null;
}

/// Class and id of an element as one lower-case string, with `camelCase` taken apart: what page makers call it.
export function labelsOf(element: MarkupElement): string {
  const { class: names, id } = element.attributes;
  if (names === undefined && id === undefined) return '';
  return `${names ?? ''} ${id ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}

/// The mark of a note, which leads to it: after "12" it would make another number of it.
export function isNoteMark(element: MarkupElement): boolean {
  if (element.name !== 'sup') return false;
  const link = find(element, ({ name, attributes }) => name === 'a' && (attributes['href'] ?? '').includes('#'));
  return link !== null && /^[[(]?(?:\d{1,3}|[a-z*†‡])[\])]?$/iu.test(wordsOf(element, 10));
}
