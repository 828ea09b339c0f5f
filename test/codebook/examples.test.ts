import { beforeAll, describe, expect, it } from 'vitest';
import { checkExamples, type CodeText } from '../../src/cli/check-codebook.js';
import { OWN_CODEBOOK, readCodebookFiles } from '../../src/equip/codebook-files.js';
import { parseFrames } from '../../src/codebook/frames.js';
import { plainPage, wholePipeline } from '../code/coded.js';

const FILES = readCodebookFiles(OWN_CODEBOOK).filter(({ name }) => name.startsWith('frames/'));

let code: CodeText;
beforeAll(async () => {
  const pipeline = await wholePipeline();
  code = (text) => pipeline.run(plainPage(text, 'example'));
});

describe('every frame codes its examples and leaves its counterexamples alone', () => {
  it('finds the files of frames', () => {
    expect(FILES.length).toBeGreaterThanOrEqual(20);
  });

  it.each(FILES)('$name', async (file) => {
    const { failures, count } = await checkExamples(parseFrames(file), code);
    expect(count).toBeGreaterThan(0);
    const told = failures.map(({ frame, line, text, reason }) => `${frame.id}:${line}: ${text}\n  ${reason}`);
    expect(told, told.join('\n')).toEqual([]);
  });
});
