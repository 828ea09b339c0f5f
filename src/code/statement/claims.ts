import type { Sentence } from '../../annotation/sentence.js';
import { isNominal } from '../../mention/noun-phrase.js';
import { isSubjectLabel } from '../grammar/clauses.js';
import type { Arguments, VerbArguments } from '../grammar/arguments.js';
import { clauseRange } from '../attribution/ranges.js';
import type { Attribution } from '../attribution/cited.js';
import { CLAIM_CONFIDENCE } from './confidence.js';
import type { Draft } from './draft.js';
import type { FactualityReader } from '../factuality/factuality.js';
import type { VerdictReader } from './verdicts.js';

/// Claims: the finite clauses with a subject and a predicate that tell neither event nor relation, so that nothing which a
/// voice asserts is lost, and the sentences that only agree or contradict ("Great comment."). A clause that only says "he said" is no claim of its own.
export function readClaims(
  sentence: Sentence,
  told: readonly Draft[],
  attributions: readonly Attribution[],
  verbs: VerbArguments,
  factuality: FactualityReader,
  verdicts: VerdictReader,
): Draft[] {
  const taken = new Set<number>();
  for (const draft of told) {
    for (const word of [draft.anchor, ...draft.words]) taken.add(word);
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
    const nominal = (heads: readonly number[]): number[] => heads.filter((head) => isNominal(sentence.word(head)));
    out.push(
      claim(sentence, index, args, factuality, {
        words: predicateWords(sentence, index),
        actor: nominal(args.passive ? args.subject : subject),
        recipient: nominal(args.passive ? subject : args.object),
        clause: clauseRange(sentence, index),
        why: { rule: 'claim', actor: args.subjectBy },
      }),
    );
  }
  if (told.length + out.length > 0) return out;
  const verdict = verdicts.of(sentence).find(({ alone }) => alone);
  if (verdict === undefined) return out;
  const words = Array.from({ length: verdict.last - verdict.first + 1 }, (_, offset) => verdict.first + offset);
  const anchor = words.includes(sentence.root) ? sentence.root : verdict.first;
  const clause = { first: 0, last: sentence.words.length - 1 };
  const own = { words, actor: [], recipient: [], clause, why: { rule: 'reply' } };
  return [claim(sentence, anchor, verbs.of(anchor), factuality, own)];
}

function claim(
  sentence: Sentence,
  index: number,
  args: Arguments,
  factuality: FactualityReader,
  { words, actor, recipient, clause, why }: Pick<Draft, 'words' | 'actor' | 'recipient' | 'clause' | 'why'>,
): Draft {
  return {
    kind: 'claim',
    anchor: index,
    words,
    frame: null,
    args,
    support: null,
    type: null,
    relation: null,
    mode: null,
    cameo: null,
    actor,
    recipient,
    instrument: null,
    factuality: factuality.of(sentence, index, null),
    depth: 0,
    clause,
    confidence: CLAIM_CONFIDENCE,
    why,
  };
}

function isFinitePredicate(sentence: Sentence, index: number): boolean {
  const { upos } = sentence.word(index);
  let subject = false;
  let verbal = upos === 'VERB' || upos === 'AUX';
  for (const child of sentence.children(index)) {
    const { label } = sentence.word(child);
    subject ||= isSubjectLabel(label);
    verbal ||= label === 'cop';
  }
  return subject && verbal;
}

/// The predicate with its copula, particle and negation.
function predicateWords(sentence: Sentence, index: number): number[] {
  const words = sentence
    .children(index)
    .filter((child) => ['cop', 'compound:prt'].includes(sentence.word(child).label));
  return [...words, index].sort((a, b) => a - b);
}
