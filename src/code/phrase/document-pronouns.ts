import type { Segment } from '../../annotation/document.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Phrases } from './phrases.js';
import type { Antecedent, PronounReader } from './pronouns.js';

/// The antecedents of the pronouns of a sentence, by word.
export type PronounsOf = ReadonlyMap<number, Antecedent | null>;

/// Whom the pronouns of each sentence mean; a comment does not know of whom another speaks.
export function readPronouns(
  sentences: readonly Sentence[],
  segmentOf: readonly (Segment | null)[],
  reader: PronounReader,
  phrasesOf: (sentence: Sentence) => Phrases,
): PronounsOf[] {
  let voice: string | null = null;
  return sentences.map((sentence, number) => {
    const segment = segmentOf[number] ?? null;
    if (segment !== null && segment.kind === 'comment' && segment.voice !== voice) reader.clear();
    voice = segment?.voice ?? null;
    const phrases = phrasesOf(sentence);
    const found = reader.read(sentence, (word) => phrases.facts(word));
    phrases.learnPronouns(found, sentences);
    return found;
  });
}
