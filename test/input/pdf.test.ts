import { describe, expect, it } from 'vitest';
import { REPORT, readAll, shown, zipOf } from './archives.js';
import { pdfOf, running, type PdfLine } from './pdf-file.js';

describe('PDF', { timeout: 60_000 }, () => {
  it('its lines become paragraphs, across columns and pages, without heads and page numbers', async () => {
    const head = { text: 'The Norland Letter', y: 810 };
    const foot = (page: number): PdfLine => ({ text: `Page ${page} of 3`, y: 30 });
    const pdf = pdfOf(
      [
        [
          head,
          { text: 'Border closed', y: 770, size: 20 },
          { text: '12 May 2020', y: 740 },
          ...running(
            ['Norland closed its border with Sudland on Tuesday, and the foreign min-', 'istry said that the step'],
            700,
          ),
          foot(1),
        ],
        [
          head,
          ...running(['was needed after the attack on a customs post.'], 770),
          ...running(['The Sudland government called the closure an unfriendly act and', 'recalled its'], 720),
          ...running(['ambassador for consultations.'], 770, 320),
          foot(2),
        ],
        [head, ...running(['Three officers were wounded in the attack, the ministry said.'], 770), foot(3)],
      ],
      '/Title (Border closed) /Author (pc-user-7) /CreationDate (D:20200514101500)',
    );
    const [result] = await readAll(pdf);
    expect(result === undefined ? '' : shown(result)).toBe('- ok | Border closed | 2020-05-12');
    expect(result?.ok === true && result.document.text.split('\n\n')).toEqual([
      'Border closed',
      '12 May 2020',
      'Norland closed its border with Sudland on Tuesday, and the foreign ministry said that the step was needed after the attack on a customs post.',
      'The Sudland government called the closure an unfriendly act and recalled its ambassador for consultations.',
      'Three officers were wounded in the attack, the ministry said.',
    ]);
  });

  it('columns that are drawn row by row are read one after another, heads of two pages left out', async () => {
    const left = [
      'Norland closed its border with',
      'Sudland on Tuesday, and the min-',
      'istry said that the step was',
      'needed after the attack.',
    ];
    const right = [
      'The Sudland government called',
      'the closure an unfriendly act',
      'and recalled its ambassador',
      'for consultations in Arvik.',
    ];
    const rows = left.flatMap((text, index) => [
      { text, x: 60, y: 700 - 14 * index },
      { text: right[index] ?? '', x: 320, y: 700 - 14 * index },
    ]);
    const head = (page: number): PdfLine => ({ text: `The Norland Letter 12 May 2020 ${page}`, y: 810 });
    const pdf = pdfOf([
      [head(1), { text: 'Border closed between both countries this week', y: 740, size: 18 }, ...rows],
      [head(2), { text: 'He is expected home on Friday.', y: 770 }],
    ]);
    const [result] = await readAll(pdf);
    expect(result === undefined ? '' : shown(result)).toContain('2020-05-12');
    expect(result?.ok === true && result.document.text.split('\n\n')).toEqual([
      'Border closed between both countries this week',
      'Norland closed its border with Sudland on Tuesday, and the ministry said that the step was needed after the attack.',
      'The Sudland government called the closure an unfriendly act and recalled its ambassador for consultations in Arvik.',
      'He is expected home on Friday.',
    ]);
  });

  it('without text, broken, or nothing but a beginning', async () => {
    const codes: string[] = [];
    for (const bytes of [pdfOf([[]]), '%PDF-1.7\n1 0 obj', pdfOf([running(['Text.'], 700)]).slice(0, 300)])
      codes.push(...(await readAll(bytes)).map((result) => (result.ok ? 'ok' : result.problem.code)));
    expect(codes).toEqual(['pdf-no-text', 'input-unreadable', 'input-unreadable']);
  });

  it('that asks for a password says so, and the next input goes on', async () => {
    const secret = '<' + '5a'.repeat(32) + '>';
    const encryption = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${secret} /U ${secret} >> /ID [${secret} ${secret}]`;
    const pdf = pdfOf([running(['Norland closed its border.'], 700)]).replace(
      '/Root 1 0 R',
      `/Root 1 0 R ${encryption}`,
    );
    const [first, second] = await readAll(
      zipOf([
        { name: 'a.pdf', content: pdf },
        { name: 'b.txt', content: REPORT },
      ]),
    );
    expect(first?.ok === false && first.problem).toMatchObject({
      code: 'input-unreadable',
      message: '-!a.pdf: cannot be read (it is encrypted with a password)',
      remedy: 'check that the file exists and that you may read it',
    });
    expect(second?.ok).toBe(true);
  });
});
