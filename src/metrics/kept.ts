/// What was read, for some milliseconds, so that those who look often do not make the database count each time; who asks meanwhile waits
/// for the same answer.
export class Kept<T> {
  private last: { readonly at: number; readonly value: Promise<T> } | null = null;

  constructor(
    private readonly milliseconds: number,
    private readonly read: () => Promise<T>,
  ) {}

  async value(): Promise<T> {
    const now = performance.now();
    if (this.last === null || now - this.last.at > this.milliseconds) this.last = { at: now, value: this.read() };
    return this.last.value;
  }
}
