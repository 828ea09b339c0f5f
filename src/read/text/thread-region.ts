import type { CommentCues } from '../evidence/comment-cues.js';
import type { PageLines } from './thread-header.js';

/// The part of a page in which a frame is looked for: its lines that are no buttons, and where blocks of them begin.
export interface Region {
  readonly page: PageLines;
  /// Indices of the lines with words, in order.
  readonly worded: readonly number[];
  /// Those that begin a block: below a blank line, where blank lines stand between some lines only, a rule or the page's own words.
  readonly starts: ReadonlySet<number>;
  /// Whether there are fewer blocks than lines.
  readonly isBlocked: boolean;
  /// Whether a heading stands above it.
  readonly isHeaded: boolean;
  /// Whether it may be another heading than one over comments.
  readonly isDoubtful: boolean;
  readonly dayFirst: boolean;
  readonly cues: CommentCues;
}
