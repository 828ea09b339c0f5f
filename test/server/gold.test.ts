import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as api from '../../src/server/api.js';
import { served, type Served } from './served.js';

/// The scorer of reports, which stands beside the project and not in it.
const SCORER = fileURLToPath(new URL('../../../shared/score/reports.py', import.meta.url));
const missing = !existsSync(SCORER) || spawnSync('python3', ['--version']).status !== 0;
if (missing) process.stderr.write(`gold from review is not scored: ${SCORER} or python3 is missing\n`);

let server: Served;
beforeAll(async () => {
  server = await served();
  const { body } = await server.get<api.StatementsAnswer>('/api/statements?document=page&kind=event&kind=relation');
  for (const [index, { key, review, event }] of body.rows.entries()) {
    const wish =
      index === 0
        ? { verdict: 'rejected' }
        : event?.type === 'COERCE'
          ? { verdict: 'corrected', changes: { type: 'ASSAULT', time: null } }
          : { verdict: 'accepted' };
    await server.send('PUT', `/api/statements/${key}/review`, { author: 'Ann', ...wish }, review.version);
  }
});
afterAll(() => server.close());

interface Gold {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly { readonly words: string; readonly type: string; readonly source: readonly string[] }[];
  readonly rejected: readonly unknown[];
}

async function gold(): Promise<Gold> {
  const { body } = await server.get<string>('/api/download?format=gold');
  return JSON.parse(body.trimEnd()) as Gold;
}

/// What the scorer prints of the records that an address gives.
async function score(records: string): Promise<string> {
  const [golden, coded] = ['gold.jsonl', 'coded.jsonl'].map((name) => join(server.folder, name)) as [string, string];
  writeFileSync(golden, `${JSON.stringify(await gold())}\n`);
  writeFileSync(coded, records);
  const { status, stdout, stderr } = spawnSync('python3', [SCORER, golden, coded], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe('gold from review', () => {
  it('tells each statement by words that stand nowhere before, and who says it', async () => {
    const { text, gold: rows, rejected } = await gold();
    expect(rejected).toHaveLength(1);
    expect(new Set(rows.map(({ words }) => text.indexOf(words))).size).toBe(rows.length);
    expect(rows.every(({ source }) => source.length > 0)).toBe(true);
    expect(rows.some(({ source }) => source[0]?.startsWith('@') === true)).toBe(true);
    expect(rows.some(({ source }) => source[0] === 'report')).toBe(true);
  });

  it.skipIf(missing)('is scored: as reviewers left it all is right', async () => {
    const { body } = await server.get<string>('/api/download?format=jsonl&document=page');
    const told = await score(body);
    const events = (await gold()).gold.filter(({ type }) => !type.startsWith('relation')).length;
    for (const field of ['type', 'type+actor+recipient', 'status', 'polarity', 'attribution', 'all-fields'])
      expect(told).toContain(`  ${field} ${events}/${events} 1.000`);
    expect(told).toMatch(/ {2}false 0\/\d+ 0\.000/);
  });

  it.skipIf(missing)('is scored: as it was coded, what was corrected and rejected is wrong', async () => {
    const record = await server.desk.corpus.record('page');
    const told = await score(`${JSON.stringify(record)}\n`);
    const rows = (await gold()).gold;
    const events = rows.filter(({ type }) => !type.startsWith('relation')).length;
    const [, right = '', all = ''] = / {2}type (\d+)\/(\d+)/.exec(told) ?? [];
    expect(Number(all)).toBe(events);
    expect(Number(right)).toBeLessThan(events);
    expect(told).toMatch(/ {2}false 1\/\d+/);
  });
});
