import { isOneThing } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { GrammarWords } from '../../language/grammar.js';
import { isNominal } from '../../mention/noun-phrase.js';
import { isMisreadInfinitive, isNameTakenForVerb } from '../grammar/misreadings.js';
import type { ClassTest } from '../phrase/class-test.js';
import type { Phrases } from '../phrase/phrases.js';
import type { FrameHit } from './frame-index.js';

const THINGS = ['craft', 'built'] as const;
const PEOPLE = ['human', 'folk'] as const;
const CURRENCY = /^(?:\p{Lu}{0,3})?\p{Sc}/u;
const OWN: ReadonlySet<string> = new Set(['nmod:poss', 'compound', 'amod', 'flat']);

/// What a head of a sentence may be to a deed: somebody, a thing, a force of those who act, or nothing at all.
export class Parties {
  constructor(
    private readonly sentence: Sentence,
    private readonly phrases: Phrases,
    private readonly grammar: GrammarWords,
    private readonly timeNouns: ReadonlySet<string>,
    /// What verbs take that is nobody and nothing: "took **part**", "fired in the **air**".
    private readonly emptyNouns: ReadonlySet<string>,
    private readonly classes: ClassTest,
  ) {}

  isActor(head: number): boolean {
    return this.phrases.actor(this.phrases.named(head)) !== null || this.phrases.isPersonal(head);
  }

  isPeople(head: number): boolean {
    return PEOPLE.some((name) => this.classes.isOf(this.sentence, head, name));
  }

  /// "fresh **Kaduna** attacks", "a human chain in **Minsk**": a name of a town or region, where a deed of force is done, though who governs
  /// there may act under it.
  isPlaceName(head: number): boolean {
    const actor = this.phrases.actor(this.phrases.named(head));
    return actor?.byCapital === true || actor?.byRegion === true;
  }

  /// "**Serbia** protests": the name of a land, not "Serbian".
  isLandName(head: number): boolean {
    return this.isPlaceName(head) || (this.phrases.actor(head)?.kind === 'state' && this.isNamed(head));
  }

  private isNamed(head: number): boolean {
    return this.sentence.words[head]?.upos === 'PROPN';
  }

  /// "outside **the National Press Club**", "at **First Methodist**": a name of which nothing tells whose it is.
  isMereName(head: number): boolean {
    const actor = this.phrases.actor(this.phrases.named(head));
    if (actor === null || !this.isNamed(head)) return false;
    if (actor.kind === 'population') return isOneThing(this.sentence.word(head).features);
    return actor.kind === 'organisation' && actor.source === null && actor.country === null;
  }

  /// "**Typhoon Rina** killed hundreds", "**a wall of water**": nobody acts. A name of its own may take over the phrase, and what it names
  /// the kind of stands in front.
  isNatural(head: number): boolean {
    const { sentence } = this;
    const actor = this.phrases.actor(this.phrases.named(head));
    if (actor !== null && actor.source !== null) return false;
    const isOf = (word: number, name: string): boolean => this.classes.isOf(sentence, word, name);
    if (!this.isNamed(head)) {
      const children = sentence.children(head).filter((child) => child > head);
      return (
        isOf(head, 'natural-force') ||
        (isOf(head, 'natural-mass') && children.some((child) => isOf(child, 'natural-stuff')))
      );
    }
    if (sentence.word(head).features.Number === 'Plur') return false;
    const { first, last } = this.phrases.phrase(head);
    // "Frost" alone may be somebody's surname.
    if (first === last && actor?.kind === 'person' && !this.isNamed(first - 1)) return false;
    for (let word = first; word <= Math.max(head, last); word++)
      if (this.isNamed(word) && isOf(word, 'natural-force')) return true;
    return this.isNamed(first - 1) && isOf(first - 1, 'natural-force');
  }

  /// "on **Rustaveli Avenue**"
  isNamedRoad(head: number): boolean {
    return this.isNamed(head) && this.classes.isOf(this.sentence, head, 'road');
  }

  /// People, and what they build and drive: what somebody owns else, such as money, concerns its owner.
  isBody(head: number): boolean {
    return this.isPeople(head) || THINGS.some((name) => this.classes.isOf(this.sentence, head, name));
  }

  isPronoun(head: number): boolean {
    return this.sentence.word(head).upos === 'PRON';
  }

