import type { Segment } from '../../annotation/document.js';
import { CLOSING_LETTERS, OPENING_LETTERS } from '../../annotation/quotation-marks.js';
import type { Sentence } from '../../annotation/sentence.js';
import { covers, overlaps, type Span } from '../../annotation/span.js';
import type { Attribution } from './cited.js';
import type { CitationIndex } from './citation-index.js';
import { inside } from './ranges.js';
import { quotedRanges } from './quoted-source.js';
import type { Turn } from './turns.js';
import { spanOf } from '../grammar/word-range.js';
import { findQuotations } from './quotations.js';

/// An attribution of a document, in offsets of its text.
export interface Citation {
  readonly sentence: Sentence;
  readonly attribution: Attribution;
  /// The source with all that it is told with.
  readonly source: Span | null;
  /// The words of it that name the source.
  readonly named: Span | null;
  readonly cue: Span;
  content: Span[];
  /// Whether it stands in a quotation.
  readonly quoted: boolean;
}

/// Quotations of fewer letters are words in quotation marks, not speech.
const SPEECH_LENGTH = 20;

/// Puts the attributions of all sentences into offsets, and lets quotations go on: a quotation belongs whole to the one who
/// is cited for a part of it, and one without a cue of its own to the one who was cited last. `turns` are those of its lines.
export function citeDocument(
  text: string,
  segments: readonly Segment[],
  sentences: readonly Sentence[],
  attributions: readonly (readonly Attribution[])[],
  turns: readonly Turn[],
): Citation[] {
  const quotations = new Map(segments.map((segment) => [segment, findQuotations(text, segment)]));
  const allQuotations = [...quotations.values()].flat();
  const citations = sentences
    .flatMap((sentence, index) => (attributions[index] ?? []).map((attribution) => cite(sentence, attribution)))
    .map((citation) => (citation.content.length > 0 ? citation : awaited(text, citation, allQuotations)))
    .filter((citation) => citation !== null);
  let last: Citation | null = null;
  let next = 0;
  for (const segment of segments) {
    const here: Citation[] = [];
    while (next < citations.length && (citations[next]?.sentence.start ?? Infinity) < segment.end) {
      const citation = citations[next++];
      if (citation !== undefined) here.push(citation);
    }
    if (segment.kind === 'comment') last = null;
    for (const citation of here)
      citation.content = citation.content.map((piece) => withMarks(text, piece, quotations.get(segment) ?? []));
    for (const quotation of quotations.get(segment) ?? []) {
      const owner = ownerOf(quotation, here, last);
      if (owner !== null && isSpeech(text, quotation)) extend(owner, quotation);
    }
    last =
      here.findLast((citation) => citation.attribution.group === 'saying' && citation.source !== null) ??
      (here.length > 0 ? null : last);
  }
  const spoken = turns.map(({ sentence, attribution, content }) => ({
    ...cite(sentence, attribution),
    content: [...content],
  }));
  return [...citations, ...spoken];
}

/// A citation whose sentence holds only who says it, with the quotation right before it or, behind a colon, the paragraph
/// after it; null where neither stands there.
function awaited(text: string, citation: Citation, quotations: readonly Span[]): Citation | null {
  const { start, end } = citation.sentence;
  const before = quotations.find(
    (quotation) => quotation.end <= start && /^\s*$/.test(text.slice(quotation.end, start)),
  );
  if (
    before !== undefined &&
    SPOKEN_END.test(text.slice(before.start, before.end)) &&
    !text.slice(before.end, start).includes('\n')
  )
    return { ...citation, content: [before] };
  if (!/:\s*$/.test(text.slice(citation.cue.start, end))) return null;
  const next = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
  const quoted = quotations.find((quotation) => quotation.start === next);
  const line = text.indexOf('\n', next);
  const content = quoted ?? { start: next, end: line < 0 ? text.length : line };
  return content.end > content.start ? { ...citation, content: [content] } : null;
}

/// How speech ends inside its quotation marks where its speaker follows.
const SPOKEN_END = new RegExp(`[,?!…—–-][${CLOSING_LETTERS}']+$`, 'u');

