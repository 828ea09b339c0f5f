/// Sentences side by side as a network of words reads them. `ids` holds FEATURES numbers for each word, word by word and
/// within a word sentence by sentence: [words, sentences, FEATURES]; places beyond a sentence's length are 0.
export interface Batch {
  readonly words: number;
  readonly sentences: number;
  readonly ids: Int32Array;
  readonly lengths: Int32Array;
}

/// Sentences side by side as a network of word pieces reads them. `ids` holds three numbers for each piece: which it is, the
/// shape of its word and what the lexicon says of it: [sentences, pieces, 3]. `first` is the first piece of each word:
/// [sentences, words].
export interface PieceBatch {
  readonly words: number;
  readonly sentences: number;
  readonly pieces: number;
  readonly ids: Int32Array;
  readonly first: Int32Array;
  readonly lengths: Int32Array;
}

/// What a network says of a batch. Row-major; `words` of the batch is the length of the second axis.
export interface Scores {
  /// [sentences, words]: index of the best universal tag.
  readonly upos: Int32Array;
  /// [sentences, words]: index of the best Penn tag.
  readonly xpos: Int32Array;
  /// [sentences, words, name tags]
  readonly names: Float32Array;
  /// [sentences, words, 1 + words]: how well each place governs the word; 0 is the root, 1 the first word.
  readonly arcs: Float32Array;
  /// [sentences, words, candidates]: the best governors, best first.
  readonly heads: Int32Array;
  /// [sentences, words, candidates]: index of the best label under each of these.
  readonly labels: Int32Array;
  /// [sentences, words]: index of the likeliest type of deed, from 0, and how likely it is; null of a network without them.
  readonly events: Int32Array | null;
  readonly odds: Float32Array | null;
}

/// Stands between the parser and whichever runtime evaluates a network. A batch has at least two words.
export interface WordNetwork {
  readonly reads: 'words';
  run(batch: Batch): Promise<Scores>;
}

/// The same for the accurate setting. Sentences of a batch have like numbers of pieces; see `PieceScorer`.
export interface PieceNetwork {
  readonly reads: 'pieces';
  run(batch: PieceBatch): Promise<Scores>;
}

export type Network = WordNetwork | PieceNetwork;

/// Chooses which sentences go through a network side by side, and writes them as it reads them.
export interface Scorer {
  /// Of sentences the numbers of those that go together; none depends on the others.
  batches(sentences: readonly (readonly string[])[]): number[][];
  /// The scores of such a batch and the length of their second axis.
  run(batch: readonly (readonly string[])[]): Promise<{ readonly scores: Scores; readonly words: number }>;
}
