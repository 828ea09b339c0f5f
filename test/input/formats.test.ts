import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { REPORT, httpAnswer, pageOf, readAll, readFrom, shown, warcRecord, zipOf } from './archives.js';

const folder = mkdtempSync(join(tmpdir(), 'herodotus-formats-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return name;
};
/// An article of one paragraph, a sentence 200 times, as zstd 1.5 packs it.
const ZSTD_PAGE = 'KLUv/WQyFL0BAFJDCxCw5wGJ3cdaIlQIiFx6mFAFpox7fqGshCJwzfcgc5ZSTTNSkuO3sFKmjHt+FQEA1yfv5xM6Y+KO';
const lines = async (bytes: Uint8Array | string, options = {}): Promise<string[]> =>
  (await readAll(bytes, options)).map(shown);

describe('gzip', () => {
  it('of a page, a text, JSON lines and of gzip, whatever the name is', async () => {
    expect(await readFrom(folder, put('page.txt', gzipSync(pageOf('Border closed'))))).toEqual([
      'page.txt ok | Border closed',
    ]);
    expect(await lines(gzipSync(gzipSync(REPORT)))).toEqual(['- ok']);
    const many = `${JSON.stringify({ id: 'a', text: REPORT })}\n`.repeat(3);
    expect(await lines(gzipSync(many))).toEqual(['-#1 ok', '-#2 ok', '-#3 ok']);
  });

  it('of several members one after another', async () => {
    const [result] = await readAll(Buffer.concat([gzipSync('Norland closed '), gzipSync('its border.')]));
    expect(result?.ok === true && result.document.text).toBe('Norland closed its border.');
  });

  it('cut off or damaged', async () => {
    const bytes = gzipSync(pageOf('Border closed'));
    expect(await lines(bytes.subarray(0, bytes.length - 20))).toEqual(['- archive-broken']);
    expect(await lines(Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))).toEqual(['- archive-broken']);
  });

  it('of too much for one document is given up early', async () => {
    expect(await lines(gzipSync(Buffer.alloc(50_000_000, 'a ')), { maxBytes: 100_000 })).toEqual(['- input-too-large']);
  });
});

describe('zip', () => {
  const entries = [
    { name: 'news/a.html', content: pageOf('First') },
    { name: 'news/', content: '' },
    { name: '../../etc/b.dat', content: REPORT },
    { name: 'picture.html', content: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]) },
    { name: 'style.css', content: 'p { color: red }' },
    { name: '__MACOSX/._a.html', content: 'x' },
    { name: 'c.jsonl', content: JSON.stringify({ id: '1', text: REPORT }) },
    { name: 'd.txt', content: '' },
  ];
  const expected = (input: string): string[] => [
    `${input}!news/a.html ok | First`,
    `${input}!../../etc/b.dat ok`,
    `${input}!c.jsonl#1 ok`,
    `${input}!d.txt input-empty`,
    `${input} entries-passed-over`,
  ];

  it('of any formats, from a file and from a stream', async () => {
    expect(await readFrom(folder, put('a.dat', zipOf(entries)))).toEqual(expected('a.dat'));
    expect(await lines(zipOf(entries))).toEqual(expected('-'));
  });

  it('in zip and in gzip, down to a limit', async () => {
    const inner = zipOf([{ name: 'x.html', content: pageOf('Inner') }]);
    expect(await lines(gzipSync(zipOf([{ name: 'a.zip', content: inner }])))).toEqual(['-!a.zip!x.html ok | Inner']);
    let deep = inner;
    for (let level = 0; level < 5; level++) deep = zipOf([{ name: 'z', content: deep }]);
    expect(await lines(deep)).toEqual(['-!z!z!z!z archive-depth']);
  });

  it('with the folder of a saved page', async () => {
    const saved = [
      { name: 'x/Border.html', content: pageOf('Border') },
      { name: 'x/Border_files/frame.html', content: pageOf('Frame') },
      { name: 'x/other_files/page.html', content: pageOf('Page') },
    ];
    expect(await lines(zipOf(saved))).toEqual([
      '-!x/Border.html ok | Border',
      '-!x/other_files/page.html ok | Page',
      '- entries-passed-over',
    ]);
  });

  it('that is a collection of web archives (WACZ): the pages, not the texts and indexes beside them', async () => {
    const uri = 'https://post.example/a';
    const page = httpAnswer(['Content-Type: text/html'], pageOf('Border'));
    const wacz = zipOf([
      { name: 'archive/data.warc.gz', content: gzipSync(warcRecord({ type: 'response', uri, content: page })) },
      { name: 'indexes/index.cdxj', content: `example,post)/a 20200512101500 {"url":"${uri}"}` },
      {
        name: 'pages/pages.jsonl',
        content: `{"format":"json-pages-1.0"}\n${JSON.stringify({ url: uri, text: REPORT })}`,
      },
      { name: 'datapackage.json', content: '{"profile":"data-package"}' },
    ]);
    expect(await lines(wacz)).toEqual([
      `-!archive/data.warc.gz!<urn:uuid:1> ok | Border | ${uri}`,
      '- entries-passed-over',
    ]);
  });

  it('with bad entries: the others are read', async () => {
    const bad = zipOf([
      { name: 'lie.html', content: pageOf('Lie'), claimed: 10 },
      { name: 'secret.html', content: pageOf('Secret'), encrypted: true },
      { name: 'good.html', content: pageOf('Good') },
    ]);
    expect(await lines(bad)).toEqual([
      '-!lie.html archive-broken',
      '-!secret.html input-unreadable',
      '-!good.html ok | Good',
    ]);
  });

  it('cut off, and office documents', async () => {
    const bytes = zipOf(entries);
    expect(await lines(bytes.subarray(0, bytes.length - 40))).toEqual(['- archive-broken']);
    expect(await lines(zipOf([{ name: '[Content_Types].xml', content: '<Types/>' }]))).toEqual(['- input-binary']);
  });

  it('with names that would turn the line of a terminal around', async () => {
    expect(await lines(zipOf([{ name: 'a\u001b[2J\u202eb.txt', content: REPORT }]))).toEqual([
      '-!a\ufffd[2J\ufffdb.txt ok',
    ]);
  });

  it('that is a bomb is given up', { timeout: 60_000 }, async () => {
    // A small file that holds 6 GB in three levels.
    let bomb: Uint8Array = gzipSync(Buffer.alloc(4_000_000, 'a '));
    for (let level = 0; level < 2; level++)
      bomb = zipOf(Array.from({ length: 40 }, (_, index) => ({ name: `${index}`, content: bomb })));
    const found = await lines(bomb, { maxBytes: 1000 });
    expect(found.at(-1)).toMatch(/ archive-bomb$/);
  });
});

