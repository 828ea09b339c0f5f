import type { Sentence } from '../../annotation/sentence.js';
import type { GrammarWords } from '../../language/grammar.js';
import { isNominal } from '../../mention/noun-phrase.js';
import { isSubjectLabel } from './clauses.js';

/// Words of what makes an exception: "other than".
const LONGEST = 2;

/// Who or what is meant where a phrase denies all others: "freed nobody but **two nuns**", "did not free anyone except **nuns**". Null for
/// other phrases.
export function exceptionTo(sentence: Sentence, head: number, grammar: GrammarWords): number | null {
  const first = behindOpening(sentence, head, grammar.exceptive);
  if (first === null || !deniesOthers(sentence, head, grammar)) return null;
  let found: number | null = null;
  for (let at = first; at >= first && isNominalOrPart(sentence, at); at = sentence.word(at).head)
    if (isNominal(sentence.word(at))) found = at;
  return found === null || isSubjectLabel(sentence.word(found).label) ? null : found;
}

/// The word behind what makes an exception, right behind a word.
function behindOpening(sentence: Sentence, head: number, exceptive: ReadonlySet<string>): number | null {
  for (let last = head + LONGEST; last > head; last--)
    if (exceptive.has(sentence.forms.slice(head + 1, last + 1).join(' ')) && last + 1 < sentence.words.length)
      return last + 1;
  return null;
}

function isNominalOrPart(sentence: Sentence, index: number): boolean {
  const { upos } = sentence.word(index);
  return isNominal(sentence.word(index)) || upos === 'DET' || upos === 'NUM' || upos === 'ADJ';
}

/// "nobody", "no prisoner"; "anyone" of a verb that is negated.
function deniesOthers(sentence: Sentence, head: number, { nobody, anybody }: GrammarWords): boolean {
  const isNegative = (index: number): boolean => sentence.word(index).features.Polarity === 'Neg';
  const lemma = sentence.lemmas[head] ?? '';
  const children = sentence.children(head);
  if (nobody.has(lemma) || children.some((child) => sentence.word(child).label === 'det' && isNegative(child)))
    return true;
  const governor = sentence.word(head).head;
  const isAny = anybody.has(lemma) || children.some((child) => anybody.has(sentence.lemmas[child] ?? ''));
  return isAny && governor >= 0 && sentence.children(governor).some(isNegative);
}
