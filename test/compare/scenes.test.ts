import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src/annotation/record.js';
import type { Pipeline } from '../../src/pipeline.js';
import { readBytes } from '../../src/read/read-bytes.js';
import { CUES } from '../read/cues.js';
import { wholePipeline } from '../code/coded.js';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await wholePipeline();
});

async function coded(text: string): Promise<DocumentRecord> {
  const line = JSON.stringify({ id: 'x', published: '2024-05-06', text });
  const [read] = readBytes(Buffer.from(line), { input: 'x.jsonl' }, CUES);
  if (read?.ok !== true) throw new Error('not read');
  return pipeline.run(read.document);
}

/// Of each event its word, its day and where that stands.
function days({ text, statements }: DocumentRecord): string[] {
  return statements.flatMap(({ event, cue, time }) =>
    event === null
      ? []
      : [`${text.slice(cue.start, cue.end)} ${time?.from ?? '–'} ${time === null ? '–' : (time.inherited ?? 'told')}`],
  );
}

describe('the days of a diary', () => {
  const ENTRIES = `A month on the river, by our reporter in Halvik.

Saturday 20 April
Shells hit the market again. This afternoon soldiers arrested the baker.

Tuesday 23 April
Rebels attacked the ferry. The governor resigned on Monday.`;

  it('are those of the lines above its entries', async () => {
    expect(days(await coded(ENTRIES))).toEqual([
      'hit 2024-04-20 dateline',
      'arrested 2024-04-20 told',
      'attacked 2024-04-23 dateline',
      'resigned 2024-04-22 told',
    ]);
  });

  it('stand in the text where the record says', async () => {
    const { text, statements } = await coded(ENTRIES);
    const [first] = statements.filter(({ event }) => event !== null);
    expect(first?.time && text.slice(first.time.start, first.time.end)).toBe('Saturday 20 April');
  });

  it('are not those of what is told above the line', async () => {
    const text = `Halvik: pages of a diary

Tuesday, 23 April. Four hundred walked in before light. They say that planes bombed the column on Saturday.

Thursday, 25 April. Men with sticks robbed the store and beat the keeper.`;
    const told = days(await coded(text));
    expect(told.filter((day) => /^(?:robbed|beat)/.test(day))).toEqual([
      'robbed 2024-04-25 dateline',
      'beat 2024-04-25 dateline',
    ]);
  });

  it('are none where one line alone says a day, which may be that of printing', async () => {
    const text =
      'Ferry attacked in Halvik\n\n3 May 2024\n\nRebels attacked the ferry of Halvik. Soldiers arrested the baker.';
    expect(days(await coded(text)).filter((day) => day.includes('dateline'))).toEqual([]);
  });
});
