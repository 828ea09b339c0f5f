import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT, httpAnswer, pageOf, readAll, warcRecord, zipOf } from './archives.js';
import { fuzzRuns } from '../property-runs.js';

const record = (id: string): Buffer =>
  warcRecord({
    type: 'response',
    uri: `https://post.example/${id}`,
    id,
    content: httpAnswer(['Content-Type: text/html', 'Content-Encoding: gzip'], gzipSync(pageOf(id))),
  });
const SOUND: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['gzip', gzipSync(pageOf('Border'))],
  [
    'zip',
    zipOf([
      { name: 'a.html', content: pageOf('a') },
      { name: 'b.gz', content: gzipSync(REPORT) },
    ]),
  ],
  ['WARC', Buffer.concat(['a', 'b', 'c'].map(record))],
  ['packed WARC', Buffer.concat(['a', 'b', 'c'].map((id) => gzipSync(record(id))))],
  [
    'message',
    Buffer.from(
      `From: a\r\nSubject: b\r\nDate: 12 May 2020\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(pageOf('a')).toString('base64')}\r\n--x--`,
    ),
  ],
  ['mailbox', Buffer.from(`From a Tue May 12\nFrom: a\nSubject: b\nDate: 12 May 2020\n\n${REPORT}\n\n`.repeat(3))],
  [
    'old web archive',
    Buffer.concat([
      Buffer.from('filedesc://a.arc 0.0.0.0 20200512101500 text/plain 2\n1\n\n'),
      ...['a', 'b'].map((id) => {
        const content = httpAnswer(['Content-Type: text/html'], pageOf(id));
        return Buffer.concat([
          Buffer.from(`http://a.example/ 192.0.2.1 20200512101500 text/html ${content.length}\n`),
          content,
          Buffer.from('\n'),
        ]);
      }),
    ]),
  ],
  [
    'JSON feed',
    Buffer.from(
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: 1, content_html: `<p>${REPORT}` }] }),
    ),
  ],
  [
    'saved page',
    Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n${pageOf('a')}\r\n--x--`,
    ),
  ],
  [
    'feed',
    Buffer.from(`<rss><channel><item><title>a</title><description>${REPORT}</description></item></channel></rss>`),
  ],
  ['table', Buffer.from(`id,text\n1,"${REPORT}"\n2,"${REPORT}"\n`)],
];

describe('whatever is done to it', () => {
  it.each(SOUND)('%s', async (_, sound) => {
    const change = fc.record({ at: fc.nat(sound.length), bytes: fc.uint8Array({ maxLength: 6 }), gone: fc.nat(8) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), fc.nat(sound.length), async (changes, end) => {
        let bytes = Buffer.from(sound);
        for (const { at, bytes: put, gone } of changes)
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]);
        if (end < sound.length / 3) bytes = bytes.subarray(0, bytes.length - end);
        const results = await readAll(bytes, { maxBytes: 1_000_000 });
        expect(results.length).toBeGreaterThan(0);
        for (const result of results) if (!result.ok) expect(result.problem.code).not.toBe('internal-error');
      }),
      { numRuns: fuzzRuns(60) },
    );
  });

  it.each([
    ['deep feed', `<rss><channel><item><description>${'<b>'.repeat(100_000)}`],
    ['deep message', deepMessage(2000)],
    ['a mailbox of beginnings', 'From a\nFrom: a\nSubject: b\nDate: c\n\n'.repeat(20_000)],
    [
      'an old web archive of lies',
      `filedesc://a 0.0.0.0 20200512101500 text/plain 1\n${'http://a 1.1.1.1 20200512101500 a 999999999999999\n'.repeat(1000)}`,
    ],
    ['headers without end', 'Subject: a\r\nFrom: b\r\nDate: c\r\n'.repeat(100_000)],
    ['a web archive of headers', `WARC/1.0\r\n${'A: b\r\n'.repeat(200_000)}`],
    ['a web archive of lies', 'WARC/1.0\r\nContent-Length: 999999999999999\r\n\r\n'],
    ['a table of one long row', `text,title\n${'a,'.repeat(1_000_000)}`],
    ['a table of quotation marks', `text,title\n${'"'.repeat(1_000_001)}`],
    [
      'boundaries',
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n${'--x\r\n'.repeat(200_000)}`,
    ],
  ])('%s takes bounded time', { timeout: 30_000 }, async (_, text) => {
    const from = process.cpuUsage();
    const results = await readAll(text, {}, 65_536);
    const used = process.cpuUsage(from);
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) if (!result.ok) expect(result.problem.code).not.toBe('internal-error');
    expect((used.user + used.system) / 1e6).toBeLessThan(10);
  });
});

function deepMessage(depth: number): string {
  const heads = Array.from({ length: depth }, (_, index) => {
    const outer = index === 0 ? '' : `--b${index - 1}\r\n`;
    return `${outer}Content-Type: multipart/mixed; boundary=b${index}\r\nSubject: a\r\nMIME-Version: 1.0\r\n\r\n`;
  });
  return `Received: x\r\n${heads.join('')}`;
}
