import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readPlaced, type Place, type PlacedResult } from '../../src/input/inputs.js';
import { CUES } from '../read/cues.js';
import { pageOf, zipOf } from './archives.js';
import { EVERY_FORMAT } from './every-format.js';

const folder = mkdtempSync(join(tmpdir(), 'herodotus-going-on-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mailbox = EVERY_FORMAT['box.mbox'] ?? '';
const inner = zipOf([
  { name: 'deep/one.html', content: pageOf('One') },
  { name: 'deep/box.mbox', content: mailbox },
  { name: 'deep/lines.jsonl', content: '{"text": "Rebels fled."}\n{"text":\n{"text": "Police came."}\n' },
]);
const files = {
  ...Object.fromEntries(Object.entries(EVERY_FORMAT).map(([name, content]) => [`tree/formats/${name}`, content])),
  'tree/a/first.html': pageOf('First'),
  'tree/a/b/second.html': pageOf('Second'),
  'tree/a/b/empty.txt': '',
  'tree/c/box.mbox': mailbox,
  'packed.zip': zipOf([
    { name: 'page.html', content: pageOf('Page') },
    { name: 'inner.zip', content: inner },
    { name: 'box.mbox.gz', content: gzipSync(mailbox) },
  ]),
  'box.mbox': mailbox,
};
for (const [name, content] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

async function read(names: readonly string[], after: Place | null = null): Promise<PlacedResult[]> {
  const results: PlacedResult[] = [];
  for await (const placed of readPlaced(
    names.map((name) => join(folder, name)),
    { cues: CUES },
    after,
  ))
    results.push(placed);
  return results;
}

describe('going on behind a document', () => {
  it.each([[['tree']], [['packed.zip']], [['box.mbox']], [['box.mbox', 'tree', 'packed.zip']]])(
    'gives the others of %j, whichever it is',
    async (names) => {
      const all = await read(names);
      expect(all.length).toBeGreaterThan(1);
      for (const [index, { place }] of all.entries()) expect(await read(names, place)).toEqual(all.slice(index + 1));
    },
  );

  it('is refused where an archive before it is another', async () => {
    const names = ['packed.zip', 'box.mbox'];
    const last = (await read(names)).at(-1)?.place ?? null;
    writeFileSync(join(folder, 'packed.zip'), zipOf([{ name: 'page.html', content: pageOf('Page') }]));
    await expect(read(names, last)).rejects.toMatchObject({ problem: { code: 'resume-inputs' } });
  });
});
