import { HerodotusError } from '../annotation/problem.js';
import type { FrameWording } from '../codebook/wording.js';
import { MODEL_FILES, readModelFile } from './model-files.js';

/// The file of a language in which kinds of deeds stand, beside its pack; scripts/build-kinds.ts writes it.
export const KINDS_FILE = 'kinds.json';

interface KindsFile {
  readonly format: number;
  readonly origin: string;
  /// A word, or two joined by "_", and the kinds of deeds that it may tell, each with tenths: "blast 1a:10 2c:6".
  readonly kinds: readonly string[];
}

interface VocabularyFile {
  readonly format: number;
  /// From the commonest to the rarest.
  readonly words: readonly string[];
}

/// A root is in nearly every text up to this rank (2 to this power), and as rare as can be so many powers later.
const COMMON = 6;
const SPREAD = 9.5;
/// Ranks of words that the vocabulary lacks.
const UNKNOWN = 50_000;
/// Beside other words, one as common as this carries no deed of its own ("take part").
const LIGHT = 0.15;
/// What it counts that one frame has two words, if there are no more than 14 of them; of wider frames it counts less.
const OF_FRAME = 0.75;
const NARROW = 4;

/// What is known of the words of a language where sentences are not parsed: their roots, how rare these are, and which of them may
/// tell deeds of one kind.
export class Lexis {
  private readonly ranks = new Map<string, number>();
  private readonly kindsOf = new Map<string, Map<string, number>>();

  /// `roots` gives the roots of the words of a text, `vocabulary` and `kinds` are the texts of the files, `wordings` those of the
  /// codebook's frames. Throws `model-broken` and `model-format`.
  constructor(
    readonly roots: (text: string) => string[],
    vocabulary: string,
    kinds: string,
    wordings: readonly FrameWording[],
  ) {
    for (const [rank, word] of readModelFile<VocabularyFile>(MODEL_FILES.vocabulary, vocabulary).words.entries())
      for (const root of roots(word)) if (!this.ranks.has(root)) this.ranks.set(root, rank);
    for (const line of readModelFile<KindsFile>(KINDS_FILE, kinds).kinds) {
      const [word = '', ...parts] = line.split(' ');
      this.kindsOf.set(word, new Map(parts.map((part) => kindIn(part))));
    }
    for (const wording of wordings) this.addFrame(wording);
  }

  /// How seldom a root is met: 0 in nearly every text, 1 for the rarest and for those that nobody knows.
  rarity(root: string): number {
    const rank = this.ranks.get(root) ?? UNKNOWN;
    return Math.max(0, Math.min(1, (Math.log2(rank + 1) - COMMON) / SPREAD));
  }

  /// The kinds of deeds that a cue may tell, with how surely, above 0 to 1: those of each of its words, and of two that stand
  /// together.
  kinds(cue: readonly string[]): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const words = cue.length === 1 ? cue : cue.filter((root) => this.rarity(root) >= LIGHT);
    const pairs = cue.slice(1).map((root, index) => `${cue[index] ?? ''}_${root}`);
    for (const word of [...words, ...pairs])
      for (const [kind, weight] of this.kindsOf.get(word) ?? [])
        found.set(kind, Math.max(weight, found.get(kind) ?? 0));
    return found;
  }

  /// The words of a frame tell one kind of deed, unless they need others beside them to tell it.
  private addFrame({ frame, units, when, broad }: FrameWording): void {
    if (broad || when.length > 0) return;
    const words = new Set(
      units
        .filter((unit) => unit.kind !== 'adjective' && unit.words.length <= 2)
        .map((unit) => this.roots(unit.words.join(' ')).join('_')),
    );
    const weight = OF_FRAME * Math.sqrt(Math.min(1, NARROW / Math.log2(2 + words.size)));
    for (const word of words) {
      const kinds = this.kindsOf.get(word) ?? new Map<string, number>();
      this.kindsOf.set(word, kinds.set(frame, weight));
    }
  }
}

function kindIn(part: string): [kind: string, weight: number] {
  const [kind = '', tenths = ''] = part.split(':');
  const weight = Number(tenths) / 10;
  if (kind === '' || !(weight > 0 && weight <= 1))
    throw new HerodotusError('model-broken', { file: KINDS_FILE, reason: `"${part}" is no kind with tenths` });
  return [kind, weight];
}
