import { describe, expect, it } from 'vitest';
import { Rounds } from '../../src/parse/rounds.js';

/// Doubles numbers, and writes down which came together. A negative one is an error.
function doubler(size: number): { rounds: Rounds<number, number>; seen: number[][] } {
  const seen: number[][] = [];
  const answer = async (numbers: readonly number[]): Promise<number[]> => {
    seen.push([...numbers]);
    await Promise.resolve();
    if (numbers.some((n) => n < 0)) throw new RangeError(`${numbers.join(', ')} with a negative one`);
    return numbers.map((n) => 2 * n);
  };
  return { rounds: new Rounds(answer, size), seen };
}

describe('rounds', () => {
  it('answer together what came while another round was worked on', async () => {
    const { rounds, seen } = doubler(100);
    const answers = await Promise.all([[1, 2], [3], [], [4, 5]].map((questions) => rounds.ask(questions)));
    expect(answers).toEqual([[2, 4], [6], [], [8, 10]]);
    expect(seen).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('end with the request that fills them', async () => {
    const { rounds, seen } = doubler(3);
    await Promise.all([[1], [2, 3], [4, 5], [6]].map((questions) => rounds.ask(questions)));
    expect(seen).toEqual([[1], [2, 3, 4, 5], [6]]);
  });

  it('begin again after a pause', async () => {
    const { rounds } = doubler(3);
    expect(await rounds.ask([1])).toEqual([2]);
    expect(await rounds.ask([2])).toEqual([4]);
  });

  it('give an error to nobody but its asker', async () => {
    const { rounds } = doubler(100);
    const asked = [[1], [2], [-3], [4]].map((questions) => rounds.ask(questions));
    const settled = await Promise.allSettled(asked);
    expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason)))).toEqual([
      [2],
      [4],
      'RangeError: -3 with a negative one',
      [8],
    ]);
    expect(await rounds.ask([5])).toEqual([10]);
  });
});
