import { beforeAll, describe, expect, it } from 'vitest';
import { checkExamples, checkIdioms, type CodeText } from '../../src/codebook/check-examples.js';
import { joinFrames } from '../../src/codebook/frames.js';
import { readCodebookFiles } from '../../src/equip/codebook-files.js';
import { compileCodebook } from '../../src/equip/compiled-codebook.js';
import { plainPage, wholePipeline } from '../code/coded.js';

const { codebook, packs } = compileCodebook(readCodebookFiles());
const FRAMES = joinFrames(
  codebook.frames,
  packs.flatMap(({ wordings }) => wordings),
);
const FILES = [...new Set(FRAMES.map(({ file }) => file))].map((name) => ({ name }));

const IDIOMS = packs.flatMap(({ idioms }) => idioms);

let code: CodeText;
beforeAll(async () => {
  const pipeline = await wholePipeline();
  code = (text) => pipeline.run(plainPage(text, 'example'));
});

describe('every frame codes its examples and leaves its counterexamples alone', () => {
  it('finds the files of frames', () => {
    expect(FILES.length).toBeGreaterThanOrEqual(20);
  });

  it.each(FILES)('$name', async ({ name }) => {
    const { failures, count } = await checkExamples(
      FRAMES.filter(({ file }) => file === name),
      code,
    );
    expect(count).toBeGreaterThan(0);
    const told = failures.map(({ frame, line, text, reason }) => `${frame.file}:${line}: ${text}\n  ${reason}`);
    expect(told, told.join('\n')).toEqual([]);
  });
});

describe('idioms', () => {
  it('have an example each', () => {
    expect(IDIOMS.filter(({ examples }) => examples.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('tell nothing in their examples and something in their counterexamples', async () => {
    const { failures, count } = await checkIdioms(IDIOMS, code);
    expect(count).toBeGreaterThan(150);
    const told = failures.map(({ frame, line, text, reason }) => `${frame.file}:${line}: ${text}\n  ${reason}`);
    expect(told, told.join('\n')).toEqual([]);
  });
});
