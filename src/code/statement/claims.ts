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
  out.push(...deniedContents(sentence, [...told, ...out], attributions, verbs, factuality));
  if (told.length + out.length > 0) return out;
  const verdict = verdicts.of(sentence).find(({ alone }) => alone);
  if (verdict === undefined) return out;
  const words = Array.from({ length: verdict.last - verdict.first + 1 }, (_, offset) => verdict.first + offset);
  const anchor = words.includes(sentence.root) ? sentence.root : verdict.first;
  const clause = { first: 0, last: sentence.words.length - 1 };
  const own = { words, actor: [], recipient: [], clause, why: { rule: 'reply' } };
  return [claim(sentence, anchor, verbs.of(anchor), factuality, own)];
}

/// Labels of what a verb of denying has: "denied **using** any poison", "denies any such **undertaking**".
const CONTENTS: ReadonlySet<string> = new Set(['obj', 'xcomp', 'ccomp']);

/// What is denied by no finite clause and tells no deed. Without it the denial would be lost: its verb is only whom it is cited by.
function deniedContents(
  sentence: Sentence,
  told: readonly Draft[],
  attributions: readonly Attribution[],
  verbs: VerbArguments,
  factuality: FactualityReader,
): Draft[] {
  return attributions.flatMap(({ cue }): Draft[] => {
    if (told.some(({ anchor, words }) => anchor === cue || words.includes(cue))) return [];
    const content = sentence.children(cue).find((child) => CONTENTS.has(sentence.word(child).label));
    if (content === undefined || told.some(({ anchor }) => isUnder(sentence, anchor, content))) return [];
    const index = sentence.word(content).upos === 'PRON' ? cue : content;
    const denied = factuality.of(sentence, content, null);
    if (denied.polarity !== 'negative') return [];
    const args = verbs.of(index);
    const nominal = (heads: readonly number[]): number[] => heads.filter((head) => isNominal(sentence.word(head)));
    const own = {
      words: [index],
      actor: nominal(verbs.surfaceSubject(cue).heads),
      recipient: index === content ? nominal(args.object) : [],
      clause: clauseRange(sentence, cue),
      why: { rule: 'claim', actor: verbs.of(cue).subjectBy },
    };
    return [{ ...claim(sentence, index, args, factuality, own), factuality: denied }];
  });
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

function isUnder(sentence: Sentence, index: number, above: number): boolean {
  for (let at = index; at >= 0; at = sentence.word(at).head) if (at === above) return true;
  return false;
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
