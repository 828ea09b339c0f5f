import type { EventType } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Arguments } from '../grammar/arguments.js';
import type { Condition } from '../../codebook/wording.js';
import type { ClassTest } from '../phrase/class-test.js';
import { tellDoubtSigns, type Doubted } from './doubt-signs.js';
import { DOUBT_BIAS, DOUBT_WEIGHTS } from './doubt-weights.js';
import type { FrameHit } from './frame-index.js';

/// How likely a deed must be to be told.
const LIKELY = 0.5;

/// How many entries a light verb carries, and how likely the model must take it for a deed at least, in percent.
const LIGHT = 80;
const SEEN = 20;

/// What is asked of the frames of a word.
export interface Asked {
  readonly argumentsOf: (hit: FrameHit) => Arguments;
  /// The conditions of `when` that a frame misses; null where it excludes what stands there.
  /// Whether one of the frames excludes what stands at a place, or the matter of the page: an accident.
  readonly isOfOtherMatter: (hits: readonly FrameHit[]) => boolean;
  readonly missing: (hit: FrameHit) => readonly Condition[] | null;
  readonly classes: ClassTest;
  /// Is told every type that is weighed, with its signs.
  readonly weigh?: ((doubted: Doubted, signs: readonly string[]) => void) | undefined;
}

/// The deed that a word most likely tells where the conditions of all its frames fail, weighed by what the model says of it, by which
/// conditions fail, and by who and what stands around it; null where none is likely enough. Conditions are lists and never whole: that
/// "a crowd" is none of the people whom a frame knows says less where the model takes the word for a deed of its type. What one of its frames
/// excludes at a place stays excluded for all of its type.
export function doubtfulDeed(sentence: Sentence, hits: readonly FrameHit[], asked: Asked): FrameHit | null {
  const deed = sentence.deeds?.find(({ index }) => hits.some((hit) => hit.index === index));
  if (deed === undefined) return null;
  let best: FrameHit | null = null;
  let most = Math.log(LIKELY / (1 - LIKELY));
  const all = hits.filter(({ odds }) => odds === undefined);
  const listing = { all: all.length, types: new Set(all.map(({ entry: { frame } }) => frame.type)).size };
  for (const [type, group] of byType(hits)) {
    const doubted = doubtedOf(type, group, listing, deed, asked);
    if (doubted === null || isLight(doubted)) continue;
    const signs: string[] = [];
    tellDoubtSigns(sentence, doubted, asked.argumentsOf(doubted.nearest), asked.classes, (name) => signs.push(name));
    asked.weigh?.(doubted, signs);
    const sum = signs.reduce((total, name) => total + (DOUBT_WEIGHTS[name] ?? 0), DOUBT_BIAS);
    if (sum < most) continue;
    most = sum;
    best = { ...doubted.nearest, doubted: true, odds: Math.round(100 / (1 + Math.exp(-sum))) };
  }
  return best;
}

/// "take", "make": what has so many entries means something by what stands beside it, and tells no deed that the model sees none in.
function isLight({ nearest, odds }: Doubted): boolean {
  return nearest.entry.entries >= LIGHT && odds < SEEN;
}

function byType(hits: readonly FrameHit[]): Map<EventType, FrameHit[]> {
  const groups = new Map<EventType, FrameHit[]>();
  for (const hit of hits) {
    const { type } = hit.entry.frame;
    if (type === null) continue;
    const group = groups.get(type);
    if (group === undefined) groups.set(type, [hit]);
    else group.push(hit);
  }
  return groups;
}

function doubtedOf(
  type: EventType,
  group: readonly FrameHit[],
  listing: Pick<Doubted, 'all' | 'types'>,
  deed: { readonly type: EventType; readonly odds: number },
  { missing, isOfOtherMatter }: Asked,
): Doubted | null {
  const listed = group.filter(({ odds }) => odds === undefined);
  if (isOfOtherMatter(listed)) return null;
  let near: { readonly hit: FrameHit; readonly missed: readonly Condition[] } | null = null;
  for (const hit of listed.length > 0 ? listed : group) {
    const missed = missing(hit);
    if (missed === null) continue;
    const less = near === null ? -1 : missed.length - near.missed.length;
    if (near === null || less < 0 || (less === 0 && hit.entry.score > near.hit.entry.score)) near = { hit, missed };
  }
  if (near === null) return null;
  const isSame = deed.type === type;
  return {
    type,
    index: near.hit.index,
    odds: isSame ? deed.odds : 0,
    otherOdds: isSame ? 0 : deed.odds,
    nearest: near.hit,
    failed: near.missed,
    listed: listed.length,
    ...listing,
  };
}
