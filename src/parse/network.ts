/// Sentences side by side as the network reads them. `ids` holds FEATURES numbers for each word, word by word and within
/// a word sentence by sentence: [words, sentences, FEATURES]; places beyond a sentence's length are 0.
export interface Batch {
  readonly words: number;
  readonly sentences: number;
  readonly ids: Int32Array;
  readonly lengths: Int32Array;
}

/// What the network says of a batch. Row-major; `words` of the batch is the length of the second axis.
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
}

/// Stands between the parser and whichever runtime evaluates model/parser.onnx. A batch has at least two words.
export interface Network {
  run(batch: Batch): Promise<Scores>;
}
