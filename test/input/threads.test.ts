import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readInputs } from '../../src/input/inputs.js';
import { CUES } from '../read/cues.js';

const POST = (id: number) =>
  `<item><title>Post ${id}</title><wp:post_id>${id}</wp:post_id><wp:status>publish</wp:status><wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Ann</wp:comment_author><wp:comment_content>${'Norland closed the border. '.repeat(400)}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item>`;
const EXPORT = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Gazette</title>${Array.from({ length: 40 }, (_, id) => POST(id)).join('')}</channel></rss>`;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'herodotus-threads-'));
  writeFileSync(join(folder, 'comments.xml'), EXPORT);
  writeFileSync(join(folder, 'comments.xml.gz'), gzipSync(EXPORT));
  writeFileSync(join(folder, 'other.xml'), '<?xml version="1.0"?><gpx creator="x"></gpx>');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('an export larger than the limit of a document is read thread by thread, also packed', async () => {
  for (const name of ['comments.xml', 'comments.xml.gz']) {
    const found: string[] = [];
    for await (const result of readInputs([join(folder, name)], { cues: CUES, maxBytes: 50_000 }))
      found.push(result.ok ? (result.document.input.split('#').at(-1) ?? '') : result.problem.code);
    expect(found).toEqual(Array.from({ length: 40 }, (_, id) => String(id)));
  }
});

it('XML that is no export has a problem with a code', async () => {
  const found: string[] = [];
  for await (const result of readInputs([join(folder, 'other.xml')], { cues: CUES }))
    found.push(result.ok ? 'ok' : result.problem.code);
  expect(found).toEqual(['xml-unknown']);
});
