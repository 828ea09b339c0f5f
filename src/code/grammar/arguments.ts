import { asksOrRelates, isOneThing } from '../../annotation/features.js';
import type { Sentence, Word } from '../../annotation/sentence.js';
import { conjuncts, isNominal, withoutRuledOut } from '../../mention/noun-phrase.js';
import { boundedObject, nameBeforeAmount } from './amounts.js';
import type { ArgumentWords } from './argument-words.js';
import { hasSubject, isGerund, isListedClause, isSubjectLabel } from './clauses.js';
import { exceptionTo } from './exceptive.js';
import { broughtBy, joined, prepositionOf } from './prepositions.js';
import { Voice } from './voice.js';
import {
  agentsWithin,
  givenBefore,
  isMisreadPhrase,
  isTakenForDummy,
  mainOfLoose,
  subjectBehindTime,
} from './misreadings.js';

/// Who and what stands where in the clause of one word: heads of phrases, by word index. For a noun of action the places are
/// those of docs/codebook.md ("Roles").
export interface Arguments {
  readonly subject: readonly number[];
  readonly object: readonly number[];
  readonly indirect: readonly number[];
  readonly possessor: readonly number[];
  readonly modifier: readonly number[];
  /// Heads by preposition.
  readonly prepositions: ReadonlyMap<string, readonly number[]>;
  /// For a noun, who takes part in it by the clause around it, looked up when asked: "**Niger** made headway in the fight against …".
  readonly participant: () => readonly number[];
  /// Heads of the clauses that the word embeds.
  readonly content: readonly number[];
  readonly passive: boolean;
  /// How the subject was found, for `why`.
  readonly subjectBy: string;
}

/// A grammatical subject and the construction that gave it.
interface Subject {
  readonly heads: readonly number[];
  readonly by: string;
}

const NOBODY: readonly number[] = [];
const nobody = (): readonly number[] => NOBODY;
const NO_SUBJECT: Subject = { heads: NOBODY, by: 'no subject' };
/// How a subject was found that stands with another verb, for `why`.
export const SHARED = 'subject shared by "and"';
const MAX_DEPTH = 12;
/// What stands with a noun that has no article and tells nothing of it: "by **surprise** rather than by force".
const BARE: ReadonlySet<string> = new Set(['case', 'punct', 'cc', 'conj']);

/// Reads the arguments of the verbs of one sentence off its tree: voice, control, coordination, relative clauses and
/// participles are undone here, so that frames only speak of who does what to whom.
export class VerbArguments {
  private readonly found: (Arguments | undefined)[];
  private readonly voice: Voice;

  constructor(
    readonly sentence: Sentence,
    readonly words: ArgumentWords,
  ) {
    this.found = new Array<Arguments | undefined>(sentence.words.length);
    this.voice = new Voice(sentence, words, (index) =>
      this.animate(broughtBy(this.prepositionsOf(index), words.prepositions.agent)),
    );
  }

  of(index: number): Arguments {
    return (this.found[index] ??= this.read(index));
  }

  private read(index: number): Arguments {
    const passive = this.voice.isPassive(index);
    const surface = this.surfaceSubject(index, 0);
    const prepositions = this.prepositionsOf(index);
    const named = broughtBy(prepositions, this.words.prepositions.agent);
    const agent = named.length === 0 && passive ? this.agentOf(index) : named;
    const [given, own] = this.objectsOf(index);
    const objects = own.length > 0 || passive ? own : this.sharedObject(index);
    const gap = this.relativeGap(index, objects);
    return {
      subject: passive ? this.animate(agent) : surface.heads,
      subjectBy: passive ? (agent.length > 0 ? 'by-agent of a passive' : 'passive without an agent') : surface.by,
      object: passive && objects.length === 0 ? surface.heads : objects.length > 0 ? objects : gap,
      indirect: passive && objects.length > 0 ? surface.heads : given,
      possessor: NOBODY,
      modifier: this.beforeHyphen(index),
      prepositions,
      participant: nobody,
      content: this.contentOf(index),
      passive,
    };
  }

  /// Who does what a passive tells where no "by" hangs on it: the tree may hang it deeper, or on the next of several passives.
  private agentOf(index: number): readonly number[] {
    const within = this.agentWithin(index);
    const sharing = within.length > 0 ? null : this.voice.sharing(index);
    if (sharing === null) return within;
    const named = broughtBy(this.prepositionsOf(sharing), this.words.prepositions.agent);
    return named.length > 0 ? named : this.agentWithin(sharing);
  }

