import type { Sentence } from '../../annotation/sentence.js';
import type { ActorBook } from '../../codebook/actor-book.js';
import { nameParts } from '../../codebook/actors-words.js';
import { meaningAs, SentenceNames } from './phrase-names.js';
import { ShortNames } from './short-names.js';
import type { Phrase } from './match.js';

/// The persons and lands that a document names.
export interface DocumentNames {
  /// Full names that end with a surname, each as the parts of its words; the surname as its parts, joined by blanks.
  bearers(surname: string): readonly ReadonlySet<string>[];
  /// Whether a name of one word is the surname of a person who is named in full.
  isSurname(name: string): boolean;
  /// Lands (ISO 3166-1 alpha-3) that are named as states, by their people, or by an adjective.
  readonly lands: ReadonlySet<string>;
  /// What its short names mean.
  readonly short: ShortNames;
  /// The names of the codebook in one of its sentences.
  of(sentence: Sentence): SentenceNames;
}

const KNOWN = new WeakMap<readonly Sentence[], Names>();
const ALONE = new WeakMap<Sentence, Names>();

/// The names of the document that a phrase belongs to; they are gathered when first asked for.
export function documentNames(book: ActorBook, { document, sentence }: Phrase): DocumentNames {
  const known = document === undefined ? ALONE.get(sentence) : KNOWN.get(document);
  if (known?.book === book) return known;
  const names = new Names(book, document ?? [sentence]);
  if (document === undefined) ALONE.set(sentence, names);
  else KNOWN.set(document, names);
  return names;
}

class Names implements DocumentNames {
  private full: Map<string, Set<string>[]> | null = null;
  private named: Set<string> | null = null;
  private shortened: ShortNames | null = null;
  private readonly bySentence = new Map<Sentence, SentenceNames>();

  constructor(
    readonly book: ActorBook,
    private readonly sentences: readonly Sentence[],
  ) {}

  bearers(surname: string): readonly ReadonlySet<string>[] {
    return (this.full ??= this.readPersons()).get(surname.split(' ').at(-1) ?? surname) ?? [];
  }

  isSurname(name: string): boolean {
    const [part, other] = nameParts(name);
    if (part === undefined || other !== undefined) return false;
    return this.bearers(part.key).some((bearer) => [...bearer].at(-1) === part.key);
  }

  get lands(): ReadonlySet<string> {
    return (this.named ??= this.readLands());
  }

  get short(): ShortNames {
    return (this.shortened ??= new ShortNames(this.book, this.sentences, (sentence) => this.of(sentence)));
  }

  of(sentence: Sentence): SentenceNames {
    let known = this.bySentence.get(sentence);
    if (known === undefined) this.bySentence.set(sentence, (known = new SentenceNames(this.book, sentence)));
    return known;
  }

  private readPersons(): Map<string, Set<string>[]> {
    const full = new Map<string, Set<string>[]>();
    for (const sentence of this.sentences)
      for (const { first, last, kind } of sentence.names) {
        if (kind !== 'person' || first === last) continue;
        const keys: string[] = [];
        for (let index = first; index <= last; index++)
          for (const { key } of nameParts(sentence.word(index).form)) keys.push(key);
        // In some languages the family's name stands first.
        for (const end of [keys.at(-1), keys[0]]) {
          if (end === undefined) continue;
          const bearers = full.get(end);
          if (bearers === undefined) full.set(end, [new Set(keys)]);
          else bearers.push(new Set(keys));
        }
      }
    return full;
  }

  private readLands(): Set<string> {
    const lands = new Set<string>();
    for (const sentence of this.sentences)
      for (const hit of this.of(sentence).within(0, sentence.words.length - 1)) {
        const country = meaningAs(hit, 'state')?.entry.country;
        if (country !== undefined) lands.add(country);
      }
    return lands;
  }
}
