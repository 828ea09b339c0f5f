import type { Sentence } from '../../annotation/sentence.js';
import { conjuncts } from '../../mention/noun-phrase.js';
import type { Arguments, VerbArguments } from './arguments.js';
import { broughtBy, prepositionOf } from './prepositions.js';

/// Verbs that lend a noun of action their subject, from `language/en/cues/light-verbs.yaml`: single verbs by lemma, and with a
/// preposition ("come under") as "come under".
export interface LightVerbs {
  readonly doer: ReadonlySet<string>;
  readonly receiver: ReadonlySet<string>;
  readonly wanting: ReadonlySet<string>;
  /// Words for having a part in the act: "involved in".
  readonly partaking: ReadonlySet<string>;
  /// Verbs with the preposition before the one who, they say, did it: "blame on".
  readonly blaming: ReadonlySet<string>;
}

/// The verb that a noun of action stands with, and which side of the act its subject is on.
export interface Support {
  readonly verb: number;
  readonly side: 'doer' | 'receiver' | 'none';
}

/// How the subject was found that a light verb lends its noun, for `why`.
export const LENT = 'subject of the light verb';
const MAX_DEPTH = 6;
const NOBODY: readonly number[] = [];
/// Labels of the clauses that a noun embeds.
const CONTENT: ReadonlySet<string> = new Set(['acl', 'ccomp', 'xcomp']);

/// Reads the arguments of nouns of action: possessors, names before the noun, "by …", "of …", "against …", and what a light
/// verb lends.
export class NounArguments {
  private readonly found: (Arguments | undefined)[];
  private means: readonly number[] | null = null;

  constructor(
    readonly sentence: Sentence,
    private readonly verbs: VerbArguments,
    private readonly light: LightVerbs,
    /// Whether the phrase of a head names an actor.
    private readonly isActor: (head: number) => boolean,
    /// Whether a word before a noun of action names those to whom it is done: "**hostage** killings", "the **embassy** bombing".
    private readonly undergoes: (noun: number, head: number) => boolean,
  ) {
    this.found = new Array<Arguments | undefined>(sentence.words.length);
  }

  of(index: number): Arguments {
    return (this.found[index] ??= this.read(index));
  }

  private read(index: number): Arguments {
    const { sentence } = this;
    const { agent: agents, patient, aimed } = this.verbs.words.prepositions;
    const { aiming } = this.verbs.words;
    const possessor = this.verbs.direct(index, 'nmod:poss');
    const modifier = this.modifiersOf(index);
    const struck = this.struckBefore(index);
    const prepositions = this.verbs.prepositionsOf(index);
    const support = this.supportOf(index);
    const lent = support === null ? null : this.verbs.of(support.verb);
    const blamed = support === null ? NOBODY : this.blamed(support);
    if (lent !== null) {
      for (const [preposition, heads] of lent.prepositions) {
        if (blamed.length > 0 && heads.includes(blamed[0] ?? -1)) continue;
        // Who condemned the attack did not attack: the agent of a verb that lends nothing is not that of the noun.
        if (prepositions.has(preposition) || (agents.has(preposition) && support?.side === 'none')) continue;
        const added = withoutSelf(heads, index);
        if (added.length > 0) prepositions.set(preposition, added);
      }
    }
    const carried = this.carriedOut(index);
    if (carried !== null) addMissing(prepositions, carried.prepositions);
    for (const means of this.meansOf(index, support)) {
      addMissing(prepositions, this.verbs.prepositionsOf(means), aimed);
      for (const object of this.verbs.direct(means, 'obj'))
        addMissing(prepositions, this.verbs.prepositionsOf(object), aimed);
    }
    const patients = broughtBy(prepositions, patient);
    const named = broughtBy(prepositions, agents);
    const by =
      named.length > 0
        ? named
        : this.agentBehind([...patients, ...broughtBy(prepositions, aiming).filter((head) => this.isActor(head))]);
    const lending = support?.side === 'doer' ? (lent?.subject ?? NOBODY) : NOBODY;
    // "the need to continue Dutch operations": of a thing that does nothing the verb lends nothing.
    const doers =
      modifier.length > 0
        ? lending.filter((head) => this.isActor(head) || sentence.word(head).upos === 'PRON')
        : lending;
    const receivers =
      support?.side === 'receiver' ? (lent?.passive === true ? lent.object : (lent?.subject ?? NOBODY)) : NOBODY;
    let [subject, subjectBy] = [by, 'by-phrase of the noun'];
    if (subject.length === 0) [subject, subjectBy] = [blamed, 'who is blamed for it'];
    if (subject.length === 0) [subject, subjectBy] = [possessor, 'possessor of the noun'];
    if (subject.length === 0 && carried !== null)
      [subject, subjectBy] = [carried.subject, 'subject of the clause that tells who did it'];
    if (subject.length === 0) [subject, subjectBy] = [withoutSelf(doers, index), LENT];
    if (subject.length === 0)
      [subject, subjectBy] = [modifier.filter((head) => !struck.includes(head)), 'name before the noun'];
    if (subject.length === 0) [subject, subjectBy] = [this.predicated(index), 'subject of which the noun is told'];
    if (subject.length === 0) [subject, subjectBy] = [this.partakers(index), 'who has a part in it'];
    if (subject.length === 0) subjectBy = 'no subject';
    return {
      subject,
      subjectBy,
      // "**his** beating by guards": where somebody does it, whose it is undergoes it.
      object: [receivers, patients, struck].find((heads) => heads.length > 0) ?? (by.length === 0 ? NOBODY : possessor),
      // "told reporters after the meeting": who was told had no part in it
      indirect: support?.side === 'none' ? NOBODY : (lent?.indirect ?? NOBODY),
      possessor,
      modifier,
      prepositions,
      participant: () => this.participants(index),
      content: sentence.children(index).filter((child) => CONTENT.has(sentence.word(child).label)),
      passive: false,
    };
  }

