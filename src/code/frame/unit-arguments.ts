import type { Sentence } from '../../annotation/sentence.js';
import { conjuncts } from '../../mention/noun-phrase.js';
import type { Arguments, VerbArguments } from '../grammar/arguments.js';
import type { FrameHit } from './frame-index.js';
import type { NounArguments } from '../grammar/noun-arguments.js';

const NOBODY: readonly number[] = [];

/// The arguments of the units of one sentence, each read once.
export class UnitArguments {
  private readonly ofWords: (Arguments | undefined)[];
  private readonly ofUnits = new Map<FrameHit, Arguments>();

  constructor(
    private readonly sentence: Sentence,
    private readonly verbs: VerbArguments,
    private readonly nouns: NounArguments,
  ) {
    this.ofWords = new Array<Arguments | undefined>(sentence.words.length);
  }

  /// The arguments of a unit of one or several words: those of the word that carries it, and for "lodge a protest", "refuse
  /// to meet" also what stands with its other words ("lodged a protest with **China**", "refused to meet **the envoy**").
  of(hit: FrameHit): Arguments {
    // All units of one word have the same.
    if (hit.words.length === 1) return (this.ofWords[hit.index] ??= this.read(hit));
    let known = this.ofUnits.get(hit);
    if (known === undefined) this.ofUnits.set(hit, (known = this.read(hit)));
    return known;
  }

  private read(hit: FrameHit): Arguments {
    const { sentence } = this;
    const carrier = carrierOf(sentence, hit);
    const own = withAttached(
      sentence,
      hit,
      this.ofWord(carrier),
      isNoun(sentence, carrier),
      this.nouns,
      this.verbs.words.prepositions['seldom-of-verb'],
    );
    if (hit.words.length === 1 && carrier === hit.index) return own;
    const all = [own];
    for (const word of hit.words) if (word !== carrier) all.push(this.ofWord(word));
    const merged = (pick: (args: Arguments) => readonly number[]): readonly number[] => {
      for (const args of all) {
        const heads = outside(hit, pick(args));
        if (heads.length > 0) return heads;
      }
      return NOBODY;
    };
    const subject = outside(hit, own.subject);
    const object = merged((args) => args.object);
    const indirect = merged((args) => args.indirect);
    const holdsObject = own.object.some((head) => hit.words.includes(head));
    return {
      subject,
      subjectBy: own.subjectBy,
      // "gave **inspectors** access": where the unit holds the object, who is given it stands in its place.
      object:
        object.length > 0 ? object : firstFilled(broughtByParticle(sentence, hit), holdsObject ? indirect : NOBODY),
      indirect,
      possessor: merged((args) => args.possessor).filter((head) => !subject.includes(head)),
      modifier: merged((args) => args.modifier).filter((head) => !subject.includes(head)),
      prepositions: mergedPrepositions(hit, all),
      participant: () => merged((args) => args.participant()),
      content: merged((args) => args.content),
      passive: own.passive,
    };
  }

  private ofWord(index: number): Arguments {
    return isNoun(this.sentence, index) ? this.nouns.of(index) : this.verbs.of(index);
  }
}

/// Of some heads those that are no words of the unit.
function outside({ words }: FrameHit, heads: readonly number[]): readonly number[] {
  for (const head of heads) if (words.includes(head)) return heads.filter((each) => !words.includes(each));
  return heads;
}

/// "exported electricity to India": what hangs on the object of a verb may belong to the verb. "of" and "in" seldom do, save
/// where the unit has them: "cleared the valley of the rebels".
function withAttached(
  sentence: Sentence,
  hit: FrameHit,
  args: Arguments,
  noun: boolean,
  nouns: NounArguments,
  seldomOfVerb: ReadonlySet<string>,
): Arguments {
  if (noun || args.object.length === 0) return args;
  let prepositions: Map<string, readonly number[]> | null = null;
  for (const head of args.object) {
    if (!isNoun(sentence, head)) continue;
    for (const [preposition, heads] of nouns.of(head).prepositions) {
      const seldom = seldomOfVerb.has(preposition);
      if (seldom && !heads.some((inner) => sentence.children(inner).some((child) => hit.words.includes(child))))
        continue;
      // "dropped a bomb on **the port** on Monday": both may be the verb's.
      prepositions ??= new Map(args.prepositions);
      const own = prepositions.get(preposition);
      prepositions.set(preposition, own === undefined ? heads : [...own, ...heads]);
    }
  }
  return prepositions === null ? args : { ...args, prepositions };
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

function mergedPrepositions(hit: FrameHit, all: readonly Arguments[]): Map<string, readonly number[]> {
  const out = new Map<string, readonly number[]>();
  for (const args of all) {
    for (const [preposition, heads] of args.prepositions) {
      const free = outside(hit, heads);
      if (free.length > 0 && !out.has(preposition)) out.set(preposition, free);
    }
  }
  return out;
}

function firstFilled(first: readonly number[], second: readonly number[]): readonly number[] {
  return first.length > 0 ? first : second;
}