describe('WARC', () => {
  const html = 'Content-Type: text/html; charset=windows-1252';
  const latin = Buffer.from(pageOf('Zürich').replace('<title>', '<title>'), 'latin1');
  const uri = 'https://post.example/a';
  const records = [
    warcRecord({ type: 'warcinfo', contentType: 'application/warc-fields', content: 'software: x\r\n' }),
    warcRecord({
      type: 'request',
      uri,
      contentType: 'application/http; msgtype=request',
      content: 'GET / HTTP/1.1\r\n\r\n',
    }),
    warcRecord({ type: 'response', uri, id: 'a', content: httpAnswer([html], latin) }),
    warcRecord({
      type: 'response',
      uri: `<${uri}/gzip>`,
      id: 'b',
      content: httpAnswer(['content-type: text/html', 'Content-Encoding: gzip'], gzipSync(pageOf('Packed'))),
    }),
    warcRecord({
      type: 'response',
      uri,
      id: 'c',
      content: httpAnswer(['Content-Type: text/html', 'Transfer-Encoding: chunked'], chunked(pageOf('Chunked'))),
    }),
    warcRecord({ type: 'response', uri, content: httpAnswer(['Content-Type: image/png'], 'x') }),
    warcRecord({ type: 'response', uri, content: httpAnswer([html], pageOf('Gone'), '404 Not Found') }),
    warcRecord({ type: 'resource', uri, id: 'd', contentType: 'text/plain', content: REPORT }),
  ];
  const expected = [
    `-!<urn:uuid:a> ok | Zürich | ${uri}`,
    `-!<urn:uuid:b> ok | Packed | ${uri}/gzip`,
    `-!<urn:uuid:c> ok | Chunked | ${uri}`,
    `-!<urn:uuid:d> ok | ${uri}`,
    '- entries-passed-over',
  ];

  it('plain, packed as a whole and packed record by record', async () => {
    const plain = Buffer.concat(records);
    expect(await lines(plain)).toEqual(expected);
    expect(await lines(gzipSync(plain))).toEqual(expected);
    expect(await lines(Buffer.concat(records.map((record) => gzipSync(record))))).toEqual(expected);
  });

  it.each([
    ['deflate', deflateSync(pageOf('Packed'))],
    ['br', brotliCompressSync(pageOf('Packed'))],
    ['gzip', Buffer.from(pageOf('Packed'))],
    ['br', Buffer.from(pageOf('Packed'))],
  ])('content encoding %s, also where the body was unpacked already', async (encoding, body) => {
    const headers = ['Content-Type: text/html', `Content-Encoding: ${encoding}`, 'Transfer-Encoding: chunked'];
    const record = warcRecord({ type: 'response', uri, content: httpAnswer(headers, body) });
    expect(await lines(record)).toEqual([`-!<urn:uuid:1> ok | Packed | ${uri}`]);
  });

  it('damaged: the records behind are read', async () => {
    const good = (id: string): Buffer =>
      warcRecord({ type: 'response', uri, id, content: httpAnswer(['Content-Type: text/html'], pageOf(id)) });
    const wrong = warcRecord({
      type: 'response',
      uri,
      id: 'wrong',
      content: httpAnswer([html], pageOf('w')),
      length: 20,
    });
    const nameless = Buffer.from('WARC/1.0\r\nWARC-Type: response\r\n\r\n');
    const bytes = Buffer.concat([good('a'), wrong, good('b'), nameless, good('c')]);
    expect((await lines(bytes)).map((line) => line.replace(` | ${uri}`, ''))).toEqual([
      '-!<urn:uuid:a> ok | a',
      '-!#2 archive-broken',
      '-!<urn:uuid:b> ok | b',
      '-!#4 archive-broken',
      '-!<urn:uuid:c> ok | c',
      '- entries-passed-over',
    ]);
    const cut = Buffer.concat([good('a'), good('b')]);
    expect(await lines(cut.subarray(0, cut.length - 100))).toEqual([
      `-!<urn:uuid:a> ok | a | ${uri}`,
      '-!<urn:uuid:b> archive-broken',
    ]);
    const packed = Buffer.concat([good('a'), good('b')].map((record) => gzipSync(record)));
    expect(await lines(packed.subarray(0, packed.length - 30))).toEqual([
      `-!<urn:uuid:a> ok | a | ${uri}`,
      '-!<urn:uuid:b> archive-broken',
      '- archive-broken',
    ]);
  });

  it('packed and damaged in the middle: records far from the damage are read', async () => {
    const members = ['a', 'b', 'c', 'd', 'e'].map((id) => {
      // Digits that cannot be packed, so that each record is longer than what damage costs.
      const noise = Array.from({ length: 1500 }, (_, index) =>
        createHash('sha256')
          .update(id + String(index))
          .digest('hex'),
      );
      const page = `${pageOf(id)}<!-- ${noise.join('')} -->`;
      return gzipSync(
        warcRecord({ type: 'response', uri, id, content: httpAnswer(['Content-Type: text/html'], page) }),
      );
    });
    members[1]?.fill(0xff, 20_000, 20_100);
    const found = await lines(Buffer.concat(members));
    expect(found[0]).toBe(`-!<urn:uuid:a> ok | a | ${uri}`);
    expect(found.at(-1)).toBe(`-!<urn:uuid:e> ok | e | ${uri}`);
    expect(found.filter((line) => line.endsWith('archive-broken')).length).toBe(1);
  });

  it('with records over the limit, packed or not', async () => {
    const long = pageOf('Long', REPORT.repeat(100));
    const record = (id: string, content: Buffer): Buffer => warcRecord({ type: 'response', uri, id, content });
    const bytes = Buffer.concat([
      record('a', httpAnswer([html], long)),
      record('b', httpAnswer([html, 'Content-Encoding: gzip'], gzipSync(long))),
      record('c', httpAnswer([html], pageOf('Short'))),
    ]);
    expect(await lines(bytes, { maxBytes: 5000 })).toEqual([
      '-!<urn:uuid:a> input-too-large',
      '-!<urn:uuid:b> input-too-large',
      `-!<urn:uuid:c> ok | Short | ${uri}`,
    ]);
  });

  it('with what crawlers write: types twice or none, blanks in addresses, an empty line first, texts made of pages', async () => {
    const page = (title: string, ...headers: string[]): Buffer => httpAnswer(headers, pageOf(title));
    const conversion = (id: string, of: string): Buffer =>
      Buffer.from(
        warcRecord({ type: 'conversion', uri, id, contentType: 'text/plain', content: `Border closed\n${REPORT}` })
          .toString()
          .replace('WARC-Date', `WARC-Refers-To: <urn:uuid:${of}>\r\nWARC-Date`),
      );
    const bytes = Buffer.concat([
      warcRecord({
        type: 'response',
        uri,
        id: 'a',
        content: page('Twice', 'Content-Type: text/html, text/html; charset=UTF-8'),
      }),
      warcRecord({
        type: 'response',
        uri: '<https://post.example/q?of=a b>',
        id: 'b',
        content: page('Blank', 'Content-Type: unknown'),
      }),
      warcRecord({
        type: 'response',
        uri,
        id: 'c',
        content: `\r\n${page('Late', 'Content-Type: text/html').toString()}`,
      }),
      conversion('d', 'elsewhere'),
      conversion('e', 'c'),
      warcRecord({ type: 'response', uri, content: httpAnswer(['Content-Type: application/rss+xml'], '<rss/>') }),
      warcRecord({ type: 'response', uri, content: httpAnswer(['Content-Type: text/html'], '', '404 Not Found') }),
      warcRecord({ type: 'request', uri, contentType: 'application/http; msgtype=request', content: 'GET / HTTP/1.1' }),
    ]);
    const read = await readAll(bytes);
    expect(read.map(shown)).toEqual([
      `-!<urn:uuid:a> ok | Twice | ${uri}`,
      '-!<urn:uuid:b> ok | Blank | https://post.example/q?of=a%20b',
      `-!<urn:uuid:c> ok | Late | ${uri}`,
      `-!<urn:uuid:d> ok | Border closed | ${uri}`,
      '- entries-passed-over',
    ]);
    const last = read.at(-1);
    expect(last?.ok === false && last.problem.message).toContain(
      '4 entries are no pages or texts and were passed over (1 application/rss+xml, 1 conversion, 1 request, 1 status 404)',
    );
    expect(last?.ok === false && last.problem.severity).toBe('warning');
  });

  it('content in zstd, whole, cut off or over the limit', async () => {
    const packed = Buffer.from(ZSTD_PAGE, 'base64');
    const record = (body: Uint8Array): Buffer =>
      warcRecord({
        type: 'response',
        uri,
        content: httpAnswer(['Content-Type: text/html', 'Content-Encoding: zstd'], body),
      });
    const [whole] = await readAll(record(packed));
    expect(whole?.ok === true && whole.document.text.length).toBe(200 * 'Norland closed its border. '.length - 1);
    expect(await lines(record(packed.subarray(0, -8)))).toEqual(['-!<urn:uuid:1> archive-broken']);
    expect(await lines(record(packed), { maxBytes: 2000 })).toEqual(['-!<urn:uuid:1> input-too-large']);
  });

  it('no archive is opened inside a record', async () => {
    const record = warcRecord({ type: 'resource', uri, contentType: 'text/html', content: zipOf([]) });
    expect(await lines(record)).toEqual(['-!<urn:uuid:1> archive-depth']);
  });
});

