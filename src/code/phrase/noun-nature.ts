import type { Sentence } from '../../annotation/sentence.js';
import type { ClassWords } from './class-words.js';
import type { Gender } from './pronoun-questions.js';

/// Words that tell what a noun may be called by a pronoun, in small letters.
export interface NatureWords {
  readonly male: ReadonlySet<string>;
  readonly female: ReadonlySet<string>;
  readonly maleNames: ReadonlySet<string>;
  readonly femaleNames: ReadonlySet<string>;
  readonly human: ReadonlySet<string>;
  /// Nouns for many who are one: "gang", "family".
  readonly companies: ReadonlySet<string>;
  /// Nouns for bodies and houses of people: "court", "village".
  readonly bodies: ReadonlySet<string>;
  readonly things: readonly ReadonlySet<string>[];
  /// Numbers and words that stand for one of several: "**one** of the men".
  readonly single: ReadonlySet<string>;
  /// Nouns of what is done to somebody: "their **release**".
  readonly undergone: ReadonlySet<string>;
}

/// The words of nature among those of a language.
export function natureWords(classes: ClassWords): NatureWords {
  return {
    male: classes.of('male'),
    female: classes.of('female'),
    maleNames: classes.of('male-name'),
    femaleNames: classes.of('female-name'),
    human: classes.of('human'),
    companies: classes.of('company-noun'),
    bodies: classes.of('body-noun'),
    things: ['craft', 'built', 'wares', 'thought', 'nature'].map((name) => classes.of(name)),
    single: classes.of('single-word'),
    undergone: classes.of('undergone-noun'),
  };
}

export type Being = 'unknown' | 'human' | 'thing' | 'company' | 'body';

/// Says of nouns by their words whether they are a man, a woman, a body of people or a thing.
export class NounNature {
  constructor(private readonly words: NatureWords) {}

  being(sentence: Sentence, word: number): Being {
    if (sentence.word(word).upos !== 'NOUN') return 'unknown';
    const lemma = sentence.lemmas[word] ?? '';
    const { human, companies, bodies, things, male, female } = this.words;
    if (companies.has(lemma)) return 'company';
    if (bodies.has(lemma)) return 'body';
    if (human.has(lemma) || male.has(lemma) || female.has(lemma)) return 'human';
    return things.some((each) => each.has(lemma)) ? 'thing' : 'unknown';
  }

  /// The gender that a noun, a title or a first name tells: "the widow", "Mr. Okoro", "Maria Novak".
  gender(sentence: Sentence, word: number): Gender {
    let gender = this.told(sentence, word);
    for (const child of sentence.children(word))
      if (TELLING.has(sentence.word(child).label)) gender ??= this.told(sentence, child);
    return gender ?? this.firstName(sentence, word);
  }

  /// Whether a number or the like stands for one of several.
  isSingle(sentence: Sentence, word: number): boolean {
    return this.words.single.has(sentence.lemmas[word] ?? '');
  }

  /// Whether a noun tells what was done to its possessor.
  isUndergone(sentence: Sentence, word: number): boolean {
    return this.words.undergone.has(sentence.lemmas[word] ?? '');
  }

  private told(sentence: Sentence, word: number): Gender {
    const lemma = sentence.lemmas[word] ?? '';
    return this.words.female.has(lemma) ? 'female' : this.words.male.has(lemma) ? 'male' : null;
  }

  /// A name alone may be a family's.
  private firstName(sentence: Sentence, word: number): Gender {
    const { upos, form } = sentence.word(word);
    if (upos !== 'PROPN') return null;
    if (!sentence.children(word).some((child) => isLaterPart(sentence, child))) return null;
    const name = form.toLowerCase();
    return this.words.femaleNames.has(name) ? 'female' : this.words.maleNames.has(name) ? 'male' : null;
  }
}

/// Parts of a phrase that tell the gender of its head: "**Mr.** Okoro", "a **female** guard".
const TELLING: ReadonlySet<string> = new Set(['nmod:desc', 'compound', 'amod', 'appos']);

function isLaterPart(sentence: Sentence, word: number): boolean {
  const { label, upos } = sentence.word(word);
  return upos === 'PROPN' && label.startsWith('flat');
}
