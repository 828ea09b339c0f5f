import { asksOrRelates } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import { carriesClause, clauseOf, hasSubject, isFinite } from '../grammar/clauses.js';
import { prepositionOf } from '../grammar/prepositions.js';
import type { Draft } from './draft.js';

/// The words that decide how far a statement reaches.
export interface ReachWords {
  /// Bring in a clause that tells what happened at the same time: "when", "as".
  readonly simultaneous: ReadonlySet<string>;
  /// Bring in the happening in which a deed was done: "in the attack", "during the march".
  readonly within: ReadonlySet<string>;
  /// Tell when what they are told of begins or ends: "a truce **starting** on Friday".
  readonly lasting: ReadonlySet<string>;
}

/// What each step between a statement and where or when it is told costs: the cheaper, the surer. A clause's own place or time
/// costs nothing; the order of the others was set by reading.
const COST = { embedded: 2, joined: 3, above: 4, simultaneous: 5 } as const;
const FAR = 20;

/// Says how far places and times of a sentence stand from its statements, by the tree: what belongs to another clause is out of
/// reach, however near it stands.
export class Reach {
  constructor(
    private readonly sentence: Sentence,
    /// The words that carry statements.
    private readonly carriers: ReadonlySet<number>,
    private readonly words: ReachWords,
  ) {}

  /// The cost of reaching a word from a statement; null where it belongs to something else.
  cost(draft: Draft, index: number): number | null {
    if (this.isOfWhatLasts(draft, index)) return null;
    let targets = new Set([draft.anchor, ...draft.words, ...(draft.support === null ? [] : [draft.support])]);
    let at = draft.support ?? draft.anchor;
    let spent = 0;
    while (spent < FAR) {
      if (this.isOfDeedBehind(at, index)) return null;
      const cost = this.below(targets, index);
      if (cost !== null) return spent + cost;
      const up = this.above(at, index);
      if (up === null) return null;
      spent += up.cost;
      at = up.at;
      targets = new Set([at]);
    }
    return null;
  }

  /// The cost of going down to a word from one of the targets; null where it does not hang on them.
  private below(targets: ReadonlySet<number>, index: number): number | null {
    const { sentence } = this;
    let cost = 0;
    for (let at = index; ;) {
      if (targets.has(at)) return cost;
      const { head } = sentence.word(at);
      if (head < 0) return null;
      if (carriesClause(sentence, at)) {
        const step = this.stepDown(at);
        if (step === null) return null;
        cost += step;
      } else if (at !== index && this.carriers.has(at) && !this.isWithin(at)) return null;
      at = head;
    }
  }

  /// What it costs to go into a clause from the one that it hangs on; null where what it tells is its own.
  private stepDown(clause: number): number | null {
    const { sentence } = this;
    const { label } = sentence.word(clause);
    if (label === 'conj') return hasSubject(sentence, clause) || this.isOfOtherTense(clause) ? null : COST.joined;
    if (label === 'parataxis') return null;
    if (label === 'acl:relcl') return this.isProgressive(clause) ? COST.above : null;
    if (!isFinite(sentence, clause)) return this.carriers.has(clause) ? COST.above : COST.embedded;
    return this.isSimultaneous(clause) ? COST.simultaneous : null;
  }

  /// From the head of a deed to the clause above it whose place and time are its own too, or null.
  private above(at: number, index: number): { readonly at: number; readonly cost: number } | null {
    const { sentence } = this;
    if (!carriesClause(sentence, at)) {
      const clause = clauseOf(sentence, at);
      if (this.isWithin(at)) return { at: clause, cost: COST.above };
      return this.carriers.has(clause) ? null : { at: clause, cost: COST.simultaneous };
    }
    const { label, head } = sentence.word(at);
    if (head < 0) return null;
    if (label === 'conj' || (label === 'parataxis' && head < at)) {
      // "In Kassala youths marched, and shops were burnt": what stands in front is told of both.
      const shared = index < head || !hasSubject(sentence, at);
      return shared ? { at: head, cost: COST.joined } : null;
    }
    if (label === 'acl:relcl' && this.isSetIn(at))
      return this.below(new Set([head]), index) === null ? null : { at: head, cost: COST.above };
    if (label === 'xcomp') return { at: head, cost: COST.embedded };
    if (label !== 'advcl') return null;
    if (this.isSimultaneous(at)) return { at: head, cost: COST.simultaneous };
    const isBare = prepositionOf(sentence, at) === null && !isFinite(sentence, at);
    return isBare ? { at: head, cost: COST.above } : null;
  }

  /// "a vote last Sunday, **in which** most endorsed the treaty": a relative clause that tells what was done in what it is told of.
  private isSetIn(clause: number): boolean {
    const { sentence } = this;
    return sentence.children(clause).some((child) => {
      const { label, features } = sentence.word(child);
      return child < clause && (label === 'obl' || label === 'advmod') && asksOrRelates(features);
    });
  }

  /// "agreed to a **truce starting** on Friday": what is agreed begins then, not the agreement.
  private isOfWhatLasts({ anchor, words }: Draft, index: number): boolean {
    const { sentence } = this;
    for (let at = index; at >= 0 && at !== anchor; at = sentence.word(at).head) {
      const { label, head, features } = sentence.word(at);
      if (label !== 'acl' || features.VerbForm !== 'Ger' || head === anchor) continue;
      const isHappening = words.includes(head) || this.carriers.has(head);
      if (isHappening && this.words.lasting.has(sentence.lemmas[at] ?? '')) return true;
    }
    return false;
  }

  /// "was a reprisal for the **killing** of a trader **last week**": what stands behind a deed in what something is said to be is told of
  /// that deed.
  private isOfDeedBehind(predicate: number, index: number): boolean {
    const { sentence, carriers } = this;
    if (sentence.word(predicate).upos !== 'NOUN' || sentence.child(predicate, 'cop') === undefined) return false;
    return [...carriers].some((deed) => predicate < deed && deed < index && isNounBelow(sentence, deed, predicate));
  }

  /// "gave money and **has** been held since Tuesday": the perfect has a time of its own.
  private isOfOtherTense(clause: number): boolean {
    const { sentence } = this;
    return hasPresentPerfect(sentence, clause) && !hasPresentPerfect(sentence, sentence.word(clause).head);
  }

  private isSimultaneous(clause: number): boolean {
    return this.sentence
      .children(clause)
      .some((child) => child < clause && this.words.simultaneous.has(this.sentence.forms[child] ?? ''));
  }

  /// "who were digging trenches near the town": where people are when something is done to them.
  private isProgressive(clause: number): boolean {
    return this.sentence.word(clause).features.VerbForm === 'Ger';
  }

  private isWithin(noun: number): boolean {
    const preposition = prepositionOf(this.sentence, noun);
    return preposition !== null && this.words.within.has(preposition);
  }
}

/// "has been held"
function hasPresentPerfect(sentence: Sentence, clause: number): boolean {
  if (sentence.word(clause).features.VerbForm !== 'Part') return false;
  const [first] = sentence.children(clause).filter((child) => sentence.word(child).label.startsWith('aux'));
  const features = first === undefined ? undefined : sentence.word(first).features;
  return features?.VerbForm === 'Fin' && features.Tense === 'Pres';
}

/// Whether a noun hangs on another by nouns alone.
function isNounBelow(sentence: Sentence, noun: number, other: number): boolean {
  let at = noun;
  while (at > other && sentence.word(at).label.startsWith('nmod')) at = sentence.word(at).head;
  return at === other;
}
