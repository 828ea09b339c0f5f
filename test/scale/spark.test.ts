import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { ColumnType } from '../../src/export/corpus/column.js';
import { EVENT_COLUMNS } from '../../src/export/corpus/event-columns.js';

/// Spark is started twice.
vi.setConfig({ testTimeout: 900_000 });

const JOB = 'examples/spark/code_pages.py';
const HOW =
  'python3 -m venv out/spark && out/spark/bin/pip install -r examples/spark/requirements.txt, and Java 17 or newer';
const PYTHON = [process.env['HERODOTUS_SPARK'], 'out/spark/bin/python'].find(
  (python) => python !== undefined && existsSync(python) && spawnSync(python, ['-c', 'import pyspark']).status === 0,
);
const JAVA = spawnSync('java', ['-version']).status === 0;
const BIN = resolve('bin', 'herodotus.js');

const folder = mkdtempSync(join(tmpdir(), 'herodotus-spark-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = Record<string, unknown>;

const TOWNS = ['Bergen', 'Lyon', 'Turin', 'Porto', 'Ghent', 'Graz', 'Gdansk', 'Malmo'];
const PAGES: readonly Row[] = [
  ...TOWNS.map((town) => ({
    id: town,
    day: '2026-06-02',
    body: `Police in ${town} arrested 12 protesters on Monday, the interior ministry said. France condemned the arrests.`,
  })),
  { id: 'bare', day: '2026-06-02', body: null },
];

/// What one process writes of the same input, in an order of its own.
function plain(args: readonly string[], input = ''): Row[] {
  const all = [BIN, 'code', '--format', 'statements', '--errors', 'inline', '--workers', '1', ...args];
  const out = execFileSync('node', all, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = out.trimEnd().split('\n');
  return sorted(lines.flatMap((line) => (JSON.parse(line) as { statements?: Row[] }).statements ?? []));
}

function sorted(rows: readonly Row[]): Row[] {
  const key = ({ document, start, key: own }: Row): string => [document, start, own].map(String).join(' ');
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function warc(): string {
  const record = (town: string): string => {
    const page = `<html><body><article><p>Police in ${town} arrested 12 protesters on Monday, the interior ministry said.</p></article></body></html>`;
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`;
    const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/${town}\r\nWARC-Record-ID: <urn:uuid:${town}>\r\n`;
    return `${head}Content-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`;
  };
  return TOWNS.slice(0, 3).map(record).join('');
}

describe('the job for Spark', () => {
  it('has the columns of the export', () => {
    const types: Record<ColumnType, string> = {
      text: 'string',
      integer: 'bigint',
      number: 'double',
      boolean: 'boolean',
      day: 'date',
      texts: 'array<string>',
      numbers: 'array<double>',
    };
    const [, written = ''] = /STATEMENT = """([^"]*)"""/.exec(readFileSync(JOB, 'utf8')) ?? [];
    expect(written.trim().split(/,\s+/)).toEqual(EVENT_COLUMNS.map(({ name, type }) => `\`${name}\` ${types[type]}`));
  });

  const missing = PYTHON === undefined || !JAVA;
  it.skipIf(missing)(`writes what one process writes${missing ? ` (for this test: ${HOW})` : ''}`, () => {
    const lines = PAGES.map((page) => `${JSON.stringify(page)}\n`).join('');
    writeFileSync(join(folder, 'pages.jsonl'), lines);
    writeFileSync(join(folder, 'a.warc'), warc());
    const args = ['test/scale/python/on_spark.py', JOB, join(folder, 'pages.jsonl'), folder, `node ${BIN}`];
    const out = execFileSync(PYTHON ?? '', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const written = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, Row[]>;
    const statements = sorted(written['coded/statements'] ?? []);
    expect(statements).toEqual(plain(['--fields', 'text=body,id=id,date=day', '-'], lines));
    expect(statements.length).toBeGreaterThanOrEqual(2 * TOWNS.length);
    expect(written['coded/errors']).toMatchObject([{ document: 'bare', error_code: 'json-no-text' }]);
    expect(sorted(written['archived/statements'] ?? [])).toEqual(plain([join(folder, 'a.warc')]));
  });
});
