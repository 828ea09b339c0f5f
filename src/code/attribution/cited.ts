import type { WordRange } from '../grammar/word-range.js';

/// One "X says Y" inside a sentence. `content` may stand in several pieces around the cue.
export interface Attribution {
  /// Head of the source's phrase, or null where none is named.
  readonly source: number | null;
  /// The words that name the source.
  readonly namedRange: WordRange | null;
  /// All that the source is told with: title, apposition, relative clause, the others that say the same.
  readonly sourceRange: WordRange | null;
  /// The word that carries the cue.
  readonly cue: number;
  readonly cueRange: WordRange;
  readonly content: readonly WordRange[];
  /// The kind of saying: the group's name in `cues/attribution.yaml`.
  readonly group: string;
}
