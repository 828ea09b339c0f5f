import { asksOrRelates } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { PrepositionWords } from '../../language/prepositions.js';
import type { Cues, Signature } from '../../language/cues.js';
import { isWholeClause } from '../grammar/misreadings.js';

/// How an act hangs on the word that embeds it: as its clause ("plans to attack"), object ("averted the attack") or subject
/// ("the attack never happened").
export type Place = 'clause' | 'object' | 'subject';

/// Looks up what the words that embed an act say of it; the table stands in `language/en/cues/status.yaml`.
export class EmbeddingWords {
  private readonly verbs: Readonly<Record<Place, ReadonlyMap<string, Signature>>>;
  private readonly toldOf: ReadonlyMap<string, Signature>;
  private readonly nouns: ReadonlyMap<string, Signature>;
  private readonly adjectives: ReadonlyMap<string, Signature>;
  private readonly belying: ReadonlySet<string>;
  private readonly partaking: ReadonlySet<string>;
  private readonly scenes: ReadonlySet<string>;
  private readonly turning: ReadonlySet<string>;

  constructor(cues: Cues) {
    const table = (words: (signature: Signature) => readonly string[]): ReadonlyMap<string, Signature> => {
      const map = new Map<string, Signature>();
      for (const signature of cues.signatures)
        for (const word of words(signature)) if (!map.has(word)) map.set(word, signature);
      return map;
    };
    this.verbs = {
      clause: table(({ verbs }) => verbs),
      object: table(({ objectVerbs }) => objectVerbs),
      subject: table(({ subjectWords }) => subjectWords),
    };
    this.toldOf = table(({ passiveVerbs }) => passiveVerbs);
    this.nouns = table(({ nouns }) => nouns);
    this.adjectives = table(({ adjectives }) => adjectives);
    this.belying = new Set(cues.belying);
    this.partaking = new Set(cues.partaking);
    this.scenes = new Set(cues.scenes);
    this.turning = new Set(cues.turning);
  }

  /// What the governor says of the act in that place, or null.
  of(sentence: Sentence, governor: number, place: Place): Signature | null {
    const { upos, lemma } = sentence.word(governor);
    const table =
      place === 'subject'
        ? this.verbs.subject
        : upos === 'ADJ' || upos === 'ADV'
          ? this.adjectives
          : upos === 'NOUN'
            ? this.nouns
            : this.verbs[place];
    const own = lemma.toLowerCase();
    const passive = place === 'clause' && isToldOf(sentence, governor) ? this.toldOf.get(own) : undefined;
    return this.phrasal(sentence, governor, own, table) ?? passive ?? table.get(own) ?? null;
  }

  /// The same of an act that a preposition brings in ("called **for** the release"), or null.
  behind(sentence: Sentence, act: number): Signature | null {
    const { head } = sentence.word(act);
    const preposition = sentence.child(act, 'case');
    if (head < 0 || preposition === undefined || sentence.word(head).upos !== 'VERB') return null;
    return this.verbs.object.get(`${sentence.lemmas[head] ?? ''} ${sentence.lemmas[preposition] ?? ''}`) ?? null;
  }

  /// Whether a word tells of acts at all: "reports", "threat".
  isEmbeddingNoun(lemma: string): boolean {
    return this.nouns.has(lemma);
  }

  /// Whether a noun tells of a telling: "report", "allegation".
  isTelling(lemma: string): boolean {
    const signature = this.nouns.get(lemma);
    return signature?.status === 'occurred' && signature.polarity === null;
  }

  /// Whether a word tells that someone has a part in an act: "involved in", "a role in".
  isPartaking(sentence: Sentence, governor: number): boolean {
    return this.partaking.has(sentence.word(governor).lemma.toLowerCase());
  }

  /// The same of a verb with its object: "**took part** in".
  partakes(sentence: Sentence, governor: number): boolean {
    const object = sentence.child(governor, 'obj');
    return this.isPartaking(sentence, governor) || (object !== undefined && this.isPartaking(sentence, object));
  }

  /// Whether a word tells that one thing becomes another: "**turned** the march into a riot".
  isTurning(sentence: Sentence, governor: number): boolean {
    return this.turning.has(sentence.lemmas[governor] ?? '');
  }

  /// "turned the march into **a riot**": what becomes of something is as real as that it does.
  isOutcome(sentence: Sentence, index: number, { outcome }: PrepositionWords): boolean {
    const { head, label } = sentence.word(index);
    const preposition = sentence.child(index, 'case');
    if (label !== 'obl' || preposition === undefined || !outcome.has(sentence.lemmas[preposition] ?? '')) return false;
    return this.isTurning(sentence, head);
  }

  /// Whether a word says of its subject that it is not so: "false", "a lie".
  isUntrue(lemma: string): boolean {
    return this.verbs.subject.get(lemma)?.polarity === 'negative';
  }

  /// "a drill **in which** soldiers attack": nothing of it is real. `setting`: the prepositions of what is played.
  isImagined(sentence: Sentence, clause: number, setting: ReadonlySet<string>): boolean {
    if (!this.scenes.has(sentence.word(sentence.word(clause).head).lemma.toLowerCase())) return false;
    return sentence
      .children(clause)
      .some(
        (child) =>
          asksOrRelates(sentence.word(child).features) &&
          (sentence.word(child).label === 'advmod' ||
            sentence.children(child).some((mark) => setting.has(sentence.lemmas[mark] ?? ''))),
      );
  }

  /// "the claim **that the army attacked**": a clause that tells what its noun is about.
  isContent(sentence: Sentence, clause: number, complementizers: ReadonlySet<string>): boolean {
    return (
      this.isEmbeddingNoun(sentence.word(sentence.word(clause).head).lemma.toLowerCase()) &&
      isWholeClause(sentence, clause, complementizers)
    );
  }

  /// "**wrongly** reported to have": what is told so is not so.
  belier(sentence: Sentence, governor: number): string | null {
    const found = sentence
      .children(governor)
      .find(
        (child) =>
          sentence.word(child).label === 'advmod' && this.belying.has(sentence.word(child).lemma.toLowerCase()),
      );
    return found === undefined ? null : sentence.word(found).form;
  }

  /// A verb with the particle, adverb or bare noun that makes another of it: "call off", "stop short", "take place".
  private phrasal(
    sentence: Sentence,
    governor: number,
    lemma: string,
    table: ReadonlyMap<string, Signature>,
  ): Signature | undefined {
    for (const child of sentence.children(governor)) {
      if (child < governor) continue;
      const word = sentence.word(child);
      if (!WITH_VERB.has(word.label)) continue;
      const found = table.get(`${lemma} ${word.lemma.toLowerCase()}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/// "Twelve farmers **were feared** killed": what is thought of someone, not what he thinks himself.
function isToldOf(sentence: Sentence, verb: number): boolean {
  return sentence.children(verb).some((child) => sentence.word(child).label === 'aux:pass');
}

const WITH_VERB: ReadonlySet<string> = new Set(['compound:prt', 'advmod', 'obj', 'xcomp']);
