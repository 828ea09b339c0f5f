import { remembered } from '../annotation/remembered.js';
import { normalise, shapeOf } from './features.js';
import type { PieceNetwork, Scorer, Scores } from './network.js';
import type { Pieces } from './pieces.js';

/// Pieces of a batch that go through the network side by side.
const BATCH_PIECES = 800;
/// Numbers of pieces are rounded up to a multiple of this. The order in which the runtime sums depends on how long the
/// sentences of a batch are; so that it depends on nothing but the sentence itself, only those of one such length go together.
const STEP = 8;
/// Numbers for each piece: which it is, the shape of its word, what the lexicon says of it.
const NUMBERS = 3;
/// Pieces that the network has places for, with those before the first and behind the last word.
export const MOST_PIECES = 512;
const FORMS_KEPT = 4_000;

interface Look {
  readonly pieces: readonly number[];
  readonly shape: number;
  readonly lexicon: number;
}

/// Sentences of the same rounded number of pieces side by side.
export class PieceScorer implements Scorer {
  private readonly look = remembered(FORMS_KEPT, (form: string) => this.lookOf(form));

  constructor(
    private readonly network: PieceNetwork,
    private readonly pieces: Pieces,
    private readonly lexicon: ReadonlyMap<string, number>,
  ) {}

  batches(sentences: readonly (readonly string[])[]): number[][] {
    const bySize = new Map<number, number[]>();
    sentences.forEach((forms, index) => {
      const size = this.size(forms);
      const same = bySize.get(size);
      if (same === undefined) bySize.set(size, [index]);
      else same.push(index);
    });
    return [...bySize].flatMap(([size, indices]) => {
      const most = Math.max(1, Math.floor(BATCH_PIECES / size));
      return Array.from({ length: Math.ceil(indices.length / most) }, (_, k) =>
        indices.slice(k * most, (k + 1) * most),
      );
    });
  }

  async run(batch: readonly (readonly string[])[]): Promise<{ scores: Scores; words: number }> {
    const pieces = this.size(batch[0] ?? []);
    const words = pieces - 2;
    const ids = new Int32Array(batch.length * pieces * NUMBERS);
    const first = new Int32Array(batch.length * words);
    for (const [s, forms] of batch.entries()) {
      const row = s * pieces;
      ids[row * NUMBERS] = this.pieces.first;
      let at = 1;
      for (const [w, form] of forms.entries()) {
        const look = this.look(form);
        first[s * words + w] = Math.min(at, pieces - 1);
        for (const piece of look.pieces) {
          if (at >= pieces - 1) break;
          ids.set([piece, look.shape, look.lexicon], (row + at) * NUMBERS);
          at++;
        }
      }
      ids[(row + at) * NUMBERS] = this.pieces.last;
    }
    const lengths = Int32Array.from(batch, (forms) => forms.length);
    const scores = await this.network.run({ words, sentences: batch.length, pieces, ids, first, lengths });
    return { scores, words };
  }

  private size(forms: readonly string[]): number {
    const count = forms.reduce((sum, form) => sum + this.look(form).pieces.length, 2);
    const room = Math.min(MOST_PIECES, Math.ceil(count / STEP) * STEP);
    // Every word has a place, even where its pieces have none.
    return Math.max(room, Math.ceil((forms.length + 2) / STEP) * STEP);
  }

  private lookOf(form: string): Look {
    const plain = normalise(form);
    const lexicon = this.lexicon.get(plain.toLowerCase()) ?? 0;
    return { pieces: this.pieces.of(form), shape: shapeOf(plain) + 1, lexicon };
  }
}
