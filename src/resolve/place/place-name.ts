import type { Place } from './place.js';
import type { Container } from './traits.js';

/// A place name as it stands in a sentence, with what it may mean.
export interface PlaceName {
  readonly first: number;
  readonly last: number;
  readonly written: string;
  /// The comparable form: one key, one place in a document.
  readonly key: string;
  readonly candidates: readonly Place[];
  /// Whether the sentence shows that a place is meant; else it counts where the page names a place of that name or near it.
  readonly isSure: boolean;
  /// What holds this place, as the text says behind it: "Paris, Texas", nearest first.
  readonly containers: readonly Container[];
  /// The names before and behind it in an enumeration.
  readonly beside: readonly PlaceName[];
}
