import { describe, expect, it } from 'vitest';
import type { DocumentRecord, StatementRecord } from '../../src/annotation/record.js';
import { changesBetween, toldIn } from '../../src/work/codebook-changes.js';
import { BARE_RECORD, BARE_STATEMENT } from '../bare.js';

const TEXT = '🕊 The army shelled the town. The rebels fled.';

/// A record of the text with one event for each of these.
function recordOf(
  ...events: readonly {
    key: string;
    cue: string;
    type: 'ASSAULT' | 'COERCE' | 'RETREAT';
    code: string;
    rule?: string;
  }[]
) {
  const points = [...TEXT];
  const spanOf = (words: string) => {
    const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
    return { start, end: start + [...words].length };
  };
  const statements = events.map(({ key, cue, type, rule = 'frames/assault.yaml#shell' }, index): StatementRecord => ({
    ...spanOf(cue),
    id: `s${index + 1}`,
    key,
    ...BARE_STATEMENT,
    cue: spanOf(cue),
    event: { type, mode: null, contexts: [], cameo: null, score: 0 },
    actor: [{ ...spanOf('The army'), actor: `a${index + 1}` }],
    why: { rule },
  }));
  const record: DocumentRecord = {
    ...BARE_RECORD,
    id: 'd1',
    input: 'd1',
    text: TEXT,
    sentences: [
      { start: 0, end: 28 },
      { start: 29, end: points.length },
    ],
    actors: events.map(({ code }, index) => ({
      ...{ id: `a${index + 1}`, name: 'army', code, country: null, sector: null, kind: 'group', source: null },
      mentions: [],
    })),
    statements,
  };
  return record;
}

const SHELLED = { key: '1', cue: 'shelled', type: 'ASSAULT', code: 'FRA MIL' } as const;
const FLED = { key: '2', cue: 'fled', type: 'RETREAT', code: 'FRA REB' } as const;

describe('what another codebook changes', () => {
  it('is nothing where the same is told, by whatever rule', () => {
    expect(
      changesBetween(toldIn(recordOf(SHELLED)), recordOf({ ...SHELLED, rule: 'frames/assault.yaml#bomb' })),
    ).toEqual([]);
  });

  it.each([
    ['an event more', [SHELLED], [SHELLED, FLED], 'added', 'fled', 'The rebels fled.'],
    ['an event less', [SHELLED, FLED], [FLED], 'dropped', 'shelled', '🕊 The army shelled the town.'],
    [
      'the code of an actor',
      [SHELLED],
      [{ ...SHELLED, code: 'FRA REB' }],
      'altered',
      'shelled',
      '🕊 The army shelled the town.',
    ],
    [
      'another event of the same words',
      [SHELLED],
      [{ ...SHELLED, key: '9', type: 'COERCE' }],
      'altered',
      'shelled',
      '🕊 The army shelled the town.',
    ],
  ] as const)('is %s, with its sentence', (_, before, after, became, cue, sentence) => {
    expect(changesBetween(toldIn(recordOf(...before)), recordOf(...after))).toMatchObject([{ became, cue, sentence }]);
  });
});
