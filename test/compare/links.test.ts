import { beforeAll, describe, expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipeline.js';
import { pageWithComments, wholePipeline } from '../code/coded.js';
import { links } from '../code/notation.js';
import { goldenCases } from '../golden.js';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await wholePipeline();
});

describe('links', () => {
  it.each(goldenCases('compare/links.txt'))('$name', async ({ input, expected }) => {
    const lines = links(await pipeline.run(pageWithComments(input)));
    expect(lines.length === 0 ? 'nothing' : lines.join('\n')).toBe(expected);
  });
});
