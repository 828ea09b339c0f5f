import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packDocument } from '../../src/annotation/document-pack.js';
import { keptText, parsedOf, recordOf, textHash, type KeptText } from '../../src/store/kept-text.js';
import { readColumns, writeColumns } from '../../src/store/pack/arithmetic.js';
import { readBytes } from '../../src/read/read-bytes.js';
import { readerWords } from '../../src/equip/equipment.js';
import { loadCodebook } from '../../src/equip/compiled-codebook.js';
import { wholePipeline } from '../code/coded.js';
import { coded, page, REPORT } from './coded-texts.js';

function wholeOf({ body, record }: KeptText): { readonly body: Uint8Array; readonly record: Uint8Array } {
  if (record === null) throw new RangeError('the record is not kept');
  return { body, record };
}

const number = fc.oneof(fc.nat(40), fc.nat(5000), fc.nat(2 ** 31 - 2));

describe('columns of numbers', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.array(number, { maxLength: 200 }), { maxLength: 8 }), (columns) => {
        const contexts = columns.map((_, index) => (index % 3 === 2 ? index - 1 : null));
        expect(readColumns(writeColumns(columns, contexts), contexts, columns.flat().length)).toEqual(columns);
      }),
    );
  });

  it('cost little where they are alike', () => {
    expect(writeColumns([Array.from({ length: 1000 }, (_, at) => at % 4)], [null]).length).toBeLessThan(60);
  });

  it('refuse what is no whole number', () => {
    expect(() => writeColumns([[-1]], [null])).toThrow(RangeError);
    expect(() => writeColumns([[0.5]], [null])).toThrow(RangeError);
    expect(() => writeColumns([[2 ** 31]], [null])).toThrow(RangeError);
  });
});

describe('what is kept of a text', () => {
  it('gives back the record and the annotated document of whole pages', async () => {
    const pipeline = await wholePipeline();
    const cues = readerWords(loadCodebook().packs);
    for (const file of ['examples/mackerel-dispute.html', 'examples/nepal-talks.html']) {
      const [read] = readBytes(readFileSync(file), { input: file }, cues);
      if (read?.ok !== true) throw new Error('the example cannot be read');
      const { origins, ...source } = read.document;
      expect(origins).toBeDefined();
      const annotated = await pipeline.annotate(source);
      const record = pipeline.code(annotated);
      const kept = keptText(annotated, record, true);
      expect(recordOf(source, wholeOf(kept), record.provenance)).toEqual(record);
      const { sentences } = parsedOf(source, kept);
      expect(packDocument(pipeline.resolve(source, sentences))).toEqual(packDocument(annotated));
      expect(pipeline.code(pipeline.resolve(source, sentences))).toEqual(record);
      expect(inflateSync(kept.body).toString('utf8')).toBe(record.text);
    }
  });

  it('holds letters beyond the first plane, and texts in which nothing is coded', async () => {
    const pipeline = await wholePipeline();
    for (const text of ['🩺 Police in Bergen arrested 𝒜nna, “they” said 🩺.\n@Jo: No!', '', 'Zzz.', REPORT]) {
      const source = page(text);
      const annotated = await pipeline.annotate(source);
      const record = pipeline.code(annotated);
      const kept = keptText(annotated, record, true);
      expect(recordOf(source, wholeOf(kept), record.provenance)).toEqual(record);
      expect(parsedOf(source, kept).source).toEqual(source);
    }
  });

  it('is refused where it is damaged, and does not hang', async () => {
    const { kept, record } = await coded(page(REPORT));
    const { record: whole } = wholeOf(kept);
    for (const at of [1, 9, 60, whole.length - 300, whole.length - 4]) {
      const bytes = Uint8Array.from(whole, (byte, index) => (index === at ? byte ^ 0x5a : byte));
      try {
        const read = recordOf(page(REPORT), { ...kept, record: bytes }, record.provenance);
        expect(read.id).toBe('page');
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }
  });
});

describe('the hash of a text', () => {
  it('is that of what its coding depends on', () => {
    const hash = (about: Parameters<typeof page>[1], text = REPORT): string =>
      Buffer.from(textHash(page(text, about))).toString('hex');
    const same = hash({});
    expect(hash({ id: 'other', input: 'x', uri: 'https://a.example', title: 'T', publisher: 'Post' })).toBe(same);
    expect(hash({ published: '2024-05-07' })).not.toBe(same);
    expect(hash({ language: 'es' })).not.toBe(same);
    expect(hash({}, `${REPORT}!`)).not.toBe(same);
    expect(hash({}, REPORT.replace('Anna', 'Anne'))).not.toBe(same);
  });
});
