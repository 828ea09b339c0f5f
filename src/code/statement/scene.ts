import type { EventType } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { PlaceMatch, PlaceMention } from '../../resolve/place/places.js';
import { carriesClause } from '../grammar/clauses.js';
import { prepositionOf } from '../grammar/prepositions.js';
import { headOf, type WordRange } from '../grammar/word-range.js';
import type { Draft } from './draft.js';
import { nearest } from './nearest.js';
import type { Reach } from './reach.js';

/// Where a statement is placed: words `first` to `last`, and the place that they name; null of a scene without a name.
export interface Scene extends WordRange {
  readonly match: PlaceMatch | null;
}

export interface SceneWords {
  /// Prepositions before the place where an act is done …
  readonly placing: ReadonlySet<string>;
  /// … and of these, those that tell a way, not a place, behind a noun: "fighters from Chechnya".
  readonly directing: ReadonlySet<string>;
  /// Before whom or what an act is aimed at: "against the town", "sanctions on Syria".
  readonly aimed: ReadonlySet<string>;
  /// Between a kind of place and its name or what it is in: "the town of Ely".
  readonly partitive: ReadonlySet<string>;
  /// Nouns of places: "market", "barracks".
  readonly nouns: ReadonlySet<string>;
  /// Those of places where people live or pass: "village", "gate".
  readonly areas: ReadonlySet<string>;
  /// What else is built or lies somewhere: "prison", "cliff". It tells a place behind a preposition and an article.
  readonly grounds: ReadonlySet<string>;
  /// What a place may be a part or the name of, and no place without one: "post", "state".
  readonly holders: ReadonlySet<string>;
  /// Prepositions that say that something was done in or at a thing.
  readonly around: ReadonlySet<string>;
  /// What moves: "boat".
  readonly craft: ReadonlySet<string>;
  /// Those who live or are in a place: "the people of the village".
  readonly dwellers: ReadonlySet<string>;
  /// Prepositions behind which what carries a deed stands on a way: "a barn on Mill Road".
  readonly along: ReadonlySet<string>;
  /// Relative adverbs of place: "where".
  readonly relative: ReadonlySet<string>;
  /// Adverbs that mean the place told before: "there".
  readonly pointing: ReadonlySet<string>;
}

/// What the scene of an act costs more than one that a preposition brings in: the place that it was done to …
const TARGET = 1;
/// … and a building or square told here for the first time, which says less than where the clause above is set.
const NEW_TARGET = 5;
/// A place inside the phrase of one who acts or to whom it is done.
const INSIDE = 1;
/// A scene without a name tells less than one with …
const UNNAMED = 1;
/// … and least, one that is no place where people live or meet.
const GROUND = 2;
/// What is done to a happening is done where that is.
const SHARED = 2;

/// Types of which a recipient that is a place is also where they happen: "sailed to the cape", "arrived in Kyiv for talks".
const HAPPENING: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'RETREAT', 'CONSULT', 'PROTEST']);

/// Types of which what they are done to is where they happen: "shelled the town", "occupied the ranch".
const STRIKING: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE']);

/// CAMEO's code of going to see others.
const VISIT = '042';

/// What singles out one thing of a kind.
const SINGLES: ReadonlySet<string> = new Set(['det', 'nmod:poss', 'compound', 'nummod', 'amod']);

const RELATIVE: ReadonlySet<string> = new Set(['Int,Rel']);

/// Finds where statements of a sentence are placed.
export class SceneReader {
  private scenes: readonly Scene[] | null = null;

  constructor(
    private readonly sentence: Sentence,
    private readonly mentions: readonly PlaceMention[],
    private readonly times: readonly WordRange[],
    private readonly phraseOf: (head: number) => WordRange,
    private readonly reach: Reach,
    private readonly words: SceneWords,
  ) {}

  of(draft: Draft): Scene | null {
    const found = this.all().flatMap((scene) => {
      const cost = this.cost(draft, scene);
      return cost === null ? [] : [{ ...scene, scene, cost }];
    });
    return nearest(draft.anchor, found)?.scene ?? null;
  }

