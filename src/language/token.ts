import type { Span } from '../annotation/span.js';

/// What stands before a token: nothing, blanks, a line break.
export type Gap = 0 | 1 | 2;

/// A token as it is written; `parts` are its words where it holds several ("don't": "do", "n't").
export interface Token extends Span {
  readonly form: string;
  readonly gap: Gap;
  readonly parts: readonly Span[] | null;
}
