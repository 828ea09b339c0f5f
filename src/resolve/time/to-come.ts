import type { Sentence, Word } from '../../annotation/sentence.js';
import type { Calendar } from '../../language/calendar-index.js';

/// Whether what governs a word is told as to come: "will meet on Tuesday", "is due to meet on Tuesday", "called a strike for Tuesday".
export function isToCome(calendar: Calendar, sentence: Sentence, index: number): boolean {
  if (sentence.children(index).some((child) => isBeforeToCome(calendar, sentence.word(child)))) return true;
  if (isCalled(calendar, sentence, index)) return true;
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
    // The tree may take the mark of an infinitive for a preposition: "urged them **to** march".
    const marks = word.upos === 'VERB' ? MARKS : ONLY_MARK;
    const isInfinitive = children.some(({ label, lemma }) => marks.has(label) && calendar.infinitive.has(lemma));
    if (isInfinitive && isAlongside(calendar, sentence, at)) continue;
    // "is said to have met": the perfect lies behind.
    return isInfinitive && !isPerfect;
  }
  return false;
}

const ONLY_MARK: ReadonlySet<string> = new Set(['mark']);
const MARKS: ReadonlySet<string> = new Set(['mark', 'case']);
/// So many words lie at most between a happening and its day.
const BESIDE = 3;

/// Whether a day is that of what somebody calls for or announces, right before it: "called for a strike **on Friday**".
function isCalled(calendar: Calendar, sentence: Sentence, index: number): boolean {
  const { head } = sentence.word(index);
  if (head < 0) return false;
  const isHappening = (noun: number): boolean =>
    noun < index && index - noun <= BESIDE && calendar.called.has(sentence.lemmas[noun] ?? '');
  const noun = isHappening(head) ? head : sentence.children(head).findLast(isHappening);
  if (noun === undefined) return false;
  const { head: verb, label } = sentence.word(noun);
  if (verb < 0 || verb > noun) return false;
  const isFor = sentence.children(noun).some((child) => isBeforeToCome(calendar, sentence.word(child)));
  const lemma = sentence.lemmas[verb] ?? '';
  return isFor ? calendar.calling.has(lemma) : label === 'obj' && calendar.announcing.has(lemma);
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
