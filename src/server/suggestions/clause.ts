import type { Sentence, Word } from '../../annotation/sentence.js';
import type { Span } from '../../annotation/span.js';
import { overlaps } from '../../annotation/span.js';
import type { LexicalUnit, UnitKind } from '../../codebook/wording.js';

/// The words of a sentence that carry a deed, as a codebook lists them, and what stands at the places around them.
export interface Clause {
  readonly kind: UnitKind;
  /// Dictionary forms in their order: "strike", "call off".
  readonly unit: readonly string[];
  /// What stands at a place.
  readonly place: (place: string) => readonly Filler[];
  readonly places: readonly string[];
}

/// A word that heads what stands at a place.
export interface Filler extends Span {
  /// Its dictionary form, where it is a common noun: a condition can name it.
  readonly noun: string | null;
  /// The word that governs it.
  readonly governor: Span | null;
}

const KINDS: Readonly<Partial<Record<Word['upos'], UnitKind>>> = {
  VERB: 'verb',
  AUX: 'verb',
  NOUN: 'noun',
  PROPN: 'noun',
  ADJ: 'adjective',
};
/// Words beside the carrying one that belong to the deed: "opened **fire**", "called **off**".
const PARTS: ReadonlySet<string> = new Set([
  'obj',
  'compound:prt',
  'compound',
  'amod',
  'advmod',
  'obl',
  'nmod',
  'case',
]);
const IN_UNIT: ReadonlySet<Word['upos']> = new Set(['VERB', 'NOUN', 'ADP', 'ADJ']);
const MOST_WORDS = 4;
/// What a codebook may list as a word, and what means something else in a condition.
const WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’-]*$/u;
const RESERVED: ReadonlySet<string> = new Set(['any', 'none']);

/// What a cue tells: of the units that its frame lists the longest that stands there, else its own words. Null where no word of
/// the cue can carry a deed.
export function clauseAt(sentence: Sentence, cue: Span, units: readonly LexicalUnit[]): Clause | null {
  const within = sentence.words.flatMap((word, index) => (overlaps(word, cue) ? [index] : []));
  const listed = units
    .flatMap((unit) => {
      const found = unit.words.map((word) => within.find((index) => sentence.lemmas[index] === word) ?? -1);
      const head = found[unit.anchor] ?? -1;
      return head >= 0 && found.every((index) => index >= 0) ? [{ unit, head }] : [];
    })
    .sort((a, b) => b.unit.words.length - a.unit.words.length)[0];
  const head = listed?.head ?? within.find((index) => !within.includes(sentence.word(index).head));
  if (head === undefined) return null;
  const kind = listed?.unit.kind ?? KINDS[sentence.word(head).upos];
  if (kind === undefined) return null;
  const parts = listed?.unit.words ?? ownUnit(sentence, head, within, kind);
  if (!parts.every((part) => WORD.test(part))) return null;
  const places = kind === 'noun' ? aroundNoun(sentence, head) : aroundVerb(sentence, head);
  const filled = new Map(
    [...places].flatMap(([place, heads]) => {
      const fillers = heads
        .filter((index) => !parts.includes(sentence.lemmas[index] ?? ''))
        .map((index) => fillerOf(sentence, index));
      return fillers.length === 0 ? [] : [[place, fillers] as const];
    }),
  );
  return { kind, unit: parts, place: (place) => filled.get(place) ?? [], places: [...filled.keys()] };
}

function ownUnit(sentence: Sentence, head: number, within: readonly number[], kind: UnitKind): string[] {
  const others = within.filter((index) => {
    const { label, upos } = sentence.word(index);
    const before = kind !== 'verb' && index < head;
    return (before || (kind === 'verb' && index > head)) && PARTS.has(label) && IN_UNIT.has(upos);
  });
  const indices = [head, ...others].slice(0, MOST_WORDS).sort((a, b) => a - b);
  return indices.map((index) => sentence.lemmas[index] ?? '');
}

function fillerOf(sentence: Sentence, index: number): Filler {
  const { start, end, upos, head } = sentence.word(index);
  const lemma = sentence.lemmas[index] ?? '';
  return {
    ...{ start, end, noun: upos === 'NOUN' && WORD.test(lemma) && !RESERVED.has(lemma) ? lemma : null },
    governor: sentence.words[head] ?? null,
  };
}

type Places = Map<string, number[]>;

function put(places: Places, place: string, sentence: Sentence, head: number): void {
  const heads = [head, ...sentence.children(head).filter((child) => sentence.word(child).label === 'conj')];
  places.set(place, [...(places.get(place) ?? []), ...heads]);
}

function aroundVerb(sentence: Sentence, verb: number): Places {
  const places: Places = new Map();
  for (const child of sentence.children(verb)) {
    const { label } = sentence.word(child);
    if (label === 'nsubj') put(places, 'subject', sentence, child);
    else if (label === 'obj' || label === 'nsubj:pass') put(places, 'object', sentence, child);
    else if (label === 'iobj') put(places, 'indirect', sentence, child);
    else if (label === 'obl:agent') put(places, 'subject', sentence, child);
    else if (label.startsWith('obl')) putBehind(places, sentence, child);
    // "struck a deal **with Oslo**": it may as well be the verb's.
    if (label === 'obj')
      for (const inner of sentence.children(child))
        if (sentence.word(inner).label === 'nmod') putBehind(places, sentence, inner);
  }
  const { head, label } = sentence.word(verb);
  // "came and **signed**", "agreed to **sign**": the subject is the governing verb's.
  if (!places.has('subject') && head >= 0 && (label === 'conj' || label === 'xcomp'))
    for (const child of sentence.children(head))
      if (sentence.word(child).label === 'nsubj') put(places, 'subject', sentence, child);
  return places;
}

function aroundNoun(sentence: Sentence, noun: number): Places {
  const places: Places = new Map();
  for (const child of sentence.children(noun)) {
    const { label } = sentence.word(child);
    if (label === 'nmod:poss') put(places, 'possessor', sentence, child);
    else if (label === 'compound' || label === 'amod') put(places, 'modifier', sentence, child);
    else if (label === 'nmod') putBehind(places, sentence, child);
  }
  // "launched **a raid**": the subject is that of the verb which carries the noun.
  const { head, label } = sentence.word(noun);
  if (head >= 0 && label === 'obj')
    for (const child of sentence.children(head)) {
      const own = sentence.word(child).label;
      if (own === 'nsubj') put(places, 'subject', sentence, child);
      else if (own.startsWith('obl')) putBehind(places, sentence, child);
    }
  return places;
}

function putBehind(places: Places, sentence: Sentence, head: number): void {
  const preposition = sentence.children(head).find((child) => sentence.word(child).label === 'case');
  if (preposition !== undefined) put(places, sentence.lemmas[preposition] ?? '', sentence, head);
}