  private agentWithin(index: number): readonly number[] {
    return (
      agentsWithin(this.sentence, index, this.words.prepositions.agent).find(
        (agent) => this.animate(agent).length > 0,
      ) ?? NOBODY
    );
  }

  /// The indirect and the direct objects. Where the tree has two direct ones ("gave Kyiv howitzers"), the first is indirect.
  private objectsOf(index: number): readonly [given: readonly number[], objects: readonly number[]] {
    const { sentence } = this;
    const indirect = this.direct(index, 'iobj');
    const first = sentence.child(index, 'obj');
    if (first === undefined) {
      if (indirect.length === 0) {
        const bounded = boundedObject(sentence, index, this.words);
        return [NOBODY, bounded.length > 0 ? bounded : this.behindParticle(index)];
      }
      // "assured them of its support": the only object, whatever the tree calls it.
      return this.hasClause(index) ? [indirect, NOBODY] : [NOBODY, indirect];
    }
    const objects = this.direct(index, 'obj');
    if (indirect.length > 0) return [indirect, objects];
    const several = sentence.children(index).some((child) => child > first && sentence.word(child).label === 'obj');
    if (!several) return [this.given(first), objects];
    const given = this.antecedents(first, index);
    const rest = objects.slice(given.length);
    // "the helicopters **that** it promised Kyiv": what stands in front of the verb is what is given.
    return first < index ? [rest, given] : [given, rest];
  }

  /// "fobbed off **the tenants**": behind a particle what the tree takes for a phrase of its own, though nothing brings it in.
  private behindParticle(index: number): readonly number[] {
    const { sentence } = this;
    const particle = sentence.child(index, 'compound:prt');
    if (particle === undefined) return NOBODY;
    return sentence
      .children(index)
      .filter(
        (child) =>
          child > particle &&
          sentence.word(child).label === 'obl' &&
          prepositionOf(sentence, child) === null &&
          !this.words.timeNouns.has(sentence.lemmas[child] ?? ''),
      )
      .slice(0, 1);
  }

  private given(object: number): number[] {
    const given = givenBefore(this.sentence, object, this.words.giving);
    return given.length > 0 ? given : nameBeforeAmount(this.sentence, object);
  }

  private hasClause(index: number): boolean {
    return this.sentence.child(index, 'ccomp') !== undefined || this.sentence.child(index, 'xcomp') !== undefined;
  }

  /// "Iran-backed", "rebel-held": the word that a hyphen joins to the participle.
  private beforeHyphen(index: number): readonly number[] {
    const { sentence } = this;
    if (index < 2 || sentence.word(index - 1).form !== '-') return NOBODY;
    const before = sentence.word(index - 2);
    return isNominal(before) || before.upos === 'ADJ' ? [index - 2] : NOBODY;
  }

  /// "by shelling" and "by force" are no agents: a bare noun tells the means.
  private animate(heads: readonly number[]): readonly number[] {
    return heads.filter((head) => {
      const word = this.sentence.word(head);
      if (!isNominal(word)) return false;
      const bare = this.sentence.children(head).every((child) => BARE.has(this.sentence.word(child).label));
      return (
        !(word.upos === 'NOUN' && isOneThing(word.features) && bare) ||
        this.words.bareAgents.has(this.sentence.lemmas[head] ?? '')
      );
    });
  }

  /// "arrested and beat **the students**": verbs that follow one another share the object, with whichever it stands.
  private sharedObject(index: number): readonly number[] {
    const { sentence } = this;
    const { label, head, upos } = sentence.word(index);
    if (upos !== 'VERB') return NOBODY;
    const next = sentence.child(index, 'conj');
    if (next !== undefined && this.follows(index, next)) return this.of(next).object.filter((object) => object > next);
    return label === 'conj' && this.follows(head, index)
      ? this.direct(head, 'obj').filter((object) => object > index)
      : NOBODY;
  }

  private follows(first: number, second: number): boolean {
    return this.voice.follows(first, second) && !this.voice.isPassive(second);
  }

