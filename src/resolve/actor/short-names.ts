import type { Sentence } from '../../annotation/sentence.js';
import type { ActorBook, Meaning } from '../../codebook/actor-book.js';
import { nameParts } from '../../codebook/actors-words.js';
import { type Hit, meaningAs, type SentenceNames } from './phrase-names.js';

const SHORT = /^\p{Lu}[\p{Lu}\p{N}]{1,6}$/u;
const CAPITAL = /^\p{Lu}/u;
/// How many letters an ending may add to a word: "Serb" and "Serbs" are one, "Serb" and "Serbian" are not.
const ENDING = 2;

/// A body or people that a document calls by a name of several words, of which the last is the word for people of a land.
interface Tail {
  readonly word: string;
  /// The land (ISO 3166-1 alpha-3) whose people that word means elsewhere.
  readonly land: string;
  /// The codebook's entry of the whole name.
  readonly entry: object;
  readonly meanings: readonly Meaning[];
  /// How often it is told by the whole name.
  count: number;
}

type Told = Meaning & { as: 'body' | 'people' };

/// What the short names of a document mean that it has told in full: "RSF" after "Rapid Support Forces", "the Serbs" after "Bosnian
/// Serbs", unless the land of that word is told more often. What a document spells out goes before what the codebook knows of the short name alone.
export class ShortNames {
  private readonly initials = new Map<string, readonly Meaning[]>();
  private readonly tails: Tail[] = [];
  /// What is told by a name of several words: the entries of the codebook.
  private readonly full = new Set<object>();
  /// How often lands are told by their own names or capitals.
  private readonly lands = new Map<string, number>();

  constructor(
    private readonly book: ActorBook,
    sentences: readonly Sentence[],
    namesOf: (sentence: Sentence) => SentenceNames,
  ) {
    for (const sentence of sentences) {
      const hits = namesOf(sentence).within(0, sentence.words.length - 1);
      for (const hit of hits) this.learn(sentence, hit);
      this.readBrackets(sentence, hits);
    }
  }

  /// The hits in words `first` to `last`, each as the document means it, with short names that the codebook alone does not know.
  read(sentence: Sentence, hits: readonly Hit[], first: number, last: number): readonly Hit[] {
    if (this.initials.size === 0 && this.tails.length === 0) return hits;
    const read = hits.flatMap((hit): Hit[] => {
      const meanings = hit.first === hit.last ? this.meant(sentence, hit, hits) : null;
      return meanings === null ? [hit] : meanings.length === 0 ? [] : [{ ...hit, meanings }];
    });
    for (let index = first; index <= last; index++) {
      const meanings = this.initials.get(sentence.words[index]?.form ?? '') ?? [];
      if (meanings.length > 0 && !hits.some((hit) => hit.first <= index && index <= hit.last))
        read.push({ first: index, last: index, meanings, foreign: false });
    }
    return read.length === hits.length ? read : read.sort((a, b) => a.first - b.first);
  }

  /// What a single word means by what the document has told in full; null where it told nothing else.
  private meant(sentence: Sentence, hit: Hit, hits: readonly Hit[]): readonly Meaning[] | null {
    const { form } = sentence.word(hit.first);
    const body = meaningAs(hit, 'body');
    if (body !== null && SHORT.test(form)) return this.full.has(body.entry) ? null : (this.initials.get(form) ?? null);
    const state = meaningAs(hit, 'state');
    if (state === null || hit.foreign || (state.by !== 'adjective' && state.by !== 'people')) return null;
    if (this.tails.length === 0) return null;
    // "Kosovo Serbs" after "Bosnian Serbs" are others.
    if (hits.some((other) => other.last === hit.first - 1 && meaningAs(other, 'state') !== null)) return null;
    const word = keyOf(form);
    const tails = this.tails.filter((each) => each.land === state.entry.country && isOneWord(each.word, word));
    if (tails.length === 0) return null;
    const tail = tails.reduce((most, each) => (each.count > most.count ? each : most));
    return (this.lands.get(tail.land) ?? 0) > tail.count ? null : tail.meanings;
  }

