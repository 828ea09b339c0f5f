import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadParser } from '../../src/equip/model.js';
import { readConllu } from '../../src/parse/conllu.js';
import { openNetwork } from '../../src/equip/model.js';
import { FEATURES, WordFeatures } from '../../src/parse/features.js';
import { readLexicon } from '../../src/parse/lexicon.js';
import { labelledAttachment } from './attachment.js';

const TREEBANKS = new URL('../../../shared/data/ud/', import.meta.url);
const present = existsSync(TREEBANKS);
if (!present) console.log('the development treebanks are not in ../shared/data/ud: their tests are skipped');

/// Floors for labelled attachment on the development sets, below the figures of language/en/model/README.md.
const FLOORS = { 'en_ewt-ud-dev': 84, 'en_gum_by-dev': 82 } as const;

describe.skipIf(!present)('treebanks', () => {
  it.each(Object.entries(FLOORS))('%s: labelled attachment is at least %d percent', async (name, floor) => {
    const parser = await loadParser();
    expect(await labelledAttachment(parser, new URL(`${name}.conllu`, TREEBANKS))).toBeGreaterThan(floor);
  });

  it('scores of a sentence are the same to the last bit in any batch', async () => {
    const model = new URL('../../language/en/model/', import.meta.url);
    const vocabulary = JSON.parse(readFileSync(new URL('vocabulary.json', model), 'utf8')) as {
      words: string[];
      trained: number;
    };
    const features = new WordFeatures(
      vocabulary.words,
      vocabulary.trained,
      readLexicon(readFileSync(new URL('lexicon.json', model), 'utf8')),
    );
    const network = await openNetwork(readFileSync(new URL('parser.onnx', model)), 'parser.onnx');
    if (network.reads !== 'words') throw new Error('no network of words');
    const sentences = readConllu(readFileSync(new URL('en_gum_by-dev.conllu', TREEBANKS), 'utf8'), 'gum')
      .map(({ forms }) => forms)
      .slice(0, 200);
    const run = async (batch: readonly (readonly string[])[]) => {
      const words = Math.max(2, ...batch.map((forms) => forms.length));
      const ids = new Int32Array(words * batch.length * FEATURES);
      batch.forEach((forms, s) => {
        forms.forEach((form, w) => ids.set(features.of(form), (w * batch.length + s) * FEATURES));
      });
      const lengths = Int32Array.from(batch, (forms) => forms.length);
      return { words, arcs: (await network.run({ words, sentences: batch.length, ids, lengths })).arcs };
    };
    for (let from = 0; from < sentences.length; from += 8) {
      const batch = sentences.slice(from, from + 8);
      const together = await run(batch);
      for (const [s, forms] of batch.entries()) {
        const alone = await run([forms]);
        for (let w = 0; w < forms.length; w++) {
          const row = (s * together.words + w) * (together.words + 1);
          const own = w * (alone.words + 1);
          expect(together.arcs.slice(row, row + forms.length + 1)).toEqual(
            alone.arcs.slice(own, own + forms.length + 1),
          );
        }
      }
    }
  });
});
