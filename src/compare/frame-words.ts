import type { FrameWording } from '../codebook/wording.js';

/// Which words tell deeds of one kind: those of one frame of the codebook.
export class FrameWords {
  private readonly framesOf = new Map<string, Set<string>>();
  private readonly wordsOf = new Map<string, Set<string>>();
  /// By each word that was asked for, those that carry a frame of its own.
  private readonly kin = new Map<string, ReadonlySet<string>>();

  constructor(wordings: readonly FrameWording[]) {
    for (const { frame, units, broad } of wordings)
      if (!broad)
        for (const { words, anchor } of units) {
          const word = words[anchor] ?? '';
          add(this.framesOf, word, frame);
          add(this.wordsOf, frame, word);
        }
  }

  /// Whether one of these words and one of those carry one frame.
  areKin(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
    for (const word of some) {
      const frames = this.framesOf.get(word);
      if (frames === undefined) continue;
      const kin = this.kinOf(word, frames);
      for (const other of others) if (kin.has(other)) return true;
    }
    return false;
  }

  private kinOf(word: string, frames: ReadonlySet<string>): ReadonlySet<string> {
    const known = this.kin.get(word);
    if (known !== undefined) return known;
    const kin = new Set([...frames].flatMap((frame) => [...(this.wordsOf.get(frame) ?? [])]));
    this.kin.set(word, kin);
    return kin;
  }
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}
