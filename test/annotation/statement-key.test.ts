import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatementRecord } from '../../src/annotation/record.js';
import { statementKeys } from '../../src/annotation/statement-key.js';
import { fuzzRuns } from '../property-runs.js';

type Keyed = Pick<StatementRecord, 'id' | 'kind' | 'cue'>;

const TEXT = 'Norland agreed to meet Sudland 🕊️.\nNorland agreed to meet Sudland 🕊️.\nSudland armed the rebels.';
const at = (id: string, kind: Keyed['kind'], words: string, nth = 0): Keyed => {
  let from = TEXT.indexOf(words);
  for (let count = 0; count < nth; count++) from = TEXT.indexOf(words, from + 1);
  const start = [...TEXT.slice(0, from)].length;
  return { id, kind, cue: { start, end: start + [...words].length } };
};
const keysOf = (...statements: Keyed[]): string[] => statementKeys('d', TEXT, statements);

/// Statements on any words of any text, several on one cue among them.
const anyDocument = fc
  .tuple(
    fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('\n', 'a a a', '\ud83d')), {
      maxLength: 12,
    }),
    fc.array(
      fc.record({
        kind: fc.constantFrom<Keyed['kind']>('event', 'relation', 'claim'),
        start: fc.nat(80),
        length: fc.integer({ min: 1, max: 6 }),
      }),
      { maxLength: 40 },
    ),
  )
  .map(([parts, cues]) => {
    const text = parts.join('');
    const last = [...text].length;
    const statements = cues
      .filter(({ start }) => start < last)
      .map(({ kind, start, length }, index): Keyed => ({
        id: `s${index + 1}`,
        kind,
        cue: { start, end: Math.min(last, start + length) },
      }));
    return { text, statements };
  });

describe('the key of a statement', () => {
  it('is unique in its document, and the same in whatever order the statements stand', () => {
    fc.assert(
      fc.property(anyDocument, fc.func(fc.integer()), ({ text, statements }, rank) => {
        const keys = statementKeys('d', text, statements);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
        const turned = [...statements].sort((a, b) => rank(a.id) - rank(b.id));
        const again = new Map(statementKeys('d', text, turned).map((key, index) => [turned[index]?.id, key]));
        expect(statements.map(({ id }) => again.get(id))).toEqual(keys);
      }),
      { numRuns: fuzzRuns(100) },
    );
  });

  it('does not depend on what else is coded, nor on the number that the statement has', () => {
    const meet = at('s2', 'event', 'agreed');
    const [alone] = keysOf({ ...meet, id: 's1' });
    expect(keysOf(at('s1', 'claim', 'armed'), meet)[1]).toBe(alone);
  });

  it('stays where a claim becomes an event, and where words are added elsewhere', () => {
    const [event] = keysOf(at('s1', 'event', 'armed'));
    expect(keysOf(at('s1', 'claim', 'armed'))).toEqual([event]);
    const before = 'Talks went on.\n';
    const { cue } = at('s1', 'event', 'armed');
    const moved = { start: cue.start + before.length, end: cue.end + before.length };
    expect(statementKeys('d', before + TEXT, [{ id: 's1', kind: 'event', cue: moved }])).toEqual([event]);
  });

  it('differs for an event and a relation, for a second event of one word, for the same line again, and by document', () => {
    const keys = [
      ...keysOf(
        at('s1', 'event', 'agreed'),
        at('s2', 'event', 'agreed'),
        at('s3', 'relation', 'agreed'),
        at('s4', 'event', 'agreed', 1),
      ),
      ...statementKeys('other', TEXT, [at('s1', 'event', 'agreed')]),
    ];
    expect(new Set(keys).size).toBe(5);
  });

  it('is what docs/record.md says: kept so that no change of the program changes it unseen', () => {
    expect(keysOf(at('s1', 'event', 'agreed'), at('s2', 'event', 'agreed', 1), at('s3', 'relation', 'armed'))).toEqual([
      '1148c47df89059e56a0f5eec52700468',
      '2616518bf0b7b83ac7dd4bb48ab901f1',
      '13ebf3d4b017eb54d63d222754e9a4f7',
    ]);
  });
});
