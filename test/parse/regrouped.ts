import { FEATURES } from '../../src/parse/features.js';
import type { Batch, Scores, WordNetwork } from '../../src/parse/network.js';

/// A network that evaluates each sentence by itself, whatever batch it comes in.
export class OneByOne implements WordNetwork {
  readonly reads = 'words';

  constructor(private readonly network: WordNetwork) {}

  async run(batch: Batch): Promise<Scores> {
    const each: Scores[] = [];
    for (let sentence = 0; sentence < batch.sentences; sentence++) {
      const words = Math.max(2, batch.lengths[sentence] ?? 0);
      const alone = emptyBatch(words, 1);
      copySentence(batch, sentence, alone, 0);
      each.push(widen(await this.network.run(alone), { ...alone, from: 0, count: 1 }, batch.words));
    }
    return join(each);
  }
}

const STRANGERS = 5;

/// A network that evaluates every batch together with strangers: some of the batch before it and a longer sentence of
/// nothing, so that batches are bigger, wider and differently mixed than the parser makes them.
export class AmongStrangers implements WordNetwork {
  readonly reads = 'words';
  private previous: Batch | null = null;

  constructor(
    private readonly network: WordNetwork,
    private readonly extraWords: number,
  ) {}

  async run(batch: Batch): Promise<Scores> {
    const { previous } = this;
    const before = Math.min(STRANGERS, previous?.sentences ?? 0);
    const words = Math.max(batch.words, previous?.words ?? 0) + this.extraWords;
    const all = emptyBatch(words, before + batch.sentences + 1);
    if (previous !== null) for (let i = 0; i < before; i++) copySentence(previous, i, all, i);
    for (let i = 0; i < batch.sentences; i++) copySentence(batch, i, all, before + i);
    all.lengths[all.sentences - 1] = words;
    this.previous = batch;
    const scores = await this.network.run(all);
    return widen(scores, { ...all, from: before, count: batch.sentences }, batch.words);
  }
}

function emptyBatch(words: number, sentences: number): Batch {
  return { words, sentences, ids: new Int32Array(words * sentences * FEATURES), lengths: new Int32Array(sentences) };
}

function copySentence(source: Batch, from: number, target: Batch, to: number): void {
  const length = source.lengths[from] ?? 0;
  target.lengths[to] = length;
  for (let word = 0; word < length; word++) {
    const start = (word * source.sentences + from) * FEATURES;
    target.ids.set(source.ids.subarray(start, start + FEATURES), (word * target.sentences + to) * FEATURES);
  }
}

/// The scores of `count` sentences of a batch, laid out for a batch of `width` words.
function widen(scores: Scores, batch: Batch & { from: number; count: number }, width: number): Scores {
  const { words, sentences, from, count } = batch;
  const rows = <A extends Int32Array | Float32Array>(values: A, make: (length: number) => A, square = false): A => {
    const size = square ? words + 1 : values.length / (words * sentences);
    const wide = square ? width + 1 : size;
    const laid = make(count * width * wide);
    for (let sentence = 0; sentence < count; sentence++) {
      for (let word = 0; word < Math.min(words, width); word++) {
        const start = ((from + sentence) * words + word) * size;
        laid.set(values.subarray(start, start + Math.min(size, wide)), (sentence * width + word) * wide);
      }
    }
    return laid;
  };
  const whole = (values: Int32Array): Int32Array => rows(values, (length) => new Int32Array(length));
  const real = (values: Float32Array, square: boolean): Float32Array =>
    rows(values, (length) => new Float32Array(length), square);
  return {
    upos: whole(scores.upos),
    xpos: whole(scores.xpos),
    names: real(scores.names, false),
    arcs: real(scores.arcs, true),
    heads: whole(scores.heads),
    labels: whole(scores.labels),
    events: scores.events === null ? null : whole(scores.events),
    odds: scores.odds === null ? null : real(scores.odds, false),
  };
}

function join(list: readonly Scores[]): Scores {
  const whole = (key: 'upos' | 'xpos' | 'heads' | 'labels' | 'events'): Int32Array =>
    Int32Array.from(list.flatMap((scores) => [...(scores[key] ?? [])]));
  const real = (key: 'names' | 'arcs' | 'odds'): Float32Array =>
    Float32Array.from(list.flatMap((scores) => [...(scores[key] ?? [])]));
  return {
    upos: whole('upos'),
    xpos: whole('xpos'),
    names: real('names'),
    arcs: real('arcs'),
    heads: whole('heads'),
    labels: whole('labels'),
    events: list.some(({ events }) => events === null) ? null : whole('events'),
    odds: list.some(({ odds }) => odds === null) ? null : real('odds'),
  };
}
