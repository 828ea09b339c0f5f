import { normalise, shapeOf } from './features.js';
import { readModelFile, MODEL_FILES } from './model-files.js';
import type { Token } from './tokenise.js';

interface Weights {
  readonly scale: number;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/// model/sentences.json, written by training/splitter.py.
interface SplitterFile {
  readonly format: number;
  readonly before: number;
  readonly after: number;
  readonly words: readonly string[];
  readonly word: Weights;
  readonly shape: Weights;
  readonly place: Weights;
  readonly gap: Weights;
  readonly age: Weights;
  readonly depth: Weights;
  readonly bias: Weights;
  readonly out: Weights;
  readonly outBias: number;
}

const EDGE = 0;
const RARE = 1;
const FIRST_WORD = 2;
const LENGTH_CLASSES = 6;
const GAPS = 3;
const OPENING = new Set(['(', '[', '{', '\u201c', '\u00ab']);
const CLOSING = new Set([')', ']', '}', '\u201d', '\u00bb']);
const QUOTES = new Set(['"', "''", '``']);

const FINAL = /[.!?:;…"'”’)\]]$/u;
/// Log-odds that an end without a final mark needs in an edited paragraph, where the treebanks' mail and lists have many such
/// ends: 4 leaves 19 false ends in 1,566 single news sentences, 0 leaves 72.
const EDITED_THRESHOLD = 4;

/// Finds where sentences end among surface tokens: one hidden layer over a window of tokens, with what is open and how
/// long the sentence is already. The same computation as training/splitter.py.
export class Splitter {
  private readonly ids = new Map<string, number>();
  private readonly width: number;
  private readonly embed: number;
  private readonly hidden: number;
  private readonly word: Float32Array;
  private readonly shape: Float32Array;
  private readonly place: Float32Array;
  private readonly gap: Float32Array;
  private readonly age: Float32Array;
  private readonly depth: Float32Array;
  private readonly bias: Float32Array;
  private readonly out: Float32Array;
  private readonly outBias: number;
  private readonly before: number;
  /// What a token of a class adds to the hidden layer at each place of the window: width × hidden numbers.
  private readonly contributions = new Map<number, Float32Array>();
  private readonly classes = new Map<string, number>();
  private readonly edge: Float32Array;

  constructor(text: string) {
    const file = readModelFile<SplitterFile>(MODEL_FILES.sentences, text);
    file.words.forEach((word, index) => this.ids.set(word, index + FIRST_WORD));
    this.before = file.before;
    this.width = file.before + file.after;
    this.embed = file.word.shape[1] ?? 0;
    this.hidden = file.bias.shape[0] ?? 0;
    [this.word, this.shape, this.place, this.gap] = [file.word, file.shape, file.place, file.gap].map(unfold) as Quad;
    [this.age, this.depth, this.bias, this.out] = [file.age, file.depth, file.bias, file.out].map(unfold) as Quad;
    this.outBias = file.outBias;
    this.edge = this.project(EDGE, -1);
  }

  /// Index behind the last token of each sentence, ascending; the last is `tokens.length`. No sentence is longer than
  /// `limit` words: a longer one is cut where an end is likeliest in its second half.
  ends(tokens: readonly Token[], limit: number, edited = false): number[] {
    const window = tokens.map((token) => this.contribution(token.form));
    const ends: number[] = [];
    let start = 0;
    let words = 0;
    let bracket = 0;
    let quote = 0;
    let scores: number[] = [];
    const bare = edited && FINAL.test(tokens.at(-1)?.form ?? '') ? EDITED_THRESHOLD : 0;
    for (let i = 0; i < tokens.length;) {
      const token = tokens[i];
      if (token === undefined) break;
      if (OPENING.has(token.form)) bracket = 1;
      else if (CLOSING.has(token.form)) bracket = 0;
      else if (QUOTES.has(token.form)) quote = 1 - quote;
      words += token.parts?.length ?? 1;
      const score = this.score(tokens, window, i, i - start + 1, bracket + 2 * quote);
      scores.push(score);
      i++;
      const ended = score > (FINAL.test(token.form) ? 0 : bare);
      if (!ended && words < limit && i < tokens.length) continue;
      if (!ended && i < tokens.length) i = start + 1 + likeliest(scores);
      ends.push(i);
      start = i;
      scores = [];
      words = bracket = quote = 0;
    }
    return ends;
  }

  private score(
    tokens: readonly Token[],
    window: readonly Float32Array[],
    index: number,
    age: number,
    depth: number,
  ): number {
    const { hidden, before } = this;
    const sum = this.bias.slice();
    for (let place = 0; place < this.width; place++) {
      const at = index - before + 1 + place;
      const row = window[at] ?? this.edge;
      const gapRow = (place * GAPS + (tokens[at]?.gap ?? 0)) * hidden;
      const offset = place * hidden;
      for (let k = 0; k < hidden; k++) sum[k] = (sum[k] ?? 0) + (row[offset + k] ?? 0) + (this.gap[gapRow + k] ?? 0);
    }
    const ageRow = ageClass(age) * hidden;
    const depthRow = depth * hidden;
    let score = this.outBias;
    for (let k = 0; k < hidden; k++) {
      const value = (sum[k] ?? 0) + (this.age[ageRow + k] ?? 0) + (this.depth[depthRow + k] ?? 0);
      if (value > 0) score += value * (this.out[k] ?? 0);
    }
    return score;
  }

  private contribution(form: string): Float32Array {
    let key = this.classes.get(form);
    if (key === undefined) {
      const plain = normalise(form);
      const id = this.ids.get(plain.toLowerCase()) ?? RARE;
      key = id * 1024 + shapeOf(plain) * LENGTH_CLASSES + lengthClass([...form].length);
      if (this.classes.size > 50_000) this.classes.clear();
      this.classes.set(form, key);
    }
    let row = this.contributions.get(key);
    if (row === undefined) {
      if (this.contributions.size > 10_000) this.contributions.clear();
      row = this.project(Math.floor(key / 1024), key % 1024);
      this.contributions.set(key, row);
    }
    return row;
  }

  private project(id: number, shape: number): Float32Array {
    const { width, hidden, embed } = this;
    const row = new Float32Array(width * hidden);
    for (let e = 0; e < embed; e++) {
      const value = (this.word[id * embed + e] ?? 0) + (this.shape[shape * embed + e] ?? 0);
      for (let place = 0; place < width; place++) {
        const from = (place * embed + e) * hidden;
        const to = place * hidden;
        for (let k = 0; k < hidden; k++) row[to + k] = (row[to + k] ?? 0) + value * (this.place[from + k] ?? 0);
      }
    }
    return row;
  }
}

type Quad = [Float32Array, Float32Array, Float32Array, Float32Array];

function unfold(weights: Weights): Float32Array {
  return Float32Array.from(weights.values, (value) => value * weights.scale);
}

function likeliest(scores: readonly number[]): number {
  let best = scores.length - 1;
  for (let i = scores.length >> 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  return best;
}

function lengthClass(n: number): number {
  return n === 1 ? 0 : n === 2 ? 1 : n <= 4 ? 2 : n <= 7 ? 3 : n <= 12 ? 4 : 5;
}

function ageClass(n: number): number {
  return n < 6 ? n : n < 9 ? 6 : n < 13 ? 7 : n < 20 ? 8 : n < 30 ? 9 : n < 45 ? 10 : 11;
}
