import type { Segment, SourceDocument, Voice } from './document.js';
import type { PlaceMention, TimeMention } from './mentions.js';
import type { Sentence } from './sentence.js';
import { firstBehind, type Span } from './span.js';

/// Where an offset stands: indices of its sentence and segment, and who speaks there; null where it stands in none.
export interface Location {
  readonly sentence: number | null;
  readonly segment: number | null;
  readonly voice: Voice | null;
}

/// A document with what the stages before coding have found in it: sentences with their trees, places and dates. It goes into
/// JSON and back (`packDocument`, `readDocument`), so that a store can keep it and code it again.
export class AnnotatedDocument {
  constructor(
    readonly source: SourceDocument,
    readonly sentences: readonly Sentence[],
    /// Places and times by sentence.
    readonly places: readonly (readonly PlaceMention[])[],
    readonly times: readonly (readonly TimeMention[])[],
    /// Countries (ISO 3166-1 alpha-3) of the datelines, which no sentence holds.
    readonly datelines: readonly string[] = [],
  ) {}

  /// Where an offset of the text (UTF-16 units) stands.
  locate(offset: number): Location {
    const { segments, voices } = this.source;
    const segment = indexAround(segments, offset);
    const voice = segment === null ? undefined : segments[segment]?.voice;
    return {
      sentence: indexAround(this.sentences, offset),
      segment,
      voice: voices.find(({ id }) => id === voice) ?? null,
    };
  }

  /// The segment in which a sentence begins, or null.
  segmentOf(sentence: Sentence): Segment | null {
    const index = indexAround(this.source.segments, sentence.start);
    return index === null ? null : (this.source.segments[index] ?? null);
  }
}

/// The index of the span that holds an offset, of spans in text order that do not overlap; null where none does.
function indexAround(spans: readonly Span[], offset: number): number | null {
  const index = firstBehind(spans, offset);
  const found = spans[index];
  return found !== undefined && found.start <= offset ? index : null;
}
