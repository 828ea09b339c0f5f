import { beforeAll, describe, expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipeline.js';
import { goldenCases } from '../golden.js';
import { CASE_FILES, KNOWN_FAILINGS, shown } from './case-files.js';
import { wholePipeline } from './coded.js';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await wholePipeline();
});

describe.each(Object.entries(CASE_FILES))('%s', (file, view) => {
  it.each(goldenCases(`code/${file}.txt`))('$name', async ({ input, expected }) => {
    expect(await shown(pipeline, input, view)).toBe(expected);
  });
});

describe('known failings still fail', () => {
  it.each(goldenCases(`code/${KNOWN_FAILINGS}.txt`))('$name', async ({ name, input, expected }) => {
    const file = name.slice(0, name.indexOf(':'));
    const view = CASE_FILES[file];
    if (view === undefined) throw new Error(`no file ${file}.txt in language/en/cases/code`);
    const found = await shown(pipeline, input, view);
    expect(found, `it passes now: move the case to language/en/cases/code/${file}.txt`).not.toBe(expected);
  });
});
