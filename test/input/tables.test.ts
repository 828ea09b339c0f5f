import { describe, expect, it } from 'vitest';
import { readAll, shown } from './archives.js';

const texts = async (bytes: string): Promise<string[]> =>
  (await readAll(bytes)).map((result) => (result.ok ? result.document.text : result.problem.code));

describe('tables', () => {
  const first = 'Norland closed its border; the envoy left.';
  const second = 'The army said "nobody" was hurt.';

  it('with the line that tells Excel the delimiter', async () => {
    const table = `sep=;\r\nid;date;title;text\r\n1;12.05.2020;Border;"${first}"\r\n2;13.05.2020;Army;${second}\r\n`;
    expect((await readAll(table)).map(shown)).toEqual(['-#2 ok | Border | 2020-05-12', '-#3 ok | Army | 2020-05-13']);
    expect(await texts(table)).toEqual([first, second]);
    expect(await texts(`\ufeff"sep=|"\ntitle|text\nBorder|${first}\n`)).toEqual([first]);
  });

  it('with bars', async () => {
    expect(await texts(`id|date|text\n1|2020-05-12|${first}\n2|2020-05-13|${second}\n`)).toEqual([first, second]);
  });

  it('with the names in a line of another end than the rows', async () => {
    const quoted = second.replaceAll('"', '""');
    expect(await texts(`id,text\n1,"${first}"\r\n2,"${quoted}"\r\n`)).toEqual([first, second]);
  });
});

describe('dates of records', () => {
  it('as numbers, as MongoDB writes them, with a year of two figures', async () => {
    const days = async (...values: unknown[]): Promise<(string | null)[]> =>
      (
        await readAll(
          values.map((published) => JSON.stringify({ text: 'Norland closed its border.', published })).join('\n'),
        )
      ).map((result) =>
        result.ok ? (result.document.warnings[0]?.code ?? result.document.published) : result.problem.code,
      );
    expect(
      await days(
        1589278500,
        1589278500000,
        { $date: '2020-05-12T10:15:00Z' },
        { $date: { $numberLong: '1589278500000' } },
      ),
    ).toEqual(Array(4).fill('2020-05-12'));
    expect(await days('12-May-20', 'Tue, 12 May 98 10:15:00 +0000', '12/05/98', 20200512)).toEqual([
      '2020-05-12',
      '1998-05-12',
      '1998-12-05',
      '2020-05-12',
    ]);
    expect(await days({ $oid: '5e' }, 'in May 12 people')).toEqual(['date-invalid', 'date-invalid']);
  });
});
