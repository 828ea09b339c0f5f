import type { Sentence, Word } from '../annotation/sentence.js';
import type { PageReading } from './reading.js';
import type { Told } from './told.js';

/// How far above a clause the word stands by which nothing is said of it: "it was not **clear** who fired".
const ABOVE = 3;

/// Whether a clause tells only that somebody says or knows nothing: "did not comment", "it is not clear who fired".
export function isUntold(page: PageReading, untold: ReadonlySet<string>, { sentence, head }: Told): boolean {
  const read = page.sentences[sentence];
  if (read === undefined) return false;
  let at = head;
  for (let steps = 0; at >= 0 && steps <= ABOVE; at = read.word(at).head, steps++)
    if (untold.has(read.lemmas[at] ?? '') && isNegated(read, at)) return true;
  return false;
}

/// "not", "never", "nobody said", "no group said"; not "said his men had **not** fired", which is negative in what is said.
function isNegated(read: Sentence, at: number): boolean {
  return read
    .children(at)
    .some(
      (child) =>
        isNegative(read, child) ||
        (PHRASES.has(read.word(child).label) && read.children(child).some((under) => isNegative(read, under))),
    );
}

/// Labels of phrases whose negation is their clause's.
const PHRASES: ReadonlySet<string> = new Set(['nsubj', 'nsubj:pass', 'obj', 'obl', 'det', 'aux', 'advmod']);

function isNegative(read: Sentence, at: number): boolean {
  const { features, label } = read.word(at);
  return (
    (label === 'advmod' && features.Polarity === 'Neg') ||
    features.PronType === 'Neg' ||
    (label === 'det' && features.Polarity === 'Neg')
  );
}

/// Whether what a statement rejects is something said: "rejected the **accusation**", not "rejected the plan".
export function isOfTelling(page: PageReading, saidThings: ReadonlySet<string>, denial: Denial): boolean {
  return rejectedWord(page, saidThings, denial) !== undefined;
}

/// Whether it is a pronoun that means what was said: "denied **it**".
export function isPronounOf(page: PageReading, saidThings: ReadonlySet<string>, denial: Denial): boolean {
  return rejectedWord(page, saidThings, denial)?.upos === 'PRON';
}

type Denial = Pick<Told, 'cue' | 'sentence'>;

/// What is rejected stands under the word that rejects, or in the cue.
function rejectedWord(page: PageReading, saidThings: ReadonlySet<string>, { cue, sentence }: Denial): Word | undefined {
  const read = page.sentences[sentence];
  return read?.words.find((word, index) => {
    const lemma = read.lemmas[index] ?? '';
    if (!saidThings.has(lemma)) return false;
    return word.label === 'obj' || word.label === 'nsubj:pass' ? cue.has(read.lemmas[word.head] ?? '') : cue.has(lemma);
  });
}
