import type { Sentence } from '../../annotation/sentence.js';
import type { WordRange } from '../grammar/word-range.js';
import { around, clauseRange } from './ranges.js';

/// What a clause of saying that is set beside a clause tells: "The war, **he said**, is over." What stands behind a semicolon is another
/// sentence: it is no tag ("He asked for oil; **Venezuela promised** some"), and no tag reaches beyond it.
export function besideTag(sentence: Sentence, saying: number): WordRange[] {
  const { label, head } = sentence.word(saying);
  if (label !== 'parataxis' || head < 0) return [];
  const { first } = clauseRange(sentence, saying);
  if (isSemicolon(sentence, first) || isSemicolon(sentence, first - 1)) return [];
  const told = around(sentence, head, saying).filter((piece) => !isSemicolon(sentence, piece.first));
  const joined = sentence.children(saying).find((child) => child > saying && isJoined(sentence, child));
  return joined === undefined ? told : [...told, clauseRange(sentence, joined)];
}

/// The clause behind the comma of such a tag, which the tree takes for what is said: "Rebels took the town, officials said, **a day after
/// the truce ended**". Null where there is none.
export function toldBeyond(sentence: Sentence, saying: number): number | null {
  if (sentence.words[saying + 1]?.form !== ',') return null;
  const { label, head } = sentence.word(saying);
  const told = sentence.children(saying).filter((child) => sentence.word(child).label === 'ccomp');
  const beyond = told.find((child) => child > saying + 1);
  if (beyond === undefined) return null;
  const isTag = label === 'parataxis' && head >= 0 && head < saying;
  return isTag || (told.some((child) => child < saying) && !isJoined(sentence, beyond)) ? beyond : null;
}

/// "…, he said, **but nothing was destroyed**"
function isJoined(sentence: Sentence, clause: number): boolean {
  const { label } = sentence.word(clause);
  return (
    label === 'ccomp' &&
    sentence.children(clause).some((child) => child < clause && sentence.word(child).label === 'cc')
  );
}

function isSemicolon(sentence: Sentence, index: number): boolean {
  return sentence.words[index]?.form === ';';
}
