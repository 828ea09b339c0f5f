import { NO_FEATURES, type Features } from '../annotation/features.js';
import { Sentence } from '../annotation/sentence.js';
import type { Deed, Multiword, Name, Upos, Word } from '../annotation/sentence.js';
import type { Span } from '../annotation/span.js';
import { WordFeatures } from './features.js';
import type { LanguageHooks, Lemmatiser, Tokeniser } from '../language/hooks.js';
import { readLexicon } from './lexicon.js';
import { networkFiles, readModelFile } from '../language/model-files.js';
import type { ModelFiles, Vocabulary } from './model-files.js';
import { decodeNames } from './names.js';
import type { Scorer, Scores } from './network.js';
import { PieceScorer } from './piece-scorer.js';
import { Pieces } from './pieces.js';
import { Rounds } from './rounds.js';
import { Splitter } from './splitter.js';
import type { Token } from '../language/token.js';
import { isTree, spanningTree } from './tree.js';
import { WordScorer } from './word-scorer.js';

/// A stretch of text to parse.
export interface Stretch extends Span {
  /// Whether it is edited prose, a report's paragraphs: there sentences end with a final mark. Mail, lists and readers'
  /// comments often leave it out.
  readonly edited?: boolean;
  /// Whether it is a heading, in which a sentence ends with a final mark or not at all.
  readonly heading?: boolean;
}

/// What the parser adds to a word whose form and place are known.
export interface Analysis {
  readonly words: readonly Pick<Word, 'form' | 'lemma' | 'upos' | 'xpos' | 'features' | 'head' | 'label'>[];
  readonly names: readonly Name[];
  readonly deeds: readonly Deed[] | null;
}

const NOTHING: Analysis = { words: [], names: [], deeds: null };

/// How likely a word must be a deed to be kept as one, in percent: any other is none.
const LEAST_ODDS = 4;

/// Words that may tell one.
const DEEDS: ReadonlySet<Upos> = new Set(['VERB', 'NOUN', 'ADJ', 'PROPN']);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/// A longer sentence is cut where an end is likeliest, so that time and memory stay bounded.
export const SENTENCE_LIMIT = 200;
/// Tokens that are read before their sentences are divided.
const PARAGRAPH_LIMIT = 4000;
/// Sentences that wait to be parsed together, for batches of like length.
const WINDOW = 512;

/// What the tags of a model tell; see `FeatureTable`.
export interface TagTable {
  of(tag: string, form: string): Features;
}

/// Of words whose tags nobody has explained.
const UNEXPLAINED: TagTable = { of: () => NO_FEATURES };

/// Sentences that are analysed together where several documents are parsed at a time.
const ROUND = 1024;

/// Makes a parser from the files of a language's model and what of the language is code; without `tags` its words have no
/// features. Throws `model-format` where a file is of another version.
export async function createParser(
  files: ModelFiles,
  hooks: LanguageHooks,
  tags: TagTable = UNEXPLAINED,
): Promise<Parser> {
  return Promise.resolve(new Parser(files, hooks, tags));
}

/// Text to sentences with tags, lemmas, trees and names.
export class Parser {
  private readonly vocabulary: Vocabulary;
  private readonly splitter: Splitter;
  private readonly tokeniser: Tokeniser;
  private readonly lemmatiser: Lemmatiser;
  private readonly scorer: Scorer;
  private readonly rounds = new Rounds<readonly string[], Analysis>(async (forms) => this.analyse(forms), ROUND);

  constructor(
    files: ModelFiles,
    private readonly hooks: LanguageHooks,
    private readonly tags: TagTable,
  ) {
    this.vocabulary = readModelFile<Vocabulary>(networkFiles(files.network.reads).vocabulary, files.vocabulary);
    this.scorer = scorerOf(files, this.vocabulary);
    this.splitter = new Splitter(files.sentences);
    this.tokeniser = hooks.tokeniser(files.tokens);
    this.lemmatiser = hooks.lemmatiser(files.lemmas);
  }

  /// The sentences of the given stretches, in text order; none crosses the end of a stretch or a blank line. Offsets count
  /// UTF-16 units of `text`, and every word is a slice of it.
  async parse(text: string, segments: readonly Stretch[] = [{ start: 0, end: text.length }]): Promise<Sentence[]> {
    const sentences: Sentence[] = [];
    for await (const window of this.windows(text, segments)) sentences.push(...window);
    return sentences;
  }

  /// The same, some hundred sentences at a time.
  async *windows(text: string, segments: readonly Stretch[]): AsyncGenerator<Sentence[]> {
    let waiting: Token[][] = [];
    for (const segment of segments) {
      for (const sentence of this.divide(text, segment)) {
        waiting.push(sentence);
        if (waiting.length < WINDOW) continue;
        yield await this.annotate(text, waiting);
        waiting = [];
      }
    }
    if (waiting.length > 0) yield await this.annotate(text, waiting);
  }

  /// Tags, lemmas, trees and names for sentences that are words already. What several ask at a time goes through the network
  /// together, in fuller batches.
  async parseWords(sentences: readonly (readonly string[])[]): Promise<Analysis[]> {
    return this.rounds.ask(sentences);
  }

  private async analyse(sentences: readonly (readonly string[])[]): Promise<Analysis[]> {
    const analyses = new Array<Analysis>(sentences.length);
    for (const batch of this.scorer.batches(sentences)) {
      const forms = batch.map((index) => sentences[index] ?? []);
      const { scores, words } = await this.scorer.run(forms);
      batch.forEach((index, row) => (analyses[index] = this.decode(forms[row] ?? [], scores, row, words)));
    }
    return analyses;
  }

