import type { Sentence } from '../annotation/sentence.js';
import { isSubjectLabel, prepositionOf } from './arguments.js';
import type { ActorMatch } from '../resolve/actors.js';

/// Whether a noun that names an actor agrees with a pronoun.
type Agreement = (match: ActorMatch, number: GrammaticalNumber) => boolean;
/// A name in the plural ("the Security Forces") may be one body or many.
type GrammaticalNumber = 'one' | 'many' | 'either';

const PERSON: Agreement = ({ kind }, number) => number === 'one' && (kind === 'person' || kind === 'office');
const BODY: Agreement = ({ kind }, number) => number !== 'many' && kind !== 'person' && kind !== 'office';
const MANY: Agreement = ({ kind }, number) =>
  number === 'many' || kind === 'population' || kind === 'group' || (number === 'either' && kind !== 'state');
const AGREEMENTS: ReadonlyMap<string, Agreement> = new Map([
  ...['he', 'she', 'him', 'his', 'her'].map((form) => [form, PERSON] as const),
  ...['it', 'its'].map((form) => [form, BODY] as const),
  ...['they', 'them', 'their'].map((form) => [form, MANY] as const),
]);

/// The noun of the same sentence for which a pronoun stands, by index, or null. A subject of a clause before it goes first;
/// behind "in" ("helped Mali in **its** fight", "stands with the Malians in **their** struggle") the nearest noun.
export function antecedentWithin(
  sentence: Sentence,
  pronoun: number,
  actor: (head: number) => ActorMatch | null,
): number | null {
  const { upos, head, label } = sentence.word(pronoun);
  const agrees = upos === 'PRON' ? AGREEMENTS.get(sentence.forms[pronoun] ?? '') : undefined;
  if (agrees === undefined) return null;
  let nearest: number | null = null;
  for (let i = pronoun - 1; i >= 0; i--) {
    if (!isPhraseHead(sentence, i)) continue;
    const match = actor(i);
    if (match === null || !agrees(match, numberOf(sentence, i))) continue;
    if (isCoargument(sentence, pronoun, i) || isOwnedByPronoun(sentence, i, agrees)) continue;
    if (label === 'nmod:poss' && prepositionOf(sentence, head) === 'in') return i;
    if (isSubjectLabel(sentence.word(i).label)) return i;
    nearest ??= i;
  }
  return nearest;
}

function isPhraseHead(sentence: Sentence, index: number): boolean {
  const { upos, label } = sentence.word(index);
  return (upos === 'NOUN' || upos === 'PROPN') && label !== 'compound' && !label.startsWith('flat') && label !== 'amod';
}

function numberOf(sentence: Sentence, index: number): GrammaticalNumber {
  const { xpos } = sentence.word(index);
  if (xpos === 'NNS' || sentence.children(index).some((child) => sentence.word(child).label === 'conj')) return 'many';
  return xpos === 'NNPS' ? 'either' : 'one';
}

/// "Kerry met Lavrov and urged **him** …": an object is not the subject of its own verb.
function isCoargument(sentence: Sentence, pronoun: number, candidate: number): boolean {
  const { label, head } = sentence.word(pronoun);
  const subject = sentence.word(candidate);
  if (label === 'nmod:poss' || isSubjectLabel(label) || !isSubjectLabel(subject.label)) return false;
  let verb = head;
  while (verb >= 0 && verb !== subject.head && ['conj', 'xcomp'].includes(sentence.word(verb).label))
    verb = sentence.word(verb).head;
  return verb === subject.head;
}

/// "While he met **his adviser**, **he** …": who is owned by someone is not the owner.
function isOwnedByPronoun(sentence: Sentence, index: number, agrees: Agreement): boolean {
  return sentence
    .children(index)
    .some(
      (child) => sentence.word(child).label === 'nmod:poss' && AGREEMENTS.get(sentence.forms[child] ?? '') === agrees,
    );
}
