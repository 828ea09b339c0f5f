import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../src/read/read-bytes.js';
import { CUES } from './cues.js';
import { expectSound } from './sound-document.js';
import { fuzzRuns } from '../property-runs.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array, about = {}): ReturnType<typeof readBytes> =>
  readBytes(bytes, { input: 'x', ...about }, CUES);

/// Pieces that pages are made of, in any order and nesting.
const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div class="comment" id="comment-1">',
        '<div id="comments">',
        '</div>',
        '<h1>',
        '</h1>',
        '<article>',
        '</article>',
      ),
      fc.constantFrom(
        '<li class="comment depth-1">',
        '<ul class="children">',
        '</ul>',
        '</li>',
        '<br>',
        '<br/>',
        '<table><tr><td>',
        '<blockquote>',
        '<a href="#">',
        '</a>',
      ),
      fc.constantFrom(
        '<time datetime="2020-01-01">',
        '<cite class="fn">Ana</cite>',
        '<script type="application/ld+json">{"@type":"Comment","text":"a"',
        '</script>',
        '<!--',
        '-->',
        '&amp;',
        '&#0;',
        '<![CDATA[',
      ),
      fc.constantFrom(
        '<dl class="comment-list"><dt>',
        '</dt><dd>',
        '<div class="post"><span class="author">',
        'Reply',
        'Tilda says:',
        '12 May 2020 at 10:15',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constant('The council met on Monday, and the mayor said that the harbour would stay closed, for now.'),
    ),
    { maxLength: 60 },
  )
  .map((parts) => `<html>${parts.join('')}`);

describe('any input', () => {
  it('any bytes give results and never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const result of read(bytes)) {
          if (result.ok) expectSound(result.document);
          else expect(result.problem.code).not.toBe('internal-error');
        }
      }),
      { numRuns: fuzzRuns(300) },
    );
  });

  it('any markup gives sound documents', () => {
    fc.assert(
      fc.property(markup, (html) => {
        for (const result of read(bytesOf(html))) {
          if (result.ok) expectSound(result.document);
          else expect(result.problem.code).not.toBe('internal-error');
        }
      }),
      { numRuns: fuzzRuns(400) },
    );
  });

  it('any text in a record stays as it is, its segments in order', () => {
    const lines = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom(
          'Great comment!',
          'Tilda says:',
          '3 hours ago',
          'Reply',
          'Comments',
          'You are wrong, I think!',
          'The army said on Monday that it had left.',
          '\r',
          '\u2028',
          '\ud800',
        ),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\n\n', '\r\n'), (parts, mark) => {
        const text = parts.join(mark);
        const [result] = read(bytesOf(JSON.stringify({ id: 'a', text })));
        if (result?.ok !== true) return;
        expect(result.document.text).toBe(text);
        expectSound(result.document);
      }),
      { numRuns: fuzzRuns(400) },
    );
  });

  it('every letter of a plain text without comments lies in a segment', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 12 }), (parts) => {
        const text = parts.join('\n');
        const [result] = read(bytesOf(JSON.stringify({ id: 'a', text })));
        if (result?.ok !== true || result.document.segments.some((segment) => segment.kind === 'comment')) return;
        const covered = result.document.segments.map((segment) => text.slice(segment.start, segment.end)).join('');
        expect(covered.replace(/[\s\ufeff]/g, '')).toBe(text.replace(/[\s\ufeff]/g, ''));
      }),
      { numRuns: fuzzRuns(100) },
    );
  });
});

