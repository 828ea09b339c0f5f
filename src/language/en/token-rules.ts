import { MODEL_FILES, readModelFile } from '../model-files.js';

/// model/tokens.json: what the tokeniser knows of English spelling. training/tokens.py derives it from the treebanks and
/// from training/tokens.json.
interface TokensFile {
  readonly format: number;
  readonly abbreviations: readonly string[];
  readonly ambiguous: readonly string[];
  readonly prefixes: readonly string[];
  readonly hyphenated: readonly string[];
  readonly units: readonly string[];
  readonly currencies: readonly string[];
  readonly clitics: readonly string[];
  readonly contractions: Readonly<Record<string, number>>;
  readonly domains: readonly string[];
  readonly wholes: readonly string[];
  readonly runOns: Readonly<Record<string, { readonly cut: number; readonly before: readonly string[] }>>;
}

/// A word that is two before certain words only, and the length of its first part.
interface RunOn {
  readonly cut: number;
  readonly before: ReadonlySet<string>;
}

/// The word lists of the tokeniser, ready to be asked. All are of small letters and typewriter apostrophes.
export interface TokenRules {
  /// Keep their full stop: "mr", "sept".
  readonly abbreviations: ReadonlySet<string>;
  /// Keep it only before a number, or where they are capitalised and a comma or a small letter follows: "no. 3", "Sun., 8 May".
  readonly ambiguous: ReadonlySet<string>;
  /// Stay with the word behind the hyphen: "anti", "re".
  readonly prefixes: ReadonlySet<string>;
  /// Hyphenated words that are one word: "e-mail".
  readonly hyphenated: ReadonlySet<string>;
  /// Come off a number: "pm", "km".
  readonly units: ReadonlySet<string>;
  /// Signs of money with letters in them: "us$".
  readonly currencies: ReadonlySet<string>;
  /// Come off a word, with their apostrophe: "'s", "n't".
  readonly clitics: ReadonlySet<string>;
  /// Two words written as one without apostrophe, and the length of the first: "cannot" 3, "dont" 2.
  readonly contractions: ReadonlyMap<string, number>;
  /// Last parts of internet names: "com".
  readonly domains: ReadonlySet<string>;
  /// Words that hold together although they have an apostrophe or a slash in them: "o'clock", "w/o".
  readonly wholes: ReadonlySet<string>;
  /// Contractions written without apostrophe that look like another word: "its a lie", "ill be there".
  readonly runOns: ReadonlyMap<string, RunOn>;
}

/// Reads model/tokens.json. Throws `model-format`.
export function readTokenRules(text: string): TokenRules {
  const file = readModelFile<TokensFile>(MODEL_FILES.tokens, text);
  return {
    abbreviations: new Set(file.abbreviations),
    ambiguous: new Set(file.ambiguous),
    prefixes: new Set(file.prefixes),
    hyphenated: new Set(file.hyphenated),
    units: new Set(file.units),
    currencies: new Set(file.currencies),
    clitics: new Set(file.clitics),
    contractions: new Map(Object.entries(file.contractions)),
    domains: new Set(file.domains),
    wholes: new Set(file.wholes),
    runOns: new Map(
      Object.entries(file.runOns).map(([word, { cut, before }]) => [word, { cut, before: new Set(before) }]),
    ),
  };
}
