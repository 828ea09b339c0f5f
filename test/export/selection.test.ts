import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src/annotation/record.js';
import { renderJsonl } from '../../src/export/jsonl.js';
import { compactRecord, withStatements } from '../../src/export/selection.js';

const whole = ['mackerel-dispute', 'nepal-talks'].map(
  (name) => JSON.parse(readFileSync(`examples/${name}.jsonl`, 'utf8')) as DocumentRecord,
);

function namesIn(list: readonly object[]): Set<string> {
  return new Set(list.flatMap((each) => Object.keys(each)));
}

describe('a compact record', () => {
  it('leaves out what the guide says, and nothing else', () => {
    const without = (names: Set<string>, ...left: string[]): Set<string> =>
      new Set([...names].filter((name) => !left.includes(name)));
    const compact = whole.map(compactRecord);
    expect(namesIn(compact)).toEqual(without(namesIn(whole), 'text', 'sentences', 'attributions'));
    const parts = { actors: ['mentions', 'source'], places: ['mentions'], statements: ['why'] } as const;
    for (const part of ['actors', 'places', 'statements'] as const) {
      const before = whole.flatMap((record): object[] => record[part]);
      for (const name of parts[part]) expect(namesIn(before)).toContain(name);
      expect(namesIn(compact.flatMap((record): object[] => record[part]))).toEqual(
        without(namesIn(before), ...parts[part]),
      );
    }
  });

  it('keeps what it keeps as it is', () => {
    for (const record of whole) expect(record).toMatchObject(compactRecord(record));
  });
});

describe('the sizes in the guide', () => {
  it('are those of the examples, to some hundredths', () => {
    const text = whole.reduce((sum, record) => sum + Buffer.byteLength(record.text), 0);
    const some = (record: DocumentRecord): DocumentRecord => withStatements(record, ['event', 'relation']);
    const sizes = [
      renderJsonl,
      (record: DocumentRecord) => renderJsonl(some(record)),
      (record: DocumentRecord) => renderJsonl(compactRecord(record)),
      (record: DocumentRecord) => renderJsonl(compactRecord(some(record))),
    ].map((render) => whole.reduce((sum, record) => sum + Buffer.byteLength(render(record)), 0) / text);
    const guide = readFileSync('docs/record.md', 'utf8');
    expect(guide).toContain(`(${text.toLocaleString('en')} bytes of text)`);
    const told = ['whole', '`--compact`'].flatMap((row) => {
      const line = guide.split('\n').find((each) => each.startsWith(`| ${row} | `)) ?? '';
      return [...line.matchAll(/[\d.]+/g)].map(([size]) => Number(size));
    });
    expect(told.length).toBe(sizes.length);
    for (const [index, size] of sizes.entries()) expect(Math.abs((told[index] ?? 0) / size - 1)).toBeLessThan(0.03);
  });
});