  /// "its troops": what belongs to someone told before.
  isOwned(head: number): boolean {
    return this.sentence.children(head).some((child) => {
      const { label, upos } = this.sentence.word(child);
      return label === 'nmod:poss' && upos === 'PRON';
    });
  }

  /// "refused to send **troops**": forces of no name.
  isForce(head: number): boolean {
    const sector = this.phrases.actor(head)?.sector;
    return (sector === 'MIL' || sector === 'COP') && this.sentence.word(head).upos === 'NOUN';
  }

  /// "withdrew **its troops** from the town": by what one acts.
  isOwnForce(head: number): boolean {
    return this.isForce(head) && this.isOwned(head);
  }

  /// "massed troops at **Rafah**" of Egypt: a place in the land of those who act is where they do it.
  isOwnLand(head: number, actor: readonly number[]): boolean {
    if (this.isActor(head)) return false;
    const land = this.phrases.ofItsLand(head)?.country ?? null;
    return land !== null && actor.some((doer) => this.phrases.actor(this.phrases.named(doer))?.country === land);
  }

  /// Whether two heads mean one: a pronoun and its noun, or a name told twice.
  isSame(head: number, other: number): boolean {
    const first = this.phrases.named(head);
    const second = this.phrases.named(other);
    if (first === second) return true;
    const one = this.phrases.actor(first);
    if (one === null || one.kind === 'group' || one.kind === 'population' || one.kind === 'office') return false;
    const sameForm = this.sentence.word(first).form === this.sentence.word(second).form;
    return sameForm && one.key === this.phrases.actor(second)?.key;
  }

  /// "took part", "fired in the air", not "the union's office".
  isEmpty(head: number): boolean {
    if (!this.emptyNouns.has(this.sentence.forms[head] ?? '')) return false;
    return this.sentence.children(head).every((child) => !OWN.has(this.sentence.word(child).label));
  }

  /// "a thousand people, **many of them** women", "the Mothers, **whose president** …": of whom the phrase before it tells already.
  isShareOfOthers(head: number): boolean {
    return this.sentence.children(head).some((child) => {
      const { label, upos, features } = this.sentence.word(child);
      if (upos !== 'PRON') return false;
      const isRelative = features.PronType === 'Rel' || features.PronType === 'Int';
      return label === 'nmod:poss' ? isRelative : label === 'nmod' && (isRelative || features.Person === '3');
    });
  }

  /// "demanded **N50** million", "fined him **K5000**", "a ransom of **$10 million**": a sum, not "M23".
  private isSum(head: number): boolean {
    if (CURRENCY.test(this.sentence.word(head).form)) return true;
    if (this.sentence.word(head).upos === 'NUM' && CURRENCY.test(this.sentence.words[head - 1]?.form ?? ''))
      return true;
    if (!/^\p{Lu}{1,3}[\d.,]+$/u.test(this.sentence.word(head).form) || this.phrases.actor(head)?.source != null)
      return false;
    return this.sentence.words[head + 1]?.upos === 'NUM' || /\d{4}/.test(this.sentence.word(head).form);
  }

  /// "begged **the city** for patrols": those who are spoken to as one.
  isBodyNoun(head: number): boolean {
    return this.classes.isOf(this.sentence, head, 'body-noun');
  }

  /// Whether a word may be a party of what some words tell, by its form: no word of those, no time, no sum, nothing empty.
  mayFill(head: number, hit: Pick<FrameHit, 'words'>, adjectives = false): boolean {
    const word = this.sentence.word(head);
    if (isMisreadInfinitive(this.sentence, head, this.grammar)) return false;
    const named = isNominal(word) || isNameTakenForVerb(this.sentence, head);
    if (hit.words.includes(head) || !(named || (adjectives && word.upos === 'ADJ'))) return false;
    const isTime = (index: number): boolean => this.timeNouns.has(this.sentence.lemmas[index] ?? '');
    if (this.isEmpty(head) || this.isSum(head)) return false;
    // "Oct. 26", "6 May": the tree may make the number the head.
    if (/^\d/.test(word.form) && (isTime(head - 1) || isTime(head + 1))) return false;
    return !isTime(head) && !/^\d{4}(-\d+)?$/.test(word.form);
  }
}
