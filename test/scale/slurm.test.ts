import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';

/// Some runs of the program one after another.
vi.setConfig({ testTimeout: 600_000 });

const JOB = 'examples/slurm/code_pages.sbatch';
const BASH = spawnSync('bash', ['-c', 'mapfile -t own < /dev/null']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'herodotus-slurm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/// One task of two, as Slurm starts it.
function task(number: number): number | null {
  const env = {
    ...process.env,
    HERODOTUS: `node ${resolve('bin', 'herodotus.js')}`,
    SLURM_ARRAY_TASK_ID: String(number),
    SLURM_ARRAY_TASK_MIN: '1',
    SLURM_ARRAY_TASK_COUNT: '2',
    SLURM_CPUS_PER_TASK: '1',
  };
  return spawnSync('bash', [JOB, join(folder, 'files.txt'), join(folder, 'out')], { env, stdio: 'ignore' }).status;
}

function ids(number: number): string[] {
  const lines = readFileSync(join(folder, 'out', `part-0000${number}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => (JSON.parse(line) as { id: string }).id);
}

describe.skipIf(!BASH)(`the array job for Slurm${BASH ? '' : ' (for this test: bash 4 or newer)'}`, () => {
  it('codes each file once, and leaves alone what is done', () => {
    const files = ['Bergen', 'Lyon', 'Turin'].map((town) => {
      const file = join(folder, `${town}.jsonl`);
      writeFileSync(
        file,
        `${JSON.stringify({ id: town, text: `Police in ${town} arrested 12 protesters on Monday.` })}\n`,
      );
      return file;
    });
    writeFileSync(join(folder, 'files.txt'), `${files.join('\n')}\n`);
    expect([task(1), task(2)]).toEqual([0, 0]);
    expect(ids(1)).toEqual(['Bergen', 'Turin']);
    expect(ids(2)).toEqual(['Lyon']);
    const { mtimeMs } = statSync(join(folder, 'out', 'part-00001.jsonl'));
    expect(task(1)).toBe(0);
    expect(statSync(join(folder, 'out', 'part-00001.jsonl')).mtimeMs).toBe(mtimeMs);
    expect(existsSync(join(folder, 'out', 'part-00001.jsonl.part'))).toBe(false);
  });
});