  /// Whether a statement is set where what is told before it was: "a court **there** fined him".
  pointsBack({ anchor, support, words, actor, recipient }: Draft): boolean {
    return [anchor, support ?? anchor, ...words, ...actor, ...recipient].some((head) =>
      this.sentence.children(head).some((child) => {
        const { label } = this.sentence.word(child);
        return label === 'advmod' && this.words.pointing.has(this.sentence.forms[child] ?? '');
      }),
    );
  }

  /// The named places of the sentence, and the phrases of nouns of places that hold none.
  private all(): readonly Scene[] {
    if (this.scenes !== null) return this.scenes;
    const { sentence, mentions, times } = this;
    const unnamed: Scene[] = [];
    // A name that tells a time ("in August") is no place, whatever it is taken for.
    const isKnown = ({ first, last }: WordRange): boolean =>
      [...mentions, ...times].some((mention) => mention.first <= last && first <= mention.last);
    for (const { kind, first, last } of sentence.names)
      // "a village near us": no name, though the model may take it for one.
      if (kind === 'place' && sentence.word(first).upos !== 'PRON' && !isKnown({ first, last }))
        unnamed.push({ first, last, match: null });
    sentence.words.forEach(({ upos }, index) => {
      if (upos !== 'NOUN' && upos !== 'PROPN') return;
      // "the bus station" is no bus.
      if (sentence.word(index).label === 'compound' || !this.isPlaceNoun(index)) return;
      const range = this.phraseOf(index);
      if (isKnown(range)) return;
      if (unnamed.some(({ first, last }) => first <= range.last && range.first <= last)) return;
      unnamed.push({ ...range, match: null });
    });
    return (this.scenes = [...mentions, ...unnamed]);
  }

  private cost(draft: Draft, scene: Scene): number | null {
    const inner = headOf(this.sentence, scene);
    const isGround = this.isGround(scene, inner);
    const unnamed = scene.match !== null ? 0 : isGround ? GROUND : UNNAMED;
    if (this.isAntecedent(draft, scene, inner)) return unnamed;
    // "warehouses in Kassala were looted", "the gate of the mill": what is said of the outer phrase goes first.
    const { at: outer, within } = this.outer(inner);
    for (const head of outer === inner ? [inner] : [outer, inner]) {
      const own = isGround ? this.grounded(draft, head) : this.placed(draft, head, scene);
      const reached = own === null ? null : this.reached(draft, head);
      if (own !== null && reached !== null) return reached + own + unnamed + (head === inner ? 0 : within);
    }
    return null;
  }

  /// A noun of a place; of those that are only built or lie somewhere, one that is singled out: "at the cliff", not "in prison".
  private isPlaceNoun(index: number): boolean {
    const { sentence, words } = this;
    const lemma = sentence.lemmas[index] ?? '';
    if (words.nouns.has(lemma)) return true;
    return (
      words.grounds.has(lemma) && sentence.children(index).some((child) => SINGLES.has(sentence.word(child).label))
    );
  }

  /// A noun in whose phrase a place may stand: besides those of places "the post of Coangos", "Bayelsa state".
  private isHolder(index: number): boolean {
    return this.isPlaceNoun(index) || this.words.holders.has(this.sentence.lemmas[index] ?? '');
  }

  private isGround(scene: Scene, head: number): boolean {
    return scene.match === null && !this.words.nouns.has(this.sentence.lemmas[head] ?? '') && !this.isNamed(scene);
  }

  /// What is only built or lies somewhere is a scene where a preposition says that something was done in or at it.
  private grounded({ actor, recipient }: Draft, head: number): number | null {
    const preposition = this.preposition(head);
    const isRole = actor.includes(head) || recipient.includes(head);
    if (isRole || preposition === null || !this.words.around.has(preposition)) return null;
    return this.sentence.word(head).label === 'nmod' ? INSIDE : 0;
  }

  private isNamed({ first, last }: Scene): boolean {
    return this.sentence.names.some((name) => name.first <= last && first <= name.last);
  }

