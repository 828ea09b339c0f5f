/// Whole numbers in about as few bits as they tell: arithmetic coding with probabilities that are learned on the way, bit by bit, by
/// the column in which a number stands and by a context (Witten, Neal and Cleary 1987; the carryless coder is that of Mahoney's
/// "lpaq"). A third smaller than deflate on columns of parses. Only whole numbers are reckoned with, so that every machine gives the
/// same bytes.

/// Contexts that are told apart in a column; the last stands for all that are greater.
const CONTEXTS = 64;
/// Decisions in a number: how long it is, then its highest digits.
const NODES = 1280;
const EXACT_DIGITS = 9;
const SLOTS = 2 ** 18;
/// Probabilities are parts of this.
const ONE = 65_536;
const LEAST = 48;
/// How often a decision was met until it learns no faster any more.
const MOST_MET = 60;
/// How far a probability goes towards what came, by how often it was met.
const RATES = Uint16Array.from({ length: MOST_MET + 1 }, (_, met) => Math.floor(ONE / (met + 1.6)));
/// How much the context counts beside the column alone, by how often it was met.
const TRUST = Uint16Array.from({ length: MOST_MET + 1 }, (_, met) => Math.floor((ONE * (met + 0.1)) / (met + 1.4)));

interface Bits {
  /// Writes the bit, or reads it where it is null; `one` is the probability that it is 1.
  bit(bit: 0 | 1 | null, one: number): 0 | 1;
}

/// What the models learn in, one after another: a model lives as long as one call.
const LEARNED = { column: new Uint16Array(0), metInColumn: new Uint8Array(0) };
const CONTEXT = { slot: new Uint16Array(SLOTS), met: new Uint8Array(SLOTS) };

/// What was learned of the numbers of all columns so far.
class Model {
  private readonly ofColumn: Uint16Array;
  private readonly metInColumn: Uint8Array;
  private readonly ofContext = CONTEXT.slot.fill(ONE / 2);
  private readonly metInContext = CONTEXT.met.fill(0);

  constructor(
    width: number,
    private readonly bits: Bits,
  ) {
    if (LEARNED.column.length < width * NODES) {
      LEARNED.column = new Uint16Array(width * NODES);
      LEARNED.metInColumn = new Uint8Array(width * NODES);
    }
    this.ofColumn = LEARNED.column.fill(ONE / 2, 0, width * NODES);
    this.metInColumn = LEARNED.metInColumn.fill(0, 0, width * NODES);
  }

  /// Writes the number, or reads one where it is null. Throws RangeError for what is no whole number under 2 ** 31.
  number(number: number | null, column: number, context: number): number {
    const value = number === null ? null : number + 1;
    if (value !== null && !(Number.isInteger(value) && value > 0 && value < 2 ** 31))
      throw new RangeError(`${number} cannot be packed`);
    const wanted = value === null ? null : 31 - Math.clz32(value);
    let digits = 0;
    while (digits < 31 && this.decide(wanted === null ? null : digits < wanted ? 1 : 0, column, context, digits) === 1)
      digits++;
    let read = 1;
    for (let left = digits - 1; left >= 0; left--) {
      const bit = value === null ? null : ((value >>> left) & 1) === 1 ? 1 : 0;
      const node = digits <= EXACT_DIGITS ? 32 + read : read < 8 ? 1100 + ((digits & 15) << 3) + read : 1279;
      read = read * 2 + this.decide(bit, column, context, node);
    }
    return read - 1;
  }

