import { describe, expect, it } from 'vitest';
import { plainPage, wholePipeline } from '../code/coded.js';

/// Of each event its cue and the day or month on which it begins; the page is of 6 May 2024.
async function told(text: string): Promise<string[]> {
  const { statements } = await (await wholePipeline()).run(plainPage(text));
  return statements.flatMap(({ event, cue, time }) =>
    event === null ? [] : [`${text.slice(cue.start, cue.end)} ${time?.from ?? 'never'}`],
  );
}

describe('the year of a story of long ago', () => {
  it('is that of the day with which it begins, until another is told', async () => {
    expect(
      await told('On 3 May 1974 soldiers shot the mayor of Maran. In June they burned his house. Last week vandals burned his grave. In March police arrested a man.'), // prettier-ignore
    ).toEqual(['shot 1974-05-03', 'burned 1974-06-01', 'burned 2024-04-29', 'arrested 2024-03-01']);
  });

  it('is that which a question names', async () => {
    expect(await told('What happened in 1974? In August the army bombed the town.')).toContain('bombed 1974-08-01');
  });

  it('is none of the news', async () => {
    expect(await told('Soldiers killed the mayor in 1998. In March police arrested a general.')).toEqual([
      'killed 1998-01-01',
      'arrested 2024-03-01',
    ]);
    expect(
      await told(
        'Police on Sunday arrested a general who shot a priest on 4 May 1981. In March they arrested a guard.',
      ),
    ).toContain('arrested 2024-03-01');
  });
});
