import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { DocumentRecord } from '../../src/annotation/record.js';
import { renderJsonl } from '../../src/export/jsonl.js';
import { MarkedText } from '../../src/export/marked-text.js';
import { emptyRecord, herringDispute } from './herring-dispute.js';

const schema: unknown = JSON.parse(readFileSync(new URL('../../docs/record.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema as object);

function problems(value: unknown): string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

describe('the schema of the record', () => {
  test.each([
    ['a full record', herringDispute],
    ['an empty one', emptyRecord],
  ])('%s is valid', (_, record) => {
    expect(problems(JSON.parse(renderJsonl(record)))).toEqual([]);
  });

  test('a field too many, one too few, a wrong value are not', () => {
    expect(problems({ ...emptyRecord, extra: 1 })).not.toEqual([]);
    expect(problems({ ...emptyRecord, text: undefined })).not.toEqual([]);
    expect(problems({ ...emptyRecord, sentences: [{ start: -1, end: 2 }] })).not.toEqual([]);
    expect(problems({ ...emptyRecord, voices: [{ id: 'v1', kind: 'robot', name: null }] })).not.toEqual([]);
  });
});

describe('JSON lines', () => {
  test('one line that reads back as the record', () => {
    const line = renderJsonl(herringDispute);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual(herringDispute);
  });

  test('the order of keys does not depend on how the record was filled', () => {
    const turned = Object.fromEntries(Object.entries(herringDispute).reverse()) as unknown as DocumentRecord;
    const statements = herringDispute.statements.map(
      (each) => Object.fromEntries(Object.entries(each).reverse()) as unknown as typeof each,
    );
    expect(renderJsonl({ ...turned, statements })).toBe(renderJsonl(herringDispute));
  });
});

describe('offsets in code points', () => {
  const text = 'A 🐟🇮🇸 b\ud800 c';
  const marked = new MarkedText(text);

  test('slice as Python does', () => {
    const points = [...text];
    expect(marked.length).toBe(points.length);
    for (let start = 0; start <= points.length; start++) {
      for (let end = start; end <= points.length; end++) {
        expect(marked.slice({ start, end })).toBe(points.slice(start, end).join(''));
      }
    }
  });

  test('outside the text are taken to its ends', () => {
    expect(marked.slice({ start: -5, end: 99 })).toBe(text);
    expect(marked.slice({ start: 4, end: 2 })).toBe('');
    expect(marked.slice({ start: Number.NaN, end: 1 })).toBe('A');
  });
});
