import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runtimePath } from '../../scripts/build-page.js';
import { openParser } from '../../src/browser/index.js';
import { loadCodebook } from '../../src/equip/compiled-codebook.js';
import { MODEL_FILES } from '../../src/language/model-files.js';
import { PACK_TAGS } from '../../src/browser/pack-tags.js';

/// The browser's parser from bytes, which needs no browser.
const model = Object.fromEntries(
  Object.values(MODEL_FILES).map((name) => [name, readFileSync(`language/en/model/${name}`)]),
);
const wasm = readFileSync(runtimePath());

describe('the parser for browsers', () => {
  it('knows of the tags what the packs say', () => {
    const said = loadCodebook().packs.map(({ code, tags, forms }) => [code, { tags, forms }]);
    expect(PACK_TAGS).toEqual(Object.fromEntries(said));
  });

  it('gives words the features that the pack tells', async () => {
    const parser = await openParser({ model, wasm });
    const [sentence] = await parser.parse('The ferry left the harbour.');
    expect(sentence?.words.find(({ form }) => form === 'left')?.features).toMatchObject({
      Tense: 'Past',
      VerbForm: 'Fin',
    });
  });

  it('says so where a language has no parser', async () => {
    await expect(openParser({ model, wasm, language: 'tlh' })).rejects.toThrow('"tlh"');
  });
});
