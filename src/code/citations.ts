import type { Segment } from '../annotation/document.js';
import type { Sentence } from '../annotation/sentence.js';
import { covers, overlaps, type Span } from '../annotation/span.js';
import type { Attribution } from './attribution.js';
import type { WordRange } from './word-range.js';
import { findQuotations } from './quotations.js';

/// An attribution of a document, in offsets of its text.
export interface Citation {
  readonly sentence: Sentence;
  readonly attribution: Attribution;
  readonly source: Span | null;
  readonly cue: Span;
  content: Span[];
}

/// Quotations of fewer letters are words in quotation marks, not speech.
const SPEECH_LENGTH = 20;

/// Puts the attributions of all sentences into offsets, and lets quotations go on: a quotation belongs whole to the one who
/// is cited for a part of it, and one without a cue of its own to the one who was cited last.
export function citeDocument(
  text: string,
  segments: readonly Segment[],
  sentences: readonly Sentence[],
  attributions: readonly (readonly Attribution[])[],
): Citation[] {
  const citations = sentences.flatMap((sentence, index) =>
    (attributions[index] ?? []).map((attribution) => cite(sentence, attribution)),
  );
  let last: Citation | null = null;
  let next = 0;
  for (const segment of segments) {
    const here: Citation[] = [];
    while (next < citations.length && (citations[next]?.sentence.start ?? Infinity) < segment.end) {
      const citation = citations[next++];
      if (citation !== undefined) here.push(citation);
    }
    if (segment.kind === 'comment') last = null;
    for (const quotation of findQuotations(text, segment)) {
      const owner = ownerOf(quotation, here, last);
      if (owner !== null && isSpeech(quotation)) extend(owner, quotation);
    }
    last =
      here.findLast((citation) => citation.attribution.group === 'saying' && citation.source !== null) ??
      (here.length > 0 ? null : last);
  }
  return citations;
}

function isSpeech(quotation: Span): boolean {
  return quotation.end - quotation.start >= SPEECH_LENGTH;
}

/// Who is cited for a quotation: whose content it overlaps, else who speaks in the same sentence outside of it, else the last.
function ownerOf(quotation: Span, here: readonly Citation[], before: Citation | null): Citation | null {
  const overlapping = here.filter(
    (citation) => citation.content.some((piece) => overlaps(piece, quotation)) && !covers(quotation, citation.cue),
  );
  if (overlapping.length > 0)
    return overlapping.find((citation) => citation.attribution.group === 'saying') ?? overlapping[0] ?? null;
  const beside = here.find(
    (citation) =>
      citation.attribution.group === 'saying' &&
      overlaps(citation.sentence, quotation) &&
      !covers(quotation, citation.cue),
  );
  if (beside !== undefined) return beside;
  const earlier = here.filter(
    (citation) =>
      citation.cue.end <= quotation.start && citation.attribution.group === 'saying' && citation.source !== null,
  );
  return earlier.at(-1) ?? before;
}

function extend(citation: Citation, quotation: Span): void {
  const touching = citation.content.filter((piece) => overlaps(piece, quotation));
  const rest = citation.content.filter((piece) => !overlaps(piece, quotation));
  const whole = touching.reduce(
    (sum, piece) => ({ start: Math.min(sum.start, piece.start), end: Math.max(sum.end, piece.end) }),
    quotation,
  );
  const free = overlaps(whole, citation.cue) ? quotation : whole;
  citation.content = [...rest, ...(free === whole ? [] : touching), free].sort((a, b) => a.start - b.start);
}

function cite(sentence: Sentence, attribution: Attribution): Citation {
  return {
    sentence,
    attribution,
    source: attribution.sourceRange === null ? null : spanOf(sentence, attribution.sourceRange),
    cue: spanOf(sentence, attribution.cueRange),
    content: attribution.content.map((range) => spanOf(sentence, range)),
  };
}

/// Where a stretch of words stands in the text.
export function spanOf(sentence: Sentence, range: WordRange): Span {
  return { start: sentence.word(range.first).start, end: sentence.word(range.last).end };
}

/// The citations inside which a stretch stands, outermost first.
export function citationsAround(citations: readonly Citation[], span: Span): Citation[] {
  return citations
    .filter((citation) => citation.content.some((piece) => covers(piece, span)) && !overlaps(citation.cue, span))
    .sort((a, b) => size(b) - size(a));
}

function size(citation: Citation): number {
  return citation.content.reduce((sum, piece) => sum + piece.end - piece.start, 0);
}
