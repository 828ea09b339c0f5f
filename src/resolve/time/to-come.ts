import type { Sentence, Word } from '../../annotation/sentence.js';
import type { Calendar } from '../../language/calendar-index.js';

/// Whether what governs a word is told as to come: "will meet on Tuesday", "is due to meet on Tuesday", "called a strike for Tuesday".
export function isToCome(calendar: Calendar, sentence: Sentence, index: number): boolean {
  if (sentence.children(index).some((child) => isBeforeToCome(calendar, sentence.word(child)))) return true;
  const seen = new Set<number>();
  for (let at = index; at >= 0 && !seen.has(at); at = sentence.word(at).head) {
    seen.add(at);
    const word = sentence.word(at);
    if (at !== index && calendar.governors.has(word.lemma.toLowerCase())) return true;
    if (word.upos !== 'VERB' && !isPredicate(sentence, at)) continue;
    if (at === index) continue;
    const children = sentence.children(at).map((child) => sentence.word(child));
    const isPerfect = children.some(({ label, lemma }) => label.startsWith('aux') && calendar.perfect.has(lemma));
    if (children.some((child) => isFuture(calendar, child, isPerfect))) return true;
    const isInfinitive = children.some(({ label, lemma }) => label === 'mark' && calendar.infinitive.has(lemma));
    if (isInfinitive && isAlongside(calendar, sentence, at)) continue;
    // "is said to have met": the perfect lies behind.
    return isInfinitive && !isPerfect;
  }
  return false;
}

/// "began **to leave**": what is told as to come of its verb is so of it too.
function isAlongside({ alongside }: Calendar, sentence: Sentence, index: number): boolean {
  const { label, head } = sentence.word(index);
  return label === 'xcomp' && alongside.has(sentence.word(head).lemma.toLowerCase());
}

function isPredicate(sentence: Sentence, index: number): boolean {
  return sentence.children(index).some((child) => sentence.word(child).label === 'cop');
}

/// "will meet", "said that they would meet"; "would have met" is not to come.
function isFuture({ future, onceFuture }: Calendar, { label, lemma, form }: Word, isPerfect: boolean): boolean {
  if (!label.startsWith('aux')) return false;
  return future.has(lemma) || future.has(form) || (onceFuture.has(lemma) && !isPerfect);
}

/// "**for** Tuesday"
function isBeforeToCome({ beforeToCome }: Calendar, { label, lemma }: Word): boolean {
  return label === 'case' && beforeToCome.has(lemma.toLowerCase());
}
