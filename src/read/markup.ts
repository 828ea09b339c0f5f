import { Parser } from 'htmlparser2';
import { withoutAbyss } from './markup-depth.js';

/// An element of a page as it was served. Children are elements and runs of text (entities decoded) in page order.
export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (MarkupElement | string)[];
  parent: MarkupElement | null;
}

/// Deeper elements are kept, but as siblings instead of children, so that no walk over the tree can run out of stack.
/// The deepest of 264 saved news pages has 68 levels.
const MAX_DEPTH = 400;
/// A page has some thousand elements; what comes after the limit is left out.
const MAX_NODES = 600_000;
const MAX_ATTRIBUTES = 60;
const MAX_ATTRIBUTE_LENGTH = 4000;
/// Scripts that hold data and no program.
const DATA_SCRIPT = /(?:ld\+)?json/i;
const RAW = new Set(['style', 'script', 'template', 'svg', 'math', 'canvas', 'object', 'embed', 'iframe', 'noscript']);

/// Returns the tree of a page. Never throws, takes time in proportion to the length of `html`, and closes what the page
/// leaves open. Programs, styles and drawings are left out; scripts of JSON data are kept with their text.
export function parseMarkup(html: string): MarkupElement {
  const root = element('#page', {}, null);
  let open = root;
  let depth = 0;
  /// How many elements stand open that were put beside their parent because of the depth.
  let flattened = 0;
  let raw: { name: string; depth: number; keep: boolean } | null = null;
  let nodes = 0;
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
          if (!keep) return;
        }
        if (++nodes > MAX_NODES) return;
        if (depth >= MAX_DEPTH) {
          flattened++;
          return;
        }
        const child = element(name, clip(attributes), open);
        open.children.push(child);
        open = child;
        depth++;
      },
      ontext(text) {
        if (raw !== null && !raw.keep) return;
        if (++nodes > MAX_NODES) return;
        const last = open.children.length - 1;
        const before = open.children[last];
        if (typeof before === 'string' && before.length < 100_000) open.children[last] = before + text;
        else open.children.push(text);
      },
      onclosetag(name) {
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
        open = open.parent;
        depth--;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: false },
  );
  parser.write(withoutAbyss(html));
  parser.end();
  return root;
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parent: MarkupElement | null,
): MarkupElement {
  return { name, attributes, children: [], parent };
}

function clip(attributes: Record<string, string>): Record<string, string> {
  const names = Object.keys(attributes);
  if (
    names.length <= MAX_ATTRIBUTES &&
    names.every((name) => (attributes[name] ?? '').length <= MAX_ATTRIBUTE_LENGTH)
  ) {
    return attributes;
  }
  const kept: Record<string, string> = {};
  for (const name of names.slice(0, MAX_ATTRIBUTES))
    kept[name] = (attributes[name] ?? '').slice(0, MAX_ATTRIBUTE_LENGTH);
  return kept;
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

/// All elements inside `root` that `test` accepts, in page order.
export function findAll(root: MarkupElement, test: (element: MarkupElement) => boolean): MarkupElement[] {
  const found: MarkupElement[] = [];
  const visit = (at: MarkupElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string') continue;
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

/// Takes an element out of the tree.
export function remove(element: MarkupElement): void {
  const siblings = element.parent?.children;
  if (siblings === undefined) return;
  const index = siblings.indexOf(element);
  if (index >= 0) siblings.splice(index, 1, ' ');
  element.parent = null;
}

/// The words of an element with single spaces; words of different elements never run together unless the elements are
/// inline. For comparing and measuring; the text of a document is made by `blocksOf`.
export function wordsOf(root: MarkupElement): string {
  const parts: string[] = [];
  const visit = (at: MarkupElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string') parts.push(child);
      else if (child.name !== 'script') {
        const apart = !INLINE.has(child.name);
        if (apart) parts.push(' ');
        visit(child);
        if (apart) parts.push(' ');
      }
    }
  };
  visit(root);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/// Elements that do not end a line.
export const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/// Class and id of an element as one lower-case string, with `camelCase` taken apart: what page makers call it.
export function labelsOf(element: MarkupElement): string {
  const { class: names, id } = element.attributes;
  if (names === undefined && id === undefined) return '';
  return `${names ?? ''} ${id ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}