function chunked(text: string): string {
  const parts = text.match(/[^]{1,100}/g) ?? [];
  return `${parts.map((part) => `${part.length.toString(16)};x=y\r\n${part}\r\n`).join('')}0\r\n\r\n`;
}

describe('messages', () => {
  it('a saved page (MHTML): its address, its character set, no frame of it', async () => {
    const quoted = pageOf('Caf\u00e9')
      .replace(/=/g, '=3D')
      .replace(/\u00e9/g, '=E9')
      .replace(/(.{70})/g, '$1=\r\n');
    const mhtml = [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://post.example/cafe',
      'Subject: =?utf-8?Q?Caf=C3=A9?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----Boundary--x"',
      '',
      '',
      '------Boundary--x',
      'Content-Type: text/html; charset=windows-1252',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://post.example/cafe',
      '',
      quoted,
      '------Boundary--x',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(pageOf('Frame')).toString('base64'),
      '------Boundary--x--',
    ].join('\r\n');
    expect(await lines(mhtml)).toEqual(['- ok | Café | https://post.example/cafe']);
    expect(await lines(mhtml.slice(0, mhtml.indexOf('------Boundary--x')))).toEqual(['- no-article']);
  });

  const head = [
    'Received: from a.example',
    'From: =?utf-8?Q?The_Norland_L=C3=A9tter?= <letter@post.example>',
    'Subject: Border closed',
    'Date: Tue, 12 May 2020 23:15:00 -0500',
    'MIME-Version: 1.0',
  ];

  it('a newsletter: the page in it, the sender as its publisher', async () => {
    const mail = [
      ...head,
      'List-Unsubscribe: <https://post.example/u>',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'View this in a browser.',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(pageOf('Other title')).toString('base64'),
      '--b--',
    ].join('\r\n');
    const [result] = await readAll(mail);
    expect(result === undefined ? '' : shown(result)).toBe('- ok | Border closed | 2020-05-12 | The Norland Létter');
    expect(result?.ok === true && result.document.text).toContain('Norland closed its border');
    expect(result?.ok === true && result.document.text).not.toContain('browser');
  });

  it('a mail of plain text: the sender as its author', async () => {
    const mail = [
      ...head,
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
    ];
    const [result] = await readAll([...mail, '', `${REPORT} Caf=E9.`].join('\n'));
    expect(result === undefined ? '' : shown(result)).toBe('- ok | Border closed | 2020-05-12 | The Norland Létter');
    expect(result?.ok === true && result.document.voices[0]?.kind).toBe('author');
    expect(result?.ok === true && result.document.text.trimEnd().endsWith('Café.')).toBe(true);
  });

  it('an answer: what it quotes in the voice of its writer, without marks and signature', async () => {
    const said = async (type: string, ...text: string[]): Promise<string[]> => {
      const [result] = await readAll(
        [...head, `Content-Type: text/plain; charset=utf-8${type}`, '', ...text].join('\n'),
      );
      if (result?.ok !== true) return [];
      const { document } = result;
      const names = new Map(document.voices.map(({ id, kind, name }) => [id, name ?? kind]));
      return document.segments.map(
        ({ start, end, kind, voice, published }) =>
          `${kind} ${names.get(voice)}${published === null ? '' : ` ${published}`}: ${document.text.slice(start, end)}`,
      );
    };
    const own = 'body The Norland Létter:';
    expect(
      await said(
        '; format=flowed',
        'The envoy did not ',
        'leave on Monday.',
        '',
        'On Tue, 12 May 2020 at 6:05 PM, Ana Berg',
        '<ana@post.example> wrote:',
        '> The envoy left ',
        '> Arvik.',
        '>> Who sent him?',
        '',
        'He is still there.',
        '-- ',
        'The foreign desk',
      ),
    ).toEqual([
      `${own} The envoy did not leave on Monday.`,
      'quote Ana Berg 2020-05-12: The envoy left Arvik.',
      'quote unknown: Who sent him?',
      `${own} He is still there.`,
    ]);
    expect(
      await said(
        '',
        'I agree.',
        '-- ',
        'Desk',
        '-----Original Message-----',
        'From: Ben Holm [mailto:ben@post.example]',
        'Sent: Monday, 11 May 2020 09:00',
        'To: desk@post.example',
        'Subject: Border',
        '',
        'The border is closed.',
      ),
    ).toEqual([`${own} I agree.`, 'quote Ben Holm 2020-05-11: The border is closed.']);
    expect(await said('', '2020-05-11 09:00 GMT+02:00 Ben Holm <ben@post.example>:', '> It is closed.', 'No.')).toEqual(
      ['quote Ben Holm 2020-05-11: It is closed.', `${own} No.`],
    );
    expect(await said('; format=flowed; delsp=yes', 'The bor ', 'der is clo ', 'sed.')).toEqual([
      `${own} The border is closed.`,
    ]);
  });

  it('with a boundary that is broken over two lines', async () => {
    const mail = (mark: string): string =>
      [
        ...head,
        'Content-Type: multipart/alternative; boundary="=_part',
        ' one"',
        '',
        `--${mark}`,
        'Content-Type: text/plain',
        '',
        REPORT,
        `--${mark}--`,
      ].join('\n');
    for (const mark of ['=_partone', '=_part one'])
      expect(await lines(mail(mark))).toEqual(['- ok | Border closed | 2020-05-12 | The Norland Létter']);
  });

  it('mails inside a mail are documents of their own; what comes back as not delivered is none', async () => {
    const inner = [...head.slice(1), 'Content-Type: text/plain', '', REPORT].join('\n');
    const outer = (type: string, note: string): string =>
      [
        'Received: from b.example',
        'From: Ann <ann@post.example>',
        'Subject: Fwd',
        `Content-Type: ${type}; boundary=b`,
        '',
        ...(note === '' ? [] : ['--b', 'Content-Type: text/plain', '', note]),
        ...['--b', 'Content-Type: message/rfc822', '', inner],
        ...['--b', 'Content-Type: message/rfc822', 'Content-Disposition: attachment; filename=a.eml', '', inner],
        '--b--',
      ].join('\n');
    const letter = 'ok | Border closed | 2020-05-12 | The Norland Létter';
    expect(await lines(outer('multipart/mixed', 'See this.'))).toEqual([
      '- ok | Fwd | Ann',
      `-!1 ${letter}`,
      `-!2 ${letter}`,
    ]);
    expect(await lines(outer('multipart/digest', ''))).toEqual([`-!1 ${letter}`, `-!2 ${letter}`]);
    expect(await lines(outer('multipart/report', 'It could not be delivered.'))).toEqual(['- ok | Fwd | Ann']);
  });

  it('mails in mails without end are given up', async () => {
    let mail = [...head, 'Content-Type: text/plain', '', 'Norland closed its border on Tuesday.'].join('\n');
    for (let depth = 0; depth < 20; depth++) mail = [...head, 'Content-Type: message/rfc822', '', mail].join('\n');
    expect((await lines(mail)).at(-1)).toMatch(/ mail-depth$/);
  });

  it('a text that begins like one is none', async () => {
    const [result] = await readAll(`From: the border\nNorland closed it on Tuesday.`);
    expect(result?.ok === true && result.document.text).toContain('From: the border');
  });
});

