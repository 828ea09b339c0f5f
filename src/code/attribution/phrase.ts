import type { Sentence } from '../../annotation/sentence.js';
import type { SourcePhrase } from '../../language/cues.js';
import { isNominal } from '../../mention/noun-phrase.js';
import { clauseRange, without } from './ranges.js';
import type { WordRange } from '../grammar/word-range.js';

interface Phrase {
  readonly words: readonly string[];
  readonly named: boolean;
  readonly nouns: ReadonlySet<string> | null;
}

const NONE: readonly Phrase[] = [];

/// The words that make the phrase behind them a source outside the clause: "according to the ministry", "in a poll".
export class SourcePhrases {
  private readonly byLastWord = new Map<string, Phrase[]>();

  constructor(phrases: readonly SourcePhrase[]) {
    for (const { phrase, named, nouns } of phrases) {
      const words = phrase.split(' ');
      const last = words.at(-1) ?? '';
      const found = { words, named, nouns: nouns.length === 0 ? null : new Set(nouns) };
      this.byLastWord.set(last, [...(this.byLastWord.get(last) ?? []), found]);
    }
  }

  /// The words right before the phrase of a head that make it a source, or null.
  at(sentence: Sentence, head: number): WordRange | null {
    const { head: governor, label } = sentence.word(head);
    if (governor < 0) return null;
    const oblique = label.startsWith('obl') || label.startsWith('nmod') || label === 'parataxis';
    const marker = sentence.children(head).findLast((child) => child < head && sentence.word(child).label === 'case');
    if (marker === undefined) return null;
    const last = Math.max(
      marker,
      ...sentence.children(marker).filter((child) => sentence.word(child).label === 'fixed'),
    );
    for (const { words, nouns, named } of this.byLastWord.get(sentence.forms[last] ?? '') ?? NONE) {
      const first = last - words.length + 1;
      if (
        first >= 0 &&
        (oblique || words.length > 1) &&
        words.every((word, offset) => sentence.forms[first + offset] === word) &&
        (nouns === null || nouns.has(sentence.lemmas[head] ?? '')) &&
        (!named || isNamed(sentence, head))
      )
        return { first, last };
    }
    return null;
  }
}

/// What a source phrase vouches for: the clause that it stands in, at the end of a sentence behind a comma all before it.
export function clauseAround(sentence: Sentence, head: number, phrase: WordRange): WordRange[] {
  const whole = clauseRange(sentence, head);
  const apart = sentence.words[phrase.first - 1]?.form === ',';
  const ends = apart && !sentence.words.slice(whole.last + 1).some(({ upos }) => upos !== 'PUNCT');
  let top = sentence.word(head).head;
  while (sentence.word(top).head >= 0 && (ends || !isClause(sentence, top, apart))) top = sentence.word(top).head;
  return without(clauseRange(sentence, top), { first: Math.min(phrase.first, whole.first), last: whole.last });
}

function isClause(sentence: Sentence, index: number, apart: boolean): boolean {
  const subject = sentence
    .children(index)
    .some((child) => ['nsubj', 'nsubj:pass', 'cop'].includes(sentence.word(child).label));
  return subject || !(isNominal(sentence.word(index)) || (apart && sentence.word(index).label !== 'conj'));
}

/// A name, or a noun with an article or an owner: "per the treaty", not "per year".
function isNamed(sentence: Sentence, head: number): boolean {
  return (
    sentence.word(head).upos === 'PROPN' ||
    sentence.children(head).some((child) => ['det', 'nmod:poss'].includes(sentence.word(child).label))
  );
}