  /// Whether a verb says of the noun that its subject undergoes it: "received a beating".
  isReceived(index: number): boolean {
    const support = this.supportOf(index);
    return support?.side === 'receiver' && support.verb !== index;
  }

  private struckBefore(index: number): number[] {
    const { sentence } = this;
    return sentence
      .children(index)
      .filter((child) => child < index && sentence.word(child).label === 'compound' && this.undergoes(index, child));
  }

  /// "blamed the shelling on **rebels**"
  private blamed({ verb }: Support): readonly number[] {
    const lemma = this.withParticle(verb);
    for (const [preposition, heads] of this.verbs.of(verb).prepositions)
      if (this.light.blaming.has(`${lemma} ${preposition}`)) return heads;
    return NOBODY;
  }

  /// "the shooting of a man by police", "attacks on drivers by gangs": the tree may put "by" with the man.
  private agentBehind(heads: readonly number[]): readonly number[] {
    const { agent } = this.verbs.words.prepositions;
    return heads.flatMap((head) => broughtBy(this.verbs.prepositionsOf(head), agent));
  }

  /// "the raid carried out by **X** on …", "the attacks that **X** has launched against …": the clause of a light verb that
  /// stands with the noun.
  private carriedOut(index: number): Arguments | null {
    for (const clause of this.clausesWith(index)) {
      const verb = this.sentence.word(clause);
      if (this.sideOf(this.withParticle(clause), verb.lemma.toLowerCase()) !== 'doer') continue;
      const args = this.verbs.of(clause);
      const told = verb.label === 'xcomp' || args.object.includes(index);
      if (told && !args.subject.includes(index)) return args;
    }
    return null;
  }

  /// The participles and relative clauses of a noun; the tree may put a participle right behind it with its verb.
  private clausesWith(index: number): number[] {
    const { sentence } = this;
    const { head, label } = sentence.word(index);
    const behind = sentence.words[index + 1];
    const out = sentence
      .children(index)
      .filter((child) => sentence.word(child).upos === 'VERB' && sentence.word(child).label.startsWith('acl'));
    if (label === 'obj' && behind?.head === head && behind.label === 'xcomp' && behind.features.VerbForm === 'Part')
      out.push(index + 1);
    return out;
  }

  /// "conducted strikes **using** drones against …": participles behind the noun that tell by what means it is done, and the
  /// verb of which it is the subject ("the strikes **delivered** shells against …").
  private meansOf(index: number, support: Support | null): number[] {
    const { sentence, verbs } = this;
    const out: number[] = [];
    const { label, head } = sentence.word(index);
    if (label === 'nsubj' && verbs.words.means.has(sentence.lemmas[head] ?? '')) out.push(head);
    for (const i of this.meansParticiples()) {
      if (i < index) continue;
      if (this.isUnder(i, index) || (support !== null && this.isUnder(i, support.verb))) out.push(i);
    }
    return out;
  }

  private meansParticiples(): readonly number[] {
    const { sentence, verbs } = this;
    if (this.means !== null) return this.means;
    const means: number[] = [];
    for (let index = 0; index < sentence.words.length; index++)
      if (sentence.word(index).features.VerbForm === 'Ger' && verbs.words.means.has(sentence.lemmas[index] ?? ''))
        means.push(index);
    return (this.means = means);
  }

  private isUnder(index: number, above: number): boolean {
    let at = index;
    for (let depth = 0; depth < MAX_DEPTH && at >= 0; depth++) {
      if (at === above) return true;
      at = this.sentence.word(at).head;
    }
    return false;
  }