describe('a WARC of packed answers', () => {
  it('that hold far more than it does is given up', async () => {
    const body = gzipSync(`<html><script>${' '.repeat(900_000)}`);
    const one = warcRecord({
      type: 'response',
      uri: 'https://post.example/',
      content: httpAnswer(['Content-Type: text/html', 'Content-Encoding: gzip'], body),
    });
    const codes = await lines(Buffer.concat(Array<Buffer>(60).fill(one)), { maxBytes: 1_000_000 });
    expect(codes.at(-1)).toBe('- archive-bomb');
    expect(codes.length).toBeLessThan(40);
  });
});

describe('mailboxes', () => {
  const mail = (subject: string, text = REPORT): string =>
    `From desk@post.example Tue May 12 10:15:00 2020\nFrom: The Post <desk@post.example>\nTo: readers@post.example\nSubject: ${subject}\nDate: Tue, 12 May 2020 10:15:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${text}\n\n`;

  it('hold one document a message, whatever stands in their lines', async () => {
    const box = `${mail('Border closed')}${mail('Envoy', `${REPORT}\n>From Arvik it was said that the envoy had left.\nFrom here on nothing is known.`)}${mail('Talks')}`;
    const read = await readAll(box, {}, 61);
    expect(read.map(shown)).toEqual([
      '-#1 ok | Border closed | 2020-05-12 | The Post',
      '-#2 ok | Envoy | 2020-05-12 | The Post',
      '-#3 ok | Talks | 2020-05-12 | The Post',
    ]);
    const [, second] = read;
    expect(second?.ok === true && second.document.text).toContain('\nFrom Arvik it was said');
  });

  it('with paragraphs that begin as messages do', async () => {
    const text =
      'Norland closed its border.\n\nFrom Monday night on 12:00\nnobody: no car and no cart\ncould pass it.\n\nThe envoy left.';
    const read = await readAll(mail('Border closed', text) + mail('Talks'), {}, 13);
    expect(read.map(shown)).toEqual([
      '-#1 ok | Border closed | 2020-05-12 | The Post',
      '-#2 ok | Talks | 2020-05-12 | The Post',
    ]);
    const [first] = read;
    expect(first?.ok === true && first.document.text).toContain('From Monday night');
  });

  it('go on behind a message that is too long', async () => {
    const box = `${mail('Long', 'a b c '.repeat(20_000))}${mail('Talks')}`;
    expect(await lines(box, { maxBytes: 10_000 })).toEqual([
      '-#1 input-too-large',
      '-#2 ok | Talks | 2020-05-12 | The Post',
    ]);
  });

  it('of any size are read as they come', async () => {
    expect(await lines(mail('Border closed').repeat(300), { maxBytes: 10_000 })).toHaveLength(300);
  });
});

