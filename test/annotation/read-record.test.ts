import { readFileSync, readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../src/annotation/read-record.js';
import { asRecord1 } from '../../src/annotation/record-1.js';
import type { DocumentRecord } from '../../src/annotation/record.js';
import { renderHtml } from '../../src/export/html.js';
import { renderJsonl } from '../../src/export/jsonl.js';
import { renderTable } from '../../src/export/table.js';
import { emptyRecord, herringDispute } from '../export/herring-dispute.js';
import { fuzzRuns } from '../property-runs.js';

const OLD = 'test/records/0.1.0';
const lines = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');
const KEPT = readdirSync(OLD).flatMap((name) => lines(`${OLD}/${name}`));
const validator = (path: string) =>
  new Ajv({ strict: false }).compile(JSON.parse(readFileSync(path, 'utf8')) as object);
const valid = { 1: validator('docs/record-1.schema.json'), 2: validator('docs/record.schema.json') };

function read(json: unknown): DocumentRecord {
  const result = readRecord(json);
  if (!result.ok) throw new Error(result.problem.message);
  return result.record;
}

function problemOf(json: unknown): string {
  const result = readRecord(json);
  return result.ok ? 'none' : `${result.problem.code}: ${result.problem.message}`;
}

describe('a record of version 0.1.0', () => {
  it.each(KEPT.map((line, index) => ({ line, index })))('is read, number $index, and shown', ({ line }) => {
    const old = JSON.parse(line) as { statements: { key?: string }[] };
    expect(valid[1](old)).toBe(true);
    const record = read(old);
    expect(valid[2](record)).toBe(true);
    expect(record.provenance).toEqual({ engine: null, model: null, codebook: null, language: null });
    expect(new Set(record.statements.map(({ key }) => key)).size).toBe(old.statements.length);
    expect(JSON.stringify([record.actors, record.statements])).not.toMatch(/codebook\/|\.yaml:\d/);
    expect(renderTable(record, { width: 100, color: false })).toContain('statement');
    expect(renderHtml(record)).toContain('<section');
  });

  it('is read without the numbers that it has not: "about" without a number', () => {
    const old = asRecord1(herringDispute);
    const none = { start: 0, end: 1, value: null, least: null, most: null, unit: 'USD', of: null };
    const statements = old.statements.map((each) => ({ ...each, quantities: [none, ...each.quantities] }));
    expect(read({ ...old, statements }).statements.map(({ quantities }) => quantities)).toEqual(
      herringDispute.statements.map(({ quantities }) => quantities),
    );
  });

  it('has the statements and keys that this version gives the same page, where it codes the same', () => {
    const old = read(JSON.parse(lines(`${OLD}/nepal-talks.jsonl`)[0] ?? ''));
    const now = read(JSON.parse(lines('examples/nepal-talks.jsonl')[0] ?? ''));
    const keys = new Set(now.statements.map(({ key }) => key));
    const same = old.statements.filter(({ key }) => keys.has(key)).length;
    // What has no key any more is coded otherwise now: a deed that is only mentioned, a claim that is a deed.
    expect(same).toBeGreaterThanOrEqual(0.85 * old.statements.length);
  });
});

describe('a record of this version', () => {
  it.each([
    ['full', herringDispute],
    ['empty', emptyRecord],
  ])('is read as it is: the %s one', (_, record) => {
    expect(read(JSON.parse(renderJsonl(record)))).toEqual(record);
  });

  it('may have fields that a later edition adds', () => {
    expect(problemOf({ ...emptyRecord, incidents: [] })).toBe('none');
  });

  it('can be written for readers of version 1, who find nothing new in it', () => {
    const older: unknown = JSON.parse(renderJsonl(asRecord1({ ...herringDispute, ...{ incidents: [] } })));
    expect(valid[1](older)).toBe(true);
    const { provenance, statements, ...rest } = read(older);
    expect(provenance.engine).toBeNull();
    expect(rest).toMatchObject({
      text: herringDispute.text,
      actors: herringDispute.actors,
      links: herringDispute.links,
    });
    const withoutKeys = (list: DocumentRecord['statements']) => list.map((each) => ({ ...each, key: '' }));
    expect(withoutKeys(statements)).toEqual(withoutKeys(herringDispute.statements));
  });
});

describe('a place and a time that another sentence tells', () => {
  it('are left out for readers of version 1, who know only those of the sentence itself', () => {
    const span = { start: 0, end: 4 };
    const statements = herringDispute.statements.map((each) => ({
      ...each,
      place: { ...span, place: null, inherited: 'lead' as const },
      time: { ...span, from: '2024-05-06', to: '2024-05-06', inherited: 'dateline' as const },
    }));
    const old = asRecord1({ ...herringDispute, statements }).statements;
    expect(old.every(({ place, time }) => place === null && time === null)).toBe(true);
  });
});

describe('what is no sound record', () => {
  const first = herringDispute.statements[0];
  const withFirst = (change: object): unknown => ({
    ...herringDispute,
    statements: [{ ...first, ...change }, ...herringDispute.statements.slice(1)],
  });

  it.each([
    ['nothing', null, 'record-unknown'],
    ['a text', 'herodotus/2', 'record-unknown'],
    ['another thing', { schema: 'other/1' }, 'record-unknown'],
    ['a newer one', { ...emptyRecord, schema: 'herodotus/3' }, 'record-newer: record: is a record of herodotus/3'],
    [
      'a field missing',
      JSON.parse(JSON.stringify({ ...emptyRecord, text: undefined })),
      'record-broken: record: the record is broken: text is missing',
    ],
    [
      'a wrong kind',
      { ...emptyRecord, voices: [{ id: 'v1', kind: 'robot', name: null }] },
      'voices[0].kind is "robot"',
    ],
    [
      'a wrong type of event',
      withFirst({ event: { ...first?.event, type: 'HUG' } }),
      'statements[0].event.type is "HUG"',
    ],
    ['a confidence over one', withFirst({ confidence: 2 }), 'statements[0].confidence is 2, more than 1'],
    ['a span behind the text', { ...emptyRecord, sentences: [{ start: 0, end: 18 }] }, 'sentences[0] 0–18'],
    ['a span turned round', { ...emptyRecord, sentences: [{ start: 5, end: 1 }] }, 'sentences[0] 5–1'],
    [
      'an actor that is not there',
      withFirst({ actor: [{ actor: 'a99', start: 0, end: 1 }] }),
      '"a99" is none of the actors',
    ],
    ['a key given twice', withFirst({ key: herringDispute.statements[1]?.key }), 'statements[1].key'],
    [
      'an older one with a broken field',
      { ...emptyRecord, schema: 'herodotus/1', links: null },
      'links is null, not array',
    ],
  ])('%s', (_, json, expected) => {
    expect(problemOf(json)).toContain(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('herodotus/1', 'herodotus/2'), (value, schema) => {
        const json: unknown =
          typeof value === 'object' && value !== null ? { ...emptyRecord, schema, ...value } : value;
        const result = readRecord(json);
        if (!result.ok) expect(result.problem.code).toMatch(/^record-/);
      }),
      { numRuns: fuzzRuns(100) },
    );
  });
});
