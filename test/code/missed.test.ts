import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SpanRecord } from '../../src/annotation/record.js';
import { loadEquipment } from '../../src/equip/equipment.js';
import { parseIdioms } from '../../src/language/idioms.js';
import { parseFrames } from '../../src/codebook/frames.js';
import type { ConditionReference, EntryReference, MissReason } from '../../src/code/missed/missed.js';
import { Pipeline, type Equipment } from '../../src/pipeline.js';
import { goldenCases } from '../golden.js';
import { plainPage } from './coded.js';

const FOLDER = new URL('../../language/en/cases/code/missed-frames/', import.meta.url);
const FILES = ['assault.yaml', 'agree.yaml', 'sanction.yaml', 'ally.yaml', 'aid.yaml'];

let equipment: Equipment;
let pipeline: Pipeline;
beforeAll(async () => {
  equipment = await loadEquipment();
  const frames = FILES.flatMap((name) =>
    parseFrames({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }, new Set()),
  );
  const idioms = parseIdioms(
    { name: 'idioms.yaml', text: readFileSync(new URL('idioms.yaml', FOLDER), 'utf8') },
    new Set(),
  );
  const languages = new Map(
    [...equipment.languages].map(([code, own]) => [code, { ...own, pack: { ...own.pack, idioms } }]),
  );
  pipeline = new Pipeline({ ...equipment, languages, codebook: { ...equipment.codebook, frames } });
});

/// `raid: raid -> outranked by assault.yaml:15#raid-by-sea`, a line a reason; of a sentence without a word of the frames
/// `silent: rained`.
async function shown(text: string): Promise<string> {
  const { record, missed } = await pipeline.explain(plainPage(text));
  const words = (span: SpanRecord): string => [...record.text].slice(span.start, span.end).join('');
  const lines = missed.words.flatMap(({ word, frames }) =>
    frames.flatMap(({ frame, reasons }) =>
      reasons.map((reason) => `${words(word)}: ${named(frame)} ${reason.code} ${fields(reason, words)}`.trimEnd()),
    ),
  );
  lines.push(...missed.silent.map(({ predicates }) => `silent: ${predicates.map(words).join(', ') || '–'}`));
  return lines.length === 0 ? 'nothing' : lines.join('\n');
}

function named({ id, line }: EntryReference): string {
  return `${id}:${line}`;
}

function fields(reason: MissReason, words: (span: SpanRecord) => string): string {
  const all = (spans: readonly SpanRecord[]): string => spans.map(words).join(' + ') || '–';
  switch (reason.code) {
    case 'auxiliary':
      return '';
    case 'other-word-class':
      return `${reason.wanted}, ${reason.found}`;
    case 'words-apart':
      return reason.words.join(' ');
    case 'other-verb':
      return words(reason.particle);
    case 'part-of-name':
      return words(reason.name);
    case 'before-noun':
      return words(reason.noun);
    case 'unmet':
      return `${condition(reason.condition)}, ${all(reason.found)}`;
    case 'excluded':
      return `${condition(reason.condition)}, ${reason.term}, ${all(reason.found)}`;
    case 'outranked':
      return named(reason.by);
    case 'inside-unit':
    case 'idiom':
    case 'repeated':
      return `${named(reason.by)}, ${words(reason.cue)}`;
    case 'too-few-roles':
      return `${all(reason.found)}, ${reason.actorPlaces.join(' ')} / ${reason.recipientPlaces.join(' ')}`;
    case 'swallowed':
      return `${reason.rule}, ${named(reason.by)}, ${words(reason.cue)}`;
  }
}

function condition({ rule, place, terms, line }: ConditionReference): string {
  return `${rule} ${place}: ${terms.join(' ')} (${line})`;
}

const CASES = goldenCases('code/missed.txt');

describe('what was missed', () => {
  it.each(CASES)('$name', async ({ input, expected }) => {
    expect(await shown(input)).toBe(expected);
  });

  it('has a case of every reason', () => {
    const source = readFileSync(new URL('../../src/code/missed/missed.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/readonly code: '([a-z-]+)'/g)].map(([, code]) => code);
    const covered = new Set(
      CASES.flatMap(({ expected }) => [...expected.matchAll(/#\S+:\d+ ([a-z-]+)/g)].map(([, code]) => code)),
    );
    expect(codes.length).toBeGreaterThan(9);
    expect(codes.filter((code) => !covered.has(code))).toEqual([]);
  });
});

describe('asking why', () => {
  it('changes nothing in the record', async () => {
    const page = plainPage(
      'Iran rejected a proposal by Oman. The army shelled a town, and the talks collapsed in Muscat.',
    );
    const whole = new Pipeline(equipment);
    const { record } = await whole.explain(page);
    expect(record).toEqual(await whole.run(page));
  });

  it('quotes conditions of the codebook with the line on which they stand', async () => {
    const whole = new Pipeline(equipment);
    const { missed } = await whole.explain(
      plainPage('The children shelled peas. She met her deadline. The band struck a chord.'),
    );
    const reasons = missed.words.flatMap(({ frames }) =>
      frames.flatMap(({ frame, reasons }) => reasons.map((reason) => ({ frame, reason }))),
    );
    const conditions = reasons.flatMap(({ frame, reason }) =>
      'condition' in reason ? [{ frame, condition: reason.condition }] : [],
    );
    expect(conditions.length).toBeGreaterThan(0);
    for (const { frame, condition } of conditions) {
      const [, name = ''] = frame.id.split('#');
      const lines = readFileSync(new URL(`../../${frame.file}`, import.meta.url), 'utf8').split('\n');
      expect(lines[frame.line - 1]).toContain(`${name}:`);
      expect(lines[condition.line - 1]).toContain(condition.place);
    }
  });
});
