import { remembered } from '../annotation/remembered.js';
import { plainSigns } from './features.js';

/// Letters of a word that are read, and pieces that are kept of it.
const LONGEST_WORD = 40;
const MOST_PIECES = 8;
const FORMS_KEPT = 4_000;

const PART = /[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu;
const MARKS = /\p{Mn}/gu;

/// Word pieces of a form: the longest known beginning first (Devlin et al. 2019), within parts that punctuation divides.
/// training/encoder.py computes the same numbers; a test holds the two together.
export class Pieces {
  private readonly ids = new Map<string, number>();
  /// The numbers of a form's pieces, at least one.
  readonly of = remembered(FORMS_KEPT, (form: string) => this.divide(form));
  readonly first: number;
  readonly last: number;
  private readonly unknown: readonly number[];

  /// `vocabulary`: the pieces in the order of their ids; "##" begins those that go on with a word.
  constructor(vocabulary: readonly string[]) {
    vocabulary.forEach((piece, id) => this.ids.set(piece, id));
    this.first = this.ids.get('[CLS]') ?? 0;
    this.last = this.ids.get('[SEP]') ?? 0;
    this.unknown = [this.ids.get('[UNK]') ?? 0];
  }

  private divide(form: string): readonly number[] {
    const plain = plainSigns(form).toLowerCase().normalize('NFD').replace(MARKS, '');
    const letters = [...plain].slice(0, LONGEST_WORD).join('');
    const pieces = (letters.match(PART) ?? []).flatMap((part) => this.part(part)).slice(0, MOST_PIECES);
    return pieces.length === 0 ? this.unknown : pieces;
  }

  private part(text: string): readonly number[] {
    const pieces: number[] = [];
    for (let at = 0; at < text.length;) {
      let end = text.length;
      let found: number | undefined;
      while (end > at && (found = this.ids.get((at > 0 ? '##' : '') + text.slice(at, end))) === undefined) end--;
      if (found === undefined) return this.unknown;
      pieces.push(found);
      at = end;
    }
    return pieces;
  }
}
