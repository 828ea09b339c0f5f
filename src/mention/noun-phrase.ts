import type { Sentence, Word } from '../annotation/sentence.js';

/// A noun phrase: its head and the words that belong to it, `first` to `last`, both included.
export interface NounPhrase {
  readonly sentence: Sentence;
  readonly head: number;
  readonly first: number;
  readonly last: number;
}

/// Dependents that stand outside the phrase that names someone: what is joined to it, told of it, or brings it in.
const OUTSIDE = new Set([
  'conj', 'cc', 'cc:preconj', 'case', 'mark', 'cop', 'nsubj', 'nsubj:pass', 'csubj', 'aux', 'punct', 'parataxis', 'acl:relcl', 'advcl',
  'appos', 'dep', 'discourse', 'vocative', 'expl', 'ccomp', 'xcomp', 'obl', 'obl:unmarked', 'obl:tmod', 'list', 'reparandum', 'orphan', 'dislocated',
]); // prettier-ignore

/// Of these only what stands before the head belongs to the phrase.
const BEFORE_ONLY = new Set(['advmod', 'acl', 'nmod:unmarked', 'nmod:tmod', 'goeswith', 'obj']);

/// The full noun phrase of a head: determiners, modifiers and "of …" with it, without relative clauses, appositions and the
/// other members of a coordination, and without the time ("the president on Tuesday"). `timeNouns` is the codebook's class
/// `time-noun`.
export function nounPhrase(sentence: Sentence, head: number, timeNouns: ReadonlySet<string>): NounPhrase {
  let first = head;
  let last = head;
  for (const child of sentence.children(head)) {
    const label = sentence.word(child).label;
    if (OUTSIDE.has(label) || (BEFORE_ONLY.has(label) && child > head)) continue;
    if (child > head && label.startsWith('nmod') && timeNouns.has(sentence.lemmas[child] ?? '')) continue;
    const inner = subtree(sentence, child);
    first = Math.min(first, inner.first);
    last = Math.max(last, inner.last);
  }
  // An apposition in the middle ("the ministry, in Paris, of defence") leaves the phrase whole; a clause in it ends it.
  for (let i = head + 1; i <= last; i++) {
    if (leavesThePhrase(sentence, i, head)) {
      last = i - 1;
      while (last > head && sentence.word(last).upos === 'PUNCT') last--;
      break;
    }
  }
  for (const joined of joinedBelow(sentence, head)) last = Math.min(last, beforeJoined(sentence, joined));
  const name = sentence.nameAt(head);
  if (name !== undefined) {
    first = Math.min(first, name.first);
    last = Math.max(last, name.last);
  }
  first = behindDate(sentence, first, head, timeNouns);
  while (first < head && isLooseBeginning(sentence.word(first)) && !isBound(sentence, first, head)) first++;
  while (isHyphened(sentence, head, last)) last += 2;
  return { sentence, head, first, last };
}

/// Whether a hyphen ties the next word to this one: "the Secretary**-General**", "a passer**-by**", but not "a Turkish-led mission".
function isHyphened({ words }: Sentence, head: number, index: number): boolean {
  const [word, hyphen, next] = words.slice(index, index + 3);
  const isTied = hyphen?.form === '-' && next?.start === hyphen.end && word?.end === hyphen.start;
  return isTied && words[head]?.head !== index + 2;
}

/// "On 3 June **rebels** attacked": the day with its preposition is no part of who stands behind it.
function behindDate(sentence: Sentence, first: number, head: number, timeNouns: ReadonlySet<string>): number {
  const opens = sentence.word(first).upos === 'ADP';
  if (!opens && sentence.words[first - 1]?.upos !== 'ADP') return first;
  let named = false;
  let at = opens ? first + 1 : first;
  for (; at < head; at++) {
    const isTime = timeNouns.has(sentence.lemmas[at] ?? '');
    if (!isTime && sentence.word(at).upos !== 'NUM') break;
    named ||= isTime && sentence.word(at).upos === 'PROPN';
  }
  return named ? at : first;
}

/// "**at** least twelve people", "**up** to 500 soldiers": what bounds a number inside the phrase belongs to it.
function isBound(sentence: Sentence, index: number, head: number): boolean {
  let up = sentence.word(index).head;
  while (up >= 0 && up !== head && sentence.word(up).upos !== 'NUM') up = sentence.word(up).head;
  return up > index && up < head && sentence.word(up).upos === 'NUM';
}

function isLooseBeginning(word: Word): boolean {
  return word.upos === 'PUNCT' || word.upos === 'ADP' || word.upos === 'CCONJ' || word.upos === 'SCONJ';
}

function leavesThePhrase(sentence: Sentence, index: number, head: number): boolean {
  const word = sentence.word(index);
  return word.head === head && OUTSIDE.has(word.label) && word.label !== 'punct' && word.label !== 'case';
}

/// The stretch of words that `index` governs directly or through others, itself included.
export function subtree(sentence: Sentence, index: number): { first: number; last: number } {
  let first = index;
  let last = index;
  for (const child of sentence.children(index)) {
    const label = sentence.word(child).label;
    if (label === 'punct' || label === 'acl:relcl' || label === 'parataxis') continue;
    const inner = subtree(sentence, child);
    first = Math.min(first, inner.first);
    last = Math.max(last, inner.last);
  }
  return { first, last };
}

