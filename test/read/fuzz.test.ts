import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/read/bytes/decode.js';
import { readBytes, type ReadResult } from '../../src/read/read-bytes.js';
import { anyBytes, anyPage } from './any-page.js';
import { CUES } from './cues.js';
import { expectOrigins, expectSound } from './sound-document.js';
import { fuzzRuns } from '../property-runs.js';

const PAGES = '../shared/data/pages/html';

function read(bytes: Uint8Array): ReadResult[] {
  const results = readBytes(bytes, { input: 'x' }, CUES);
  expect(results.length).toBeGreaterThan(0);
  for (const result of results) {
    if (result.ok) expectSound(result.document);
    else expect(result.problem.code).not.toBe('internal-error');
  }
  return results;
}

describe('pages of any make', () => {
  it('are read, and every word leads back to its element', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const html = Buffer.from(`<html>${page}`).toString();
        for (const result of read(Buffer.from(html))) if (result.ok) expectOrigins(result.document, html);
      }),
      { numRuns: fuzzRuns(400), endOnFailure: true },
    );
  });

  it('lead to a heading that nobody closed, of which the first line is the title', () => {
    const said = 'The council met on Monday, and the mayor said that the harbour would stay closed for now. ';
    const html = `<html><title>Post</title><h1 class="headline"><div>Norland closes <s>never</s> its border</div><p>${said.repeat(5)}</p><p>${said}</p>`;
    const [result] = read(Buffer.from(html));
    if (result?.ok !== true) throw new Error('not read');
    expectOrigins(result.document, html);
    const { title, origins } = result.document;
    expect([title, origins?.[0]?.place.name]).toEqual(['Norland closes its border', 'h1']);
  });

  it('are read whatever happens to their bytes', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        read(bytes);
      }),
      { numRuns: fuzzRuns(300), endOnFailure: true },
    );
  });

  it('are read the same way twice', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const bytes = Buffer.from(`<html>${page}`);
        expect(read(bytes)).toEqual(read(bytes));
      }),
      { numRuns: fuzzRuns(60) },
    );
  });
});

describe.skipIf(!existsSync(PAGES))('pages of the shared data (skipped where ../shared/data is missing)', () => {
  it('lead from every word to its element', () => {
    for (const name of readdirSync(PAGES)) {
      const bytes = readFileSync(join(PAGES, name));
      const html = decodeText(bytes, name).text;
      for (const result of read(bytes)) if (result.ok) expectOrigins(result.document, html);
    }
  });
});
