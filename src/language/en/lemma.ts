import { remembered } from '../../annotation/remembered.js';
import wordnet from 'wink-lemmatizer';
import type { Lemmatiser } from '../hooks.js';
import { MODEL_FILES, readModelFile } from '../model-files.js';

/// model/lemmas.json, written by training/lemmas.ts: where the lemma is not what the rules below say. For each Penn tag,
/// forms in small letters and their lemmas.
interface LemmaFile {
  readonly format: number;
  readonly lemmas: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/// Forms a tag that are remembered.
const FORMS_KEPT = 2_000;

/// Finds dictionary forms as the treebanks give them: "were" is "be", "Rebels" "rebel", "Ankara" "Ankara".
export class EnglishLemmatiser implements Lemmatiser {
  private readonly table = new Map<string, ReadonlyMap<string, string>>();
  /// Lemmas of forms, by Penn tag: of words at the beginning of a sentence and of others.
  private readonly firsts = new Map<string, (form: string) => string>();
  private readonly others = new Map<string, (form: string) => string>();

  /// Throws `model-format`.
  constructor(text: string) {
    const file = readModelFile<LemmaFile>(MODEL_FILES.lemmas, text);
    for (const [tag, lemmas] of Object.entries(file.lemmas)) this.table.set(tag, new Map(Object.entries(lemmas)));
  }

  /// The lemma of a form with this Penn tag; `first` says that it begins its sentence.
  lemma(form: string, xpos: string, first: boolean): string {
    const known = first ? this.firsts : this.others;
    let lemmaOf = known.get(xpos);
    if (lemmaOf === undefined)
      known.set(xpos, (lemmaOf = remembered(FORMS_KEPT, (word) => this.find(word, xpos, first))));
    return lemmaOf(form);
  }

  private find(form: string, xpos: string, first: boolean): string {
    const plain = form.replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'");
    return this.listed(plain.toLowerCase(), xpos) ?? regularLemma(plain, xpos, first);
  }

  /// What the table says; of plurals only where WordNet knows no singular: the treebanks keep "troops" and "supplies" as they are,
  /// and take "bases" for those of "basis".
  private listed(lower: string, xpos: string): string | undefined {
    const lemma = this.table.get(xpos)?.get(lower);
    return xpos === 'NNS' && wordnet.noun(lower) !== lower ? undefined : lemma;
  }
}

/// The lemma by WordNet's exceptions and rules of ending, for words that the table does not have. Names keep their
/// capitals, and so do adjectives unless they begin the sentence.
export function regularLemma(form: string, xpos: string, first = false): string {
  const lower = form.toLowerCase();
  switch (xpos) {
    case 'NNP':
      return form;
    case 'NNPS': {
      const lemma = wordnet.noun(lower);
      return form[0] === lower[0] ? lemma : lemma.slice(0, 1).toUpperCase() + lemma.slice(1);
    }
    case 'NNS':
      return singular(lower);
    case 'VBD':
    case 'VBN':
      return unlessKnown(lower, infinitive(lower), /(?<=[a-z][^aeiou])ed$/);
    case 'VBG':
      return unlessKnown(lower, infinitive(lower), /(?<=[a-z]{2})ing$/);
    case 'VBZ':
      return unlessKnown(lower, infinitive(lower), /(?<=[^sui])s$/);
    case 'VBP':
    case 'MD':
      return infinitive(lower);
    case 'JJR':
    case 'JJS':
    case 'RBR':
    case 'RBS':
      return wordnet.adjective(lower);
    case 'JJ':
      return first ? lower : form;
    case 'CD':
      return lower.replace(/(?<=\d),(?=\d)/g, '');
    default:
      return lower;
  }
}

/// WordNet knows few compounds ("airstrikes", "policemen") and has some plurals as words of their own ("troops").
function singular(lower: string): string {
  const found = wordnet.noun(lower);
  if (found !== lower) return found;
  if (lower.endsWith('men') && lower.length > 4) return `${lower.slice(0, -2)}an`;
  if (lower.endsWith('ies') && lower.length > 4) return `${lower.slice(0, -3)}y`;
  return lower.endsWith('s') && !/(?:ss|us|is)$/.test(lower) && lower.length > 3 ? lower.slice(0, -1) : lower;
}

/// "staged" is of "stage", not "stag": a short verb would double its last letter.
function infinitive(lower: string): string {
  const found = wordnet.verb(lower);
  if (found === lower && lower.endsWith('ied')) return `${lower.slice(0, -3)}y`;
  const undoubled = lower === `${found}ed` || lower === `${found}ing`;
  const doubles = /^[^aeiou]*[aeiou][bdfglmnprtv]$/.test(found);
  return undoubled && doubles ? `${found}e` : found;
}

/// WordNet's lemma, or for a word that it does not know and leaves as it is ("retweeted"), the word without its
/// ending.
function unlessKnown(word: string, lemma: string, ending: RegExp): string {
  return lemma === word && word.length > 4 ? word.replace(ending, '') : lemma;
}
