import QuickLRU from 'quick-lru';

/// Answers that were counted over the whole corpus, kept as long as nothing in it changes.
export class Answers {
  private readonly kept: QuickLRU<string, Promise<unknown>>;
  private stamp = '';

  constructor(most: number) {
    this.kept = new QuickLRU({ maxSize: most });
  }

  /// What `make` gives, or gave to the same question of the same corpus.
  async of<T>(stamp: string, question: string, make: () => Promise<T>): Promise<T> {
    if (stamp !== this.stamp) this.kept.clear();
    this.stamp = stamp;
    const known = this.kept.get(question);
    if (known !== undefined) return known as Promise<T>;
    const made = make();
    this.kept.set(question, made);
    made.then(
      (value) => {
        if (typeof value === 'object' && value !== null) WRITTEN.set(value, null);
      },
      () => this.kept.delete(question),
    );
    return made;
  }
}

/// What is kept, as JSON where somebody has asked for it already.
const WRITTEN = new WeakMap<object, string | null>();

/// A value as JSON; what `Answers` keep is written once for all who ask.
export function writeJson(value: unknown): string {
  if (typeof value !== 'object' || value === null || !WRITTEN.has(value)) return JSON.stringify(value);
  const written = WRITTEN.get(value) ?? JSON.stringify(value);
  WRITTEN.set(value, written);
  return written;
}
