import { CAPITALS, nameParts, type NamePart, type Shape } from './actors-words.js';

interface End<T> {
  readonly value: T;
  /// How each part must be written at least; a capital in the codebook asks for one in the text.
  readonly shapes: readonly Shape[];
}

interface Node<T> {
  next: Map<string, Node<T>> | null;
  ends: End<T>[] | null;
}

/// The longest name that begins at a part: its values and how many parts it takes.
export interface Found<T> {
  readonly values: readonly T[];
  readonly length: number;
}

/// What a language writes around names.
export interface NameWriting {
  /// In front of a name they are no part of it: "the".
  readonly articles: readonly string[];
  /// Endings of owners that stand as words of their own: "'s".
  readonly possessives: readonly string[];
}

/// Names of any number of words, found by walking from part to part: the cost does not grow with the number of names.
export class NameTrie<T> {
  private readonly root: Node<T> = { next: null, ends: null };
  private readonly article: RegExp;
  private readonly possessive: RegExp;

  constructor({ articles, possessives }: NameWriting) {
    this.article = new RegExp(`^(?:${alternatives(articles)}) `, 'i');
    this.possessive = new RegExp(`(?:${alternatives(possessives).replace(/['’]/g, "['’]")})(?= |$)`, 'g');
  }

  /// Adds a name with its value. An article in front is left out; a name with the ending of an owner is found with and without
  /// it as a word of its own ("Lord's" and "Lord 's").
  add(name: string, value: T): void {
    const bare = name.replace(this.article, '');
    this.addParts(bare, value);
    const apart = bare.replace(this.possessive, ' $&');
    if (apart !== bare) this.addParts(apart, value);
  }

  private addParts(written: string, value: T): void {
    const parts = written.split(' ').flatMap(nameParts);
    const node = this.nodeOf(parts);
    if (node === this.root) return;
    node.ends ??= [];
    if (node.ends.some((end) => end.value === value)) return;
    node.ends.push({ value, shapes: parts.map((part) => shapeWanted(part, parts.length)) });
  }

  private nodeOf(parts: readonly NamePart[]): Node<T> {
    let node = this.root;
    for (const part of parts) {
      node.next ??= new Map();
      let next = node.next.get(part.key);
      if (next === undefined) {
        next = { next: null, ends: null };
        node.next.set(part.key, next);
      }
      node = next;
    }
    return node;
  }

  /// The values of exactly this name.
  at(name: string): readonly T[] {
    let node: Node<T> | undefined = this.root;
    for (const part of name.replace(this.article, '').split(' ').flatMap(nameParts)) node = node?.next?.get(part.key);
    return (node?.ends ?? []).map(({ value }) => value);
  }

  /// Gives a name this value in the place of those that are not kept. Only its first word must stand as it is written here.
  replace(name: string, value: T, isKept: (value: T) => boolean): void {
    const parts = name.replace(this.article, '').split(' ').flatMap(nameParts);
    const node = this.nodeOf(parts);
    if (node === this.root) return;
    const kept = (node.ends ?? []).filter((end) => isKept(end.value));
    const shapes = parts.map((part, index) => (index === 0 ? shapeWanted(part, parts.length) : 0));
    node.ends = [{ value, shapes }, ...kept];
  }

  /// Whether a name of more than one part begins with this key.
  goesOn(key: string): boolean {
    return this.root.next?.get(key)?.next != null;
  }

  /// The longest name from part `from` on, and before part `end`, whose capitals fit, or null.
  longest(parts: readonly NamePart[], from: number, end = parts.length): Found<T> | null {
    let node: Node<T> | undefined = this.root;
    let best: Found<T> | null = null;
    for (let at = from; at < end; at++) {
      const part = parts[at];
      node = part === undefined ? undefined : node.next?.get(part.key);
      if (node === undefined) break;
      if (node.ends === null) continue;
      const values = node.ends.filter((end) => fits(end.shapes, parts, from)).map((end) => end.value);
      if (values.length > 0) best = { values, length: at - from + 1 };
    }
    return best;
  }
}

/// The texts as the branches of an expression; of an empty list, one that nothing matches.
function alternatives(texts: readonly string[]): string {
  return texts.length === 0 ? '(?!)' : texts.map((text) => text.replace(/[^\p{L}\p{N}'’]/gu, '\\$&')).join('|');
}

/// Only a short name of one word in capitals must stand in capitals ("IS", "US"); elsewhere a capital in front is enough.
function shapeWanted(part: NamePart, count: number): Shape {
  if (part.shape !== CAPITALS) return part.shape;
  return count === 1 && part.key.length <= 5 && /^[a-z]/.test(part.key) ? CAPITALS : /^[a-z]/.test(part.key) ? 1 : 0;
}

function fits(shapes: readonly Shape[], parts: readonly NamePart[], from: number): boolean {
  for (let i = 0; i < shapes.length; i++) {
    const part = parts[from + i];
    if (part === undefined || part.shape < (shapes[i] ?? 0)) return false;
  }
  return true;
}
