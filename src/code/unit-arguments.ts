import type { Sentence } from '../annotation/sentence.js';
import { conjuncts } from '../mention/noun-phrase.js';
import type { Arguments, VerbArguments } from './arguments.js';
import type { FrameHit } from './frame-index.js';
import type { NounArguments } from './noun-arguments.js';

/// The arguments of a unit of one or several words: those of the word that carries it, and for "lodge a protest", "refuse to
/// meet" also what stands with its other words ("lodged a protest with **China**", "refused to meet **the envoy**").
export function argumentsOfUnit(
  sentence: Sentence,
  hit: FrameHit,
  verbs: VerbArguments,
  nouns: NounArguments,
): Arguments {
  const carrier = carrierOf(sentence, hit);
  const noun = isNoun(sentence, carrier);
  const own = withAttached(sentence, hit, noun ? nouns.of(carrier) : verbs.of(carrier), noun, nouns);
  if (hit.words.length === 1 && carrier === hit.index) return own;
  const inUnit = (head: number): boolean => hit.words.includes(head);
  const others = hit.words
    .filter((word) => word !== carrier)
    .map((word) => (isNoun(sentence, word) ? nouns.of(word) : verbs.of(word)));
  const merged = (pick: (args: Arguments) => readonly number[]): readonly number[] =>
    [own, ...others].map((args) => pick(args).filter((head) => !inUnit(head))).find((heads) => heads.length > 0) ?? [];
  const subject = own.subject.filter((head) => !inUnit(head));
  const object = merged((args) => args.object);
  return {
    subject,
    subjectBy: own.subjectBy,
    object: object.length > 0 ? object : broughtByParticle(sentence, hit),
    indirect: merged((args) => args.indirect),
    possessor: merged((args) => args.possessor).filter((head) => !subject.includes(head)),
    modifier: merged((args) => args.modifier).filter((head) => !subject.includes(head)),
    prepositions: mergedPrepositions(own, others, inUnit),
    get participant() {
      return merged((args) => args.participant);
    },
    content: merged((args) => args.content),
    passive: own.passive,
  };
}

/// "exported electricity to India": what hangs on the object of a verb may belong to the verb. "of" and "in" seldom do, save
/// where the unit has them: "cleared the valley of the rebels".
function withAttached(
  sentence: Sentence,
  hit: FrameHit,
  args: Arguments,
  noun: boolean,
  nouns: NounArguments,
): Arguments {
  if (noun || args.object.length === 0) return args;
  const prepositions = new Map(args.prepositions);
  let added = false;
  for (const head of args.object) {
    if (!isNoun(sentence, head)) continue;
    for (const [preposition, heads] of nouns.of(head).prepositions) {
      const seldom = preposition === 'of' || preposition === 'in';
      if (seldom && !heads.some((inner) => sentence.children(inner).some((child) => hit.words.includes(child))))
        continue;
      // "dropped a bomb on **the port** on Monday": both may be the verb's.
      const own = prepositions.get(preposition);
      prepositions.set(preposition, own === undefined ? heads : [...own, ...heads]);
      added = true;
    }
  }
  return added ? { ...args, prepositions } : args;
}

/// "took in refugees", "called off a strike": a particle that the tree takes for a preposition brings in the object.
function broughtByParticle(sentence: Sentence, hit: FrameHit): readonly number[] {
  const last = Math.max(...hit.words);
  const word = sentence.word(last);
  if (word.label !== 'case' || hit.words.includes(word.head) || word.head < last) return [];
  // "call on", "look into": what the frame itself reads behind the preposition is no object.
  const { actor, recipient, when, unless } = hit.entry.frame;
  const read = [...actor.verb, ...recipient.verb, ...[...when, ...unless].map(({ place }) => place)];
  if (read.includes(word.lemma.toLowerCase())) return [];
  return conjuncts(sentence, word.head);
}

/// The word that carries the clause of a unit: of "is under investigation" the predicate, not the copula.
export function carrierOf(sentence: Sentence, hit: FrameHit): number {
  const word = sentence.word(hit.index);
  return (word.label === 'cop' || word.label.startsWith('aux')) && word.head >= 0 ? word.head : hit.index;
}

function isNoun(sentence: Sentence, index: number): boolean {
  const { upos } = sentence.word(index);
  return upos === 'NOUN' || upos === 'PROPN';
}

function mergedPrepositions(
  own: Arguments,
  others: readonly Arguments[],
  inUnit: (head: number) => boolean,
): Map<string, readonly number[]> {
  const out = new Map<string, readonly number[]>();
  for (const args of [own, ...others]) {
    for (const [preposition, heads] of args.prepositions) {
      const free = heads.filter((head) => !inUnit(head));
      if (free.length > 0 && !out.has(preposition)) out.set(preposition, free);
    }
  }
  return out;
}
