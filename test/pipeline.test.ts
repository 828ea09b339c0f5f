import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SourceDocument } from '../src/annotation/document.js';
import type { DocumentRecord, SpanRecord } from '../src/annotation/record.js';
import { renderJsonl } from '../src/export/jsonl.js';
import type { Pipeline } from '../src/pipeline.js';
import { readBytes } from '../src/read/read-bytes.js';
import { pageWithComments, plainPage, wholePipeline } from './code/coded.js';
import { anyBytes } from './read/any-page.js';
import { CUES } from './read/cues.js';
import { fuzzRuns } from './property-runs.js';

const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('docs/record.schema.json', 'utf8')));

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await wholePipeline();
});

/// Sentences of news, so that random texts hold statements, actors and attributions and not only noise.
const NEWS = [
  'Chadian troops attacked the rebels near the lake on Friday.',
  '“We will not leave Grozny,” the minister said.',
  'The U.N. urged Serbia and Kosovo to return to talks 🕊️, and they did.',
  'According to Reuters, 12 soldiers were killed by a car bomb in Kabul.',
  'He denied it. If they had attacked, we would have left!',
  "i dont beleive a word of it, they're all the same!!! 😡😡",
  'Protesters 🇫🇷 marched in Paris; police fired tear gas.',
];

/// Any text: news, letters of all scripts, halves of surrogate pairs, line ends, marks.
const anyText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...NEWS) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '\ud83d',
          '\udc1f',
          '\n\n',
          '\r\n',
          '\u0000',
          '\u202e',
          '“',
          '"',
          '(',
          '...',
          '\u00a0',
          '👩‍🚒',
        ),
      },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

/// All stretches of a record, with where they stand in it.
function spansOf(record: DocumentRecord): [string, SpanRecord][] {
  const out: [string, SpanRecord][] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('start' in value && 'end' in value) out.push([path, value as SpanRecord]);
    for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
  };
  walk(record, '');
  return out;
}

/// What holds of every record.
function expectSound(record: DocumentRecord, source: SourceDocument): void {
  validate(record);
  expect(validate.errors ?? []).toEqual([]);
  expect(record.text).toBe(source.text);
  const characters = [...record.text];
  for (const [path, { start, end }] of spansOf(record)) {
    expect(start, path).toBeLessThanOrEqual(end);
    expect(end, path).toBeLessThanOrEqual(characters.length);
    if (!path.startsWith('.segments')) expect(characters.slice(start, end).join('').trim(), path).not.toBe('');
  }
  expectIdsToExist(record);
  expectOrder(record);
}

function expectIdsToExist(record: DocumentRecord): void {
  const actors = new Set(record.actors.map(({ id }) => id));
  const places = new Set(record.places.map(({ id }) => id));
  const voices = new Set(record.voices.map(({ id }) => id));
  const statements = new Set(record.statements.map(({ id }) => id));
  expect(actors.size).toBe(record.actors.length);
  expect(statements.size).toBe(record.statements.length);
  for (const segment of record.segments) expect(voices).toContain(segment.voice);
  for (const { actor } of record.attributions) if (actor !== null) expect(actors).toContain(actor);
  for (const { from, to } of record.links) {
    expect(statements).toContain(from);
    expect(statements).toContain(to);
  }
  for (const statement of record.statements) {
    for (const { actor } of [...statement.actor, ...statement.recipient])
      if (actor !== null) expect(actors).toContain(actor);
    if (statement.place !== null && statement.place.place !== null) expect(places).toContain(statement.place.place);
    for (const { voice, actor } of statement.attribution) {
      if (voice !== undefined) expect(voices).toContain(voice);
      if (typeof actor === 'string') expect(actors).toContain(actor);
    }
  }
}

