import type { MarkupElement } from './markup.js';
import { INLINE, isNoteMark, isStruck, labelsOf, singleSpaces, wordsOf } from './markup.js';

/// One block of text of a page: a paragraph, a heading, a list item, a table row, a caption, a quotation.
export interface Block {
  readonly kind: 'body' | 'quote' | 'caption';
  readonly text: string;
  /// Letters of `text` that stand in links, 0 … 1.
  readonly linked: number;
  /// The element that holds the block.
  readonly element: MarkupElement;
  readonly heading: boolean;
}

type Skip = (element: MarkupElement) => boolean;
const nothing: Skip = () => false;

const LONGEST_LINK = 200;
const CAPTION = /(?:^|[\s_-])(?:caption|bildunterschrift|legende)/;

/// Returns the blocks of text inside `root`, in page order. Words of different blocks never run together; inside a block
/// white space is single, a line break of the page is a line break. Elements that `skip` names and words that are struck
/// out are left out.
export function blocksOf(root: MarkupElement, skip: Skip = nothing): Block[] {
  const collector = new Collector(root, skip);
  collector.visit(root, rootKind(root), false);
  collector.flush();
  return collector.blocks;
}

/// Text as it stands in a block: single spaces, but for the blanks within a number; no space beside a line break, no control characters.
export function tidy(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[^\S\n]{2,}|(?!(?<=\d)[\u00a0\u2009\u202f]\d{3}(?!\d))[^\S\n ]/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/// How many characters of a text are no white space.
function lettersIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isSpace = unit === 32 || (unit >= 9 && unit <= 13) || (unit > 127 && /\s/.test(text.charAt(at)));
    if (!isSpace) count++;
  }
  return count;
}

/// An anchor without an address is a link to scripts, unless it is around more than a line: then it only gives that a name.
function isLink(element: MarkupElement): boolean {
  if (element.name !== 'a') return false;
  return element.attributes['href'] !== undefined || wordsOf(element, LONGEST_LINK).length <= LONGEST_LINK;
}

function rootKind(root: MarkupElement): Block['kind'] {
  return root.name === 'blockquote' ? 'quote' : 'body';
}

class Collector {
  readonly blocks: Block[] = [];
  private parts: string[] = [];
  private letters = 0;
  private linkedLetters = 0;
  private kind: Block['kind'] = 'body';
  private heading = false;
  private holder: MarkupElement;

  constructor(
    root: MarkupElement,
    private readonly skip: Skip,
  ) {
    this.holder = root;
  }

  visit(at: MarkupElement, kind: Block['kind'], inLink: boolean): void {
    for (const child of at.children) {
      if (typeof child === 'string') this.add(child, inLink, at, kind);
      else if (child.name === 'br') this.lineBreak();
      else if (child.name === 'script' || isStruck(child) || isNoteMark(child) || this.skip(child)) continue;
      else if (INLINE.has(child.name) && !CAPTION.test(labelsOf(child)))
        this.visit(child, kind, inLink || isLink(child));
      else if (child.name === 'tr') this.row(child, kind, inLink);
      else if (child.name === 'hr') this.flush();
      else {
        this.flush();
        this.visit(child, kindOf(child, kind), inLink || isLink(child));
        this.flush();
      }
    }
  }

  flush(): void {
    const text = tidy(this.parts.join(''));
    if (text !== '') {
      const linked = this.letters === 0 ? 0 : this.linkedLetters / this.letters;
      this.blocks.push({ kind: this.kind, text, linked, element: this.holder, heading: this.heading });
    }
    this.parts = [];
    this.letters = 0;
    this.linkedLetters = 0;
    this.heading = false;
  }

  private add(text: string, inLink: boolean, holder: MarkupElement, kind: Block['kind']): void {
    const plain = holder.name === 'pre' ? text : singleSpaces(text);
    if (this.letters === 0 && plain.trim() !== '') {
      this.holder = blockHolder(holder);
      this.kind = kind;
      this.heading = /^h[1-6]$/.test(this.holder.name);
    }
    this.parts.push(plain);
    const letters = lettersIn(plain);
    this.letters += letters;
    if (inLink) this.linkedLetters += letters;
  }

  /// One break is a line break in the paragraph, two are a new paragraph.
  private lineBreak(): void {
    let last = this.parts.length - 1;
    while (last >= 0 && this.parts[last]?.trim() === '' && !(this.parts[last] ?? '').includes('\n')) last--;
    if (last >= 0 && this.parts[last] === '\n') this.flush();
    else this.parts.push('\n');
  }

  /// A row of a table is one block, its cells kept apart; a table that only lays out the page is walked through.
  private row(row: MarkupElement, kind: Block['kind'], inLink: boolean): void {
    this.flush();
    const cells = row.children.filter((cell) => typeof cell !== 'string');
    const blocks = cells.map((cell) => {
      const inner = new Collector(cell, this.skip);
      inner.visit(cell, kindOf(cell, kind), inLink);
      inner.flush();
      return inner.blocks;
    });
    if (blocks.some((inner) => inner.length > 1 || (inner[0]?.text.length ?? 0) > 200)) {
      this.blocks.push(...blocks.flat());
      return;
    }
    const all = blocks.flat();
    if (all.length === 0) return;
    this.blocks.push({
      kind,
      text: all.map((block) => block.text).join(' | '),
      linked: Math.min(...all.map((block) => block.linked)),
      element: row,
      heading: false,
    });
  }
}

function kindOf(element: MarkupElement, outer: Block['kind']): Block['kind'] {
  if (element.name === 'figcaption' || element.name === 'caption') return 'caption';
  if (element.name === 'blockquote') return 'quote';
  return outer === 'body' && CAPTION.test(labelsOf(element)) ? 'caption' : outer;
}

function blockHolder(element: MarkupElement): MarkupElement {
  let at = element;
  while (INLINE.has(at.name) && at.parent !== null) at = at.parent;
  return at;
}
