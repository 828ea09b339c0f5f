import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HappeningLine } from '../../src/export/across.js';

const BIN = join('bin', 'herodotus.js');
const folder = mkdtempSync(join(tmpdir(), 'herodotus-incidents-'));
const pages = join(folder, 'pages.jsonl');
const records = join(folder, 'records.jsonl');

const TEXTS = [
  [
    'a',
    '2016-03-04',
    'Rebels attacked the market of Tessalit in Mali on Thursday. The rebels killed 12 people, the mayor said.',
  ],
  ['b', '2016-03-05', 'The attack on the market of Tessalit in Mali on Thursday killed 15 people, a doctor said.'],
  ['c', '2016-03-05', 'France signed a treaty with Chad on fishing in the lake.'],
] as const;

beforeAll(() => {
  expect(existsSync(join('dist', 'cli.js')), 'run "npm run build" first').toBe(true);
  writeFileSync(pages, TEXTS.map(([id, published, text]) => `${JSON.stringify({ id, published, text })}\n`).join(''));
  const coded = execFileSync('node', [BIN, 'code', pages, '--workers', '1', '--format', 'jsonl'], { encoding: 'utf8' });
  writeFileSync(records, coded);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

function lines(...args: string[]): HappeningLine[] {
  const out = execFileSync('node', [BIN, 'incidents', ...args], { encoding: 'utf8' });
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as HappeningLine);
}

describe('herodotus incidents', () => {
  it('gathers the statements of several records, each in one line', () => {
    const all = lines(records);
    const [shared, ...others] = all.filter(({ reports }) => reports > 1);
    expect(others.length).toBeLessThan(2);
    expect(shared?.type).toBe('ASSAULT');
    expect(new Set(shared?.statements.map(({ document }) => document))).toEqual(new Set(['a', 'b']));
    const told = all.flatMap(({ statements }) =>
      statements.map(({ document, statement }) => `${document} ${statement}`),
    );
    expect(new Set(told).size).toBe(told.length);
  });

  it('writes those alone that so many reports tell', () => {
    expect(lines('--reports', '2', records).every(({ reports }) => reports === 2)).toBe(true);
    expect(lines('--reports', '3', records)).toEqual([]);
  });

  it.each([
    [['nowhere.jsonl'], 1, 'error input-not-found'],
    [[pages], 1, 'error record-unknown'],
    [['--reports', 'two', records], 2, 'error usage'],
  ])('says what is wrong with %s', (args, status, message) => {
    const run = spawnSync('node', [BIN, 'incidents', ...args], { encoding: 'utf8' });
    expect(run.stderr).toContain(message);
    expect(run.status).toBe(status);
  });
});
