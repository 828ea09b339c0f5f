import type { GrammarWords } from '../../language/grammar.js';
import type { PrepositionWords } from '../../language/prepositions.js';
import type { AmountWords } from './amounts.js';

/// The word classes that reading arguments takes.
export interface ArgumentWords extends AmountWords {
  readonly grammar: GrammarWords;
  readonly prepositions: PrepositionWords;
  readonly relativePronouns: ReadonlySet<string>;
  /// Nouns that act also without an article: "arrested by police".
  readonly bareAgents: ReadonlySet<string>;
  /// Verbs whose subject and object act together: "helped Mali to defeat …".
  readonly joint: ReadonlySet<string>;
  /// Verbs that ask someone after "on": "called on Iran to …".
  readonly askingOn: ReadonlySet<string>;
  /// Participles that tell by what means an act is done: "strikes using drones against …".
  readonly means: ReadonlySet<string>;
  /// Prepositions that bound a number: "arrested **around** 30 marchers".
  readonly bounding: ReadonlySet<string>;
  readonly timeNouns: ReadonlySet<string>;
  /// Verbs that are done to somebody, and tell nothing without whom.
  readonly suffered: ReadonlySet<string>;
  /// Of these, those that ask somebody to do something: "Malta **urged** to free crew".
  readonly asking: ReadonlySet<string>;
  /// Of these, those that headlines tell without their auxiliary: "Farmer killed in Jos".
  readonly headlined: ReadonlySet<string>;
  /// What people are said to be to whom something was done: "two **dead** after a shooting".
  readonly stricken: ReadonlySet<string>;
  /// Before whom or what an act is aimed at: "shot **at** protesters".
  readonly aiming: ReadonlySet<string>;
  /// Verbs that give or promise someone something.
  readonly giving: ReadonlySet<string>;
}
