import type { Sentence } from '../../annotation/sentence.js';
import type { AskedCondition } from './asked-frame.js';
import type { FrameHit } from './frame-index.js';

/// Whether a condition of a hit holds.
export type Holding = (hit: FrameHit, condition: AskedCondition) => boolean;

/// The frames that idioms leave: of a frame and an idiom that share words, the one that asks for more says what they mean, and of two
/// that ask for as much the idiom. "struck a chord" strikes nobody, "opened fire" opens more than the idiom "opened …" of a school.
export function withoutIdioms(
  sentence: Sentence,
  hits: readonly FrameHit[],
  idioms: readonly FrameHit[],
  holds: Holding,
  drop: (hit: FrameHit, by: FrameHit) => void,
): readonly FrameHit[] {
  if (idioms.length === 0 || hits.length === 0) return hits;
  const meant = idioms.filter((idiom) => {
    const { when, unless } = idiom.entry.frame;
    return (
      hits.some((hit) => isStopped(sentence, hit, idiom)) &&
      standTogether(sentence, idiom.words) &&
      when.every((each) => holds(idiom, each)) &&
      !unless.some((each) => holds(idiom, each))
    );
  });
  if (meant.length === 0) return hits;
  return hits.filter((hit) => {
    const idiom = meant.find((each) => isStopped(sentence, hit, each));
    if (idiom !== undefined) drop(hit, idiom);
    return idiom === undefined;
  });
}

function isStopped(sentence: Sentence, hit: FrameHit, idiom: FrameHit): boolean {
  if (isVerbOf(sentence, hit, idiom)) return true;
  return (
    hit.words.length <= idiom.words.length + idiom.entry.frame.when.length &&
    hit.words.some((word) => idiom.words.includes(word))
  );
}

/// "**fought** a price war": a verb alone whose object is a noun that means no deed tells none with it.
function isVerbOf(sentence: Sentence, { words, index }: FrameHit, idiom: FrameHit): boolean {
  if (idiom.entry.unit.kind !== 'noun' || words.length > 1) return false;
  const { label, head } = sentence.word(idiom.index);
  return label === 'obj' && head === index;
}

/// Whether each particle and preposition of an idiom belongs to its other words: it stands right behind one, is the verb's own, or brings
/// one in. "let the five women go **on** Tuesday" lets on nothing.
function standTogether(sentence: Sentence, words: readonly number[]): boolean {
  return words.every((index) => {
    const { upos, label, head } = sentence.word(index);
    if (upos !== 'ADP' || label === 'compound:prt') return true;
    return words.includes(index - 1) || (label === 'case' && words.includes(head));
  });
}
