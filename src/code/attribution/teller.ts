import type { Sentence } from '../../annotation/sentence.js';
import { isNominal } from '../../mention/noun-phrase.js';
import { isSubjectLabel } from '../grammar/clauses.js';
import type { VerbArguments } from '../grammar/arguments.js';
import type { CitingWords } from './citing-words.js';
import { inside } from './ranges.js';
import { subjectBeside, subjectOfParticiple } from './source.js';
import { sourceBeside } from './quoted-source.js';
import type { WordRange } from '../grammar/word-range.js';

/// The head of the source's phrase, and the words that name it where these are not the phrase of the head.
export interface Teller {
  readonly source: number | null;
  readonly range: WordRange | null;
}

/// A source whose verb stands before the cue and is told with it: "**issued** a statement calling for".
interface Issuer {
  readonly source: number;
  readonly verb: number;
}

/// What the language tells of verbs and documents.
export interface TellerWords {
  readonly citing: CitingWords;
  readonly relativePronouns: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  /// Whether a verb has what is said in a clause.
  readonly says: (lemma: string) => boolean;
  /// Verbs behind which an equating word brings in what is said: "quoted as".
  readonly quotes: ReadonlySet<string>;
}

/// Words from the verb that issues a document to what the document says.
const ISSUED_WITHIN = 12;

/// Finds who it is that a verb tells something of.
export class TellerFinder {
  constructor(private readonly words: TellerWords) {}

  /// Who says it: the subject of the verb, as a relative pronoun where one stands there; beside a quotation the phrase next to
  /// the verb where the tree names nobody outside of the quotation.
  of(
    sentence: Sentence,
    verbs: VerbArguments,
    index: number,
    content: readonly WordRange[],
    quoted: readonly WordRange[],
  ): Teller {
    const source = verbs.of(index).subject.find((head) => !inside(content, head)) ?? null;
    const lost = source === null || (inside(quoted, source) && !inside(quoted, index));
    const beside =
      lost && quoted.length > 0 && !inside(quoted, index)
        ? sourceBeside(sentence, index, quoted, this.words.citing)
        : null;
    if (beside !== null) return { source: topOf(sentence, beside), range: beside };
    const participle = subjectOfParticiple(sentence, verbs, index);
    if (participle !== null && !inside(content, participle)) return { source: participle, range: null };
    if (isBareParticiple(sentence, index)) return { source: verbs.of(index).passive ? source : null, range: null };
    const nobody = source === null || this.words.citing.timeNouns.has(sentence.lemmas[source] ?? '');
    const near = verbs.of(index).passive ? null : subjectBeside(sentence, index, !nobody, this.words.citing);
    if (near !== null && (source === null || source < near.first || source > near.last))
      return { source: topOf(sentence, near), range: near };
    const pronoun = sentence
      .children(index)
      .find(
        (child) =>
          isSubjectLabel(sentence.word(child).label) && this.words.relativePronouns.has(sentence.lemmas[child] ?? ''),
      );
    return { source, range: pronoun === undefined || source === null ? null : { first: pronoun, last: pronoun } };
  }

  /// "**The council** issued a statement **calling for** calm": who says it, and with which verb; null for other cues.
  issuer(sentence: Sentence, verbs: VerbArguments, cue: number): Issuer | null {
    const { head: noun, label } = sentence.word(cue);
    if (!label.startsWith('acl') || noun < 0 || noun > cue || !this.words.documents.has(sentence.lemmas[noun] ?? ''))
      return null;
    const { head: verb, label: role } = sentence.word(noun);
    if (role !== 'obj' || verb < 0 || verb > noun || cue - verb > ISSUED_WITHIN) return null;
    const source = verbs.direct(verb, 'nsubj').find((subject) => subject < verb);
    return source === undefined || this.words.says(sentence.lemmas[verb] ?? '') ? null : { source, verb };
  }

  /// "**The minister** was quoted **as saying**": who says it, and with which verb; null for other cues.
  quotedAs(sentence: Sentence, verbs: VerbArguments, cue: number): Issuer | null {
    const { head: verb, features } = sentence.word(cue);
    if (features.VerbForm !== 'Ger' || verb < 0 || verb > cue || !this.words.quotes.has(sentence.lemmas[verb] ?? ''))
      return null;
    const source = verbs.of(verb).passive ? verbs.of(verb).object[0] : undefined;
    const { equating } = this.words.citing;
    const brought = sentence.children(cue).some((child) => equating.has(sentence.lemmas[child] ?? ''));
    return source === undefined || !brought ? null : { source, verb };
  }

  /// Whether what follows tells of the same saying: "was **quoted** as saying".
  quotesSomeone(sentence: Sentence, verbs: VerbArguments, verb: number): boolean {
    return sentence.children(verb).some((child) => this.quotedAs(sentence, verbs, child)?.verb === verb);
  }
}

/// "compared with last year": a participle with neither auxiliary nor subject before no noun.
export function isBareParticiple(sentence: Sentence, verb: number): boolean {
  const { features, label } = sentence.word(verb);
  if (features.Tense !== 'Past' || !/^(?:advcl|case|amod|obl)/.test(label)) return false;
  return !sentence.children(verb).some((child) => /^(?:aux|nsubj|csubj)/.test(sentence.word(child).label));
}

/// The word of a stretch that is governed from outside of it.
function topOf(sentence: Sentence, range: WordRange): number {
  for (let index = range.first; index <= range.last; index++) {
    const word = sentence.word(index);
    if (isNominal(word) && (word.head < range.first || word.head > range.last)) return index;
  }
  return range.last;
}
