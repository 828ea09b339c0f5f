import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
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
async function broken(paths: string[]): Promise<string[]> {
  const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
    forbidden: NonNullable<NonNullable<ICruiseOptions['ruleSet']>['forbidden']>;
    options: ICruiseOptions;
  };
  const result = await cruise(
    paths,
    { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  const { summary } = result.output as ICruiseResult;
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} imports ${to}`);
}

describe('the import rule', () => {
  it('holds in src', async () => {
    expect(await broken(['src'])).toEqual([]);
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
  const rest = sources().filter(({ path }) => path !== 'src/annotation/problem.ts');

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
