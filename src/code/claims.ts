import type { Sentence } from '../annotation/sentence.js';
import { isNominal } from '../mention/noun-phrase.js';
import { isSubjectLabel, type VerbArguments } from './arguments.js';
import { clauseRange, type Attribution } from './attribution.js';
import { CLAIM_CONFIDENCE } from './confidence.js';
import type { Draft } from './draft.js';
import type { FactualityReader } from './factuality.js';

/// Claims: the finite clauses with a subject and a predicate that tell neither event nor relation, so that nothing which a
/// voice asserts is lost. A clause that only says "he said" is no claim of its own.
export function readClaims(
  sentence: Sentence,
  told: readonly Draft[],
  attributions: readonly Attribution[],
  verbs: VerbArguments,
  factuality: FactualityReader,
): Draft[] {
  const taken = new Set<number>();
  for (const draft of told) {
    for (const word of draft.words) taken.add(word);
    if (draft.support !== null) taken.add(draft.support);
  }
  for (const attribution of attributions)
    if (attribution.group !== 'talking' && attribution.group !== 'showing') taken.add(attribution.cue);
  const out: Draft[] = [];
  for (let index = 0; index < sentence.words.length; index++) {
    if (taken.has(index) || !isFinitePredicate(sentence, index)) continue;
    const args = verbs.of(index);
    const subject = args.passive ? args.object : verbs.surfaceSubject(index).heads;
    if (subject.length === 0) continue;
    out.push({
      kind: 'claim',
      anchor: index,
      words: predicateWords(sentence, index),
      frame: null,
      args,
      support: null,
      type: null,
      relation: null,
      mode: null,
      cameo: null,
      actor: (args.passive ? args.subject : subject).filter((head) => isNominal(sentence.word(head))),
      recipient: (args.passive ? subject : args.object).filter((head) => isNominal(sentence.word(head))),
      instrument: null,
      factuality: factuality.of(sentence, index, null),
      depth: 0,
      clause: clauseRange(sentence, index),
      confidence: CLAIM_CONFIDENCE,
      why: { rule: 'claim', actor: args.subjectBy },
    });
  }
  return out;
}

function isFinitePredicate(sentence: Sentence, index: number): boolean {
  const children = sentence.children(index);
  if (!children.some((child) => isSubjectLabel(sentence.word(child).label))) return false;
  const word = sentence.word(index);
  if (word.upos === 'VERB' || word.upos === 'AUX') return true;
  return children.some((child) => sentence.word(child).label === 'cop');
}

/// The predicate with its copula, particle and negation.
function predicateWords(sentence: Sentence, index: number): number[] {
  const words = sentence
    .children(index)
    .filter((child) => ['cop', 'compound:prt'].includes(sentence.word(child).label));
  return [...words, index].sort((a, b) => a - b);
}
