import { describe, expect, it } from 'vitest';
import { applyScript } from '../../src/parse/lemma-script.js';

describe('a lemma by its edit script', () => {
  it.each([
    ['L0', 'Rebels', 'rebels'],
    ['L3y', 'Flies', 'fly'],
    ['L4go', 'went', 'go'],
    ['K0', 'NATO', 'NATO'],
    ['K1', 'Sudans', 'Sudan'],
    ['T0', 'TEHRAN', 'Tehran'],
    ['L9be', 'is', 'be'],
    ['', 'left', 'left'],
  ])('%s of %s is %s', (script, form, lemma) => {
    expect(applyScript(script, form)).toBe(lemma);
  });
});
