import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/work/in-order.js';
import { fuzzRuns } from '../property-runs.js';

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const result of results) list.push(result);
  return list;
}

/// Lets everything that waits for nothing outside go on.
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('work in order', () => {
  it('lets go of every result that was taken', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const seen: WeakRef<object>[] = [];
    let alive = 0;
    const results = inOrder(
      from([...Array(200).keys()]),
      () => 1,
      async (number) => Promise.resolve({ number }),
      { items: 5, size: 100 },
      new AbortController().signal,
    );
    for await (const result of results) {
      seen.push(new WeakRef(result));
      if (seen.length < 200) continue;
      await settled();
      collect();
      alive = seen.filter((each) => each.deref() !== undefined).length;
    }
    expect(alive).toBeLessThan(20);
  });

  it('gives the results in the order of the items, whatever is done first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 6 }), async (turns, items) => {
        const work = async (turn: number): Promise<number> => {
          for (let at = 0; at < turn; at++) await Promise.resolve();
          return turn;
        };
        expect(await all(inOrder(from(turns), () => 1, work, { items, size: 100 }))).toEqual(turns);
      }),
      { numRuns: fuzzRuns(60) },
    );
  });

  it.each([
    [{ items: 3, size: 1000 }, 3],
    [{ items: 100, size: 40 }, 4],
    [{ items: 100, size: 5 }, 1],
  ])('reads ahead only within %j', async (bounds, most) => {
    let begun = 0;
    const results = inOrder(
      from([...Array(20).keys()]),
      () => 10,
      async (item) => (begun++, item),
      bounds,
    );
    await results.next();
    await settled();
    // The one that was taken makes room only when the next is asked for.
    expect(begun).toBe(most);
    await results.next();
    await settled();
    expect(begun).toBe(most + 1);
  });

  it('throws what the work or the items throw, behind the results before it', async () => {
    const work = async (item: number): Promise<number> => {
      if (item === 2) throw new Error('no');
      return item;
    };
    const seen: number[] = [];
    const results = inOrder(from([0, 1, 2, 3]), () => 1, work, { items: 4, size: 10 });
    await expect(
      (async () => {
        for await (const result of results) seen.push(result);
      })(),
    ).rejects.toThrow('no');
    expect(seen).toEqual([0, 1]);
  });

  it('ends behind what is done when it is told to', async () => {
    const stop = new AbortController();
    const never = new Promise<number>(() => undefined);
    const work = (item: number): Promise<number> => (item < 2 ? Promise.resolve(item) : never);
    const results = inOrder(from([0, 1, 2, 3]), () => 1, work, { items: 4, size: 10 }, stop.signal);
    expect((await results.next()).value).toBe(0);
    stop.abort();
    expect((await results.next()).value).toBe(1);
    expect((await results.next()).done).toBe(true);
  });
});
