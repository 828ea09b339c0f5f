import type { Sentence } from '../../annotation/sentence.js';
import type { NounPhrase } from '../../mention/noun-phrase.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import { Initials } from './initials.js';
import type { Phrases } from './phrases.js';
import type { Gender } from './pronoun-questions.js';
import { ToldLately, type Kind } from './told-lately.js';

/// An actor that was told, with the phrase that told it.
interface Told {
  readonly match: ActorMatch;
  readonly phrase: NounPhrase;
  /// The number of its sentence.
  readonly number: number;
}

/// Whom a phrase means: an actor; for "both countries" one that stands for the two `members`; for "the ministers of Peru and Chile"
/// the `members` themselves, `apart`.
export interface Meant {
  readonly match: ActorMatch;
  readonly members: readonly ActorMatch[];
  readonly apart: boolean;
}

/// Nouns that mean somebody named before, by what they may mean, and words for a pair or three.
export interface RetellingWords {
  readonly one: Readonly<Record<'state' | 'body', ReadonlySet<string>>>;
  readonly two: Readonly<Record<'state' | 'person' | 'side', ReadonlySet<string>>>;
  /// Words for so many: two, three.
  readonly numbers: ReadonlyMap<number, ReadonlySet<string>>;
  readonly male: ReadonlySet<string>;
  readonly female: ReadonlySet<string>;
}

/// Parts of a phrase that narrow whom its head means: "the **foreign** minister", "the minister **of defence**".
const NARROWING: ReadonlySet<string> = new Set(['amod', 'compound', 'nmod', 'nmod:poss', 'nmod:desc', 'nummod', 'flat', 'acl', 'acl:relcl', 'advcl:relcl', 'appos', 'advmod']); // prettier-ignore

/// How many sentences back a noun that told somebody goes before a name told since.
const AWAY = 2;

/// The label of a title before a name.
const TITLE = 'nmod:desc';
const SAYING_WHO: ReadonlySet<string> = new Set([TITLE, 'appos']);
const NOBODY: readonly ActorMatch[] = [];

/// Finds whom nouns mean that were told before by more: "the minister" after "Foreign Minister Ana Costa", "the union" after "the
/// miners' union", "both countries" after "Peru" and "Chile". Phrases are read in the order of the text.
export class MeantActors {
  /// Who was told last, by the noun that heads their phrase, their title or their apposition: many, and one.
  private readonly many = new Map<string, Told>();
  private readonly single = new Map<string, Told>();
  /// Several who were told by one noun: "the ministers of Peru and Chile".
  private readonly several = new Map<string, readonly ActorMatch[]>();
  /// The sentences in which what a phrase names was told last, by its key.
  private readonly seen = new Map<string, number>();
  private readonly lately = new ToldLately();
  private readonly initials = new Initials();
  private others = 0;

  constructor(
    private readonly phrasesOf: (sentence: Sentence) => Phrases,
    private readonly words: RetellingWords,
    private readonly genderOf: (match: ActorMatch) => Gender,
  ) {}

  /// The actor that a phrase means: `own`, which it names, where no other was told; null where it is none.
  read(phrase: NounPhrase, own: ActorMatch | null, number: number): Meant | null {
    const { sentence, head, first } = phrase;
    const pair = this.pair(sentence, head, number);
    if (pair !== null) return pair;
    const each = this.each(sentence, head, own);
    if (each !== null) return each;
    const match =
      this.bearerOf(sentence, head, first, own) ??
      (own === null || isListed(own) ? null : this.initials.of(own)) ??
      this.named(sentence, head, own, number, true) ??
      this.told(sentence, head, own) ??
      this.named(sentence, head, own, number, false) ??
      this.another(sentence, head, own) ??
      own;
    if (own !== null) this.seen.set(own.key, number);
    if (match === null) return null;
    this.learn(sentence, head, { match, phrase, number });
    const isName = match === own && sentence.word(head).upos === 'PROPN';
    this.lately.add(match, number, isName);
    if (isName) this.initials.learn(match);
    return { match, members: NOBODY, apart: false };
  }

