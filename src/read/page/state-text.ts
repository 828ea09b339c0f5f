import type { MarkupPlace } from '../../annotation/origin.js';
import { isMarkup } from '../markup/escaped.js';
import { findAll, holdsState, type MarkupElement } from '../markup/markup.js';
import { isObject, parseLoosely, type JsonObject } from '../markup/structured-data.js';

/// Names under which page makers keep the text of an article in the data that scripts draw it from.
const TEXT_KEY =
  /^(?:article_?body|body(?:_?(?:html|text|copy))?|content(?:_?(?:html|text|body))?|text|html|full_?text|story|copy|main_?content)$/i;
/// Names of lists of its paragraphs, and of what each holds.
const LIST_KEY = /body|content|blocks|paragraphs?|elements|components|article|story/i;
const PIECE_KEY = /^(?:text|html|content|value|body|copy)$/i;
const TITLE_KEY = /^(?:title|headline|name|heading)$/i;
/// Names of what an object says of others.
const OTHERS_KEY =
  /related|recommend|similar|comment|author|user|tags?$|categor|breadcrumb|seo|meta|image|photo|teaser|more/i;
/// Of several forms of one text the longest is the text.
const MOST_OF_IT = 0.6;
const LEAST_LETTERS = 200;
const LEAST_PIECE = 20;
const DEEPEST = 40;
/// Nodes of data that are looked at; the data of a page have some thousands.
const MOST_NODES = 100_000;

interface StateText {
  readonly text: string;
  readonly place: MarkupPlace;
}

/// Data from which the scripts of a page draw it, and where they stand.
export interface PageState {
  readonly json: string;
  readonly place: MarkupPlace;
  /// Whether they stand in a script of their own.
  readonly inScript: boolean;
}

/// The data of a page other than JSON-LD: in scripts, and in attributes of the elements that are drawn from them.
export function stateOf(page: MarkupElement): PageState[] {
  const found: PageState[] = [];
  for (const at of findAll(page, () => true)) {
    if (at.name === 'script' && !/ld\+json/i.test(at.attributes['type'] ?? ''))
      found.push({
        json: at.children.filter((child) => typeof child === 'string').join(''),
        place: at.place,
        inScript: true,
      });
    for (const [name, value] of Object.entries(at.attributes))
      if (holdsState(name, value)) found.push({ json: value, place: at.place, inScript: false });
  }
  return found;
}

/// The text of an article in the data of a page (Next, Nuxt and their like) from which its scripts draw it: what stands in the object
/// with the title of the page, else the longest text in a script; null where there is none.
export function articleInState(states: readonly PageState[], title: string | null): StateText | null {
  let best: StateText | null = null;
  for (const { json, place, inScript } of states) {
    const value = parseLoosely(json);
    const titled = title === null ? '' : titledText(value, letters(title));
    if (titled !== '') return { text: titled, place };
    const text = inScript ? longestText(value) : '';
    if (text.length >= LEAST_LETTERS && text.length > (best?.text.length ?? 0)) best = { text, place };
  }
  return best;
}

/// The text in the outermost object whose title is the given one; "" where none has it.
function titledText(value: unknown, title: string): string {
  let nodes = 0;
  const find = (at: unknown, depth: number): string => {
    if (depth > DEEPEST || ++nodes > MOST_NODES || typeof at !== 'object' || at === null) return '';
    if (isObject(at)) {
      const own = Object.entries(at).some(
        ([key, name]) => TITLE_KEY.test(key) && typeof name === 'string' && title !== '' && letters(name) === title,
      );
      const text = own ? textOf(at) : '';
      if (text !== '') return text;
    }
    for (const inner of Object.values(at)) {
      const text = find(inner, depth + 1);
      if (text !== '') return text;
    }
    return '';
  };
  return find(value, 0);
}

/// All that an object says in the order of its data, without what it says of others; or the one part that is most of it.
function textOf(object: JsonObject): string {
  const longest = longestText(object);
  const parts: string[] = [];
  let nodes = 0;
  const visit = (at: unknown, depth: number): void => {
    if (depth > DEEPEST || ++nodes > MOST_NODES || typeof at !== 'object' || at === null) return;
    for (const [key, inner] of Object.entries(at)) {
      if (OTHERS_KEY.test(key)) continue;
      const isText = typeof inner === 'string' && (TEXT_KEY.test(key) || /^description$/i.test(key));
      if (isText && inner.length >= LEAST_PIECE) parts.push(inner);
      else visit(inner, depth + 1);
    }
  };
  visit(object, 0);
  const all = [...new Set(parts)].join('\n');
  const text = longest.length > MOST_OF_IT * all.length ? longest : all;
  return isProse(text) ? text : '';
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function longestText(value: unknown): string {
  let [longest, nodes] = ['', 0];
  const visit = (at: unknown, depth: number): void => {
    if (depth > DEEPEST || ++nodes > MOST_NODES) return;
    if (Array.isArray(at)) for (const item of at) visit(item, depth + 1);
    if (!isObject(at)) return;
    for (const [key, inner] of Object.entries(at)) {
      const text = textUnder(key, inner);
      if (text.length > longest.length) longest = text;
      visit(inner, depth + 1);
    }
  };
  visit(value, 0);
  return longest;
}

function textUnder(key: string, value: unknown): string {
  if (typeof value === 'string') return TEXT_KEY.test(key) && isProse(value) ? value : '';
  if (!Array.isArray(value) || !LIST_KEY.test(key)) return '';
  const pieces = value.flatMap((item) =>
    isObject(item)
      ? Object.entries(item).flatMap(([name, piece]) =>
          typeof piece === 'string' && PIECE_KEY.test(name) && piece.length >= LEAST_PIECE ? [piece] : [],
        )
      : typeof item === 'string' && item.length >= LEAST_PIECE
        ? [item]
        : [],
  );
  const text = pieces.join('\n');
  return pieces.length > 1 && isProse(text) ? text : '';
}

/// Sentences, and no code or address.
function isProse(text: string): boolean {
  if (text.length < LEAST_LETTERS || (/[{}]|=>|https?:\S{100}/.test(text) && !isMarkup(text))) return false;
  return (text.match(/\p{Ll}[.!?…]["”’»)]?(?:\s|<|$)/gu) ?? []).length >= 2;
}
