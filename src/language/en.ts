import { agreeParticiples, agreeTense, agreeVoice } from './en/agreement.js';
import { agreeDue } from './en/due-to.js';
import { agreeHeadlines } from './en/headlines.js';
import { EnglishLemmatiser } from './en/lemma.js';
import { pluralsOf } from './en/plurals.js';
import { rootsOf } from './en/roots.js';
import { readTokenRules } from './en/token-rules.js';
import { EnglishTokeniser } from './en/tokenise.js';
import type { LanguageHooks } from './hooks.js';

/// What of English is code: cutting into words, dictionary forms by Penn tags, agreement of these tags with the tree, plurals, roots.
export const ENGLISH: LanguageHooks = {
  tokeniser: (rules) => new EnglishTokeniser(readTokenRules(rules)),
  lemmatiser: (lemmas) => new EnglishLemmatiser(lemmas),
  agree: (words, lemmatiser) => {
    agreeDue(words, (form) => lemmatiser.lemma(form, 'VB', false));
    agreeHeadlines(words);
    agreeVoice(words);
    agreeParticiples(words);
    agreeTense(words, (form) => lemmatiser.lemma(form, 'VBD', false));
  },
  plurals: pluralsOf,
  roots: rootsOf,
};