  /// What it costs to reach a place from a statement: "a revolt at the mine was crushed" tells where it was crushed.
  private reached(draft: Draft, head: number): number | null {
    const reached = this.reach.cost(draft, head);
    if (reached !== null || draft.type === null || !STRIKING.has(draft.type)) return reached;
    const done = this.sentence.word(head).head;
    const isRole = draft.args.object.includes(done) || draft.recipient.includes(done);
    return isRole && this.reach.cost(draft, done) !== null ? SHARED : null;
  }

  /// "the town of Ely", "the south of the capital": the noun that a place hangs on as its name or whole, and what it costs that it is no
  /// name of it but holds it: "Nigeria's Bayelsa state" is Bayelsa.
  private outer(head: number): { readonly at: number; readonly within: number } {
    const { sentence, words } = this;
    let at = head;
    let within = 0;
    for (;;) {
      const { label, head: above } = sentence.word(at);
      const preposition = this.hanging(at);
      // "the house of the **mayor** of Ely"
      const isPlace = this.isHolder(above) || this.isOfHolder(above);
      if (label === 'appos' && !words.nouns.has(sentence.lemmas[above] ?? '')) return { at, within };
      // "the Mill Street precinct", "the town's prison"
      const isHeld = label === 'nmod:poss' || (preposition !== null && words.placing.has(preposition));
      const isOf = label === 'compound' || (preposition !== null && words.partitive.has(preposition));
      if (label !== 'conj' && label !== 'appos' && !(isPlace && (isHeld || isOf))) return { at, within };
      if (isHeld) within = INSIDE;
      at = above;
    }
  }

  /// Whether a noun hangs on one of a place as whose that is.
  private isOfHolder(noun: number): boolean {
    const preposition = noun < 0 ? null : this.hanging(noun);
    return (
      preposition !== null && this.words.partitive.has(preposition) && this.isHolder(this.sentence.word(noun).head)
    );
  }

  /// The preposition with which a phrase hangs on a noun; "west of the town": the tree may take the direction for an adverb.
  private hanging(head: number): string | null {
    const { label, head: above } = this.sentence.word(head);
    const hangs = label === 'nmod' || (label === 'obl' && this.sentence.words[above]?.upos === 'ADV');
    return hangs ? prepositionOf(this.sentence, head) : null;
  }

  /// Whether a phrase stands where a scene stands: what that costs, or null.
  private placed(draft: Draft, head: number, scene: Scene): number | null {
    const { sentence, words } = this;
    const preposition = this.preposition(head);
    const inRole = draft.actor.includes(head) || draft.recipient.includes(head);
    if (inRole && draft.type !== null && !HAPPENING.has(draft.type)) {
      // "landed in the capital with blankets"
      const isWithin = preposition !== null && words.placing.has(preposition) && !words.aimed.has(preposition);
      if (isWithin && !words.directing.has(preposition)) return TARGET;
      return this.isVisited(draft, head, scene) ? TARGET : null;
    }
    if (inRole) {
      if (draft.type === null) return null;
      if (preposition !== null && words.placing.has(preposition) && !words.aimed.has(preposition)) return TARGET;
    }
    if (draft.type !== null && STRIKING.has(draft.type) && this.isTarget(draft, head)) {
      if (scene.match !== null) return TARGET;
      return this.isNew(head) || this.isArea(head) ? NEW_TARGET : null;
    }
    // "surrounded the camp", "visited the village", "blocked the gate"
    if (draft.type !== null && HAPPENING.has(draft.type) && draft.args.object.includes(head) && this.isArea(head))
      return scene.match === null ? NEW_TARGET : TARGET;
    if (this.isVisited(draft, head, scene)) return TARGET;
    // "closed the Ely crossing"
    if (draft.words.includes(head) && this.isArea(head) && (scene.match !== null || this.isNamed(scene))) return TARGET;
    const { label, head: governor } = sentence.word(head);
    if (label === 'nmod' && this.isHome(draft, head, governor)) return TARGET;
    if (label === 'advmod' && words.nouns.has(sentence.lemmas[head] ?? '')) return INSIDE;
    if (inRole || preposition === null || !words.placing.has(preposition)) return null;
    if (words.along.has(preposition) && this.isWay(head, scene)) return INSIDE;
    // "warned that an attack on its vessels …": whom another deed is aimed at.
    if (label === 'nmod' && scene.match === null && words.aimed.has(preposition) && !this.isArea(head)) return null;
    if (label !== 'nmod' || draft.words.includes(governor)) return 0;
    return words.directing.has(preposition) ? null : INSIDE;
  }