/// Sentences stand in text order without overlap; statements sentence by sentence, and each inside one of them.
function expectOrder(record: DocumentRecord): void {
  for (const [index, sentence] of record.sentences.entries())
    expect(record.sentences[index + 1]?.start ?? Infinity).toBeGreaterThanOrEqual(sentence.end);
  let last = 0;
  for (const { start, end, cue } of record.statements) {
    const at = record.sentences.findIndex((sentence) => sentence.start <= start && end <= sentence.end);
    expect(at).toBeGreaterThanOrEqual(last);
    last = at;
    expect(cue.start).toBeGreaterThanOrEqual(start);
    expect(cue.end).toBeLessThanOrEqual(end);
  }
}

describe('the record of any text', () => {
  it('is sound', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const source = plainPage(text);
        expectSound(await pipeline.run(source), source);
      }),
      { numRuns: fuzzRuns(150) },
    );
  });

  it('is sound where readers comment', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (report, comment) => {
        const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');
        const source = pageWithComments(
          `${oneLine(report)}\n@Ada: ${oneLine(comment)}\n@Ben: ${oneLine(comment)}\n@Ada: No.`,
        );
        const record = await pipeline.run(source);
        expectSound(record, source);
        for (const { start, attribution } of record.statements) {
          const segment = record.segments.findLast((each) => each.start <= start);
          expect(attribution[0]?.voice).toBe(segment?.voice);
        }
      }),
      { numRuns: fuzzRuns(50) },
    );
  });

  it('is sound for pages of any make and bytes', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        for (const result of readBytes(bytes, { input: 'x', published: '2024-05-06' }, CUES))
          if (result.ok) expectSound(await pipeline.run(result.document), result.document);
      }),
      { numRuns: fuzzRuns(40), endOnFailure: true },
    );
  });

  it('does not depend on what was coded before it or beside it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 2, maxLength: 4 }), async (texts) => {
        const sources = texts.map((text, index) => plainPage(text, `d${index}`));
        const together = await Promise.all(sources.map((source) => pipeline.run(source)));
        for (const [index, source] of [...sources.entries()].reverse()) {
          const alone = await pipeline.run(source);
          expect(renderJsonl(alone)).toBe(renderJsonl(together[index] ?? alone));
        }
      }),
      { numRuns: fuzzRuns(30) },
    );
  });
});

describe('the record', () => {
  it('of an empty text holds nothing', async () => {
    const record = await pipeline.run(plainPage(''));
    expect([record.sentences, record.statements, record.actors, record.attributions]).toEqual([[], [], [], []]);
  });

  it('of a page in another language keeps the text and codes nothing', async () => {
    const source: SourceDocument = {
      ...plainPage('The army attacked the town.'),
      language: 'fr',
    };
    const record = await pipeline.run(source);
    expect(record.text).toBe(source.text);
    expect(record.statements).toEqual([]);
  });

  it('of an English page codes nothing of a comment in another language', async () => {
    const source = pageWithComments('The army attacked the town.\n@Ana: El ejército atacó.\n@Ben: The army lied.');
    const record = await pipeline.run({ ...source, foreign: [1] });
    const [, comment] = record.segments;
    const inside = ({ start }: SpanRecord): boolean =>
      start >= (comment?.start ?? 0) && start < (comment?.end ?? Infinity);
    expect(record.sentences).toHaveLength(2);
    expect(spansOf(record).filter(([path, span]) => !path.startsWith('.segments') && inside(span))).toEqual([]);
    expect(record.segments).toHaveLength(3);
  });

  it('counts code points where emoji stand before a statement', async () => {
    const record = await pipeline.run(plainPage('🐟🐟 Norway accused Iceland.'));
    const accused = record.statements.find(({ event }) => event?.type === 'ACCUSE');
    expect(accused?.cue).toEqual({ start: 10, end: 17 });
  });

  it('says for each statement which rule told it', async () => {
    const record = await pipeline.run(plainPage(NEWS.join(' ')));
    for (const { kind, why } of record.statements)
      expect(why['rule']).toMatch(kind === 'claim' ? /^claim$/ : /^frames\/[a-z-]+\.yaml#[a-z0-9-]+$/);
  });
});