describe('hostile and broken input', () => {
  const codes = (bytes: Uint8Array): string[] =>
    read(bytes).map((result) => (result.ok ? result.document.warnings.map((w) => w.code).join() : result.problem.code));

  it('an empty input is named', () => {
    const [result] = read(new Uint8Array());
    expect(result).toMatchObject({ ok: false, input: 'x', problem: { code: 'input-empty', severity: 'error' } });
    expect(codes(bytesOf(' \n\t\ufeff '))).toEqual(['input-empty']);
  });

  it('images, archives and programs are known by their bytes', () => {
    const kinds: [number[], string][] = [
      [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0], 'PNG image'],
      [[0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JPEG image'],
      [[0x50, 0x4b, 3, 4, 20, 0], 'zip archive or office document'],
      [[0x1f, 0x8b, 8, 0], 'gzip archive'],
      [[0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'PDF'],
      [Array.from({ length: 500 }, (_, i) => (i * 37) % 256), 'unknown kind'],
    ];
    for (const [bytes, kind] of kinds) {
      const [result] = read(Uint8Array.from(bytes));
      expect(result?.ok === false && result.problem.message).toContain(kind);
    }
  });

  it('broken UTF-8 is replaced and counted', () => {
    const bytes = bytesOf('The café in Arvik – “closed” – was sold on Monday, the owner’s naïve café-loving son said.');
    bytes[0] = 0xc3;
    const [result] = read(bytes);
    expect(result?.ok === true && result.document.warnings.map((warning) => warning.code)).toEqual(['encoding-broken']);
  });

  it('Latin-1 and UTF-16 are read as what they are', () => {
    const latin = Uint8Array.from(
      [...'Caf\u00e9 owners in Arvik said on Monday that they would close.'].map((c) => c.charCodeAt(0)),
    );
    const [first] = read(latin);
    expect(first?.ok === true && first.document.text.startsWith('Café')).toBe(true);
    const wide = new Uint8Array(Buffer.from('\ufeffThe army left the town on Monday.', 'utf16le'));
    const [second] = read(wide);
    expect(second?.ok === true && second.document.text).toBe('The army left the town on Monday.');
  });

  it('a page says its character set in a meta element', () => {
    const html =
      '<html><head><meta charset="iso-8859-2"></head><body><article><p>Sejm przyj\u00b1\u00b3 w poniedzia\u00b3ek ustaw\u00ea o granicy, kt\u00f3ra wejdzie w \u00bfycie latem, poda\u00b3o biuro.</p></article></body></html>';
    const [result] = read(Uint8Array.from([...html].map((c) => c.charCodeAt(0))));
    expect(result?.ok === true && result.document.text).toContain('przyjął w poniedziałek ustawę');
  });

  it('markup nested 100,000 deep is read', () => {
    const html = `<html><body>${'<div>'.repeat(100_000)}<p>The council met on Monday, and it decided nothing, the mayor said.</p>${'</div>'.repeat(100_000)}</body></html>`;
    const [result] = read(bytesOf(html));
    expect(result?.ok === true && result.document.text).toContain('The council met on Monday');
  });

  it('other ways down: unclosed lists, quotations, tables and links', () => {
    for (const tag of ['<ul><li>', '<blockquote>', '<table><tr><td>', '<a><b>', '<p><span>', '<svg>', '<dl><dd>']) {
      expect(
        codes(
          bytesOf(
            `<html><body>${tag.repeat(30_000)}The council met on Monday, and it decided nothing, the mayor said.`,
          ),
        ),
      ).toHaveLength(1);
    }
  });

  it('JSON nested 100,000 deep is one bad line', () => {
    const results = read(
      bytesOf(
        `{"id":"a","text":"The army left."}\n{"id":"b","text":${'['.repeat(100_000)}\n{"id":"c","text":"The army came."}`,
      ),
    );
    expect(results.map((result) => result.ok)).toEqual([true, false, true]);
  });

  it('endless attributes and a page that is one tag end', () => {
    const many = Array.from({ length: 50_000 }, (_, i) => `a${i}="b"`).join(' ');
    expect(
      codes(bytesOf(`<html><body ${many}><p>The council met on Monday, and it decided nothing, the mayor said.</p>`)),
    ).toHaveLength(1);
    expect(codes(bytesOf(`<html><p class="${'x '.repeat(300_000)}`))).toHaveLength(1);
  });

  it('more elements than any page has are cut, with a warning', () => {
    const report = `<p>${'The council met on Monday, and it decided nothing, the mayor said. '.repeat(5)}</p>`;
    expect(codes(bytesOf(`<html><body>${report}${'<i>a</i>'.repeat(120_000)}`))).toEqual(['page-cut']);
    const nested = Array.from(
      { length: 8000 },
      (_, i) => `<div class="comment" id="comment-${i}"><cite class="fn">Ann${i}</cite><p>No, ${report}</p>`,
    );
    expect(codes(bytesOf(`<html><body><article>${report}</article>${nested.join('')}`))).toEqual(['page-cut']);
  });

  it('thousands of regions, headings, terms and attributes of comments take bounded time', () => {
    for (const piece of ['<div class="comments"><p>x</p></div>', '<h2>3 Comments</h2>', '<dt>a<dd>b', '<hr hidden>']) {
      const html = `<html><body><dl class="comment">${piece.repeat(90_000)}`;
      expect(codes(bytesOf(html)).join()).not.toContain('internal');
    }
  });

  it('data nested 100,000 deep in a page are passed over', () => {
    const page = '<body><article><p>The council met on Monday, and it decided nothing, the mayor said.</p></article>';
    for (const [open, close] of [
      ['{"@type":"Article","author":[', ']}'],
      ['{"@type":"Comment","text":"a b c","comment":', '}'],
      ['[', ']'],
    ] as const) {
      const data = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
      for (const type of ['application/ld+json', 'application/json'])
        expect(codes(bytesOf(`<html><script type="${type}">${data}</script>${page}`))).toEqual(['']);
    }
    const half = `{"@type":"Article","author":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(codes(bytesOf(`<html><script type="application/ld+json">${half}</script>${page}`))).toEqual(['']);
  });

  it('an export of threads nested 100,000 deep breaks off', () => {
    const head = '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>';
    expect(codes(bytesOf(head + '<item><wp:comment>'.repeat(100_000)))).toEqual(['archive-broken']);
  });

  it('a title of nothing that can be seen is none, a title without end is cut', () => {
    const report = `<p>${'The council met on Monday, and it decided nothing, the mayor said. '.repeat(5)}</p>`;
    for (const title of ['', ' ', '\u200b', '\ufeff\u00ad']) {
      const [result] = read(bytesOf(`<html><title>${title}</title><body><article>${report}`));
      if (result?.ok !== true) throw new Error('not read');
      expect(result.document.title).toBeNull();
      expectSound(result.document);
    }
    const [long] = read(bytesOf(`<html><title>${'a b '.repeat(100_000)}</title><body><article>${report}`));
    expect(long?.ok === true && long.document.title?.length).toBeLessThanOrEqual(1000);
  });

  it('a page that calls itself UTF-16 in bytes that are not is read', () => {
    const html = `<html><meta charset="utf-16"><body><article><p>The caf\u00e9 in Arvik was sold on Monday, and its owner said that he would leave.</p>`;
    const [result] = read(Uint8Array.from([...html].map((c) => c.charCodeAt(0))));
    expect(result?.ok === true && result.document.text).toContain('The caf\u00e9 in Arvik');
  });

  it('one line of two million characters is cut into segments', () => {
    const text = 'The army said on Monday that it had left the town. '.repeat(40_000);
    const [result] = read(bytesOf(text));
    if (result?.ok !== true) throw new Error('not read');
    expect(result.document.warnings.map((warning) => warning.code)).toEqual(['text-long-line']);
    expect(result.document.text).toBe(text);
    expectSound(result.document);
    expect(Math.max(...result.document.segments.map((segment) => segment.end - segment.start))).toBeLessThanOrEqual(
      20_000,
    );
  });

  it('a long line without any space is cut too, never inside a surrogate pair', () => {
    const [result] = read(bytesOf(`a${'😀'.repeat(50_000)}`));
    if (result?.ok !== true) throw new Error('not read');
    const { document } = result;
    for (const segment of document.segments)
      expect(() => encodeURIComponent(document.text.slice(segment.start, segment.end))).not.toThrow();
  });

  it('null bytes in a page vanish, in a record they stay', () => {
    const [page] = read(
      bytesOf(
        '<html><body><p>The council\u0000 met on Monday, and it decided nothing, the mayor of the town said in the evening.</p></body></html>',
      ),
    );
    expect(page?.ok === true && page.document.text).not.toContain('\u0000');
    const [record] = read(bytesOf('{"id":"a","text":"The army\\u0000 left."}'));
    expect(record?.ok === true && record.document.text).toBe('The army\u0000 left.');
  });
});

describe('what is given beside the bytes', () => {
  it('a given date is used where the document has none', () => {
    const about = { published: '2017-05-18' };
    const [plain] = read(bytesOf('Norland closed its border with Sudland on Tuesday.'), about);
    expect(plain?.ok === true && plain.document.published).toBe('2017-05-18');
    const [record] = read(bytesOf('{"text":"The army left.","published":"2020-01-01"}'), about);
    expect(record?.ok === true && record.document.published).toBe('2020-01-01');
  });

  it('a given date that is none is a warning', () => {
    const [result] = read(bytesOf('Norland closed its border with Sudland on Tuesday.'), { published: '18.5.2017' });
    expect(result?.ok === true && result.document.warnings.map((warning) => warning.code)).toEqual(['date-invalid']);
  });

  it('a forced language is not told from the text', () => {
    const [result] = read(
      bytesOf('Das Parlament hat am Dienstag beschlossen, die Grenze zum Nachbarland zu schließen.'),
      { language: 'en' },
    );
    expect(result?.ok === true && [result.document.language, result.document.warnings]).toEqual(['en', []]);
  });

  it('the id is the hash of address and text, and the same every time', () => {
    const ids = [null, 'https://a.example/1', null].map((uri) => {
      const [result] = read(bytesOf('The army left the town on Monday.'), { uri });
      return result?.ok === true ? result.document.id : '';
    });
    expect(ids[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(ids[0]).toBe(ids[2]);
    expect(ids[0]).not.toBe(ids[1]);
  });
});