  /// "Mill Road", "the island of Ely"
  private isWay(head: number, scene: Scene): boolean {
    const { nouns } = this.words;
    const { last, match } = scene;
    if (match === null && !this.isNamed(scene)) return false;
    return nouns.has(this.sentence.lemmas[head] ?? '') || nouns.has(this.sentence.word(last).form.toLowerCase());
  }

  /// "visited Caracas"
  private isVisited({ frame, args }: Draft, head: number, { match }: Scene): boolean {
    return match !== null && frame?.cameo === VISIT && args.object.includes(head);
  }

  /// "drove out the people of the village"
  private isHome(draft: Draft, head: number, governor: number): boolean {
    if (draft.type === null || !(STRIKING.has(draft.type) || draft.type === 'SANCTION')) return false;
    const preposition = prepositionOf(this.sentence, head);
    return (
      preposition !== null &&
      this.words.partitive.has(preposition) &&
      draft.recipient.includes(governor) &&
      this.words.dwellers.has(this.sentence.lemmas[governor] ?? '')
    );
  }

  /// The preposition of a phrase, which may hang on another word of a name: "in Punta Arenas".
  private preposition(head: number): string | null {
    const { sentence } = this;
    const own = prepositionOf(sentence, head);
    if (own !== null) return own;
    const part = sentence
      .children(head)
      .find((child) => child < head && ['compound', 'flat', 'amod'].includes(sentence.word(child).label));
    return part === undefined ? null : prepositionOf(sentence, part);
  }

  /// "shelled the town", "the bombing of the town": what force is used on is where it is used.
  private isTarget(draft: Draft, head: number): boolean {
    const { object, prepositions } = draft.args;
    if (object.includes(head)) return true;
    const { label, head: verb } = this.sentence.word(head);
    const above = this.sentence.word(draft.anchor);
    // "air strikes shook the town"
    if (label === 'obj' && above.head === verb && above.label === 'nsubj') return true;
    if (!draft.recipient.includes(head)) return false;
    for (const heads of prepositions.values()) if (heads.includes(head)) return true;
    return false;
  }

  private isArea(head: number): boolean {
    return this.words.areas.has(this.sentence.lemmas[head] ?? '');
  }

  /// "a market", not "the houses", "his vessel", "a coast guard boat": what was told before, or moves, is no place to name.
  private isNew(head: number): boolean {
    if (this.words.craft.has(this.sentence.lemmas[head] ?? '')) return false;
    return this.sentence.children(head).some((child) => this.sentence.word(child).features.Definite === 'Ind');
  }

  /// "the town in which they were killed", "Kenya, where troops restored order".
  private isAntecedent(draft: Draft, { first, last }: WordRange, head: number): boolean {
    const { sentence, words } = this;
    const clause = draft.support ?? draft.anchor;
    const { label, head: governor } = sentence.word(clause);
    if (label !== 'acl:relcl' && label !== 'advcl:relcl') return false;
    const relative = sentence.children(clause).some((child) => {
      if (child > clause) return false;
      if (words.relative.has(sentence.forms[child] ?? '')) return true;
      const preposition = RELATIVE.has(sentence.word(child).features.PronType ?? '')
        ? prepositionOf(sentence, child)
        : null;
      return preposition !== null && words.placing.has(preposition);
    });
    if (!relative || first > clause) return false;
    if (label === 'advcl:relcl') return sentence.word(head).head === governor;
    // "the attack on the town in which they were killed"
    for (let at = head; at >= 0 && !carriesClause(sentence, at); at = sentence.word(at).head)
      if (at === governor) return true;
    return first <= governor && governor <= last;
  }
}
