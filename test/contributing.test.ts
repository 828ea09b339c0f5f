import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument, type Document } from 'yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { casesOf } from '../scripts/case.js';
import { debugCase, findCases } from '../scripts/debug.js';
import { checkExamples } from '../src/codebook/check-examples.js';
import { loadEquipment } from '../src/equip/equipment.js';
import { joinFrames } from '../src/codebook/frames.js';
import { Pipeline } from '../src/pipeline.js';
import { CASE_FILES, shown } from './code/case-files.js';
import { plainPage } from './code/coded.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GUIDE = readFileSync(`${ROOT}CONTRIBUTING.md`, 'utf8');

/// The code block between `<!-- name -->` and its end.
function block(name: string): string {
  const found = new RegExp(`<!-- ${name} -->\\s*\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(GUIDE)?.[1];
  if (found === undefined) throw new Error(`CONTRIBUTING.md has no block ${name}`);
  return found;
}

const [, NAME = '', TEXT = '', EXPECTED = ''] = /^# (.*)\n(.*)\n==>\n(.*)\n$/.exec(block('case')) ?? [];
const FRAME = 'besiege';
const FILE = 'language/en/wording/coerce.yaml';

/// Adds the lists of a block of the guide to those of the frame.
function teach(frames: Document, addition: string): void {
  const lists = (at: readonly string[], value: unknown): void => {
    if (Array.isArray(value)) {
      const known: unknown = frames.getIn(['frames', FRAME, ...at]);
      const before: unknown = known === undefined ? [] : (JSON.parse(JSON.stringify(known)) as unknown);
      frames.setIn(['frames', FRAME, ...at], [...(Array.isArray(before) ? before : []), ...value]);
    } else for (const [key, part] of Object.entries(value ?? {})) lists([...at, key], part);
  };
  lists([], parseDocument(addition).toJS());
}

describe('the worked example of CONTRIBUTING.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-contributing-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is not coded before', async () => {
    expect(await casesOf(TEXT, ['types'])).toBe(block('before'));
  });

  it('is coded as its case says after the frame was taught, and the counterexample needs its condition', async () => {
    cpSync(`${ROOT}codebook`, folder, { recursive: true });
    cpSync(`${ROOT}language/en/wording`, join(folder, 'language/en/wording'), { recursive: true });
    const file = join(folder, FILE);
    expect(existsSync(file)).toBe(true);
    const frames = parseDocument(readFileSync(file, 'utf8'));
    const failures = async (): Promise<string[]> => {
      writeFileSync(file, frames.toString());
      const equipment = await loadEquipment({ folder });
      const pipeline = new Pipeline(equipment);
      const taught = joinFrames(equipment.codebook.frames, equipment.languages.get('en')?.pack.wordings ?? []).filter(
        ({ id }) => id.endsWith(`#${FRAME}`),
      );
      expect(taught).toHaveLength(1);
      const view = CASE_FILES['types'];
      if (view === undefined) throw new Error('no cases of types');
      expect(await shown(pipeline, TEXT, view)).toBe(EXPECTED);
      return (await checkExamples(taught, (text) => pipeline.run(plainPage(text)))).failures.map(({ text }) => text);
    };
    teach(frames, block(`frame ${FRAME}`).replace(/^ {4}/gm, ''));
    expect(await failures()).toEqual(['The old man bottled up his feelings.']);
    teach(frames, block('condition').replace(/^ {4}/gm, ''));
    expect(await failures()).toEqual([]);
    expect(NAME).toBe('bottled up in a port');
  });
});

describe('npm run case', () => {
  it('prints a case for each file that is asked for', async () => {
    expect(await casesOf('The army shelled a town.', ['roles', 'factuality'])).toBe(`language/en/cases/code/roles.txt

# The army shelled a town
The army shelled a town.
==>
ASSAULT: The army -> a town

language/en/cases/code/factuality.txt

# The army shelled a town
The army shelled a town.
==>
ASSAULT "shelled" | happened
`);
  });

  it('names the files that there are', async () => {
    await expect(casesOf('The army left.', ['rolls'])).rejects.toThrow(/no file rolls\.txt; there are roles, types/);
  });
});

describe('npm run debug', () => {
  it('finds a case by its name or by a part of it', () => {
    expect(findCases('indirect object before the thing given')).toHaveLength(1);
    expect(findCases('no such case at all')).toEqual([]);
  });

  it('shows the tree, why, what was missed, and the difference', async () => {
    const [failing] = findCases('roles: relative clause without a pronoun');
    if (failing === undefined) throw new Error('the case has another name');
    const { text, agrees } = await debugCase(failing);
    expect(agrees).toBe(false);
    for (const part of [
      '(language/en/cases/code/known-failings.txt)',
      'root: ',
      '── why each',
      '── what was not coded',
      '\n- ',
    ])
      expect(text).toContain(part);
  });

  it('agrees with a case that passes', async () => {
    const found = {
      name: 'a town',
      input: 'The army shelled a town.',
      expected: 'ASSAULT: The army -> a town',
      file: 'roles',
    };
    const { text, agrees } = await debugCase(found);
    expect(agrees).toBe(true);
    expect(text).toContain('── expected (-) and found (+)\n  ASSAULT: The army -> a town');
  });
});
