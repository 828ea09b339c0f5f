import { describe, expect, it } from 'vitest';
import type { StatementRecord } from '../../src/annotation/record.js';
import { linkStatements } from '../../src/compare/links.js';

function statement(id: string, changes: Partial<StatementRecord>): StatementRecord {
  return {
    id,
    start: 0,
    end: 1,
    kind: 'event',
    cue: { start: 0, end: 1 },
    event: { type: 'ASSAULT', mode: null, contexts: [], cameo: '190', score: -9 },
    relation: null,
    actor: [{ actor: 'a1', start: 0, end: 1 }],
    recipient: [{ actor: 'a2', start: 0, end: 1 }],
    instrument: null,
    quantities: [],
    place: null,
    time: null,
    polarity: 'positive',
    certainty: 'certain',
    status: 'occurred',
    attribution: [{ voice: 'v1' }],
    confidence: 0.9,
    why: {},
    ...changes,
  };
}

describe('linkStatements', () => {
  it('links a later telling of the same act to the nearest earlier one', () => {
    expect(linkStatements([statement('s1', {}), statement('s2', {}), statement('s3', {})])).toEqual([
      { kind: 'repeats', from: 's2', to: 's1' },
      { kind: 'repeats', from: 's3', to: 's2' },
    ]);
  });

  it('links a denial by another voice as a dispute', () => {
    const denied = statement('s2', { polarity: 'negative', attribution: [{ voice: 'v2' }] });
    expect(linkStatements([statement('s1', {}), denied])).toEqual([{ kind: 'disputes', from: 's2', to: 's1' }]);
  });

  it.each<[string, Partial<StatementRecord>]>([
    ['another actor', { actor: [{ actor: 'a3', start: 0, end: 1 }] }],
    ['an unknown recipient', { recipient: [{ actor: null, start: 0, end: 1 }] }],
    ['no recipient', { recipient: [] }],
    ['a claim', { kind: 'claim', event: null }],
    ['a denial by the same voice', { polarity: 'negative' }],
    ['another day', { time: { start: 0, end: 1, from: '2024-02-01', to: '2024-02-01' } }],
  ])('does not link acts with %s', (_, changes) => {
    const first = statement('s1', { time: { start: 0, end: 1, from: '2024-01-01', to: '2024-01-02' } });
    expect(linkStatements([first, statement('s2', changes)])).toEqual([]);
  });
});
