import type { CommentEntry } from '../comment/data.js';

/// A post and what readers wrote under it, as an export of a comment system or a site has it.
export interface Thread {
  /// The name of the thread in its export; null where it has none.
  readonly key: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  /// As written; not yet read as a date.
  readonly published: string | null;
  readonly uri: string | null;
  /// The post itself, markup or text; null where the export has only its comments.
  readonly text: string | null;
  readonly comments: readonly CommentEntry[];
}

/// Reads an export piece by piece: threads are returned as soon as they are complete.
export interface ThreadReader {
  write(text: string): readonly Thread[];
  /// The threads that end with the export.
  end(): readonly Thread[];
  /// Posts and comments that are not public: drafts, spam, deleted ones.
  readonly leftOut: number;
  /// Characters of comments that wait for the end of the export.
  readonly held: number;
  /// Whether the export broke off; known at its end.
  readonly isCut: boolean;
}
