import wordnet from 'wink-lemmatizer';
import { MODEL_FILES, readModelFile } from './model-files.js';

/// model/lemmas.json, written by training/lemmas.ts: where the lemma is not what the rules below say. For each Penn tag,
/// forms in small letters and their lemmas.
interface LemmaFile {
  readonly format: number;
  readonly lemmas: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const CACHE_LIMIT = 50_000;

/// Finds dictionary forms as the treebanks give them: "were" is "be", "Rebels" "rebel", "Ankara" "Ankara".
export class Lemmatiser {
  private readonly table = new Map<string, ReadonlyMap<string, string>>();
  private readonly known = new Map<string, string>();

  /// Throws `model-format`.
  constructor(text: string) {
    const file = readModelFile<LemmaFile>(MODEL_FILES.lemmas, text);
    for (const [tag, lemmas] of Object.entries(file.lemmas)) this.table.set(tag, new Map(Object.entries(lemmas)));
  }

  /// The lemma of a form with this Penn tag; `first` says that it begins its sentence.
  lemma(form: string, xpos: string, first: boolean): string {
    const key = `${first ? '^' : ''}${xpos} ${form}`;
    let lemma = this.known.get(key);
    if (lemma === undefined) {
      const plain = form.replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'");
      lemma = this.table.get(xpos)?.get(plain.toLowerCase()) ?? regularLemma(plain, xpos, first);
      if (this.known.size >= CACHE_LIMIT) this.known.clear();
      this.known.set(key, lemma);
    }
    return lemma;
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
      return wordnet.noun(lower);
    case 'VBD':
    case 'VBG':
    case 'VBN':
    case 'VBZ':
    case 'VBP':
    case 'MD':
      return wordnet.verb(lower);
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
