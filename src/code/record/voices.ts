import { asksOrRelates } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Ontology } from '../../codebook/ontology.js';
import type { CitationIndex } from '../attribution/citation-index.js';
import { citationsAround, type Citation } from '../attribution/citations.js';
import { inside } from '../attribution/ranges.js';
import { quotedRanges } from '../attribution/quoted-source.js';
import type { Draft } from '../statement/draft.js';

/// Who is cited for a statement, outermost first, and whether a word takes it back ("allegedly").
export interface Voices {
  readonly chain: readonly Citation[];
  readonly hedged: boolean;
}

/// Of the citations around a statement those that say it: not the verb that tells a verbal act itself, what somebody plans to do
/// himself, nor asides of the reporter. Someone unnamed inside a named voice says no more than that voice.
export function voicesOf(
  citations: CitationIndex<Citation>,
  sentence: Sentence,
  draft: Draft,
  ontology: Ontology,
): Voices {
  const { start, end } = sentence.word(draft.anchor);
  const around = citationsAround(citations, sentence, { start, end }).filter(
    (citation) =>
      !isOwnWord(citation, sentence, draft, ontology) &&
      !isOwnIntention(citation, sentence, draft) &&
      !isAsideOf(citation, sentence, draft),
  );
  const named = around.findIndex(({ attribution }) => attribution.source !== null);
  return {
    chain: around.filter(({ attribution }, index) => attribution.source !== null || named < 0 || index < named),
    hedged: around.some(({ attribution }) => attribution.group === 'hedge'),
  };
}

/// "reiterated his support": the verb that lends a verbal act its subject tells the act, not who says so.
function isOwnWord(
  { sentence: own, attribution }: Citation,
  sentence: Sentence,
  { type, support, factuality }: Draft,
  { types }: Ontology,
): boolean {
  if (own !== sentence || attribution.cue !== support || type === null) return false;
  return factuality.polarity === 'positive' && types[type].class.startsWith('verbal');
}

/// Whether a citation only tells what the one who acts means to do himself ("The ministry **intends** to resume the sale"): the
/// plan is told by who reports it.
function isOwnIntention({ sentence: own, attribution }: Citation, sentence: Sentence, draft: Draft): boolean {
  return (
    own === sentence &&
    attribution.group === 'intending' &&
    attribution.source !== null &&
    draft.type !== null &&
    draft.actor.includes(attribution.source)
  );
}

/// Whether a statement stands in an aside to what is cited in indirect speech: "said that the plant, **which was shelled in May**,
/// would open". Such clauses are the reporter's.
function isAsideOf({ sentence: own, attribution }: Citation, sentence: Sentence, draft: Draft): boolean {
  if (own !== sentence || inside(quotedRanges(sentence), draft.anchor)) return false;
  for (let at = draft.support ?? draft.anchor; at >= 0 && at !== attribution.cue; at = sentence.word(at).head) {
    if (!RELATIVE.has(sentence.word(at).label)) continue;
    const opening = firstOf(sentence, at);
    if (sentence.words[opening - 1]?.form !== ',' || !isRelative(sentence, opening)) continue;
    if (attribution.cue < opening && attribution.content.some(({ first, last }) => first < opening && at <= last))
      return true;
    // "…, which has blocked two motions, will veto it, diplomats said"
    if (attribution.cue > at && attribution.content.some(({ first, last }) => first < opening && last > at))
      return true;
  }
  return false;
}

const RELATIVE: ReadonlySet<string> = new Set(['acl:relcl', 'advcl:relcl']);

/// The first word of a clause, marks aside.
function firstOf(sentence: Sentence, clause: number): number {
  const before = sentence.children(clause).filter((child) => child < clause && sentence.word(child).label !== 'punct');
  return before.length === 0 ? clause : Math.min(...before.map((child) => firstOf(sentence, child)));
}

/// "which", "where", "in which"
function isRelative(sentence: Sentence, opening: number): boolean {
  const { features, upos } = sentence.word(opening);
  const behind = sentence.words[opening + 1];
  return asksOrRelates(features) || (upos === 'ADP' && behind !== undefined && asksOrRelates(behind.features));
}
