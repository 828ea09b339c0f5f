import type { FrameWording } from '../codebook/wording.js';

/// Which words tell deeds of one kind: those of one frame of the codebook.
export class FrameWords {
  private readonly framesOf = new Map<string, Set<string>>();

  constructor(wordings: readonly FrameWording[]) {
    for (const { frame, units, broad } of wordings)
      if (!broad) for (const { words, anchor } of units) this.add(words[anchor] ?? '', frame);
  }

  /// Whether one of these words and one of those carry one frame.
  areKin(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
    for (const word of some) {
      const frames = this.framesOf.get(word);
      if (frames === undefined) continue;
      for (const other of others) {
        const theirs = this.framesOf.get(other);
        if (theirs === undefined) continue;
        const [few, many] = theirs.size < frames.size ? [theirs, frames] : [frames, theirs];
        for (const frame of few) if (many.has(frame)) return true;
      }
    }
    return false;
  }

  private add(word: string, frame: string): void {
    const frames = this.framesOf.get(word) ?? new Set();
    this.framesOf.set(word, frames.add(frame));
  }
}
