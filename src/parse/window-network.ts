import { remembered } from '../annotation/remembered.js';
import { normalise, shapeOf } from './features.js';
import { MODEL_FILES, readModelFile } from '../language/model-files.js';
import type { Token } from '../language/token.js';

interface Weights {
  readonly scale: number;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/// One network of model/sentences.json: embeddings, what each place of the window makes of them, gaps, the age of the
/// sentence, what is open in it.
interface NetworkFile {
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

/// model/sentences.json, written by training/splitter.py.
interface SentencesFile {
  readonly format: number;
  readonly before: number;
  readonly after: number;
  readonly words: readonly string[];
  readonly networks: readonly NetworkFile[];
}

const EDGE = 0;
const RARE = 1;
const FIRST_WORD = 2;
const LENGTH_CLASSES = 6;
const SHAPES = 512;
const GAPS = 3;
/// The gap of a blank.
const BLANK = 1;
const FORMS_KEPT = 2_000;

/// What each token of a window adds to the hidden layer at each place of it.
type Window = (at: number) => Float32Array;

/// How likely a sentence ends behind a token, by a window of tokens: networks of one hidden layer, whose scores are
/// averaged. Their hidden layers lie side by side in one row of `hidden` numbers.
export class WindowNetwork {
  private readonly ids = new Map<string, number>();
  private readonly before: number;
  private readonly width: number;
  private readonly hidden: number;
  private readonly embeddings: readonly {
    word: Float32Array;
    shape: Float32Array;
    place: Float32Array;
    size: number;
  }[];
  /// What other gaps than a blank add, [place, gap, hidden]; what blanks everywhere add is in the bias.
  private readonly gap: Float32Array;
  private readonly age: Float32Array;
  private readonly depth: Float32Array;
  private readonly bias: Float32Array;
  private readonly out: Float32Array;
  private readonly outBias: number;
  /// What a form adds to the hidden layer at each place of the window: width × hidden numbers.
  private readonly row = remembered(FORMS_KEPT, (form: string) => this.rowOf(form));
  /// The same by word and looks, which many forms share.
  private readonly rowAt = remembered(FORMS_KEPT, (key: number) =>
    this.project(Math.floor(key / SHAPES), key % SHAPES),
  );
  private readonly edge: Float32Array;
  private readonly sum: Float32Array;

  /// Throws `model-format`.
  constructor(text: string) {
    const file = readModelFile<SentencesFile>(MODEL_FILES.sentences, text);
    const { networks } = file;
    file.words.forEach((word, index) => this.ids.set(word, index + FIRST_WORD));
    this.before = file.before;
    this.width = file.before + file.after;
    this.embeddings = networks.map(({ word, shape, place }) => ({
      word: unfold(word),
      shape: unfold(shape),
      place: unfold(place),
      size: word.shape[1] ?? 0,
    }));
    this.gap = sideBySide(networks.map(({ gap }) => gap));
    this.age = sideBySide(networks.map(({ age }) => age));
    this.depth = sideBySide(networks.map(({ depth }) => depth));
    this.bias = sideBySide(networks.map(({ bias }) => bias));
    this.out = sideBySide(networks.map(({ out }) => out)).map((value) => value / networks.length);
    this.outBias = networks.reduce((sum, { outBias }) => sum + outBias, 0) / networks.length;
    this.hidden = this.bias.length;
    this.sum = new Float32Array(this.hidden);
    this.edge = this.project(EDGE, -1);
    this.takeBlanksAsGiven();
  }

  /// The row of each of some tokens, for `score`; outside them that of the edge. Few ends are doubtful, and most rows are not asked for.
  window(tokens: readonly Token[]): Window {
    const rows: (Float32Array | undefined)[] = [];
    return (at) => {
      const token = tokens[at];
      return token === undefined ? this.edge : (rows[at] ??= this.row(token.form));
    };
  }

  /// Log-odds that a sentence ends behind token `index`. `age`: tokens of the sentence so far. `open`: 1 for a bracket and
  /// 2 for a quotation that is open.
  score(tokens: readonly Token[], window: Window, index: number, age: number, open: number): number {
    const { hidden, width, gap, out, sum } = this;
    sum.set(this.bias);
    add(sum, this.age, ageClass(age) * hidden);
    add(sum, this.depth, open * hidden);
    const first = index - this.before + 1;
    for (let place = 0; place < width; place++) {
      add(sum, window(first + place), place * hidden);
      const space = tokens[first + place]?.gap ?? 0;
      if (space !== BLANK) add(sum, gap, (place * GAPS + space) * hidden);
    }
    let score = this.outBias;
    for (let k = 0; k < hidden; k++) score += Math.max(0, sum[k] ?? 0) * (out[k] ?? 0);
    return score;
  }

  /// Moves what blanks add into the bias, since most gaps are blanks.
  private takeBlanksAsGiven(): void {
    const { hidden, gap, bias } = this;
    for (let place = 0; place < this.width; place++) {
      const from = place * GAPS * hidden;
      for (let k = 0; k < hidden; k++) {
        const blank = gap[from + BLANK * hidden + k] ?? 0;
        bias[k] = (bias[k] ?? 0) + blank;
        for (let g = 0; g < GAPS; g++) gap[from + g * hidden + k] = (gap[from + g * hidden + k] ?? 0) - blank;
      }
    }
  }

  private rowOf(form: string): Float32Array {
    const plain = normalise(form);
    const id = this.ids.get(plain.toLowerCase()) ?? RARE;
    return this.rowAt(id * SHAPES + shapeOf(plain) * LENGTH_CLASSES + lengthClass([...form].length));
  }

  private project(id: number, look: number): Float32Array {
    const { width, hidden } = this;
    const row = new Float32Array(width * hidden);
    const units = hidden / this.embeddings.length;
    this.embeddings.forEach(({ word, shape, place, size }, network) => {
      for (let e = 0; e < size; e++) {
        const value = (word[id * size + e] ?? 0) + (shape[look * size + e] ?? 0);
        for (let p = 0; p < width; p++) {
          const from = (p * size + e) * units;
          const to = p * hidden + network * units;
          for (let k = 0; k < units; k++) row[to + k] = (row[to + k] ?? 0) + value * (place[from + k] ?? 0);
        }
      }
    });
    return row;
  }
}

function add(sum: Float32Array, row: Float32Array, from: number): void {
  for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] ?? 0) + (row[from + k] ?? 0);
}

function unfold(weights: Weights): Float32Array {
  return Float32Array.from(weights.values, (value) => value * weights.scale);
}

/// The matrices joined at their last axis.
function sideBySide(list: readonly Weights[]): Float32Array {
  const columns = list[0]?.shape.at(-1) ?? 0;
  const height = (list[0]?.values.length ?? 0) / columns;
  const joined = new Float32Array(height * columns * list.length);
  list.forEach((weights, network) => {
    weights.values.forEach((value, i) => {
      const row = Math.floor(i / columns);
      joined[(row * list.length + network) * columns + (i % columns)] = value * weights.scale;
    });
  });
  return joined;
}

function lengthClass(n: number): number {
  return n === 1 ? 0 : n === 2 ? 1 : n <= 4 ? 2 : n <= 7 ? 3 : n <= 12 ? 4 : 5;
}

function ageClass(n: number): number {
  return n < 6 ? n : n < 9 ? 6 : n < 13 ? 7 : n < 20 ? 8 : n < 30 ? 9 : n < 45 ? 10 : 11;
}
