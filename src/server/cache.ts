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
    made.catch(() => this.kept.delete(question));
    return made;
  }
}