  private decide(bit: 0 | 1 | null, column: number, context: number, node: number): 0 | 1 {
    const own = column * NODES + node;
    const slot = Math.imul(own * CONTEXTS + Math.min(context, CONTEXTS - 1), 0x9e3779b1) >>> 14;
    const [one, inContext] = [this.ofColumn[own] ?? 0, this.ofContext[slot] ?? 0];
    const [met, metInContext] = [this.metInColumn[own] ?? 0, this.metInContext[slot] ?? 0];
    const mixed = one + Math.floor(((inContext - one) * (TRUST[metInContext] ?? 0)) / ONE);
    const came = this.bits.bit(bit, Math.min(Math.max(mixed, LEAST), ONE - LEAST));
    this.ofColumn[own] = learned(one, came, met);
    this.ofContext[slot] = learned(inContext, came, metInContext);
    if (met < MOST_MET) this.metInColumn[own] = met + 1;
    if (metInContext < MOST_MET) this.metInContext[slot] = metInContext + 1;
    return came;
  }
}

function learned(one: number, came: 0 | 1, met: number): number {
  const aim = came === 1 ? ONE - 1 : 0;
  return one + Math.trunc(((aim - one) * (RATES[met] ?? 0)) / ONE);
}

/// A stretch between two numbers of 32 bits that grows narrower with each bit.
abstract class Stretch {
  protected low = 0;
  protected high = 0xffffffff;

  protected middle(one: number): number {
    const range = this.high - this.low;
    return this.low + Math.floor(range / ONE) * one + Math.floor(((range % ONE) * one) / ONE);
  }

  protected narrow(bit: 0 | 1, middle: number): void {
    if (bit === 1) this.high = middle;
    else this.low = middle + 1;
    while (((this.low ^ this.high) & 0xff000000) === 0) {
      this.shift();
      this.low = (this.low << 8) >>> 0;
      this.high = ((this.high << 8) | 255) >>> 0;
    }
  }

  protected abstract shift(): void;
}

class Writer extends Stretch implements Bits {
  readonly bytes: number[] = [];

  bit(bit: 0 | 1 | null, one: number): 0 | 1 {
    const written = bit ?? 0;
    this.narrow(written, this.middle(one));
    return written;
  }

  end(): Uint8Array {
    // So much of the low end as tells the stretch.
    this.bytes.push(this.high >>> 24);
    return Uint8Array.from(this.bytes);
  }

  protected shift(): void {
    this.bytes.push(this.high >>> 24);
  }
}

class Reader extends Stretch implements Bits {
  private at = 0;
  private value = 0;

  constructor(private readonly source: Uint8Array) {
    super();
    for (let count = 0; count < 4; count++) this.shift();
  }

  bit(_: 0 | 1 | null, one: number): 0 | 1 {
    const middle = this.middle(one);
    const bit = this.value <= middle ? 1 : 0;
    this.narrow(bit, middle);
    return bit;
  }

  protected shift(): void {
    this.value = ((this.value << 8) | (this.source[this.at++] ?? 0)) >>> 0;
  }
}

/// What is to be known of a column: the one before it whose number at the same place is its context; else its own number before is.
export type Contexts = readonly (number | null)[];

export function writeColumns(columns: readonly (readonly number[])[], contexts: Contexts): Uint8Array {
  const writer = new Writer();
  const model = new Model(columns.length + 1, writer);
  columns.forEach((column, index) => {
    model.number(column.length, columns.length, 0);
    const beside = columns[contexts[index] ?? -1];
    column.forEach((number, at) =>
      model.number(number, index, (beside === undefined ? column[at - 1] : beside[at]) ?? 0),
    );
  });
  return writer.end();
}

/// The columns of such bytes, which hold `count` numbers. Bytes that are damaged give other numbers, or a RangeError.
export function readColumns(bytes: Uint8Array, contexts: Contexts, count: number): number[][] {
  let left = count;
  const model = new Model(contexts.length + 1, new Reader(bytes));
  const columns: number[][] = [];
  for (const [index, context] of contexts.entries()) {
    const column: number[] = [];
    columns.push(column);
    const beside = columns[context ?? -1];
    for (let length = model.number(null, contexts.length, 0); column.length < length;) {
      if (left-- <= 0) throw new RangeError('a column has no end');
      column.push(model.number(null, index, (beside === undefined ? column.at(-1) : beside[column.length]) ?? 0));
    }
  }
  return columns;
}