  private learn(sentence: Sentence, hit: Hit): void {
    const state = meaningAs(hit, 'state');
    if (state !== null && (state.by === 'name' || state.by === 'capital')) add(this.lands, state.entry.country);
    const told = meaningAs(hit, 'body') ?? meaningAs(hit, 'people');
    if (told === null || hit.first === hit.last) return;
    this.full.add(told.entry);
    if (told.as === 'body') this.learnInitials(formsOf(sentence, hit.first, hit.last), hit.meanings);
    this.learnTail(sentence, hit, told);
  }

  /// "**Bosnian Serb** army": the people of one land in another, whom the name tells first. "Turkish Cypriots" are of Cyprus: a Cypriot
  /// is not yet one of them.
  private learnTail(sentence: Sentence, { first, meanings }: Hit, { entry }: Told): void {
    const { form } = sentence.word(first + 1);
    if (!this.alone(sentence.word(first).form).some(({ as }) => as === 'state')) return;
    for (const meaning of this.alone(form)) {
      if (meaning.as !== 'state' || (meaning.by !== 'adjective' && meaning.by !== 'people')) continue;
      const { country } = meaning.entry;
      if (country === entry.country) continue;
      const word = keyOf(form);
      const known = this.tails.find((tail) => tail.entry === entry && isOneWord(tail.word, word));
      if (known === undefined) this.tails.push({ word, land: country, entry, meanings, count: 1 });
      else known.count++;
    }
  }

  /// What a word means by itself.
  private alone(form: string): readonly Meaning[] {
    return this.book.names.longest(nameParts(form), 0)?.values ?? [];
  }

  private learnInitials(forms: readonly string[], meanings: readonly Meaning[]): void {
    for (const initials of initialsOf(forms))
      if (SHORT.test(initials) && !this.initials.has(initials)) this.initials.set(initials, meanings);
  }

  /// "Rapid Support Forces (RSF)": what stands in brackets behind a name, capitals alone, is short for it.
  private readBrackets(sentence: Sentence, hits: readonly Hit[]): void {
    for (let index = 1; index + 2 < sentence.words.length; index++) {
      const { form } = sentence.word(index + 1);
      if (sentence.word(index).form !== '(' || sentence.word(index + 2).form !== ')' || !SHORT.test(form)) continue;
      const named = hits.find(
        (hit) => hit.last === index - 1 && hit.first < hit.last && meaningAs(hit, 'body') !== null,
      );
      if (named !== undefined) this.initials.set(form, named.meanings);
      else if (this.isSpelled(sentence, index - 1, form)) this.initials.set(form, []);
    }
  }

  /// Whether the words up to a word spell initials: "Regional Service Fund" is "RSF".
  private isSpelled(sentence: Sentence, last: number, initials: string): boolean {
    for (let first = last - 1; first >= 0 && first > last - 2 * initials.length; first--) {
      const forms = formsOf(sentence, first, last);
      if (CAPITAL.test(forms[0] ?? '') && initialsOf(forms).includes(initials)) return true;
    }
    return false;
  }
}

function formsOf(sentence: Sentence, first: number, last: number): string[] {
  return sentence.words
    .slice(first, last + 1)
    .flatMap(({ form }) => form.split('-'))
    .filter((form) => /\p{L}/u.test(form));
}

/// The first letters of the words in capitals, and of all words.
function initialsOf(forms: readonly string[]): string[] {
  const firsts = (taken: readonly string[]): string =>
    taken
      .map((form) => form.charAt(0))
      .join('')
      .toUpperCase();
  return [firsts(forms.filter((form) => CAPITAL.test(form))), firsts(forms)];
}

function keyOf(form: string): string {
  return nameParts(form)
    .map(({ key }) => key)
    .join(' ');
}

function isOneWord(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return long.startsWith(short) && long.length - short.length <= ENDING;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
