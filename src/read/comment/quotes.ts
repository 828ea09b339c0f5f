import type { MarkupPlace } from '../../annotation/origin.js';
import type { Block } from '../markup/blocks.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import type { MarkupElement } from '../markup/markup.js';
import { descendants, find, findAll, isInside, labelsOf, remove, wordsOf } from '../markup/markup.js';

/// A piece of a comment: its writer's own words, or what it quotes of another.
export interface CommentBlock {
  readonly kind: Block['kind'];
  readonly text: string;
  /// Whom a quotation names as its source; null for own words.
  readonly quoted: string | null;
  /// The element that it was read from.
  readonly place: MarkupPlace | null;
}

/// Reads a name out of words such as "kurt wrote:"; null where there is none.
type NameReader = (words: string) => string | null;

const QUOTED = 'data-quoted';
/// Names of boxes in which forums put what is quoted.
const QUOTE_BOX =
  /(?:^|\s)(?:quote|quotation|bbcode[-_]?(?:quote|container)|bbcodeblock--quote|quote[-_]?(?:container|box|block|wrapper|top|main)|cite[-_]?box|ipsquote|quoted[-_]?(?:text|message|post|comment|parent)|parent[-_]?(?:quote|text))(?=\s|$)/;
const QUOTE_HEADER =
  /(?:^|[\s_-])(?:title|header|head|author|source|sourcejump|postedby|by|cite|citation|username|name|controls|expandlink)(?:$|[\s_-])/;
const NAME_ATTRIBUTES = ['data-quote', 'data-username', 'data-author', 'data-name', 'data-ipsquote-username'];
const LONGEST_HEADER = 100;
/// A whole comment may stand in a block quote by its layout.
const WHOLE_BODY = /(?:^|[\s_-])(?:post-?content|comment-?(?:content|text|body)|message|restore|body)(?:$|[\s_-])/;

/// Makes one mark of the many by which systems mark quotations of earlier comments: a block quote that names whom it
/// quotes, without the line that says so.
export function settleQuotations(root: MarkupElement, cues: CommentCues, nameIn: NameReader): void {
  const boxes = findAll(root, (at) => isQuotation(at, cues));
  for (const box of boxes) {
    if (boxes.some((other) => other !== box && other.name !== 'blockquote' && isInside(box, other))) continue;
    const whole = box.name === 'blockquote' && WHOLE_BODY.test(labelsOf(box));
    const name = whole ? null : takeName(box, cues, nameIn);
    replace(box, whole ? 'div' : 'blockquote', name);
  }
}

/// The pieces of a comment as they stand in its blocks; lines that begin with ">" are quotations too. A comment in which
/// everything is quoted is a comment.
export function commentBlocks(blocks: readonly Pick<Block, 'kind' | 'text' | 'element'>[]): CommentBlock[] {
  const pieces = blocks.flatMap(({ kind, text, element }) =>
    kind === 'quote'
      ? [{ kind, text, quoted: quotedIn(element), place: element.place }]
      : byLines(kind, text, element.place),
  );
  return pieces.every((piece) => piece.kind === 'quote')
    ? pieces.map(({ text, place }) => ({ kind: 'body', text, quoted: null, place }))
    : pieces;
}

/// Pieces of text without markup.
export function byLines(kind: Block['kind'], text: string, place: MarkupPlace | null): CommentBlock[] {
  if (!/^>/m.test(text)) return [{ kind, text, quoted: null, place }];
  const pieces: { kind: Block['kind']; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const bare = line.replace(/^(?:>\s?)+/, '');
    const own = bare === line ? kind : 'quote';
    const last = pieces.at(-1);
    if (last?.kind === own) last.lines.push(bare);
    else pieces.push({ kind: own, lines: [bare] });
  }
  return pieces
    .map((piece) => ({ kind: piece.kind, text: piece.lines.join('\n').trim(), quoted: null, place }))
    .filter((piece) => piece.text !== '');
}

function isQuotation(at: MarkupElement, cues: CommentCues): boolean {
  if (at.name === 'blockquote') return true;
  if (!/^(?:div|aside|table|section|td|q)$/.test(at.name)) return false;
  if (QUOTE_BOX.test((at.attributes['class'] ?? '').toLowerCase())) return true;
  return (at.name === 'table' || at.name === 'div') && opensQuotation(wordsOf(at), cues) && standsBesideText(at);
}

function opensQuotation(words: string, cues: CommentCues): boolean {
  const lower = words.slice(0, LONGEST_HEADER).toLowerCase();
  for (const phrase of cues.quoting) {
    if (lower.startsWith(phrase) && !/^\p{L}/u.test(lower.slice(phrase.length))) return true;
  }
  return false;
}

/// A box that is all of a comment is the comment.
function standsBesideText(at: MarkupElement): boolean {
  const most = wordsOf(at).length + 20;
  for (let up = at.parent; up !== null; up = up.parent) if (wordsOf(up, most).length > most) return true;
  return false;
}

/// Whom a quotation quotes; the line that says so is taken out.
function takeName(box: MarkupElement, cues: CommentCues, nameIn: NameReader): string | null {
  let name: string | null = null;
  for (const attribute of NAME_ATTRIBUTES) {
    const value = box.attributes[attribute];
    if (value !== undefined) name ??= nameIn(value);
  }
  for (const at of [...descendants(box)]) {
    if (at.name === 'blockquote' || !isInside(at, box)) continue;
    const words = wordsOf(at);
    if (words.length > LONGEST_HEADER) continue;
    const says = opensQuotation(words, cues) && find(at, (inner) => opensQuotation(wordsOf(inner), cues)) === null;
    const named = QUOTE_HEADER.test(labelsOf(at)) || at.name === 'cite' || at.name === 'header';
    if (!says && !named) continue;
    name ??= nameIn(withoutOpening(words, cues));
    remove(at);
  }
  return name;
}

function withoutOpening(words: string, cues: CommentCues): string {
  const lower = words.toLowerCase();
  const phrase = [...cues.quoting]
    .filter((opening) => lower.startsWith(opening))
    .sort((a, b) => b.length - a.length)[0];
  return phrase === undefined ? words : words.slice(phrase.length);
}

function quotedIn(element: MarkupElement): string | null {
  for (let up: MarkupElement | null = element; up !== null; up = up.parent) {
    const name = up.attributes[QUOTED];
    if (name !== undefined) return name;
  }
  return null;
}

function replace(at: MarkupElement, name: string, quoted: string | null): void {
  const siblings = at.parent?.children;
  const index = siblings?.indexOf(at) ?? -1;
  if (siblings === undefined || index < 0 || (find(at, () => true) === null && wordsOf(at) === '')) return;
  const attributes = quoted === null ? at.attributes : { ...at.attributes, [QUOTED]: quoted };
  const made: MarkupElement = { ...at, name, attributes };
  for (const child of made.children) if (typeof child !== 'string') child.parent = made;
  siblings[index] = made;
}