describe('ARC', () => {
  const head =
    'filedesc://a.arc 0.0.0.0 20200512101500 text/plain 75\n1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n\n';
  const record = (uri: string, content: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`${uri} 192.0.2.1 20200512101500 text/html ${content.length}\n`),
      content,
      Buffer.from('\n'),
    ]);
  const page = (title: string): Buffer =>
    record(`http://post.example/${title}`, httpAnswer(['Content-Type: text/html'], pageOf(title)));

  it('holds one document a page', async () => {
    const picture = record('http://post.example/a.png', httpAnswer(['Content-Type: image/png'], 'x'));
    const all = Buffer.concat([Buffer.from(head), page('Border'), picture, page('Talks')]);
    const expected = [
      '-!#1 ok | Border | http://post.example/Border',
      '-!#3 ok | Talks | http://post.example/Talks',
      '- entries-passed-over',
    ];
    expect(await lines(all)).toEqual(expected);
    expect(await lines(gzipSync(all))).toEqual(expected);
  });

  it('with blanks in addresses, pages without a head of HTTP, and a wrong length of its own head', async () => {
    const bare = (type: string, content: string): string =>
      `http://post.example/bare 192.0.2.1 20200512101500 ${type} ${content.length}\n${content}\n`;
    const all = Buffer.concat([
      Buffer.from(head.replace('plain 75', 'plain 40')),
      record('http://post.example/?of=a b', httpAnswer(['Content-Type: text/html'], pageOf('Border'))),
      Buffer.from(bare('no-type', pageOf('Talks')) + bare('text/html', pageOf('Envoy')) + bare('no-type', 'x')),
      Buffer.from('dns:post.example 192.0.2.1 20200512101500 text/dns 3\nabc\n'),
    ]);
    const read = await readAll(all);
    expect(read.map(shown)).toEqual([
      '-!#1 ok | Border | http://post.example/?of=a%20b',
      '-!#2 ok | Talks | http://post.example/bare',
      '-!#3 ok | Envoy | http://post.example/bare',
      '- entries-passed-over',
    ]);
    const last = read.at(-1);
    expect(last?.ok === false && last.problem.message).toContain('(1 dns record, 1 no-type)');
  });

  it('cut off, damaged, or with a page that is too long', async () => {
    const all = Buffer.concat([Buffer.from(head), page('Border'), Buffer.from('xx\nyy\n'), page('Talks')]);
    expect(await lines(all)).toEqual([
      '-!#1 ok | Border | http://post.example/Border',
      '-!#2 archive-broken',
      '-!#2 ok | Talks | http://post.example/Talks',
    ]);
    expect((await lines(all.subarray(0, all.length - 50))).at(-1)).toBe('-!#2 archive-broken');
    expect(await lines(Buffer.concat([Buffer.from(head), page('Border')]), { maxBytes: 100 })).toEqual([
      '-!#1 input-too-large',
    ]);
  });
});

