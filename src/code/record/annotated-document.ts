import type { SourceDocument } from '../../annotation/document.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { TimeMention } from '../../resolve/time/dates.js';
import type { PlaceMention } from '../../resolve/place/places.js';

/// What the stages before this one have found in a document.
export interface AnnotatedDocument {
  readonly source: SourceDocument;
  readonly sentences: readonly Sentence[];
  /// Places and times by sentence.
  readonly places: readonly (readonly PlaceMention[])[];
  readonly times: readonly (readonly TimeMention[])[];
}