function isSpeech(text: string, quotation: Span): boolean {
  return (
    quotation.end - quotation.start >= SPEECH_LENGTH || WHOLE_SENTENCE.test(text.slice(quotation.start, quotation.end))
  );
}

/// A sentence in quotation marks is speech however short: "It was a crime."
const WHOLE_SENTENCE = new RegExp(
  `^[${OPENING_LETTERS}${CLOSING_LETTERS}']+\\p{Lu}.*\\s.*[.!?…][${CLOSING_LETTERS}']+$`,
  'u',
);

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

/// A piece with the marks of the quotations whose words it holds.
function withMarks(text: string, piece: Span, quotations: readonly Span[]): Span {
  let { start, end } = piece;
  for (const quotation of quotations) {
    if (!overlaps(quotation, piece)) continue;
    if (/^[\p{P}\s]*$/u.test(text.slice(quotation.start, start))) start = Math.min(start, quotation.start);
    if (/^[\p{P}\s]*$/u.test(text.slice(end, quotation.end))) end = Math.max(end, quotation.end);
  }
  return { start, end };
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
    named: attribution.namedRange === null ? null : spanOf(sentence, attribution.namedRange),
    cue: spanOf(sentence, attribution.cueRange),
    content: attribution.content.map((range) => spanOf(sentence, range)),
    quoted: inside(quotedRanges(sentence), attribution.cue),
  };
}

/// The citations inside which a stretch of a sentence stands, outermost first.
export function citationsAround(citations: CitationIndex<Citation>, sentence: Sentence, span: Span): Citation[] {
  return citations
    .in(sentence)
    .filter(
      (citation) =>
        (citation.content.some((piece) => covers(piece, span)) && !overlaps(citation.cue, span)) ||
        isAtLabel(citation, span),
    )
    .sort((a, b) => size(b) - size(a));
}

/// "A: No.": the tree hangs what is said on the label.
function isAtLabel({ attribution, named, cue, content: [first] }: Citation, span: Span): boolean {
  if (attribution.content.length > 0 || named === null || first === undefined) return false;
  return covers(named, span) && named.end <= cue.start && cue.end <= first.start;
}

function size(citation: Citation): number {
  return citation.content.reduce((sum, piece) => sum + piece.end - piece.start, 0);
}

/// The citations that the text itself makes, by where the content begins. What someone is cited to have heard or thought is
/// part of what he says, as in the guidelines of PolNeAR: it stands in the chain of voices of each statement, not here. A
/// source that is cited inside indirect speech for words of its own stays, as "the minister" in "Reuters reported that the
/// minister said …".
export function listedCitations(citations: CitationIndex<Citation>): Citation[] {
  return inReadingOrder(citations.all).filter(
    (inner) =>
      !citations
        .in(inner.sentence)
        .some((outer) => outer !== inner && contains(outer, inner) && !isRelayed(outer, inner)),
  );
}

/// "Reuters reported that the minister said …": someone else's own words, told in indirect speech.
function isRelayed(outer: Citation, inner: Citation): boolean {
  return (
    inner.attribution.group === 'saying' &&
    inner.sentence === outer.sentence &&
    inner.source !== null &&
    inner.attribution.source !== outer.attribution.source &&
    inner.sentence.word(inner.attribution.source ?? inner.attribution.cue).upos !== 'PRON' &&
    !inner.quoted
  );
}

function contains(outer: Citation, inner: Citation): boolean {
  return outer.content.some((piece) => covers(piece, inner.cue)) && !covers(outer.cue, inner.cue);
}

/// By where the content begins; of two that begin alike, and of a quotation and what is cited within it, the longer first.
function inReadingOrder(citations: readonly Citation[]): Citation[] {
  const begins = (citation: Citation): number => citation.content[0]?.start ?? citation.cue.start;
  const ends = (citation: Citation): number => citation.content.at(-1)?.end ?? citation.cue.end;
  return [...citations].sort((a, b) => begins(a) - begins(b) || ends(b) - ends(a));
}
