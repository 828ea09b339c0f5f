import { isFinite, type Features } from '../../annotation/features.js';
import type { Sentence, Word } from '../../annotation/sentence.js';
import type { Calendar } from '../../language/calendar-index.js';
import { isToCome } from './to-come.js';

/// How the clause of a time is told: as done ("police arrested …"), as sure to come ("will meet"), as to come when it was said or
/// meant ("would meet", "hopes to meet"), or in a way that leaves it open.
export type Telling = 'done' | 'open' | 'meant' | 'sure';

/// How the clause is told in which a word of time stands.
export function tellingOf(calendar: Calendar, sentence: Sentence, index: number): Telling {
  if (isToCome(calendar, sentence, index)) return isSure(calendar, sentence, index) ? 'sure' : 'meant';
  return isDone(calendar, sentence, index) ? 'done' : 'open';
}

/// "**will** meet on 3 May"
function isSure(calendar: Calendar, sentence: Sentence, index: number): boolean {
  const verb = verbAbove(sentence, index);
  return verb !== null && auxiliariesOf(sentence, verb).some(({ lemma, form }) => isFuture(calendar, lemma, form));
}

function isFuture({ future }: Calendar, lemma: string, form: string): boolean {
  return future.has(lemma) || future.has(form);
}

/// Whether the verb that governs a day tells what has happened. A day behind the verb must be told with "on" or the like, and not of
/// one that fixes what is to come ("announced elections on 3 May"); one that opens the sentence is the verb's, whatever the tree says.
function isDone(calendar: Calendar, sentence: Sentence, index: number): boolean {
  const verb = verbAbove(sentence, index);
  if (verb === null || !isPast(calendar, sentence, verb)) return false;
  if (index < verb && isOpening(calendar, sentence, index)) return true;
  if (calendar.fixing.has(sentence.word(verb).lemma.toLowerCase())) return false;
  const day = dayOf(sentence, index);
  if (sentence.word(day).head !== verb || !sentence.word(day).label.startsWith('obl')) return false;
  const marker = sentence.children(day).find((child) => sentence.word(child).label === 'case');
  return marker === undefined || calendar.dayPrepositions.has(sentence.word(marker).lemma.toLowerCase());
}

/// The nearest verb above a word.
function verbAbove(sentence: Sentence, index: number): number | null {
  const seen = new Set<number>();
  for (let at = sentence.word(index).head; at >= 0 && !seen.has(at); at = sentence.word(at).head) {
    if (sentence.word(at).upos === 'VERB') return at;
    seen.add(at);
  }
  return null;
}

/// The word by which a day hangs on its verb: of "December 3" and of "Monday, December 3" the number and the weekday.
function dayOf(sentence: Sentence, index: number): number {
  let at = index;
  while (PARTS.has(sentence.word(at).label) && sentence.word(at).head >= 0) at = sentence.word(at).head;
  return at;
}

const PARTS: ReadonlySet<string> = new Set(['nmod:unmarked', 'nmod', 'appos', 'nummod', 'flat', 'compound']);

/// "**On December** 3 police …", "But on the **night** of 3 May …": no word before it is the verb's.
function isOpening(calendar: Calendar, sentence: Sentence, index: number): boolean {
  for (let at = 0; at < index; at++) {
    const { upos } = sentence.word(at);
    const isPart = calendar.partsOfDay.has(sentence.forms[at] ?? '') || calendar.parts.has(sentence.forms[at] ?? '');
    if (!OPENING.has(upos) && !isPart) return false;
  }
  return true;
}

const OPENING: ReadonlySet<string> = new Set(['ADP', 'DET', 'CCONJ', 'PUNCT', 'NUM']);

/// "arrested", "was arrested", "has arrested", "had been arrested", and what is joined to them.
function isPast(calendar: Calendar, sentence: Sentence, verb: number): boolean {
  const auxiliaries = auxiliariesOf(sentence, verb);
  const { features, label, head } = sentence.word(verb);
  if (auxiliaries.some((each) => each.features.VerbType === 'Mod')) return false;
  if (isPastTense(features)) return true;
  if (auxiliaries.some((each) => isPastTense(each.features) || calendar.perfect.has(each.lemma)))
    return features.VerbForm === 'Part';
  return label === 'conj' && features.VerbForm === 'Part' && auxiliaries.length === 0 && head >= 0 && head !== verb
    ? isPast(calendar, sentence, head)
    : false;
}

function isPastTense(features: Features): boolean {
  return isFinite(features) && features.Tense === 'Past';
}

function auxiliariesOf(sentence: Sentence, verb: number): Word[] {
  return sentence
    .children(verb)
    .map((child) => sentence.word(child))
    .filter(({ label }) => label.startsWith('aux'));
}
