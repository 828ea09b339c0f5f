import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe } from 'vitest';

const REQUIREMENTS = 'test/export/python/requirements.txt';
/// What .ci/run makes, and everybody else may.
const OWN = 'out/readers/bin/python';
const HOW = `python3 -m venv out/readers && out/readers/bin/pip install -r ${REQUIREMENTS}`;

/// A Python with the packages that read what is exported, or null. Where `HERODOTUS_READERS` is set there must be one.
const PYTHON = findPython();

/// Tests that read what was exported with the programs of its users. Where these are missing they are skipped, and say what to do.
export function describeReaders(what: string, tests: () => void): void {
  if (PYTHON !== null) describe(what, tests);
  else describe.skip(`${what} (for these tests: ${HOW})`, tests);
}

/// What a script of test/export/python prints as JSON.
export function read(script: string, ...files: string[]): unknown {
  const words = [`test/export/python/${script}`, ...files];
  return JSON.parse(execFileSync(PYTHON ?? 'python3', words, { encoding: 'utf8', maxBuffer: 1 << 28 }));
}

function findPython(): string | null {
  const asked = process.env['HERODOTUS_READERS'];
  const imports = 'import pyarrow, duckdb, polars, pandas, networkx, geopandas';
  for (const python of [asked, OWN, 'python3']) {
    if (python === undefined || (python.includes('/') && !existsSync(python))) continue;
    if (spawnSync(python, ['-c', imports]).status === 0) return python;
  }
  if (asked !== undefined) throw new Error(`${asked} does not have the packages of ${REQUIREMENTS}: ${HOW}`);
  return null;
}
