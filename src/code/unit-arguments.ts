import type { Sentence } from '../annotation/sentence.js';
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
  const own = hit.entry.unit.kind === 'noun' ? nouns.of(carrier) : verbs.of(carrier);
  if (hit.words.length === 1 && carrier === hit.index) return own;
  const inUnit = (head: number): boolean => hit.words.includes(head);
  const others = hit.words
    .filter((word) => word !== carrier)
    .map((word) => (isNoun(sentence, word) ? nouns.of(word) : verbs.of(word)));
  const merged = (pick: (args: Arguments) => readonly number[], more: boolean): readonly number[] => {
    const first = pick(own).filter((head) => !inUnit(head));
    if (first.length > 0 || !more) return first;
    return others.map((args) => pick(args).filter((head) => !inUnit(head))).find((heads) => heads.length > 0) ?? [];
  };
  const subject = own.subject.filter((head) => !inUnit(head));
  return {
    subject,
    subjectBy: own.subjectBy,
    object: merged((args) => args.object, true),
    indirect: merged((args) => args.indirect, true),
    possessor: merged((args) => args.possessor, true).filter((head) => !subject.includes(head)),
    modifier: merged((args) => args.modifier, true).filter((head) => !subject.includes(head)),
    prepositions: mergedPrepositions(own, others, inUnit),
    content: merged((args) => args.content, true),
    passive: own.passive,
  };
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
