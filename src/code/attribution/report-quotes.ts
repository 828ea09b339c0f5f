import type { Segment } from '../../annotation/document.js';
import { covers, type Span } from '../../annotation/span.js';
import { findQuotations } from './quotations.js';

/// Words that must agree before a quotation is taken for the report's: fewer may agree by chance.
const QUOTED_WORDS = 3;

/// A quotation in a comment that repeats words of the report, with the voice whose words they are.
interface ReportQuote extends Span {
  readonly voice: string;
}

/// What readers quote of the report in their own lines, for pages without marks of quotation.
export class ReportQuotes {
  private readonly quotes: readonly ReportQuote[];

  constructor(text: string, segments: readonly Segment[]) {
    const comments = segments.filter(({ kind }) => kind === 'comment');
    const found = comments.flatMap((comment) => findQuotations(text, comment));
    const report =
      found.length === 0
        ? []
        : segments
            .filter(({ kind }) => kind === 'body' || kind === 'title')
            .map((segment) => ({
              voice: segment.voice,
              words: ` ${wordsOf(text.slice(segment.start, segment.end)).join(' ')} `,
            }));
    this.quotes = found.flatMap((quotation) => {
      const words = wordsOf(text.slice(quotation.start, quotation.end));
      if (words.length < QUOTED_WORDS) return [];
      const source = report.find((segment) => segment.words.includes(` ${words.join(' ')} `));
      return source === undefined ? [] : [{ ...quotation, voice: source.voice }];
    });
  }

  /// The voice of the report whose words a stretch of a comment is, or null.
  voiceOf(span: Span): string | null {
    return this.quotes.find((quote) => covers(quote, span))?.voice ?? null;
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
