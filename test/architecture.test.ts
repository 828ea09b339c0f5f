import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { PROBLEMS, problem, type ProblemCode } from '../src/annotation/problem.js';

const LONGEST_FILE = 400;
/// Files that scripts/derive.ts makes are as long as what they are made from.
const DERIVED = 'Made by scripts/derive.ts';

function sources(): { path: string; text: string }[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: `src/${name}`, text: readFileSync(`src/${name}`, 'utf8') }));
}

/// What dependency-cruiser says of a list of files or folders under the rules of .dependency-cruiser.cjs.
async function broken(paths: string[], baseDir = process.cwd()): Promise<string[]> {
  const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
    forbidden: NonNullable<NonNullable<ICruiseOptions['ruleSet']>['forbidden']>;
    options: ICruiseOptions;
  };
  const { tsConfig, ...options } = rules.options;
  const result = await cruise(
    paths,
    { ...options, baseDir, ruleSet: { forbidden: rules.forbidden }, validate: true },
    undefined,
    tsConfig === undefined ? {} : { tsConfig: extractTSConfig('tsconfig.json') },
  );
  const { summary } = result.output as ICruiseResult;
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} imports ${to}`);
}

describe('the import rule', () => {
  it('holds in src and workbench', async () => {
    expect(await broken(['src', 'workbench/src'])).toEqual([]);
  });

  /// Files by path, as they might be written, and what the rule says of them.
  const wrong: [what: string, files: Record<string, string>, broken: string[]][] = [
    [
      'a stage that imports a later one',
      { 'src/code/a.ts': "export { b } from '../server/b.js';", 'src/server/b.ts': 'export const b = 1;' },
      ['code-imports-only-what-stands-before: src/code/a.ts imports src/server/b.ts'],
    ],
    [
      'a room that imports a later one of its stage',
      {
        'src/code/grammar/a.ts': "export { b } from '../record/b.js';",
        'src/code/record/b.ts': 'export const b = 1;',
      },
      ['code-grammar-imports-only-what-stands-before: src/code/grammar/a.ts imports src/code/record/b.ts'],
    ],
    [
      'Node in the engine',
      { 'src/parse/a.ts': "export { readFileSync } from 'node:fs';" },
      ['engine-knows-no-platform: src/parse/a.ts imports fs'],
    ],
    [
      'a database driver outside the store',
      { 'src/server/a.ts': "export { Kysely } from 'kysely';" },
      ['only-src-store-knows-kysely: src/server/a.ts imports kysely'],
    ],
    [
      'React outside the workbench',
      { 'src/export/a.ts': "export { useState } from 'react';" },
      ['only-workbench-knows-react: src/export/a.ts imports react'],
    ],
    [
      'a workbench that knows more than the types of the record and of the API',
      {
        'workbench/a.ts':
          "export { b } from '../src/annotation/b.js'; export type { R } from '../src/annotation/record.js';",
        'src/annotation/b.ts': 'export const b = 1;',
        'src/annotation/record.ts': 'export type R = 1;',
      },
      ['workbench-knows-the-types-of-record-and-api-alone: workbench/a.ts imports src/annotation/b.ts'],
    ],
  ];

  it.each(wrong)('names %s', async (_, files, expected) => {
    const base = mkdtempSync(join(tmpdir(), 'herodotus-imports-'));
    try {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(base, path)), { recursive: true });
        writeFileSync(join(base, path), text);
      }
      const roots = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? path))];
      expect(await broken(roots, base)).toEqual(expected);
    } finally {
      rmSync(base, { recursive: true });
    }
  });
});

describe('the engine', () => {
  it('compiles without the types of Node and of the DOM', () => {
    const { config } = ts.readConfigFile('tsconfig.engine.json', (path) => ts.sys.readFile(path));
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
    const program = ts.createProgram(fileNames, options);
    const found = ts
      .getPreEmitDiagnostics(program)
      .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
    expect(options.types).toEqual([]);
    expect(fileNames.length).toBeGreaterThan(40);
    expect(found).toEqual([]);
  });
});

describe('the files of src', () => {
  it(`have at most ${LONGEST_FILE} lines`, () => {
    const long = sources()
      .filter(({ text }) => !text.includes(DERIVED) && text.split('\n').length > LONGEST_FILE + 1)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('switch off no check of the compiler or of the linter', () => {
    const loose = sources()
      .filter(({ text }) => /eslint-disable|@ts-(?:ignore|nocheck|expect-error)/.test(text))
      .map(({ path }) => path);
    expect(loose).toEqual([]);
  });
});

describe('problems', () => {
  const codes = Object.keys(PROBLEMS) as ProblemCode[];
  const rest = sources().filter(({ path }) => !path.startsWith('src/annotation/problem'));

  it.each(codes)('%s is raised somewhere in src', (code) => {
    expect(rest.filter(({ text }) => text.includes(`'${code}'`)).map(({ path }) => path)).not.toEqual([]);
  });

  it.each(codes)('%s is documented in docs/problems.md', (code) => {
    expect(readFileSync('docs/problems.md', 'utf8')).toContain(`| \`${code}\` | ${PROBLEMS[code].severity} |`);
  });

  it('say what happened and what to do, with their values', () => {
    expect(problem('json-invalid', { input: 'a.jsonl#3', reason: 'it ends too early' })).toEqual({
      code: 'json-invalid',
      severity: 'error',
      message: 'a.jsonl#3: is not valid JSON (it ends too early)',
      remedy: 'put one JSON object on each line',
    });
  });

  it('leave a place open for which no value is given', () => {
    expect(problem('input-not-found', {}).message).toBe('{input}: no such file or folder');
  });
});
