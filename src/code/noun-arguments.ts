import type { Sentence } from '../annotation/sentence.js';
import { conjuncts } from '../mention/noun-phrase.js';
import type { Arguments, VerbArguments } from './arguments.js';
import { prepositionOf } from './arguments.js';

/// Verbs that lend a noun of action their subject, from `codebook/cues/light-verbs.yaml`: single verbs by lemma, and with a
/// preposition ("come under") as "come under".
export interface LightVerbs {
  readonly doer: ReadonlySet<string>;
  readonly receiver: ReadonlySet<string>;
}

/// The verb that a noun of action stands with, and which side of the act its subject is on.
export interface Support {
  readonly verb: number;
  readonly side: 'doer' | 'receiver' | 'none';
}

/// Reads the arguments of nouns of action: possessors, names before the noun, "by …", "of …", "against …", and what a light
/// verb lends.
export class NounArguments {
  private readonly found = new Map<number, Arguments>();

  constructor(
    readonly sentence: Sentence,
    private readonly verbs: VerbArguments,
    private readonly light: LightVerbs,
    /// Whether the phrase of a head names an actor.
    private readonly isActor: (head: number) => boolean,
  ) {}

  of(index: number): Arguments {
    let known = this.found.get(index);
    if (known === undefined) {
      known = this.read(index);
      this.found.set(index, known);
    }
    return known;
  }

  private read(index: number): Arguments {
    const { sentence } = this;
    const possessor = this.verbs.direct(index, 'nmod:poss');
    const modifier = this.modifiersOf(index);
    const prepositions = this.verbs.prepositionsOf(index);
    const support = this.supportOf(index);
    const lent = support === null ? null : this.verbs.of(support.verb);
    if (lent !== null) {
      for (const [preposition, heads] of lent.prepositions) {
        const added = heads.filter((head) => head !== index);
        // Who condemned the attack did not attack: the agent of a verb that lends nothing is not that of the noun.
        if (preposition === 'by' && support?.side === 'none') continue;
        if (added.length > 0 && !prepositions.has(preposition)) prepositions.set(preposition, [...added]);
      }
    }
    const by = prepositions.get('by') ?? this.agentBehind(prepositions.get('of') ?? []);
    const doers = support?.side === 'doer' ? (lent?.subject ?? []) : [];
    const receivers =
      support?.side === 'receiver' ? (lent?.passive === true ? lent.object : (lent?.subject ?? [])) : [];
    const [subject, subjectBy] = firstFilled([
      [by, 'by-phrase of the noun'],
      [possessor, 'possessor of the noun'],
      [doers.filter((head) => head !== index), 'subject of the light verb'],
      [modifier, 'name before the noun'],
      [this.predicated(index), 'subject of which the noun is told'],
    ]);
    return {
      subject,
      subjectBy,
      object: receivers.length > 0 ? receivers : (prepositions.get('of') ?? []),
      indirect: lent?.indirect ?? [],
      possessor,
      modifier,
      prepositions,
      content: sentence
        .children(index)
        .filter((child) => ['acl', 'ccomp', 'xcomp'].includes(sentence.word(child).label)),
      passive: false,
    };
  }

  /// "the shooting of a man by police": the tree may put "by" with the man.
  private agentBehind(heads: readonly number[]): readonly number[] {
    return heads.flatMap((head) => this.verbs.prepositionsOf(head).get('by') ?? []);
  }

  /// "X is a backer of Y", "X, the main backer of Y": of whom the noun is told.
  private predicated(index: number): number[] {
    const { sentence } = this;
    const word = sentence.word(index);
    if (word.label === 'appos') return conjuncts(sentence, word.head);
    if (!sentence.children(index).some((child) => sentence.word(child).label === 'cop')) return [];
    return [...this.verbs.surfaceSubject(index).heads];
  }

  /// Names and demonyms before the noun that name actors: "Russian airstrikes", "US-China talks", "Taliban attack".
  private modifiersOf(index: number): number[] {
    const { sentence } = this;
    const out: number[] = [];
    for (const child of sentence.children(index)) {
      if (child > index) continue;
      const label = sentence.word(child).label;
      if (label !== 'amod' && label !== 'compound' && label !== 'nmod:desc' && label !== 'nmod') continue;
      for (const head of conjuncts(sentence, child)) if (this.isActor(head)) out.push(head);
    }
    return out;
  }

  /// The verb whose object (or subject, or phrase) the noun is, where that verb lends its subject.
  supportOf(index: number): Support | null {
    const { sentence } = this;
    let at = index;
    let word = sentence.word(at);
    for (let depth = 0; depth < 4 && word.label === 'conj' && word.head >= 0; depth++) {
      at = word.head;
      word = sentence.word(at);
    }
    if (word.head < 0) return this.copularSupport(at);
    const verb = sentence.word(word.head);
    if (verb.upos !== 'VERB' && verb.upos !== 'AUX') return this.copularSupport(at);
    const lemma = this.withParticle(word.head);
    if (word.label === 'obj' || word.label === 'nsubj:pass')
      return { verb: word.head, side: this.sideOf(lemma, verb.lemma.toLowerCase()) };
    if (word.label === 'obl' || word.label === 'nmod') {
      const joined = `${verb.lemma.toLowerCase()} ${prepositionOf(sentence, at) ?? ''}`;
      return { verb: word.head, side: this.sideOf(joined, joined) };
    }
    return null;
  }

  /// "The town is under attack": the noun is the predicate.
  private copularSupport(index: number): Support | null {
    const { sentence } = this;
    if (!sentence.children(index).some((child) => sentence.word(child).label === 'cop')) return null;
    const preposition = prepositionOf(sentence, index);
    return { verb: index, side: preposition === null ? 'none' : this.sideOf(`be ${preposition}`, `be ${preposition}`) };
  }

  private sideOf(long: string, short: string): Support['side'] {
    if (this.light.receiver.has(long)) return 'receiver';
    if (this.light.doer.has(long)) return 'doer';
    if (this.light.receiver.has(short)) return 'receiver';
    return this.light.doer.has(short) ? 'doer' : 'none';
  }

  private withParticle(verb: number): string {
    const { sentence } = this;
    const particle = sentence.children(verb).find((child) => sentence.word(child).label === 'compound:prt');
    const lemma = sentence.word(verb).lemma.toLowerCase();
    return particle === undefined ? lemma : `${lemma} ${sentence.word(particle).lemma.toLowerCase()}`;
  }
}

function firstFilled(choices: readonly (readonly [readonly number[], string])[]): readonly [readonly number[], string] {
  return choices.find(([heads]) => heads.length > 0) ?? [[], 'no subject'];
}
