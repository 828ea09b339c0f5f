import {
  agreeBareClauses,
  agreeCounted,
  agreeGardenPaths,
  agreeParticiples,
  agreeTense,
  agreeToldBefore,
  agreeVoice,
} from './en/agreement.js';
import { agreeDays } from './en/days.js';
import { agreeDue } from './en/due-to.js';
import { agreeHeadlines } from './en/headlines.js';
import { agreeJoinedPhrases } from './en/joined-phrases.js';
import { agreeInterposed } from './en/interposed.js';
import { agreeInvertedConditions } from './en/inverted-conditions.js';
import { agreeJoinedBehindParticiple, agreeJoinedSaying } from './en/joined-saying.js';
import { agreeMisplacedPhrases } from './en/misplaced-phrases.js';
import { EnglishLemmatiser } from './en/lemma.js';
import { pluralsOf } from './en/plurals.js';
import { rootsOf } from './en/roots.js';
import { agreeSemicolons } from './en/semicolons.js';
import { readTokenRules } from './en/token-rules.js';
import { EnglishTokeniser } from './en/tokenise.js';
import { agreeGerunds, agreeInfinitives, agreeOught } from './en/verb-forms.js';
import type { LanguageHooks, Lemmatiser } from './hooks.js';

/// Whether a form is the plain form of a verb, and no gerund.
function isBase(form: string, lemmatiser: Lemmatiser): boolean {
  const plain = form.toLowerCase();
  return lemmatiser.lemma(form, 'VB', false) === plain && lemmatiser.lemma(form, 'VBG', false) === plain;
}

/// What of English is code: cutting into words, dictionary forms by Penn tags, agreement of these tags with the tree, plurals, roots.
export const ENGLISH: LanguageHooks = {
  tokeniser: (rules) => new EnglishTokeniser(readTokenRules(rules)),
  lemmatiser: (lemmas) => new EnglishLemmatiser(lemmas),
  agree: (words, lemmatiser) => {
    agreeDays(words);
    agreeDue(words, (form) => isBase(form, lemmatiser));
    agreeOught(words);
    agreeInfinitives(words, (form) => isBase(form, lemmatiser));
    agreeGerunds(words);
    agreeHeadlines(words);
    agreeCounted(words);
    agreeVoice(words);
    agreeParticiples(words);
    agreeBareClauses(words);
    agreeGardenPaths(words);
    agreeToldBefore(words);
    agreeTense(words, (form) => lemmatiser.lemma(form, 'VBD', false));
    agreeInvertedConditions(words);
    agreeJoinedSaying(words);
    agreeJoinedBehindParticiple(words);
    agreeSemicolons(words);
    agreeInterposed(words);
    agreeJoinedPhrases(words);
    agreeMisplacedPhrases(words);
  },
  plurals: pluralsOf,
  roots: rootsOf,
};
