import { isFinite } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import { isNominal } from '../../mention/noun-phrase.js';
import type { VerbArguments } from '../grammar/arguments.js';
import type { CitingWords } from './citing-words.js';
import { clauseRange, without } from './ranges.js';
import type { WordRange } from '../grammar/word-range.js';

/// Dependents of a noun that tell something beside who it is.
const ASIDE = new Set([
  'case', 'mark', 'cop', 'nsubj', 'nsubj:pass', 'csubj', 'expl', 'aux', 'aux:pass', 'cc', 'cc:preconj', 'punct', 'advcl', 'advmod', 'parataxis',
  'ccomp', 'xcomp', 'obj', 'obl', 'obl:unmarked', 'obl:tmod', 'nmod:unmarked', 'nmod:tmod', 'dep', 'discourse', 'vocative',
  'list', 'reparandum', 'orphan', 'dislocated',
]); // prettier-ignore
/// Words of a bracket behind a name: "(D-Mo.)".
const BRACKET = 8;

/// Everything that a source is told with: title and name, apposition, relative clause, the others that say the same.
/// `named` is the phrase that names it; no word of `taken` (the cue and what is said) belongs to it.
export function sourcePhrase(
  sentence: Sentence,
  head: number,
  named: WordRange,
  taken: readonly WordRange[],
  timeNouns: ReadonlySet<string>,
): WordRange {
  let { first, last } = named;
  for (const child of sentence.children(head)) {
    const word = sentence.word(child);
    if (ASIDE.has(word.label) || (word.label === 'conj' && !isNominal(word))) continue;
    if (word.label.startsWith('nmod') && child > head && isTime(sentence, child, timeNouns)) continue;
    const whole = clauseRange(sentence, child);
    if (taken.some((range) => overlap(range, whole))) continue;
    first = Math.min(first, whole.first);
    last = Math.max(last, whole.last);
  }
  for (const range of taken) {
    const piece = without({ first, last }, range).find((free) => free.first <= head && head <= free.last);
    if (piece === undefined) return named;
    ({ first, last } = piece);
  }
  const free = (index: number): boolean =>
    index < sentence.words.length && !taken.some((range) => range.first <= index && index <= range.last);
  // A name right behind its title belongs to it, wherever the tree has put it.
  while (
    free(last + 1) &&
    sentence.word(last + 1).upos === 'PROPN' &&
    /^(?:NOUN|PROPN)$/.test(sentence.word(last).upos)
  )
    last++;
  return { first, last: bracketEnd(sentence, { first, last }, free) };
}

/// The end of a phrase with the bracket that it is in or that follows it.
function bracketEnd(sentence: Sentence, { first, last }: WordRange, free: (index: number) => boolean): number {
  let open = 0;
  for (let index = first; index <= last; index++) open += depthAt(sentence, index);
  if (open === 0 && (!free(last + 1) || depthAt(sentence, last + 1) !== 1)) return last;
  for (let index = last + 1; index <= last + BRACKET && free(index); index++) {
    open += depthAt(sentence, index);
    if (open === 0) return index;
  }
  return last;
}

function depthAt(sentence: Sentence, index: number): number {
  const { form } = sentence.word(index);
  return form === '(' || form === '-LRB-' ? 1 : form === ')' || form === '-RRB-' ? -1 : 0;
}

/// The words right before a finite verb that can only be its subject, for sentences whose tree names another or nobody: "a
/// loophole, **experts** say, …". With `alone` a comma or the beginning must stand before them. Null where there are none.
export function subjectBeside(sentence: Sentence, cue: number, alone: boolean, words: CitingWords): WordRange | null {
  let last = cue - 1;
  while (last >= 0 && ['AUX', 'ADV'].includes(sentence.word(last).upos)) last--;
  const end = sentence.words[last];
  if (end === undefined || !(isFinite(sentence.word(cue).features) || sentence.words[cue - 1]?.upos === 'AUX'))
    return null;
  if (end.upos === 'PRON') return words.subjectPronouns.has(end.form.toLowerCase()) ? { first: last, last } : null;
  if (!isEnd(end.upos) || words.timeNouns.has(end.lemma.toLowerCase())) return null;
  let first = last;
  while (first > 0 && isPart(sentence, first - 1, words)) first--;
  first = withNounBefore(sentence, first, words);
  const before = sentence.words[first - 1];
  if (before === undefined || !alone) return before?.upos === 'ADP' ? null : { first, last };
  return before.upos === 'PUNCT' && before.form !== '-' ? { first, last } : null;
}

/// The subject of the clause that a participle behind a comma or at the beginning belongs to: "**The court** blocked the
/// sale, citing a threat". Null for other verbs.
export function subjectOfParticiple(sentence: Sentence, verbs: VerbArguments, cue: number): number | null {
  const word = sentence.word(cue);
  if (word.features.VerbForm !== 'Ger' || !(cue === 0 || sentence.word(cue - 1).form === ',')) return null;
  const seen = new Set<number>([cue]);
  for (let at = word.head; at >= 0 && !seen.has(at); at = sentence.word(at).head) {
    seen.add(at);
    const subject = verbs.direct(at, 'nsubj')[0];
    if (subject !== undefined && isNominal(sentence.word(subject)) && sentence.word(at).upos !== 'NOUN') return subject;
  }
  return null;
}

const PARTS = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM']);

function isEnd(upos: string): boolean {
  return upos === 'NOUN' || upos === 'PROPN';
}

function isPart(sentence: Sentence, index: number, words: CitingWords): boolean {
  const { upos, features } = sentence.word(index);
  if (PARTS.has(upos) || (upos === 'PART' && features.Case === 'Gen')) return true;
  return words.phrasePrepositions.has(sentence.lemmas[index] ?? '');
}

/// The beginning of a phrase with the noun that a preposition joins to it, where a comma or a quotation mark stands before
/// that: ", **attorneys for** the family said".
function withNounBefore(sentence: Sentence, first: number, words: CitingWords): number {
  const noun = sentence.words[first - 2];
  if (noun === undefined || sentence.words[first - 1]?.upos !== 'ADP' || !isEnd(noun.upos)) return first;
  let start = first - 2;
  while (start > 0 && isPart(sentence, start - 1, words)) start--;
  return sentence.words[start - 1]?.upos === 'PUNCT' ? start : first;
}

/// "the council on Friday", "a group of doctors in 2015".
function isTime(sentence: Sentence, index: number, timeNouns: ReadonlySet<string>): boolean {
  const { lemma, form } = sentence.word(index);
  return timeNouns.has(lemma.toLowerCase()) || /^(?:1[89]|20)\d\d$/.test(form);
}

function overlap(a: WordRange, b: WordRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}
