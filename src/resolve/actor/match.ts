import type { NameKind, Sentence } from '../../annotation/sentence.js';
import type { ActorKind } from '../../annotation/record.js';
import type { PersonName } from './person-name.js';

/// A noun phrase to resolve: word indices of its head and of its first and last word (both included) in the sentence.
export interface Phrase {
  readonly sentence: Sentence;
  readonly head: number;
  readonly first: number;
  readonly last: number;
  /// ISO 8601 date of publication: who held an office then.
  readonly published: string | null;
  readonly nameKind: NameKind | null;
  /// All sentences of the document, for the names and lands that it introduces; left out, the sentence alone.
  readonly document?: readonly Sentence[];
  /// Where names begin that are left out: all but one of a list.
  readonly without?: readonly number[];
}

/// The actor that a phrase names.
export interface ActorMatch {
  /// The codebook's name, or the phrase's own words.
  readonly name: string;
  /// Country and sector ("IRQ GOV"), a body's own code ("NATO"), or null.
  readonly code: string | null;
  /// ISO 3166-1 alpha-3.
  readonly country: string | null;
  readonly sector: string | null;
  readonly kind: ActorKind;
  /// File and key of the codebook line that named it.
  readonly source: string | null;
  /// Equal for phrases that name the same actor.
  readonly key: string;
  /// From 0 to 1, by the kind of evidence; not a measured probability.
  readonly confidence: number;
  /// Somebody who acts in other lands than his own: peacekeepers are not those of the land that a report is about.
  readonly abroad?: boolean;
  /// A land for which its capital stands: where it acts, and not where something is done in it.
  readonly byCapital?: boolean;
  /// A government for which the name of its region stands, as above.
  readonly byRegion?: boolean;
  /// The name of a person that the phrase names.
  readonly person?: PersonName;
}

/// Country and sector as one code; null when nothing is known of the country.
export function codeOf(country: string | null, sector: string | null): string | null {
  if (country === null) return null;
  return sector === null || sector === 'UNK' ? country : `${country} ${sector}`;
}
