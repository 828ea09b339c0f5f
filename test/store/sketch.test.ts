import { describe, expect, it } from 'vitest';
import { areCopies, bucketsOf, sketchOf } from '../../src/store/sketch.js';
import { random } from '../parse/reports.js';
import { page } from './coded-texts.js';

const WORDS =
  'the army police rebels port of in and on Monday said that killed arrested met talks city north a government'.split(
    ' ',
  );

/// A report of invented sentences; the same for the same number.
function report(seed: number, words = 300): string {
  const next = random(seed);
  return Array.from(
    { length: words },
    () => `${WORDS[Math.floor(next() * WORDS.length)] ?? ''}${Math.floor(next() * 40)}`,
  ).join(' ');
}

function sketch(text: string): Uint8Array {
  const found = sketchOf(page(text));
  if (found === null) throw new RangeError('too short');
  return found;
}

function meet(one: string, other: string): boolean {
  const buckets = new Set(bucketsOf(sketch(one)));
  return bucketsOf(sketch(other)).some((bucket) => buckets.has(bucket)) && areCopies(sketch(one), sketch(other));
}

describe('near copies', () => {
  it('are found through another headline, a changed word and a cut end', () => {
    for (let seed = 0; seed < 40; seed++) {
      const text = report(seed);
      const words = text.split(' ');
      expect(meet(text, `Herald staff and agencies ${text}`)).toBe(true);
      expect(meet(text, words.map((word, at) => (at % 100 === 50 ? 'changed' : word)).join(' '))).toBe(true);
      expect(meet(text, words.slice(0, 270).join(' '))).toBe(true);
    }
  });

  it('are not seen in reports that share some words', () => {
    for (let seed = 0; seed < 40; seed++) {
      const [one, other] = [report(seed), report(seed + 1000)];
      expect(meet(one, other)).toBe(false);
      const half = `${one.split(' ').slice(0, 100).join(' ')} ${other.split(' ').slice(100).join(' ')}`;
      expect(meet(one, half)).toBe(false);
    }
  });

  it('are told by what the page says, not by its readers, and not of a few words', () => {
    const text = report(1);
    expect(sketch(`${text}\n@Ann: ${report(2)}`)).toEqual(sketch(text));
    expect(sketchOf(page('Police arrested forty protesters in Bergen.'))).toBeNull();
  });
});
