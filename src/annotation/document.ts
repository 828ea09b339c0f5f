import type { Origin } from './origin.js';
import type { Problem } from './problem.js';
import type { Span } from './span.js';

export type VoiceKind = 'publication' | 'author' | 'reader' | 'unknown';

/// Who speaks in a stretch of the page: the publication, its author, a commenter.
export interface Voice {
  readonly id: string;
  readonly kind: VoiceKind;
  readonly name: string | null;
}

export type SegmentKind = 'title' | 'body' | 'caption' | 'quote' | 'comment';

/// A stretch of the text with one voice: one title, one paragraph or block of the body, one comment.
export interface Segment extends Span {
  readonly kind: SegmentKind;
  /// The `id` of a voice.
  readonly voice: string;
  /// Index of the comment segment that this comment answers, or null.
  readonly replyTo: number | null;
  /// When the comment was written (ISO 8601 date or date and time); of the report the day of its dateline, where the page was
  /// published later. Else null.
  readonly published: string | null;
}

/// A page as it was read, before anything is known of its language. `text` never changes; all later knowledge is spans of it.
export interface SourceDocument {
  readonly id: string;
  /// What was read: path, URL, or path#line.
  readonly input: string;
  readonly uri: string | null;
  readonly title: string | null;
  /// ISO 8601 date (YYYY-MM-DD) of publication.
  readonly published: string | null;
  /// ISO 639-1 code, or null when it cannot be told.
  readonly language: string | null;
  readonly publisher: string | null;
  readonly text: string;
  readonly voices: readonly Voice[];
  /// In text order, not overlapping; together they hold every word of the text that is the page's own, but for datelines.
  readonly segments: readonly Segment[];
  /// Indices of segments in another language than the document: kept, not coded.
  readonly foreign?: readonly number[];
  /// For whole web pages: what each paragraph, heading, row or line was read from, in text order, not overlapping. Ask with
  /// `originAt`.
  readonly origins?: readonly Origin[];
  readonly warnings: readonly Problem[];
}