/// The heads that stand in one place of a clause: the head itself and what is joined to it by "and", "or", a comma; not who is told not
/// to be there: "the consul but not **his deputy**", "not **the army** but a guard".
export function conjuncts(sentence: Sentence, head: number): number[] {
  const out = [head];
  for (const child of sentence.children(head)) {
    const isJoined =
      sentence.word(child).label === 'conj' &&
      isNominal(sentence.word(child)) &&
      !isApart(sentence, child) &&
      !isRuledOut(sentence, child);
    if (isJoined || isListed(sentence, child)) out.push(...conjuncts(sentence, child));
  }
  for (const joined of joinedBelow(sentence, head)) out.push(...conjuncts(sentence, joined));
  return withoutRuledOut(sentence, out);
}

/// "the government of Nepal and **the rebels**": what has an article of its own is joined to the noun with one, and not to the name inside its
/// phrase, where the tree may hang it.
function joinedBelow(sentence: Sentence, head: number): number[] {
  if (!hasArticle(sentence, head)) return [];
  return sentence.children(head).flatMap((name) => {
    if (name < head || sentence.word(name).label !== 'nmod' || sentence.word(name).upos !== 'PROPN') return [];
    if (hasArticle(sentence, name)) return [];
    return sentence
      .children(name)
      .filter(
        (child) =>
          sentence.word(child).label === 'conj' && sentence.word(child).upos === 'NOUN' && hasArticle(sentence, child),
      );
  });
}

function hasArticle(sentence: Sentence, noun: number): boolean {
  return sentence.children(noun).some((child) => sentence.word(child).features.Definite === 'Def');
}

/// The last word before what is joined to a phrase and the "and" and comma in front of it.
function beforeJoined(sentence: Sentence, joined: number): number {
  let at = subtree(sentence, joined).first - 1;
  while (at > 0 && ['CCONJ', 'PUNCT'].includes(sentence.word(at).upos)) at--;
  return at;
}

/// Of several heads that stand in one place those that are told to be there.
export function withoutRuledOut(sentence: Sentence, heads: number[]): number[] {
  if (heads.length < 2) return heads;
  const told = heads.filter((head) => !isRuledOut(sentence, head));
  return told.length === 0 ? heads : told;
}

/// "**not** the police": a negation that belongs to the phrase, and not to "only" behind it.
function isRuledOut(sentence: Sentence, head: number): boolean {
  return sentence.children(head).some((child) => {
    const { upos, label, features } = sentence.word(child);
    if (child > head || features.Polarity !== 'Neg' || label !== 'advmod' || upos === 'DET') return false;
    return sentence.words[child + 1]?.upos !== 'ADV';
  });
}

/// "Britain sent a ship; **Argentina** complained": what a semicolon parts without "and" is another clause.
function isApart(sentence: Sentence, index: number): boolean {
  const { first } = subtree(sentence, index);
  return (
    sentence.words[first - 1]?.form === ';' &&
    !sentence.children(index).some((child) => sentence.word(child).label === 'cc')
  );
}

/// "France, **Niger** and Chad agreed": in a list the tree may take the second for an apposition, which a comma would close.
function isListed(sentence: Sentence, index: number): boolean {
  if (sentence.word(index).label !== 'appos' || sentence.word(index).upos !== 'PROPN') return false;
  // "the freighter **Thekla** and its crew"
  if (sentence.words[subtree(sentence, index).first - 1]?.form !== ',') return false;
  if (sentence.words[subtree(sentence, index).last + 1]?.upos === 'CCONJ') return true;
  const joined = sentence.children(index).filter((child) => sentence.word(child).label === 'conj');
  const last = joined.at(-1);
  if (last === undefined || !sentence.children(last).some((child) => sentence.word(child).label === 'cc')) return false;
  const next = sentence.words[subtree(sentence, last).last + 1];
  return next?.upos === 'VERB' || next?.upos === 'AUX';
}

/// Whether a word heads a phrase of its own; the parts of names and compounds do not.
export function headsPhrase({ upos, label }: Word): boolean {
  return (
    (upos === 'NOUN' || upos === 'PROPN') &&
    label !== 'compound' &&
    !label.startsWith('flat') &&
    label !== 'amod' &&
    label !== 'goeswith'
  );
}

export function isNominal(word: Word): boolean {
  return word.upos === 'NOUN' || word.upos === 'PROPN' || word.upos === 'PRON' || word.upos === 'NUM' || word.upos === 'DET' || word.upos === 'SYM' || word.upos === 'X' || (word.upos === 'ADJ' && word.label !== 'amod'); // prettier-ignore
}

/// Nouns that only count or gather, and the prepositions between them and who is counted.
export interface CountingWords {
  readonly quantifying: ReadonlySet<string>;
  readonly partitive: ReadonlySet<string>;
}

/// For "dozens of protesters", "members of the army" the noun that says who they are; else the head itself.
export function meaningfulHead(sentence: Sentence, head: number, words: CountingWords): number {
  if (!words.quantifying.has(sentence.lemmas[head] ?? '')) return head;
  for (const child of sentence.children(head)) {
    const word = sentence.word(child);
    if (word.label !== 'nmod' || child < head) continue;
    const brought = sentence
      .children(child)
      .some((c) => sentence.word(c).label === 'case' && words.partitive.has(sentence.lemmas[c] ?? ''));
    if (brought) return child;
  }
  return head;
}
