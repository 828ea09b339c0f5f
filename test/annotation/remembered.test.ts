import { describe, expect, it } from 'vitest';
import { remembered } from '../../src/annotation/remembered.js';

describe('a remembered function', () => {
  it('computes what it was asked lately but once', () => {
    const asked: number[] = [];
    const double = remembered(4, (key: number) => {
      asked.push(key);
      return { value: 2 * key };
    });
    for (const key of [1, 2, 3, 1, 2, 3]) expect(double(key).value).toBe(2 * key);
    expect(asked).toEqual([1, 2, 3]);
    expect(double(1)).toBe(double(1));
  });

  it('keeps at least so many keys, those asked for last, and forgets older ones', () => {
    const asked: number[] = [];
    const same = remembered(2, (key: number) => {
      asked.push(key);
      return { key };
    });
    for (const key of [1, 2, 3, 2, 3, 4, 5, 6, 1]) same(key);
    expect(asked).toEqual([1, 2, 3, 4, 5, 6, 1]);
  });
});
