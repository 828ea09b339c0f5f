import { beforeAll, describe, expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipeline.js';
import { wholePipeline } from '../code/coded.js';
import { httpAnswer, readAll, warcRecord } from './archives.js';

/// Quotation marks and an apostrophe as windows-1252 has them, which ISO-8859-1 says they are not and pages do not care.
const WORDS = 'The minister said: \u201cOur police didn\u2019t arrest the protesters in Vordberg.\u201d';
const MORE = 'The council met for a long time on Tuesday, and the mayor said that the harbour would stay closed.';
const LABELS = ['windows-1252', 'iso-8859-1', 'ISO_8859-1:1987', 'latin1', 'us-ascii', 'cp1252', 'ascii'];

/// A text with the marks of `WORDS` in windows-1252.
function bytesOf(text: string): Buffer {
  const marks: Readonly<Record<string, string>> = { '\u201c': '\u0093', '\u201d': '\u0094', '\u2019': '\u0092' };
  return Buffer.from(
    text.replace(/[\u201c\u201d\u2019]/g, (mark) => marks[mark] ?? mark),
    'latin1',
  );
}

const page = (head: string, before = ''): Buffer =>
  bytesOf(`${before}<html><head>${head}<title>Report</title></head><body><p>${WORDS}</p><p>${MORE}</p></body></html>`);

const quotedPrintable = bytesOf(`${WORDS} ${MORE}`)
  .toString('latin1')
  .replace(/[\u0080-\u009f]/g, (mark) => `=${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const comment = `<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Ann</wp:comment_author><wp:comment_content>${WORDS}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>`;

/// Inputs that say of themselves, or are told by what stands around them, in which character set they are.
const DECLARATIONS: Readonly<Record<string, (label: string) => Buffer>> = {
  'a meta element with charset': (label) => page(`<meta charset="${label}">`),
  'a meta element with http-equiv': (label) =>
    page(`<meta http-equiv="Content-Type" content="text/html; charset=${label}">`),
  'the XML declaration of a page': (label) => page('', `<?xml version="1.0" encoding='${label}'?>\n`),
  'the XML declaration of a feed': (label) =>
    bytesOf(
      `<?xml version="1.0" encoding="${label}"?><rss version="2.0"><channel><title>Post</title><item><title>Report</title><description>${WORDS} ${MORE}</description></item></channel></rss>`,
    ),
  'the XML declaration of an export': (label) =>
    bytesOf(
      `<?xml version="1.0" encoding="${label}"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Post</title><item><title>Report</title><wp:post_id>1</wp:post_id><wp:status>publish</wp:status>${comment}</item></channel></rss>`,
    ),
  'a header of the web server, in an archive': (label) =>
    warcRecord({
      type: 'response',
      uri: 'https://post.example/a',
      content: httpAnswer([`Content-Type: text/html; charset=${label}`], page('')),
    }),
  'a header of a mail, its body as it is': (label) =>
    Buffer.concat([
      Buffer.from(
        `From: Post <post@post.example>\r\nSubject: Report\r\nDate: Tue, 12 May 2020 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset="${label}"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`,
      ),
      bytesOf(`${WORDS} ${MORE}\r\n`),
    ]),
  'a header of a part of a mail, quoted-printable': (label) =>
    Buffer.from(
      `From: Post <post@post.example>\r\nSubject: Report\r\nDate: Tue, 12 May 2020 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=${label}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable}\r\n--b--\r\n`,
    ),
  'a header of a saved page': (label) =>
    Buffer.concat([
      Buffer.from(
        `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=${label}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`,
      ),
      page(''),
      Buffer.from('\r\n--b--\r\n'),
    ]),
};

/// Inputs that say nothing.
const UNDECLARED: Readonly<Record<string, Buffer>> = {
  'plain text': bytesOf(`${WORDS}\n\n${MORE}\n`),
  'a table': bytesOf(`title,text\nReport,"${WORDS} ${MORE}"\nOther,"${MORE}"\n`),
  'JSON lines': bytesOf(`{"text":"${WORDS} ${MORE}"}\n{"text":"${MORE}"}\n`),
  'JSON lines too long to be read at once': bytesOf(
    `{"text":"${WORDS} ${MORE}"}\n${`{"text":"${MORE}"}\n`.repeat(1000)}`,
  ),
};

async function textOf(bytes: Uint8Array): Promise<string> {
  const [result] = await readAll(bytes);
  return result?.ok === true ? result.document.text : (result?.problem.code ?? 'nothing');
}

describe('bytes in windows-1252', () => {
  for (const [name, make] of Object.entries(DECLARATIONS))
    it(`told by ${name}, by whatever label`, async () => {
      for (const label of LABELS) expect(await textOf(make(label)), label).toContain(WORDS);
    });

  for (const [name, bytes] of Object.entries(UNDECLARED))
    it(`told by nothing: ${name}`, async () => {
      expect(await textOf(bytes)).toContain(WORDS);
    });

  it('in the encoded words of a mail: its sender and its title', async () => {
    const [result] = await readAll(
      `From: =?windows-1252?Q?The_=93Post=94?= <post@post.example>\r\nSubject: =?iso-8859-1?Q?Didn=92t?=\r\nDate: Tue, 12 May 2020 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n${MORE}\r\n`,
    );
    expect(result?.ok === true && [result.document.title, result.document.voices[0]?.name]).toEqual([
      'Didn\u2019t',
      'The \u201cPost\u201d',
    ]);
  });
});

describe('a page in windows-1252, coded', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await wholePipeline();
  });

  it('what did not happen is not coded as done, and who says so is known', async () => {
    const [result] = await readAll(page('<meta charset="iso-8859-1">'));
    if (result?.ok !== true) throw new Error('the page was not read');
    const { statements, actors } = await pipeline.run(result.document);
    const arrest = statements.find(({ event }) => event?.mode === 'arrest' || event?.type === 'COERCE');
    expect(arrest?.polarity).toBe('negative');
    const speaker = arrest?.attribution.at(-1)?.actor ?? null;
    expect(actors.find(({ id }) => id === speaker)?.name).toMatch(/minister/i);
  });
});