  /// The grammatical subject of a verb or predicate, also where it stands with another verb.
  surfaceSubject(index: number, depth = 0): Subject {
    if (depth > MAX_DEPTH) return NO_SUBJECT;
    const { sentence } = this;
    let heads = NOBODY;
    for (const child of sentence.children(index))
      if (isSubjectLabel(sentence.word(child).label) || isTakenForDummy(sentence, child))
        heads = joined(heads, this.antecedents(child, index));
    if (heads.length === 0) heads = subjectBehindTime(sentence, index);
    if (heads.length > 0) return { heads: withoutRuledOut(sentence, [...heads]), by: 'subject' };
    const word = sentence.word(index);
    if (word.head < 0) return NO_SUBJECT;
    const governor = sentence.word(word.head);
    switch (word.label) {
      case 'conj':
        return isNominal(governor) && !this.isPredicate(word.head)
          ? NO_SUBJECT
          : named(this.surfaceSubject(word.head, depth + 1), SHARED);
      case 'xcomp':
        return this.controller(word.head, depth);
      case 'acl':
        return this.participleSubject(index, word, depth);
      case 'acl:relcl':
        return { heads: conjuncts(sentence, word.head), by: 'noun that the relative clause tells of' };
      case 'advcl':
        return this.adverbialSubject(index, word, depth);
      case 'ccomp':
        return isGerund(sentence, index)
          ? named(this.surfaceSubject(word.head, depth + 1), 'subject of the governing verb')
          : NO_SUBJECT;
      case 'amod':
        return word.features.VerbForm === 'Part' || word.features.VerbForm === 'Ger'
          ? { heads: [word.head], by: 'noun that the participle stands with' }
          : NO_SUBJECT;
      case 'parataxis':
        return isListedClause(sentence, index) ? named(this.surfaceSubject(word.head, depth + 1), SHARED) : NO_SUBJECT;
      default:
        return NO_SUBJECT;
    }
  }

  private isPredicate(index: number): boolean {
    return hasSubject(this.sentence, index) || this.sentence.child(index, 'cop') !== undefined;
  }

  /// Who does what an infinitive tells: the object of the governing verb ("forced them to leave"), else its subject.
  private controller(governor: number, depth: number): Subject {
    const objects = this.direct(governor, 'obj');
    const together = this.actingTogether(governor, objects, depth);
    if (together !== null) return together;
    if (objects.length > 0) return { heads: objects, by: 'object of the governing verb' };
    const indirect = this.direct(governor, 'iobj');
    if (indirect.length > 0) return { heads: indirect, by: 'object of the governing verb' };
    // "called on Iran to …", "appealed to the rebels to …"
    const asked = this.words.askingOn.has(this.sentence.lemmas[governor] ?? '')
      ? broughtBy(this.prepositionsOf(governor), this.words.prepositions.asked)
      : NOBODY;
    if (asked.length > 0) return { heads: asked, by: 'the one who is called on' };
    return named(this.surfaceSubject(governor, depth + 1), 'subject of the governing verb');
  }

  /// "helped Mali to defeat …", "stood by Iraq to …": those who help and those who are helped do it together.
  private actingTogether(governor: number, objects: readonly number[], depth: number): Subject | null {
    if (!this.words.joint.has(this.sentence.lemmas[governor] ?? '') || this.voice.isPassive(governor)) return null;
    const others =
      objects.length > 0 ? objects : broughtBy(this.prepositionsOf(governor), this.words.prepositions.together);
    if (others.length === 0) return null;
    const heads = [...this.surfaceSubject(governor, depth + 1).heads, ...others];
    return { heads, by: 'those who act together in the governing clause' };
  }

  /// "accused him of lying": what "of", "from", "for", "into" bring in after an object is done by the object; all other
  /// clauses without a subject share that of the main clause.
  private adverbialSubject(index: number, word: Word, depth: number): Subject {
    const mark = prepositionOf(this.sentence, index);
    if (mark === null)
      return named(
        this.surfaceSubject(mainOfLoose(this.sentence, index) ?? word.head, depth + 1),
        'subject of the main clause',
      );
    const { VerbForm } = word.features;
    if (isGerund(this.sentence, index) && this.words.prepositions['object-control'].has(mark)) {
      const { object, passive } = this.of(word.head);
      if (object.length > 0 || passive) return { heads: object, by: 'object of the governing verb' };
    }
    if (VerbForm === 'Inf' && this.words.grammar['infinitive-mark'].has(mark)) {
      const together = this.actingTogether(word.head, this.direct(word.head, 'obj'), depth);
      if (together !== null) return together;
    }
    return named(this.surfaceSubject(word.head, depth + 1), 'subject of the main clause');
  }

  private participleSubject(index: number, word: Word, depth: number): Subject {
    const marks = this.words.grammar['infinitive-mark'];
    const infinitive = this.sentence
      .children(index)
      .some((child) => this.sentence.word(child).label === 'mark' && marks.has(this.sentence.word(child).lemma));
    if (!infinitive) return { heads: this.saidOf(word.head), by: 'noun that the participle stands with' };
    const owner = this.ownerOf(word.head, depth + 1);
    return owner.heads.length > 0 ? owner : { heads: [word.head], by: 'noun that the infinitive stands with' };
  }

