import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERY_FORMAT } from '../input/every-format.js';

const BIN = join('bin', 'herodotus.js');
const folder = mkdtempSync(join(tmpdir(), 'herodotus-test-'));

beforeAll(() => {
  expect(existsSync(join('dist', 'cli.js')), 'run "npm run build" first').toBe(true);
  for (const [name, content] of Object.entries(EVERY_FORMAT)) writeFileSync(join(folder, name), content);
  for (const page of ['mackerel-dispute.html', 'nepal-talks.html']) cpSync(join('examples', page), join(folder, page));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/// The records of every input in the folder, coded by a process of its own on a machine of a zone and language.
function codedOn(machine: { readonly TZ: string; readonly LC_ALL: string }): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', LANG: machine.LC_ALL, ...machine };
  return new Promise((resolve, reject) => {
    execFile('node', [BIN, 'code', '--format', 'jsonl', folder], { env, maxBuffer: 1 << 28 }, (error, out, err) => {
      if (error === null) resolve(out);
      else reject(new Error(err));
    });
  });
}

describe('the record of an input', () => {
  it('is the same in every zone and language, whatever the format', { timeout: 300_000 }, async () => {
    const here = (await codedOn({ TZ: 'UTC', LC_ALL: 'C' })).split('\n');
    for (const name of Object.keys(EVERY_FORMAT))
      expect(
        here.some((line) => line.includes(`"input":"${join(folder, name)}`)),
        name,
      ).toBe(true);
    for (const machine of [
      { TZ: 'UTC', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'Asia/Kolkata', LC_ALL: 'C' },
      { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' },
    ])
      expect((await codedOn(machine)).split('\n')).toEqual(here);
  });
});