  /// Those to whom a phrase belongs, each by itself: "the ministers of Peru and Chile", then "the ministers"; null of others.
  private each(sentence: Sentence, head: number, own: ActorMatch | null): Meant | null {
    if (own === null) return null;
    const noun = lemmaOf(sentence, head);
    const told = this.phrasesOf(sentence).each(head);
    const isAgain =
      sentence.word(head).features.Number === 'Plur' &&
      isDefinite(sentence, head) &&
      !sentence.children(head).some((child) => NARROWING.has(sentence.word(child).label));
    const members = told.length > 0 ? told : isAgain ? this.several.get(noun) : undefined;
    if (members === undefined) {
      this.several.delete(noun);
      return null;
    }
    this.several.set(noun, members);
    return { match: own, members, apart: true };
  }

  /// Keeps whom a phrase means by its head and by the titles of its person; a phrase that joins several means none of them.
  private learn(sentence: Sentence, head: number, told: Told): void {
    if (tellsSeveral(told.phrase)) return;
    this.toldBy(sentence, head).set(lemmaOf(sentence, head), told);
    for (const child of sentence.children(head)) {
      const { label, upos } = sentence.word(child);
      if (label === TITLE || (label === 'appos' && upos === 'NOUN'))
        this.toldBy(sentence, child).set(lemmaOf(sentence, child), told);
    }
  }

  private toldBy(sentence: Sentence, noun: number): Map<string, Told> {
    return sentence.word(noun).features.Number === 'Plur' ? this.many : this.single;
  }

  /// The person whose title or apposition a noun is: "**Foreign Minister** Ana Costa", "Ana Costa, **a lawyer**".
  private bearerOf(sentence: Sentence, head: number, first: number, own: ActorMatch | null): ActorMatch | null {
    const { label, upos, features, head: governor } = sentence.word(head);
    if (!SAYING_WHO.has(label) || governor < 0 || features.Number === 'Plur') return null;
    if (own === null && sentence.words[first - 1]?.form !== ',') return null;
    const match = this.phrasesOf(sentence).actor(governor);
    if (match === null || sentence.word(governor).upos !== 'PROPN') return null;
    return match.person !== undefined && (label === TITLE || upos === 'NOUN') ? match : null;
  }

  /// Who was told last by the same noun, if nothing says that another is meant.
  private told(sentence: Sentence, head: number, own: ActorMatch | null): ActorMatch | null {
    if (own !== null && (isListed(own) || own.kind === 'state')) return null;
    if (!isDefinite(sentence, head)) return null;
    const last = this.toldBy(sentence, head).get(lemmaOf(sentence, head));
    if (last === undefined || last.match === own) return null;
    if (own === null && last.match.kind !== 'person') return null;
    if (own !== null && own.country !== null && own.country !== last.match.country) return null;
    if (own !== null && isOfState(own) && !isOfState(last.match)) return null;
    for (const child of sentence.children(head))
      if (NARROWING.has(sentence.word(child).label) && !holds(last.phrase, lemmaOf(sentence, child))) return null;
    return sentence.word(head).upos === 'PROPN' && own?.person !== undefined ? null : last.match;
  }

  /// The one body or state that was named lately, for "the group", "the company", "the country" alone; if `isLater`, only where
  /// whom that noun told before stands too far back: "the agency" behind a new name is not the agency of a page before.
  private named(
    sentence: Sentence,
    head: number,
    own: ActorMatch | null,
    number: number,
    isLater: boolean,
  ): ActorMatch | null {
    const { one } = this.words;
    const noun = lemmaOf(sentence, head);
    const kind: Kind | null = one.body.has(noun) ? 'body' : one.state.has(noun) ? 'state' : null;
    if (kind === null || sentence.word(head).upos !== 'NOUN' || !isDefinite(sentence, head)) return null;
    if (own !== null && isListed(own)) return null;
    if (sentence.children(head).some((child) => NARROWING.has(sentence.word(child).label))) return null;
    const found = this.lately.one(kind, own, number);
    if (!isLater || found === null) return found;
    const last = this.toldBy(sentence, head).get(noun);
    return last !== undefined && number - last.number > AWAY && found.key !== last.match.key ? found : null;
  }

