import type { Sentence } from '../../annotation/sentence.js';
import type { GrammarWords } from '../../language/grammar.js';
import type { ActorResolver } from '../../resolve/actor/actors.js';
import type { ClassWords } from './class-words.js';
import { PhraseClasses, Phrases, type PhraseWords } from './phrases.js';
import { Surroundings } from './surroundings.js';

/// What the phrases of all documents are read with: made once for a codebook and a language.
export interface PhraseTables {
  readonly resolver: ActorResolver;
  readonly words: PhraseWords;
  readonly classes: ClassWords;
  readonly grammar: GrammarWords;
}

/// The phrases of one document, by sentence, and what frames ask of them.
export class DocumentPhrases {
  readonly classes: PhraseClasses;
  private readonly bySentence: ReadonlyMap<Sentence, Phrases>;

  constructor(sentences: readonly Sentence[], published: string | null, tables: PhraseTables) {
    this.bySentence = new Map(
      sentences.map((sentence) => [
        sentence,
        new Phrases(sentence, tables.resolver, published, tables.words, sentences),
      ]),
    );
    const surroundings = new Surroundings(sentences);
    this.classes = new PhraseClasses(
      tables.classes,
      tables.grammar,
      tables.words,
      (sentence) => this.of(sentence),
      (sentence) => surroundings.of(sentence),
    );
  }

  of(sentence: Sentence): Phrases {
    const found = this.bySentence.get(sentence);
    if (found === undefined) throw new RangeError('a sentence of another document');
    return found;
  }
}
