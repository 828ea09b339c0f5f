import { beforeAll, describe, expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipeline.js';
import { goldenCases } from '../golden.js';
import { pageWithComments, wholePipeline } from './coded.js';
import * as notation from './notation.js';

/// The files of language/en/cases/code, in flow order, and what of the record each shows.
const FILES: Readonly<Record<string, notation.View>> = {
  roles: notation.roles,
  types: notation.events,
  factuality: notation.factuality,
  attribution: notation.attributions,
  voices: notation.voices,
  contexts: notation.contexts,
  actors: notation.actors,
  quantities: notation.quantities,
  statements: notation.statements,
};

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await wholePipeline();
});

async function shown(input: string, view: notation.View): Promise<string> {
  const lines = view(await pipeline.run(pageWithComments(input)));
  return lines.length === 0 ? 'nothing' : lines.join('\n');
}

describe.each(Object.entries(FILES))('%s', (file, view) => {
  it.each(goldenCases(`code/${file}.txt`))('$name', async ({ input, expected }) => {
    expect(await shown(input, view)).toBe(expected);
  });
});

describe('known failings still fail', () => {
  it.each(goldenCases('code/known-failings.txt'))('$name', async ({ name, input, expected }) => {
    const file = name.slice(0, name.indexOf(':'));
    const view = FILES[file];
    if (view === undefined) throw new Error(`no file ${file}.txt in language/en/cases/code`);
    expect(await shown(input, view), `it passes now: move the case to language/en/cases/code/${file}.txt`).not.toBe(
      expected,
    );
  });
});
