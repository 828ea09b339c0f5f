import { folded, unfolded } from '../../annotation/digits.js';
import type { Contexts } from './arithmetic.js';
import { COMMON_WORDS } from './common-words.js';

const COMMON: ReadonlyMap<string, number> = new Map(COMMON_WORDS.map((words, number) => [words, number]));

/// How a value goes into columns and comes back.
export interface Codec<T> {
  write(value: T, into: Columns): void;
  read(from: Columns): T;
}

/// A codec of numbers in one column.
export interface NumberCodec extends Codec<number> {
  readonly column: number;
}

/// The numbers of one shape of value, a column for each place in it, and all words in one list: what is alike stands together, so
/// that it compresses well.
export class Columns {
  private readonly places: number[];
  private readonly numbers = new Map<string, number>();

  constructor(
    readonly columns: readonly number[][],
    /// Those that are not common to all.
    readonly words: string[] = [],
  ) {
    this.places = columns.map(() => 0);
  }

  push(column: number, number: number): void {
    this.columns[column]?.push(number);
  }

  /// Throws RangeError where the column has ended.
  next(column: number): number {
    const number = this.columns[column]?.[this.places[column] ?? 0];
    if (number === undefined) throw new RangeError('a column breaks off');
    this.places[column] = (this.places[column] ?? 0) + 1;
    return number;
  }

  numberOf(words: string): number {
    const known = COMMON.get(words) ?? this.numbers.get(words);
    if (known !== undefined) return known;
    const number = COMMON_WORDS.length + this.words.push(words) - 1;
    this.numbers.set(words, number);
    return number;
  }

  /// Throws RangeError where there is no such word.
  word(number: number): string {
    const words = COMMON_WORDS[number] ?? this.words[number - COMMON_WORDS.length];
    if (words === undefined) throw new RangeError('a word is missing');
    return words;
  }
}

/// Makes the codecs of one shape of value. The columns are numbered as they are made, so that the order of the calls is the format.
export class Shape {
  private readonly besides: (number | null)[] = [];

  /// Empty columns for this shape.
  columns(): Columns {
    return new Columns(this.besides.map(() => []));
  }

  /// For each column the one that tells most of it.
  get contexts(): Contexts {
    return this.besides;
  }

  /// A whole number that is not negative. `beside` is another that is written as often and before it, and tells something of it.
  natural(beside?: NumberCodec): NumberCodec {
    const column = this.column(beside?.column);
    return {
      column,
      write: (value, into) => into.push(column, value),
      read: (from) => from.next(column),
    };
  }

  /// A whole number that may be negative.
  signed(): Codec<number> {
    const natural = this.natural();
    return { write: (value, into) => natural.write(folded(value), into), read: (from) => unfolded(natural.read(from)) };
  }

  /// A whole number, kept as its distance from the one before.
  step(): Codec<number> {
    const column = this.column();
    const last = new WeakMap<Columns, number>();
    const moved = (columns: Columns, to: number): number => {
      last.set(columns, to);
      return to;
    };
    return {
      write(value, into) {
        into.push(column, folded(value - (last.get(into) ?? 0)));
        moved(into, value);
      },
      read: (from) => moved(from, (last.get(from) ?? 0) + unfolded(from.next(column))),
    };
  }

  text(): Codec<string> {
    const column = this.column();
    return {
      write: (value, into) => into.push(column, into.numberOf(value)),
      read: (from) => from.word(from.next(column)),
    };
  }

  /// Any number, kept in its digits.
  real(): Codec<number> {
    const digits = this.text();
    return { write: (value, into) => digits.write(String(value), into), read: (from) => Number(digits.read(from)) };
  }

  /// One of a list that never changes but at its end.
  oneOf<T extends string>(list: readonly T[]): Codec<T> {
    const column = this.column();
    return {
      write: (value, into) => into.push(column, list.indexOf(value)),
      read(from) {
        const value = list[from.next(column)];
        if (value === undefined) throw new RangeError('a value is not known');
        return value;
      },
    };
  }

  /// A name that is a letter and a number, such as "s12".
  numbered(letter: string): Codec<string> {
    const step = this.step();
    return {
      write(value, into) {
        const number = Number(value.slice(letter.length));
        if (`${letter}${number}` !== value) throw new RangeError(`"${value}" is no number behind "${letter}"`);
        step.write(number, into);
      },
      read: (from) => `${letter}${step.read(from)}`,
    };
  }

  maybe<T>(codec: Codec<T>): Codec<T | null> {
    const column = this.column();
    return {
      write(value, into) {
        into.push(column, value === null ? 0 : 1);
        if (value !== null) codec.write(value, into);
      },
      read: (from) => (from.next(column) === 0 ? null : codec.read(from)),
    };
  }

  list<T>(codec: Codec<T>): Codec<T[]> {
    const column = this.column();
    return {
      write(values, into) {
        into.push(column, values.length);
        for (const value of values) codec.write(value, into);
      },
      read: (from) => Array.from({ length: from.next(column) }, () => codec.read(from)),
    };
  }

  private column(beside?: number): number {
    return this.besides.push(beside ?? null) - 1;
  }

  /// Two values of which the second is known from the first, and back.
  mapped<T, U>(codec: Codec<U>, to: (value: T) => U, back: (value: U) => T): Codec<T> {
    return { write: (value, into) => codec.write(to(value), into), read: (from) => back(codec.read(from)) };
  }
}

/// The fields of a value one behind the other.
export function fields<T extends object>(codecs: { readonly [K in keyof T]: Codec<T[K]> }): Codec<T> {
  return {
    write(value, into) {
      for (const name in codecs) codecs[name].write(value[name], into);
    },
    read(from) {
      const value: Partial<T> = {};
      for (const name in codecs) value[name] = codecs[name].read(from);
      return value as T;
    },
  };
}