describe('feeds', () => {
  const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="x">
    <channel><title>The Letter</title><item><title>One &amp;amp; two</title><link>https://post.example/1</link>
    <dc:creator>Ana Berg</dc:creator><pubDate>Tue, 12 May 2020 10:15:00 GMT</pubDate><description>Short.</description>
    <content:encoded><![CDATA[<p>${REPORT.replace('\n', '</p><p>')}</p>]]></content:encoded></item>
    <item><title>Three</title><guid>https://post.example/3</guid><description>${REPORT}</description><pubDate>soon</pubDate></item>`;

  it('RSS: an item a document, the full text before the summary', async () => {
    const [one, three] = await readAll(`${rss}</channel></rss>`);
    expect([one, three].map((result) => (result === undefined ? '' : shown(result)))).toEqual([
      '-#1 ok | One & two | 2020-05-12 | Ana Berg | The Letter | https://post.example/1',
      '-#2 ok | Three | The Letter | https://post.example/3',
    ]);
    expect(one?.ok === true && one.document.segments.map((segment) => segment.kind)).toEqual(['title', 'body', 'body']);
    expect(three?.ok === true && three.document.warnings.map((warning) => warning.code)).toEqual(['date-invalid']);
  });

  it('that breaks off: what came before', async () => {
    expect((await lines(rss.slice(0, rss.indexOf('<item><title>Three') + 20))).length).toBe(1);
  });

  it('Atom, with markup in three ways', async () => {
    const entry = (content: string): string =>
      `<entry><title type="html">A &lt;i&gt;b&lt;/i&gt;</title><author><name>Ana Berg</name></author>
      <link rel="self" href="https://post.example/self"/><link href="https://post.example/a"/>
      <published>2020-05-12T10:15:00Z</published>${content}</entry>`;
    const markup = `<p>${REPORT.replace('\n', '</p><p>')}</p>`;
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Letter</title>${[
      `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${markup}</div></content>`,
      `<content type="html">${markup.replace(/</g, '&lt;')}</content>`,
      `<summary type="text">${REPORT}</summary>`,
    ]
      .map(entry)
      .join('')}</feed>`;
    const results = await readAll(feed);
    expect(results.map(shown)).toEqual(
      [1, 2, 3].map((n) => `-#${n} ok | A b | 2020-05-12 | Ana Berg | The Letter | https://post.example/a`),
    );
    for (const result of results) expect(result.ok && result.document.text).toContain('an unfriendly act');
  });
});

