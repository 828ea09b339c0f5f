interface Stream {
  readonly isTTY?: boolean;
  write(text: string): boolean;
}

/// Milliseconds between two lines of progress.
const INTERVAL = 500;

/// Tells on standard error how far a long run is: a line that renews itself on a terminal, and problems as they come.
/// Nothing is told of a single input, and no progress is written where standard error is no terminal.
export class Progress {
  private readonly started = Date.now();
  private lastTold = 0;
  private shown = false;

  /// `before`: documents that an earlier run coded; they do not count as the speed of this one.
  constructor(
    private readonly stream: Stream,
    private readonly before = 0,
    /// What was done, and with what.
    private readonly done = 'coded',
    private readonly things = 'documents',
  ) {}

  /// Writes a message without breaking the progress line.
  say(text: string): void {
    this.clear();
    this.stream.write(`${text}\n`);
  }

  /// `more` is told behind the speed.
  advance(coded: number, failed: number, more = ''): void {
    const now = Date.now();
    if (this.stream.isTTY !== true || coded + failed < 2 || now - this.lastTold < INTERVAL) return;
    this.lastTold = now;
    this.clear();
    this.stream.write(`${this.line(coded, failed)}${more}`);
    this.shown = true;
  }

  end(coded: number, failed: number): void {
    this.clear();
    if (coded + failed > 1) this.stream.write(`${this.line(coded, failed)}\n`);
  }

  private line(coded: number, failed: number): string {
    const seconds = Math.max((Date.now() - this.started) / 1000, 0.001);
    const speed = (coded - this.before) / seconds;
    const rate = speed.toFixed(speed < 10 ? 1 : 0);
    return `${coded} ${this.done}${failed > 0 ? `, ${failed} failed` : ''}, ${rate} ${this.things}/s`;
  }

  /// Takes the progress line away.
  clear(): void {
    if (this.shown) this.stream.write('\r\u001b[2K');
    this.shown = false;
  }
}