  /// "Both countries", "the two men", "the three countries": those of whom the text tells most.
  private pair(sentence: Sentence, head: number, number: number): Meant | null {
    const kind = this.pairKind(lemmaOf(sentence, head));
    if (kind === null || sentence.word(head).features.Number !== 'Plur') return null;
    const children = sentence.children(head);
    const count = children.map((child) => this.numberOf(sentence, child)).find((each) => each !== null) ?? null;
    if (count === null) return null;
    const narrows = (child: number): boolean =>
      NARROWING.has(sentence.word(child).label) && this.numberOf(sentence, child) === null;
    const isBoth = children.some((c) => this.numberOf(sentence, c) !== null && sentence.word(c).upos !== 'NUM');
    if (children.some(narrows) || (!isBoth && !isDefinite(sentence, head))) return null;
    const members = this.lately.most(count, kind, number, (match) => this.maybe(lemmaOf(sentence, head), match));
    if (members === null) return null;
    for (const member of members) this.lately.add(member, number, false);
    return { match: jointly(members), members, apart: false };
  }

  /// Whether an actor may be called by a noun: none who was "he" is one of "both women".
  private maybe(noun: string, match: ActorMatch): boolean {
    const { male, female } = this.words;
    const gender = this.genderOf(match);
    return gender === null || !(gender === 'male' ? female : male).has(noun);
  }

  private pairKind(noun: string): Kind | null {
    const { two } = this.words;
    return two.state.has(noun) ? 'state' : two.side.has(noun) ? 'side' : two.person.has(noun) ? 'person' : null;
  }

  /// How many a word of number means; null of other words, and of numbers that tell too many to know whom.
  private numberOf(sentence: Sentence, index: number): number | null {
    const lemma = lemmaOf(sentence, index);
    for (const [number, words] of this.words.numbers) if (words.has(lemma)) return number;
    return null;
  }

  /// "**A** farmer" is another than the farmer who was told before, the headline aside.
  private another(sentence: Sentence, head: number, own: ActorMatch | null): ActorMatch | null {
    if (own === null || isListed(own) || own.kind === 'state' || sentence.word(head).upos !== 'NOUN') return null;
    // Told before, and not only in the headline.
    if ((this.seen.get(own.key) ?? 0) === 0) return null;
    const isNew = sentence.children(head).some((child) => {
      const { label, features } = sentence.word(child);
      return label === 'det' && features.Definite === 'Ind';
    });
    return isNew ? { ...own, key: `${own.key} ${this.others++}` } : null;
  }
}

/// Two actors as one.
function jointly(members: readonly ActorMatch[]): ActorMatch {
  const [one] = members;
  const same = <T>(of: (match: ActorMatch) => T): T | null =>
    one !== undefined && members.every((each) => of(each) === of(one)) ? of(one) : null;
  return {
    name: members.map(({ name }) => name).join(', '),
    code: null,
    country: same(({ country }) => country),
    sector: same(({ sector }) => sector),
    kind: 'group',
    source: null,
    key: members
      .map(({ key, name, person }) => (person === undefined ? key : name))
      .sort()
      .join(' + '),
    confidence: 0.6,
  };
}

/// Whether the codebook lists the actor itself.
function isListed({ key, source }: ActorMatch): boolean {
  return key === source;
}

/// Soldiers and police of a state: "the army" is not the rebels' "Arakan Army".
function isOfState({ sector }: ActorMatch): boolean {
  return sector === 'MIL' || sector === 'COP';
}

/// Whether a word stands in a phrase.
function holds({ sentence, first, last }: NounPhrase, lemma: string): boolean {
  for (let index = first; index <= last; index++) if (lemmaOf(sentence, index) === lemma) return true;
  return false;
}

/// Whether a phrase was read that should have been two: "Nepal's government and Maoist rebels".
function tellsSeveral({ sentence, first, last }: NounPhrase): boolean {
  return sentence.words.slice(first, last + 1).some(({ upos }) => upos === 'CCONJ');
}

function lemmaOf(sentence: Sentence, index: number): string {
  return sentence.lemmas[index] ?? '';
}

/// "the minister", "this minister"
function isDefinite(sentence: Sentence, head: number): boolean {
  return sentence.children(head).some((child) => {
    const { label, features } = sentence.word(child);
    return label === 'det' && (features.Definite === 'Def' || features.PronType === 'Dem');
  });
}
