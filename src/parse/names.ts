import type { Name } from '../annotation/sentence.js';
import { NAME_KINDS } from './model-files.js';

const TAGS = 1 + 2 * NAME_KINDS.length;

/// The best names of a sentence of `length` words. `scores` holds for each word one score for `O` and for `B` and `I` of
/// each kind, from `offset` on; `I` may only follow `B` or `I` of its kind.
export function decodeNames(scores: Float32Array, offset: number, length: number): Name[] {
  if (!holdsName(scores, offset, length)) return [];

  const back = new Int8Array(length * TAGS);
  let previous = new Float64Array(TAGS);
  let next = new Float64Array(TAGS);
  for (let tag = 0; tag < TAGS; tag++) previous[tag] = isInside(tag) ? -Infinity : (scores[offset + tag] ?? 0);
  for (let word = 1; word < length; word++) {
    const row = word * TAGS;
    const best = argmax(previous);
    for (let tag = 0; tag < TAGS; tag++) {
      let from = best;
      if (isInside(tag)) from = (previous[tag - 1] ?? 0) >= (previous[tag] ?? 0) ? tag - 1 : tag;
      back[row + tag] = from;
      next[tag] = (previous[from] ?? 0) + (scores[offset + row + tag] ?? 0);
    }
    [previous, next] = [next, previous];
  }
  const path = new Int8Array(length);
  let tag = argmax(previous);
  for (let word = length - 1; word >= 0; word--) {
    path[word] = tag;
    tag = back[word * TAGS + tag] ?? 0;
  }
  return spans(path);
}

function spans(path: Int8Array): Name[] {
  const names: Name[] = [];
  for (let first = 0; first < path.length; first++) {
    const tag = path[first] ?? 0;
    const kind = NAME_KINDS[(tag - 1) >> 1];
    if (tag === 0 || isInside(tag) || kind === undefined) continue;
    let last = first;
    while (path[last + 1] === tag + 1) last++;
    names.push({ first, last, kind });
    first = last;
  }
  return names;
}

/// Tag 0 is `O`, odd tags begin a name, even ones go on with it.
function isInside(tag: number): boolean {
  return tag > 0 && tag % 2 === 0;
}

function holdsName(scores: Float32Array, offset: number, length: number): boolean {
  for (let at = offset; at < offset + length * TAGS; at += TAGS) {
    const none = scores[at] ?? 0;
    for (let tag = 1; tag < TAGS; tag++) if ((scores[at + tag] ?? 0) > none) return true;
  }
  return false;
}

function argmax(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}
