import type { SourceDocument } from '../annotation/document.js';

/// Words in a shingle: what two texts share by chance is seldom longer.
const SHINGLE = 5;
/// A text of fewer shingles is not compared.
const FEWEST = 20;
/// Bands of so many least hashes: texts that share 60 % of their shingles meet in a band in 6 cases of 10, 70 % in 9, 80 % in 99 of 100.
const BANDS = 12;
const ROWS = 5;
const HASHES = BANDS * ROWS;
/// Two texts are copies of one from this share of equal hashes on, which estimates the share of equal shingles.
const ALIKE = 0.65;

/// The sketch of what a page itself says, without its readers' comments: of each of 60 orders of all shingles, the lowest 8 bits of
/// the first (MinHash, Broder 1997). Null of texts too short to compare.
export function sketchOf({ text, segments }: SourceDocument): Uint8Array | null {
  const own = segments.filter(({ kind }) => kind !== 'comment').map(({ start, end }) => text.slice(start, end));
  const words =
    own
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const count = words.length - SHINGLE + 1;
  if (count < FEWEST) return null;
  const hashes = words.map(hashOf);
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (let at = 0; at < count; at++) {
    let shingle = 0;
    for (let next = 0; next < SHINGLE; next++) shingle = mixed(Math.imul(shingle, 31) + (hashes[at + next] ?? 0));
    for (let order = 0; order < HASHES; order++) {
      const place = mixed(shingle + Math.imul(order, 0x9e3779b1));
      if (place < (least[order] ?? 0)) least[order] = place;
    }
  }
  return Uint8Array.from(least, (hash) => hash & 255);
}

/// The buckets in which a text is found by those that are like it.
export function bucketsOf(sketch: Uint8Array): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let bucket = band;
    for (let at = ROWS * band; at < ROWS * (band + 1); at++) bucket = mixed(Math.imul(bucket, 257) + (sketch[at] ?? 0));
    // The band stands in it, so that one bucket holds one band.
    return bucket - (bucket % BANDS) + band;
  });
}

/// Whether two texts are copies of one.
export function areCopies(one: Uint8Array, other: Uint8Array): boolean {
  let same = 0;
  for (let at = 0; at < HASHES; at++) if (one[at] === other[at]) same++;
  return same / HASHES >= ALIKE;
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/// Spreads what differs in few bits over all 32 (the finaliser of MurmurHash 3).
function mixed(hash: number): number {
  let bits = hash | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