  /// "**two** were among those killed": of whom it is said that they are "those", else the word itself.
  private saidOf(noun: number): readonly number[] {
    const { sentence } = this;
    if (sentence.word(noun).features.PronType !== 'Dem' || sentence.child(noun, 'cop') === undefined) return [noun];
    const subjects = this.direct(noun, 'nsubj');
    return subjects.length > 0 ? subjects : [noun];
  }

  /// Whose plan, decision or attempt a noun is: its possessor, or the subject of the verb that it is the object of.
  private ownerOf(noun: number, depth: number): Subject {
    const owners = this.direct(noun, 'nmod:poss');
    if (owners.length > 0) return { heads: owners, by: 'possessor of the governing noun' };
    const word = this.sentence.word(noun);
    if (word.head >= 0 && (word.label === 'obj' || word.label === 'obl' || word.label === 'xcomp')) {
      return named(this.surfaceSubject(word.head, depth + 1), 'subject of the verb that governs the noun');
    }
    return NO_SUBJECT;
  }

  /// Heads with a label below a word, with what is joined to them, relative pronouns put back to their nouns.
  direct(index: number, label: string): readonly number[] {
    let heads = NOBODY;
    for (const child of this.sentence.children(index))
      if (this.sentence.word(child).label === label) heads = joined(heads, this.antecedents(child, index));
    return heads;
  }

  /// A relative pronoun stands for the noun that its clause tells of.
  private antecedents(index: number, verb: number): number[] {
    const { sentence } = this;
    const word = sentence.word(index);
    if (
      word.upos === 'PRON' &&
      this.words.relativePronouns.has(word.lemma.toLowerCase()) &&
      asksOrRelates(word.features)
    ) {
      const clause = this.relativeClauseAbove(verb);
      if (clause !== null) return conjuncts(sentence, clause);
    }
    return conjuncts(sentence, exceptionTo(sentence, index, this.words.grammar) ?? index);
  }

  /// The noun of the relative clause in which a verb stands, or null.
  private relativeClauseAbove(verb: number): number | null {
    let at = verb;
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      const word = this.sentence.word(at);
      if (word.label === 'acl:relcl') return word.head;
      if (word.head < 0 || !['conj', 'xcomp', 'ccomp'].includes(word.label)) return null;
      at = word.head;
    }
    return null;
  }

  /// "the town (that) the army seized": the noun fills the object where the clause has a subject of its own and no object.
  private relativeGap(index: number, objects: readonly number[]): readonly number[] {
    const word = this.sentence.word(index);
    if (word.label !== 'acl:relcl' || objects.length > 0) return NOBODY;
    const subjects = this.sentence.children(index).filter((child) => isSubjectLabel(this.sentence.word(child).label));
    const ownSubject = subjects.some(
      (child) => !this.words.relativePronouns.has(this.sentence.word(child).lemma.toLowerCase()),
    );
    const adverb = this.sentence
      .children(index)
      .some((child) => this.words.grammar['relative-adverb'].has(this.sentence.lemmas[child] ?? ''));
    return ownSubject && !adverb ? conjuncts(this.sentence, word.head) : NOBODY;
  }

  /// Phrases that a preposition brings in, by the preposition.
  prepositionsOf(index: number): Map<string, readonly number[]> {
    const { sentence } = this;
    const out = new Map<string, readonly number[]>();
    for (const child of sentence.children(index)) {
      const label = sentence.word(child).label;
      const misread = isMisreadPhrase(sentence, child, this.words.grammar);
      if (!label.startsWith('obl') && !label.startsWith('nmod') && label !== 'advcl' && !misread) continue;
      const preposition = label === 'nmod:poss' ? null : prepositionOf(sentence, child);
      if (preposition === null) continue;
      const heads = label === 'advcl' ? [child] : this.antecedents(child, index);
      out.set(preposition, joined(out.get(preposition) ?? NOBODY, heads));
      if (misread)
        for (const [inner, found] of this.prepositionsOf(child))
          if (!this.words.prepositions.patient.has(inner)) out.set(inner, joined(out.get(inner) ?? NOBODY, found));
    }
    return out;
  }

  private contentOf(index: number): number[] {
    return this.sentence.children(index).filter((child) => {
      const label = this.sentence.word(child).label;
      return label === 'ccomp' || label === 'xcomp' || (label === 'acl' && this.sentence.word(index).upos === 'NOUN');
    });
  }
}

function named(subject: Subject, by: string): Subject {
  return subject.heads.length === 0 ? subject : { heads: subject.heads, by };
}
