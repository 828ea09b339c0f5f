import type { Cues } from '../../language/cues.js';
import type { GrammarWords } from '../../language/grammar.js';

/// The words of grammar by which what is said and its source are found, ready to be asked: made once for a language.
export class CitingWords {
  readonly complementizers: ReadonlySet<string>;
  readonly infinitiveMarks: ReadonlySet<string>;
  /// What brings in a clause that an adjective takes, unlike one of time or reason: "unsure **whether** to go".
  readonly adjectiveMarks: ReadonlySet<string>;
  /// "**As** the minister put it", "was quoted **as** saying".
  readonly equating: ReadonlySet<string>;
  /// What stands for all that is put so: "As the minister put **it**".
  readonly dummies: ReadonlySet<string>;
  /// What opens a clause in which the writer may go on with another speaker, and what of it is no contrast.
  readonly openers: ReadonlySet<string>;
  readonly joiners: ReadonlySet<string>;
  readonly sourcePrepositions: ReadonlySet<string>;
  readonly agentPrepositions: ReadonlySet<string>;
  readonly phrasePrepositions: ReadonlySet<string>;
  readonly subjectPronouns: ReadonlySet<string>;

  /// `timeNouns` is the class `time-noun`.
  constructor(
    cues: Cues,
    grammar: GrammarWords,
    readonly timeNouns: ReadonlySet<string>,
  ) {
    this.complementizers = grammar.complementizer;
    this.infinitiveMarks = grammar['infinitive-mark'];
    this.adjectiveMarks = new Set([
      ...grammar.complementizer,
      ...grammar['infinitive-mark'],
      ...grammar['question-mark'],
    ]);
    this.equating = grammar.equating;
    this.dummies = grammar['dummy-subject'];
    this.openers = grammar.opening;
    this.joiners = grammar.joining;
    this.sourcePrepositions = new Set(cues.sourcePrepositions);
    this.agentPrepositions = new Set(cues.agentPrepositions);
    this.phrasePrepositions = new Set(cues.phrasePrepositions);
    this.subjectPronouns = new Set(cues.subjectPronouns);
  }
}
