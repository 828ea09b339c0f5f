import type { Sentence } from '../../annotation/sentence.js';
import { firstBehind, type Span } from '../../annotation/span.js';

/// The citations of a document by the sentences that hold something of what is cited: a page may make hundreds, and each
/// statement asks for those around it. `sentences` are all of the document, in text order.
export class CitationIndex<Citation extends { readonly content: readonly Span[] }> {
  private readonly bySentence = new Map<Sentence, Citation[]>();

  constructor(
    readonly all: readonly Citation[],
    sentences: readonly Sentence[],
  ) {
    for (const citation of all)
      for (const { start, end } of citation.content) {
        for (let at = firstBehind(sentences, start); at < sentences.length; at++) {
          const sentence = sentences[at];
          if (sentence === undefined || sentence.start >= end) break;
          this.add(sentence, citation);
        }
      }
  }

  /// The citations that may hold something of a sentence, in their order.
  in(sentence: Sentence): readonly Citation[] {
    return this.bySentence.get(sentence) ?? [];
  }

  private add(sentence: Sentence, citation: Citation): void {
    const list = this.bySentence.get(sentence);
    if (list === undefined) this.bySentence.set(sentence, [citation]);
    else if (list.at(-1) !== citation) list.push(citation);
  }
}
