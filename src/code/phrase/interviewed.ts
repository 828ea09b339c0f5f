import type { Sentence } from '../../annotation/sentence.js';
import type { PronounsOf } from './document-pronouns.js';
import type { Antecedent, NounFacts } from './pronouns.js';

/// A person whom the lead of an interview tells of.
interface Told {
  readonly at: Antecedent;
  readonly name: string;
  readonly lemma: string;
  times: number;
}

/// Who speaks in a turn, as far as it is told in one.
interface Speaking {
  readonly sentence: Sentence;
  readonly attribution: { readonly source: number | null };
}

const INITIALS = /^\p{Lu}{1,4}$/u;
/// What says more of a person who is brought in: "Ana Roca, **a nurse** **who fled**".
const DESCRIBING: ReadonlySet<string> = new Set(['appos', 'acl:relcl', 'nmod:desc', 'acl']);

/// Whom the pronouns mean, and with them the labels of an interview: "A" is the person of whom its lead tells most, "JD" who has
/// these initials. Labels without such a person mean nobody.
export function withInterviewed(
  pronouns: readonly PronounsOf[],
  turns: readonly Speaking[],
  sentences: readonly Sentence[],
  answerers: ReadonlySet<string>,
  factsOf: (sentence: Sentence, word: number) => NounFacts,
): readonly PronounsOf[] {
  const labels = turns.flatMap(({ sentence, attribution: { source } }) => {
    const word = source === null ? undefined : sentence.words[source];
    const number = sentences.indexOf(sentence);
    return word === undefined || source === null || !INITIALS.test(word.form) ? [] : [{ number, source, word }];
  });
  const [first] = labels;
  if (first === undefined) return pronouns;
  const told = personsOf(sentences.slice(0, first.number), pronouns, factsOf);
  const out = [...pronouns];
  for (const { number, source, word } of labels) {
    const isAnswer = answerers.has(word.form.toLowerCase());
    const meant = isAnswer ? most(told) : told.find(({ name }) => initialsOf(name) === word.form);
    if (meant !== undefined) out[number] = new Map([...(out[number] ?? []), [source, meant.at]]);
  }
  return out;
}

function personsOf(
  sentences: readonly Sentence[],
  pronouns: readonly PronounsOf[],
  factsOf: (sentence: Sentence, word: number) => NounFacts,
): readonly Told[] {
  const told: Told[] = [];
  const byPlace = new Map<string, Told>();
  sentences.forEach((sentence, number) => {
    for (let word = 0; word < sentence.words.length; word++) {
      const antecedent = pronouns[number]?.get(word);
      const meant = antecedent == null ? undefined : byPlace.get(placeOf(antecedent));
      if (meant !== undefined) meant.times++;
      if (sentence.word(word).upos !== 'PROPN') continue;
      const { name } = factsOf(sentence, word);
      if (name !== 'person' || sentence.nameAt(word)?.first !== word) continue;
      const lemma = sentence.word(sentence.nameAt(word)?.last ?? word).form;
      const known = told.find((each) => each.lemma === lemma);
      const described = sentence.children(word).some((child) => DESCRIBING.has(sentence.word(child).label)) ? 1 : 0;
      const here = known ?? {
        at: { sentence: number, word, joined: false },
        name: nameOf(sentence, word),
        lemma,
        times: 0,
      };
      if (known === undefined) told.push(here);
      here.times += 1 + described;
      byPlace.set(placeOf({ sentence: number, word, joined: false }), here);
    }
  });
  return told;
}

/// The one told most; undefined where two are told alike.
function most(told: readonly Told[]): Told | undefined {
  const [one, other] = [...told].sort((a, b) => b.times - a.times);
  return one !== undefined && one.times > (other?.times ?? 0) ? one : undefined;
}

function nameOf(sentence: Sentence, word: number): string {
  const name = sentence.nameAt(word);
  return name === undefined
    ? sentence.word(word).form
    : sentence.words.slice(name.first, name.last + 1).map(({ form }) => form).join(' '); // prettier-ignore
}

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((part) => /^\p{Lu}/u.test(part))
    .map((part) => part.charAt(0))
    .join('');
}

function placeOf({ sentence, word }: Antecedent): string {
  return `${sentence} ${word}`;
}