describe('JSON Feed', () => {
  const items = [
    {
      id: '1',
      url: 'https://post.example/1',
      title: 'Border <closed>',
      content_html: `<p>${REPORT}</p>`,
      date_published: '2020-05-12T10:15:00Z',
      authors: [{ name: 'Ana Holm' }],
    },
    { id: '2', content_text: `${REPORT} 3 < 4 & so on.` },
  ];
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'The Post', items };

  it('holds one document an item, on one line or on many', async () => {
    for (const text of [JSON.stringify(feed), JSON.stringify(feed, null, 2)]) {
      const read = await readAll(text);
      expect(read.map(shown)).toEqual([
        '-#1 ok | Border <closed> | 2020-05-12 | Ana Holm | The Post | https://post.example/1',
        '-#2 ok | The Post',
      ]);
      expect(read[1]?.ok === true && read[1].document.text).toContain('3 < 4 & so on.');
    }
    expect(await lines(JSON.stringify({ ...feed, items: [] }))).toEqual(['- no-article']);
  });
});

describe('records and tables', () => {
  it('JSON lines with names of their own', async () => {
    const line = JSON.stringify({
      body: { plain: REPORT },
      headline: 'Closed',
      when: '12 May 2020',
      by: 'Ana Berg',
      at: 'https://post.example/1',
      n: 7,
    });
    const fields = { text: 'body.plain', title: 'headline', date: 'when', author: 'by', uri: 'at', id: 'n' };
    const [result, bad] = await readAll(`${line}\n{"body":1}`, { fields });
    expect(result === undefined ? '' : shown(result)).toBe(
      '-#1 ok | Closed | 2020-05-12 | Ana Berg | https://post.example/1',
    );
    expect(result?.ok === true && result.document.id).toBe('7');
    expect(bad?.ok === false && bad.problem.message).toContain('"body.plain"');
  });

  it('records whose field holds markup', async () => {
    const line = JSON.stringify({ page: `<p>${REPORT.replace('\n', '</p><p>')}</p>`, title: 'Closed' });
    const [result] = await readAll(line, { fields: { html: 'page' } });
    expect(result?.ok === true && result.document.segments.map((segment) => segment.kind)).toEqual([
      'title',
      'body',
      'body',
    ]);
  });

  const quoted = `"${REPORT.replace('Tuesday', '""Tuesday""')}"`;

  it.each([',', ';', '\t'])('a table with "%s" between its cells, an entry a row', async (mark) => {
    const table = [
      ['id', 'Headline', 'text', 'Date', 'URL'].join(mark),
      ['1', 'Closed', quoted, '2020-05-12', 'https://post.example/1'].join(mark),
      '',
      ['2', 'Nothing', '', '2020-05-13', ''].join(mark),
      ['3', 'Short row', quoted].join(mark),
    ].join('\r\n');
    expect(await lines(table)).toEqual([
      '-#2 ok | Closed | 2020-05-12 | https://post.example/1',
      '-#3 input-empty',
      '-#4 ok | Short row',
    ]);
    const [first] = await readAll(table);
    expect(first?.ok === true && [first.document.id, first.document.text]).toEqual([
      '1',
      REPORT.replace('Tuesday', '"Tuesday"'),
    ]);
  });

  it('a table with a byte order mark or in another character set', async () => {
    const table = `text,title\nThe mayor of Zürich resigned on Monday.,Zürich\n`;
    for (const bytes of [
      Buffer.from(`\ufeff${table}`),
      Buffer.from(table, 'latin1'),
      Buffer.from(`\ufeff${table}`, 'utf16le'),
    ])
      expect(await lines(bytes)).toEqual(['-#2 ok | Zürich']);
  });

  it('a table without a known column for the text names its columns', async () => {
    const table = 'a,b,c\n1,2,3\n4,5,6\n7,8,9\n';
    expect(await lines(table)).toEqual(['- table-no-text']);
    expect((await lines(table, { fields: { text: 'b' } })).map((line) => line.split(' ')[1])).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
  });

  it('a quotation mark that nobody closes ends the table, not the run', async () => {
    const table = `id,text\n1,${quoted}\n2,"${'never closed '.repeat(2000)}`;
    expect((await lines(table, { maxBytes: 10_000 })).map((line) => line.split(' ')[1])).toEqual([
      'ok',
      'input-unreadable',
    ]);
  });

  it.each([
    'Norland, Sudland\nThe army, the ministry said, closed the border.',
    'Border, closed\n\nNorland closed its border on Tuesday, the ministry said.\n\nSudland, in turn, recalled its envoy.',
    'The text, the body, and the rest\nNorland closed its border.',
  ])('a text with commas is no table: %s', async (text) => {
    const results = await readAll(text);
    expect(results.map((result) => result.ok && result.document.text)).toEqual([text]);
  });
});

describe('saved pages', () => {
  it('the folder beside a page is not read, other folders are', async () => {
    mkdirSync(join(folder, 'saved', 'Border closed_files'), { recursive: true });
    mkdirSync(join(folder, 'saved', 'case_files'));
    const saved = `<!-- saved from url=(0022)https://post.example/b -->${pageOf('Border')}`;
    put('saved/Border closed.html', saved);
    put('saved/Border closed_files/ad.html', pageOf('Advertisement'));
    put('saved/case_files/page.html', pageOf('Case'));
    expect(await readFrom(folder, 'saved')).toEqual([
      'saved/Border closed.html ok | Border | https://post.example/b',
      'saved/case_files/page.html ok | Case',
    ]);
  });
});