  /// Who takes part in what a noun behind a preposition tells: the actor right before it ("support for **Mali** in the fight
  /// …"), else the owner of a noun or the subject of a verb that governs it.
  private participants(index: number): readonly number[] {
    const { sentence, verbs } = this;
    if (prepositionOf(sentence, index) === null && sentence.word(index).label !== 'obj') return [];
    const helped = this.helpedBefore(index);
    if (helped !== null) return helped;
    let at = sentence.word(index).head;
    for (let depth = 0; depth < MAX_DEPTH && at >= 0; depth++) {
      const word = sentence.word(at);
      if (word.upos === 'VERB' || word.upos === 'AUX') {
        const { passive, subject } = verbs.of(at);
        const heads = passive ? subject : verbs.surfaceSubject(at).heads;
        if (heads.length > 0 || !word.label.startsWith('acl'))
          return heads.filter((head) => head !== index).flatMap((head) => this.actingFor(head));
      }
      if (this.isActor(at) && at < index) return conjuncts(sentence, at);
      const owners = this.ownersOf(at);
      if (owners.length > 0) return owners;
      at = word.head;
    }
    return [];
  }

  private ownersOf(index: number): readonly number[] {
    return [...this.verbs.direct(index, 'nmod:poss'), ...this.modifiersOf(index)];
  }

  /// "Dutch jets flew in support of …": behind a thing its owner.
  private actingFor(head: number): readonly number[] {
    if (this.isActor(head)) return [head];
    const owners = this.ownersOf(head);
    if (owners.length > 0) return owners;
    const support = this.supportOf(head);
    const lent = support?.side === 'doer' ? this.verbs.of(support.verb).subject : [];
    return lent.length > 0 ? lent : [head];
  }

  /// "support for **Mali** in the fight", "helps **the tribes** in the war": who stands right before the preposition and is
  /// the one helped.
  private helpedBefore(index: number): readonly number[] | null {
    const { sentence, verbs } = this;
    const start = sentence.child(index, 'case');
    if (start === undefined) return null;
    let at = start - 1;
    while (at >= 0 && sentence.word(at).label.startsWith('flat')) at = sentence.word(at).head;
    // "for the government of Mali in …": the whole phrase is helped.
    const { patient, helped } = verbs.words.prepositions;
    while (at >= 0 && patient.has(prepositionOf(sentence, at) ?? '')) at = sentence.word(at).head;
    if (at < 0 || !this.isActor(at)) return null;
    const { label, head } = sentence.word(at);
    if (label === 'obj') return verbs.words.joint.has(sentence.lemmas[head] ?? '') ? [at] : null;
    const preposition = prepositionOf(sentence, at);
    return preposition !== null && helped.has(preposition) ? [at] : null;
  }

  /// "denied any part in the killings", "were involved in the attack", "the army's role in it": who has a part in the act.
  private partakers(index: number): readonly number[] {
    const { sentence, verbs } = this;
    const isPart = (at: number): boolean => this.light.partaking.has(sentence.lemmas[at] ?? '');
    const marker = sentence.child(index, 'case') ?? 0;
    // The tree may hang "in the killings" on the verb before "any part".
    const head = [sentence.word(index).head, marker - 1].find(isPart);
    if (head === undefined || marker === 0) return NOBODY;
    if (sentence.word(head).upos !== 'NOUN') return verbs.surfaceSubject(head).heads;
    const owners = this.ownersOf(head);
    const { head: verb, label } = sentence.word(head);
    return owners.length > 0 || label !== 'obj' ? owners : verbs.surfaceSubject(verb).heads;
  }

  /// "X is a backer of Y", "X, the main backer of Y": of whom the noun is told.
  private predicated(index: number): readonly number[] {
    const { sentence } = this;
    const word = sentence.word(index);
    if (word.label === 'appos') return conjuncts(sentence, word.head);
    if (sentence.child(index, 'cop') === undefined) return NOBODY;
    return this.verbs.surfaceSubject(index).heads;
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
    const copula = sentence.child(index, 'cop');
    if (copula === undefined) return null;
    const preposition = prepositionOf(sentence, index);
    const told = `${sentence.lemmas[copula] ?? ''} ${preposition ?? ''}`;
    return { verb: index, side: preposition === null ? 'none' : this.sideOf(told, told) };
  }

  private sideOf(long: string, short: string): Support['side'] {
    if (this.light.receiver.has(long)) return 'receiver';
    if (this.light.doer.has(long)) return 'doer';
    if (this.light.receiver.has(short)) return 'receiver';
    return this.light.doer.has(short) ? 'doer' : 'none';
  }

  private withParticle(verb: number): string {
    const { sentence } = this;
    const particle = sentence.child(verb, 'compound:prt');
    const lemma = sentence.lemmas[verb] ?? '';
    return particle === undefined ? lemma : `${lemma} ${sentence.lemmas[particle] ?? ''}`;
  }
}

/// Adds phrases of other words to those of the noun where it has none with that preposition.
function addMissing(
  own: Map<string, readonly number[]>,
  others: ReadonlyMap<string, readonly number[]>,
  only: ReadonlySet<string> | null = null,
): void {
  for (const [preposition, heads] of others)
    if (!own.has(preposition) && (only === null || only.has(preposition))) own.set(preposition, heads);
}

/// Of some heads those that are not the noun itself.
function withoutSelf(heads: readonly number[], index: number): readonly number[] {
  return heads.includes(index) ? heads.filter((head) => head !== index) : heads;
}
