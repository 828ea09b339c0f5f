import type { MarkupElement } from '../markup/markup.js';
import { descendants, isInside, wordsOf } from '../markup/markup.js';

/// Two elements are of one make when they share a class and this much of what stands inside them …
const ALIKE_NAMED = 0.5;
/// … or when they stand side by side, agree in this much and in at least so many marks.
const ALIKE_BESIDE = 0.75;
const LEAST_MARKS = 2;
/// What stands deeper inside an element than this tells nothing more of its make.
const MARKS_READ = 80;
/// Of elements that share a class, so many makes are compared.
const MAKES_COMPARED = 8;
/// Shorter elements hold no comment.
const LEAST_WORDS = 10;
/// Classes that tell the place of an element in a list, not its make.
const ORDINAL = /\d|^(?:even|odd|alt|first|last|active)$/;

/// Class names that say what an element is, in lower case.
function makeNames(at: MarkupElement): string[] {
  return (at.attributes['class'] ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((name) => name !== '' && !ORDINAL.test(name));
}

/// Element and class names in one string; equal for elements that are written alike.
function signature(at: MarkupElement): string {
  return `${at.name}.${makeNames(at).slice(0, 3).join('.')}`;
}

/// Groups elements by what they are: those of one signature; and those that share a class name or stand side by side, if
/// the same things stand in them (a name, a time, a text), such as `post` and `post reply`. Groups stand in the order of
/// their first elements, elements in the order given.
export function kinGroups(elements: readonly MarkupElement[]): MarkupElement[][] {
  const bySignature = new Map<string, MarkupElement[]>();
  for (const at of elements) {
    const key = signature(at);
    const group = bySignature.get(key);
    if (group === undefined) bySignature.set(key, [at]);
    else group.push(at);
  }
  const merged = new Map<string, string>();
  const chief = (key: string): string => {
    let at = key;
    for (let up = merged.get(at); up !== undefined; up = merged.get(at)) at = up;
    return at;
  };
  const byName = new Map<string, { key: string; marks: ReadonlySet<string> }[]>();
  const byParent = new Map<MarkupElement, { key: string; marks: ReadonlySet<string> }[]>();
  for (const [key, group] of bySignature) {
    const typical = group.find((at) => wordsOf(at).length >= LEAST_WORDS);
    if (typical === undefined) continue;
    const marks = marksOf(typical);
    const join = (known: readonly { key: string; marks: ReadonlySet<string> }[], least: number): void => {
      const kin = known.find((other) => likeness(marks, other.marks) >= least);
      if (kin !== undefined && chief(kin.key) !== chief(key)) merged.set(chief(key), chief(kin.key));
    };
    for (const name of makeNames(typical)) {
      const known = listed(byName, `${typical.name}.${name}`);
      join(known, ALIKE_NAMED);
      if (known.length < MAKES_COMPARED) known.push({ key, marks });
    }
    if (typical.parent === null || marks.size < LEAST_MARKS) continue;
    const beside = listed(byParent, typical.parent);
    join(
      beside.filter((other) => other.key.split('.')[0] === typical.name),
      ALIKE_BESIDE,
    );
    if (beside.length < MAKES_COMPARED) beside.push({ key, marks });
  }
  if (merged.size === 0) return [...bySignature.values()];
  const groups = new Map<string, MarkupElement[]>();
  for (const at of elements) listed(groups, chief(signature(at))).push(at);
  return [...groups.values()];
}

/// Elements inside `region`, in page order, that are `units` or of the make of the first of them: answers that stand in
/// what they answer, or in a list beside it.
export function kinWithin(region: MarkupElement, units: readonly MarkupElement[]): MarkupElement[] {
  const [unit] = units;
  if (unit === undefined) return [];
  const known = new Set(units);
  const names = new Set(makeNames(unit));
  const marks = marksOf(unit);
  const found: MarkupElement[] = [];
  for (const at of descendants(region)) {
    if (known.has(at)) {
      found.push(at);
      continue;
    }
    if (at.name !== unit.name || wordsOf(at).length < LEAST_WORDS) continue;
    const own = marksOf(at);
    const named = makeNames(at).some((name) => names.has(name));
    const unnamed = names.size === 0 && makeNames(at).length === 0 && own.size >= LEAST_MARKS;
    if ((named && likeness(own, marks) >= ALIKE_NAMED) || (unnamed && likeness(own, marks) >= ALIKE_BESIDE))
      found.push(at);
  }
  return found;
}

/// Whether `inner`, which stands in `outer`, is of its make and holds what `outer` holds outside of it: an answer, and not
/// the same thing with a wrapper around it.
export function isInnerKin(inner: MarkupElement, outer: MarkupElement): boolean {
  if (!isOfMake(inner, outer)) return false;
  const own = marksOf(inner);
  return own.size >= LEAST_MARKS && likeness(own, marksOf(outer, inner)) >= ALIKE_NAMED;
}

/// Whether two elements share a class name, or both have none.
export function isOfMake(a: MarkupElement, b: MarkupElement): boolean {
  const names = makeNames(b);
  return a.name === b.name && (signature(a) === signature(b) || makeNames(a).some((name) => names.includes(name)));
}

/// What stands inside an element, without what stands in `besides`: its inner elements that bear a class or a meaning of their own.
function marksOf(root: MarkupElement, besides?: MarkupElement): ReadonlySet<string> {
  const marks = new Set<string>();
  let read = 0;
  for (const at of descendants(root)) {
    if (++read > MARKS_READ) break;
    if (besides !== undefined && isInside(at, besides)) continue;
    const [name] = makeNames(at);
    if (name !== undefined) marks.add(`${at.name}.${name}`);
    else if (at.name === 'time' || at.name === 'cite') marks.add(at.name);
    else if (at.attributes['itemprop'] !== undefined) marks.add(`${at.name} ${at.attributes['itemprop']}`);
  }
  return marks;
}

/// Share of the marks of either that both have, 0 … 1.
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((mark) => b.has(mark)).length;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

function listed<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made: V[] = [];
  lists.set(key, made);
  return made;
}
