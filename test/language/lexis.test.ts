import { beforeAll, describe, expect, it } from 'vitest';
import { loadLexis } from '../../src/equip/lexis.js';
import { HerodotusError } from '../../src/annotation/problem.js';
import { hooksOf } from '../../src/language/hooks-of.js';
import { Lexis } from '../../src/language/lexis.js';

let lexis: Lexis;
beforeAll(async () => {
  lexis = await loadLexis();
});

/// The best product of the weights of a kind that two cues share.
function alike(a: string, b: string): number {
  const [one, two] = [lexis.kinds(lexis.roots(a)), lexis.kinds(lexis.roots(b))];
  return Math.max(0, ...[...one].map(([kind, weight]) => weight * (two.get(kind) ?? 0)));
}

describe('the lexis of English', () => {
  it('gives the roots of words', () => {
    expect(lexis.roots("The rebels' talks – Cairo’s – shot down.")).toEqual([
      'the',
      'rebel',
      'talk',
      'cairo',
      'shoot',
      'down',
    ]);
  });

  it('knows how rare they are', () => {
    expect(lexis.rarity('the')).toBe(0);
    expect(lexis.rarity('tessalit')).toBe(1);
    expect(lexis.rarity('market')).toBeGreaterThan(lexis.rarity('say'));
  });

  it.each([
    ['arrested', 'detained'],
    ['explosion', 'exploded'],
    ['gunned down', 'shooting'],
    ['foiled', 'thwarted'],
  ])('knows that "%s" and "%s" may tell one kind of deed', (a, b) => {
    expect(alike(a, b)).toBeGreaterThan(0.2);
  });

  it.each([
    ['arrested', 'exploded'],
    ['signed', 'shot'],
  ])('knows that "%s" and "%s" do not', (a, b) => {
    expect(alike(a, b)).toBeLessThan(0.1);
  });

  it.each([
    ['{"format":1,"kinds":["blast 1a"]}', 'model-broken'],
    ['{"format":2,"kinds":[]}', 'model-format'],
    ['blast', 'model-broken'],
  ])('refuses %s as kinds', (kinds, code) => {
    const read = (): Lexis => new Lexis(hooksOf('en').roots, '{"format":1,"words":[]}', kinds, []);
    expect(read).toThrow(HerodotusError);
    expect(read).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code }) }) as Error);
  });
});
