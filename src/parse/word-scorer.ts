import { FEATURES, type WordFeatures } from './features.js';
import type { Scorer, Scores, WordNetwork } from './network.js';

/// Sentences that go through the network side by side.
const BATCH_SENTENCES = 16;
/// How many times longer than its shortest sentence a batch may get: blank places cost as much as words.
const BATCH_SPREAD = 1.3;

/// Sentences of like length side by side, word by word.
export class WordScorer implements Scorer {
  constructor(
    private readonly network: WordNetwork,
    private readonly features: WordFeatures,
  ) {}

  batches(sentences: readonly (readonly string[])[]): number[][] {
    const order = sentences.map((_, index) => index);
    const lengthOf = (index: number): number => sentences[index]?.length ?? 0;
    order.sort((a, b) => lengthOf(a) - lengthOf(b) || a - b);
    const batches: number[][] = [];
    let batch: number[] = [];
    for (const index of order) {
      const most = lengthOf(batch[0] ?? index) * BATCH_SPREAD + 2;
      if (batch.length === BATCH_SENTENCES || lengthOf(index) > most) {
        batches.push(batch);
        batch = [];
      }
      batch.push(index);
    }
    if (batch.length > 0) batches.push(batch);
    return batches;
  }

  async run(batch: readonly (readonly string[])[]): Promise<{ scores: Scores; words: number }> {
    const count = batch.length;
    const lengths = Int32Array.from(batch, (forms) => forms.length);
    const words = Math.max(2, ...lengths);
    const ids = new Int32Array(words * count * FEATURES);
    for (const [s, forms] of batch.entries()) {
      let at = s * FEATURES;
      for (const form of forms) {
        ids.set(this.features.of(form), at);
        at += count * FEATURES;
      }
    }
    return { scores: await this.network.run({ words, sentences: count, ids, lengths }), words };
  }
}
