import { asksOrRelates, isFinite, isMoodless, isOneThing, type Features } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';

/// Where an imperative may stand in the tree.
const IMPERATIVE_PLACES: ReadonlySet<string> = new Set(['root', 'conj', 'parataxis', 'ccomp']);

/// A base form that nobody is the subject of and nothing brings in: "Stop the war".
export function isImperative(sentence: Sentence, index: number): boolean {
  const word = sentence.word(index);
  if (word.features.VerbForm !== 'Inf' || !IMPERATIVE_PLACES.has(word.label)) return false;
  if (word.label === 'conj' && word.head >= 0 && sentence.word(word.head).features.VerbForm !== 'Inf') return false;
  return !sentence.children(index).some((child) => {
    const { label, features } = sentence.word(child);
    return (
      label.startsWith('nsubj') ||
      (label.startsWith('aux') && features.VerbType === 'Mod') ||
      label === 'mark' ||
      label === 'cop'
    );
  });
}

/// "told the court that she knew" tells a fact; "told them to leave", "demanded that he leave" do not.
export function isIndicative(sentence: Sentence, index: number): boolean {
  const words = [
    sentence.word(index),
    ...sentence
      .children(index)
      .map((child) => sentence.word(child))
      .filter((word) => word.label.startsWith('aux') || word.label === 'cop'),
  ];
  if (words.some(({ features }) => features.Mood === 'Ind' || features.VerbType === 'Mod')) return true;
  return words.some(({ features }) => isMoodless(features)) && !isSubjunctive(sentence, index);
}

/// "that the army attack": the plain form with a subject of one tells what is wanted, whatever tag the model gave it.
function isSubjunctive(sentence: Sentence, index: number): boolean {
  const children = sentence.children(index);
  if (children.some((child) => sentence.word(child).label.startsWith('aux'))) return false;
  const subject = children.find((child) => sentence.word(child).label.startsWith('nsubj'));
  if (subject === undefined) return false;
  const joined = sentence.children(subject).some((child) => sentence.word(child).label === 'conj');
  return !joined && isOneThing(sentence.word(subject).features);
}

/// "Why did they attack?" takes the attack for granted; only a question for yes or no asks whether.
export function isInverted(sentence: Sentence, root: number): boolean {
  if (sentence.children(root).some((child) => asksOrRelates(sentence.word(child).features))) return false;
  return sentence.children(root).some((child) => {
    const word = sentence.word(child);
    return (
      word.label.startsWith('aux') &&
      sentence.children(root).some((other) => sentence.word(other).label.startsWith('nsubj') && other > child)
    );
  });
}

/// A verb that may stand without the auxiliary that it shares: "will meet and **sign**".
export function mayShareAuxiliary(features: Features): boolean {
  const { VerbForm } = features;
  return VerbForm === 'Inf' || VerbForm === 'Part' || VerbForm === 'Ger' || isMoodless(features);
}

export function isPastTense(features: Features): boolean {
  return isFinite(features) && features.Tense === 'Past';
}

/// "until they **are** freed": whether a clause has a finite verb or auxiliary in the present.
export function isInThePresent(sentence: Sentence, index: number): boolean {
  const forms = [index, ...sentence.children(index).filter((child) => sentence.word(child).label.startsWith('aux'))];
  return forms.some((form) => {
    const { features } = sentence.word(form);
    return isFinite(features) && features.Tense === 'Pres';
  });
}

/// The first word before an infinitive: "to", or "for" in "for them to leave"; null for other clauses.
export function infinitiveMark(sentence: Sentence, index: number): string | null {
  if (sentence.word(index).features.VerbForm !== 'Inf') return null;
  const marks = sentence.children(index).filter((child) => sentence.word(child).label === 'mark');
  const last = marks.at(-1);
  if (last === undefined || sentence.word(last).features.PartType !== 'Inf') return null;
  return sentence.lemmas[marks[0] ?? last] ?? null;
}

/// The word right before the mark of an infinitive: "has **yet** to leave", "has **yet** to be found"; null for other clauses.
export function beforeInfinitive(sentence: Sentence, index: number): number | null {
  const mark = sentence.child(index, 'mark');
  return mark === undefined || mark === 0 || sentence.word(mark).features.PartType !== 'Inf' ? null : mark - 1;
}

/// Whether someone stands in a clause to whom its verb is done: "kept **them** from leaving".
export function hasPatient(sentence: Sentence, index: number): boolean {
  return sentence.children(index).some((child) => ['obj', 'nsubj:pass'].includes(sentence.word(child).label));
}

/// "would **have** left": a modal and the perfect.
export function isWouldHave(sentence: Sentence, index: number, perfect: ReadonlySet<string>): boolean {
  const words = sentence.children(index).map((child) => sentence.word(child));
  return (
    words.some(({ features }) => features.VerbType === 'Mod') &&
    words.some(({ label, lemma }) => label === 'aux' && perfect.has(lemma))
  );
}

/// "how for them to leave": an infinitive with a subject of its own, which one of the marks brings in.
export function hasOwnInfinitive(sentence: Sentence, index: number, marks: ReadonlySet<string>): boolean {
  return marks.has(infinitiveMark(sentence, index) ?? '');
}

/// "how to leave", "for them to leave": an infinitive of what may be done.
export function isOfWhatMayBe(sentence: Sentence, index: number, marks: ReadonlySet<string>): boolean {
  const isTold = sentence.word(index).label === 'ccomp' && infinitiveMark(sentence, index) !== null;
  return isTold || hasOwnInfinitive(sentence, index, marks);
}

/// Whether a clause is told by what governs it, as an object or as the subject of a passive: "said **that they left**", "it was found
/// **that they left**".
export function isToldLabel(label: string): boolean {
  return label === 'ccomp' || label === 'csubj:pass';
}

/// "could not say **who** shot him": the clause asks for more of a fact.
export function asksForMore(sentence: Sentence, clause: number): boolean {
  return sentence.children(clause).some((child) => child < clause && asksOrRelates(sentence.word(child).features));
}