  /// The tokens of each sentence of a stretch.
  private *divide(text: string, segment: Stretch): Generator<Token[]> {
    const paragraphs = this.tokeniser.paragraphs(text, segment, PARAGRAPH_LIMIT);
    let resume: number | undefined;
    for (;;) {
      const next = resume === undefined ? paragraphs.next() : paragraphs.next(resume);
      resume = undefined;
      if (next.done === true) return;
      const tokens = next.value;
      const ends = this.splitter.ends(tokens, SENTENCE_LIMIT, segment.edited ?? false, segment.heading ?? false);
      const unfinished = tokens.length >= PARAGRAPH_LIMIT && ends.length > 1;
      if (unfinished) {
        ends.pop();
        resume = tokens[ends.at(-1) ?? 0]?.start;
      }
      let start = 0;
      for (const end of ends) {
        yield tokens.slice(start, end);
        start = end;
      }
    }
  }

  private async annotate(text: string, sentences: readonly (readonly Token[])[]): Promise<Sentence[]> {
    const analyses = await this.parseWords(sentences.map((tokens) => formsOf(text, tokens)));
    return sentences.map((tokens, index) => {
      const { words, names, deeds } = analyses[index] ?? NOTHING;
      const start = tokens[0]?.start ?? 0;
      return new Sentence(start, tokens.at(-1)?.end ?? start, placed(words, tokens), multiwords(tokens), names, deeds);
    });
  }

  private decode(forms: readonly string[], scores: Scores, sentence: number, width: number): Analysis {
    const { upos, xpos, labels, names, candidates } = this.vocabulary;
    const n = forms.length;
    const row = sentence * width;
    let heads: Int32Array = new Int32Array(n);
    for (let i = 0; i < n; i++) heads[i] = scores.heads[(row + i) * candidates] ?? 0;
    if (!isTree(heads)) {
      heads = spanningTree(n, (word, governor) => scores.arcs[(row + word - 1) * (width + 1) + governor] ?? 0);
    }
    const words: Mutable<Analysis['words'][number]>[] = [];
    for (let i = 0; i < n; i++) {
      const form = forms[i] ?? '';
      const head = heads[i] ?? 0;
      const tag = xpos[scores.xpos[row + i] ?? 0] ?? '_';
      let label = 'root';
      if (head > 0) {
        const place = (row + i) * candidates;
        let candidate = candidates - 1;
        while (candidate > 0 && scores.heads[place + candidate] !== head) candidate--;
        label = labels[scores.labels[place + candidate] ?? 0] ?? 'dep';
      }
      words.push({
        form,
        lemma: '',
        upos: upos[scores.upos[row + i] ?? 0] ?? 'X',
        xpos: tag,
        features: NO_FEATURES,
        head: head - 1,
        label,
      });
    }
    this.hooks.agree(words, this.lemmatiser);
    words.forEach((word, i) => {
      word.lemma = this.lemmatiser.lemma(word.form, word.xpos, i === 0);
      word.features = this.tags.of(word.xpos, word.form);
    });
    const deeds = this.deeds(words, scores, row);
    return { words, names: decodeNames(scores.names, row * names.length, n), deeds };
  }

  private deeds(words: Analysis['words'], { events, odds }: Scores, row: number): Deed[] | null {
    const [, ...types] = this.vocabulary.events ?? [];
    if (events === null || odds === null) return null;
    const deeds: Deed[] = [];
    words.forEach(({ upos }, index) => {
      const percent = Math.round((odds[row + index] ?? 0) * 100);
      if (percent < LEAST_ODDS || !DEEDS.has(upos)) return;
      const type = types[events[row + index] ?? 0];
      if (type !== undefined && type !== 'NONE') deeds.push({ index, type, odds: percent });
    });
    return deeds;
  }
}

/// What writes sentences as the network of a model reads them.
function scorerOf({ network, lexicon }: ModelFiles, { words = [], trained = 0, pieces = [] }: Vocabulary): Scorer {
  const names = readLexicon(lexicon);
  return network.reads === 'words'
    ? new WordScorer(network, new WordFeatures(words, trained, names))
    : new PieceScorer(network, new Pieces(pieces), names);
}

function formsOf(text: string, tokens: readonly Token[]): string[] {
  const forms: string[] = [];
  for (const { form, parts } of tokens) {
    if (parts === null) forms.push(form);
    else for (const { start, end } of parts) forms.push(text.slice(start, end));
  }
  return forms;
}

/// The words with their places in the text, which are those of the tokens and of their parts.
function placed(words: Analysis['words'], tokens: readonly Token[]): Word[] {
  const list: Word[] = [];
  for (const token of tokens) {
    for (const { start, end } of token.parts ?? [token]) {
      const word = words[list.length];
      if (word === undefined) throw new RangeError(`word ${list.length} was not analysed`);
      const { form, lemma, upos, xpos, features, head, label } = word;
      list.push({ start, end, form, lemma, upos, xpos, features, head, label });
    }
  }
  return list;
}

function multiwords(tokens: readonly Token[]): Multiword[] {
  const list: Multiword[] = [];
  let first = 0;
  for (const { start, end, parts } of tokens) {
    if (parts !== null) list.push({ first, last: first + parts.length - 1, start, end });
    first += parts?.length ?? 1;
  }
  return list;
}
