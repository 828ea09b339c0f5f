import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HerodotusError, type Problem } from '../../src/annotation/problem.js';
import { joinFrames } from '../../src/codebook/frames.js';
import { readCodebookFiles } from '../../src/equip/codebook-files.js';
import { buildCodebook, compiledFile, loadCodebook, type LoadedCodebook } from '../../src/equip/compiled-codebook.js';
import type { CompiledCodebook } from '../../src/equip/compiled.js';

/// A copy of the package's codebook and pack, built.
const root = mkdtempSync(join(tmpdir(), 'herodotus-built-'));
const WORDING = join(root, 'language/en/wording/coerce.yaml');
const original = readFileSync('language/en/wording/coerce.yaml', 'utf8');
const VERB = 'lord over';
const taught = original.replace('    verbs: [arrest, detain', `    verbs: [${VERB}, arrest, detain`);

beforeAll(() => {
  cpSync('codebook', join(root, 'codebook'), { recursive: true });
  cpSync('language/en', join(root, 'language/en'), {
    recursive: true,
    filter: (path) => !/\/(?:model|cases)$/.test(path),
  });
  buildCodebook(root);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

/// The built program's view of the copy with another text of a file.
function withText(file: string, text: string): LoadedCodebook {
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, text);
  try {
    return loadCodebook({ root, built: true });
  } finally {
    writeFileSync(file, before);
  }
}

function tells(loaded: CompiledCodebook, words: string): string[] {
  return loaded.packs
    .flatMap(({ wordings }) => joinFrames(loaded.codebook.frames, wordings))
    .filter(({ units }) => units.some((unit) => unit.words.join(' ') === words))
    .map(({ id }) => id);
}

function mistake(read: () => unknown): Problem {
  try {
    read();
  } catch (error) {
    if (error instanceof HerodotusError) return error.problem;
    throw error;
  }
  throw new Error('no mistake was found');
}

describe('the compiled codebook', () => {
  it('is used as long as its files are as they were, and says what they say', () => {
    const built = loadCodebook({ root, built: true });
    expect({ wasCompiled: built.wasCompiled, warnings: built.warnings }).toEqual({ wasCompiled: true, warnings: [] });
    const { wasCompiled, warnings, ...read } = loadCodebook({ root });
    expect(built).toEqual({ ...read, wasCompiled: true, warnings });
    expect(wasCompiled).toBe(false);
  });

  it('gives way to a file that was edited: a verb added to a frame takes effect, and the hash is another', () => {
    expect(taught).not.toBe(original);
    const loaded = withText(WORDING, taught);
    expect(tells(loaded, VERB)).toEqual(['frames/coerce.yaml#arrest']);
    expect(loaded.warnings.map(({ code }) => code)).toEqual(['codebook-stale']);
    expect(loaded.warnings[0]?.message).toContain('language/en/wording/coerce.yaml changed since it was compiled');
    const built = loadCodebook({ root, built: true });
    expect(tells(built, VERB)).toEqual([]);
    expect(loaded.hashes.codebook).toBe(built.hashes.codebook);
    expect(loaded.hashes.languages['en']).not.toBe(built.hashes.languages['en']);
  });

  it('is not used in the place of a file that is broken', () => {
    const broken = taught.replace('frames:\n', 'frames: [\n');
    const { code, message } = mistake(() => withText(WORDING, broken));
    expect(code).toBe('codebook-invalid');
    expect(message).toMatch(/^language\/en\/wording\/coerce\.yaml:\d+: /);
  });

  it.each([
    [
      'of another version',
      (text: string) => text.replace('herodotus/compiled/', 'herodotus/compiled/9'),
      /no compiled codebook/,
    ],
    ['with another text than was written', (text: string) => text.replace('"ASSAULT"', '"ASSAULD"'), /is damaged/],
    ['cut off', (text: string) => text.slice(0, 100), /no compiled codebook/],
    ['of no files', () => '{"format":"herodotus/compiled/1"}\n{}', /no compiled codebook/],
  ])('%s is read anew from its files', (_, change, reason) => {
    const file = compiledFile(root);
    const loaded = withText(file, change(readFileSync(file, 'utf8')));
    expect(loaded.wasCompiled).toBe(false);
    expect(loaded.warnings[0]?.message).toMatch(reason);
    expect(loaded.codebook.frames.length).toBeGreaterThan(400);
  });
});

describe('a folder of one’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-own-'));
  const put = (name: string, text: string): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('may hold one file: it stands in the place of ours of the same name, all others are ours', () => {
    put('language/en/wording/coerce.yaml', taught);
    const names = (files: { readonly name: string }[]): string[] => files.map(({ name }) => name);
    const own = readCodebookFiles();
    const laid = readCodebookFiles({ folder });
    expect(names([...laid.files])).toEqual(names([...own.files]));
    expect(tells(loadCodebook({ folder }), VERB)).toEqual(['frames/coerce.yaml#arrest']);
  });

  it('is told of a file that stands where nothing is read', () => {
    put('wording/coerce.yaml', taught);
    const { code, message } = mistake(() => loadCodebook({ folder }));
    expect([code, message]).toEqual(['codebook-invalid', 'wording/coerce.yaml:1: no file is read there']);
    rmSync(join(folder, 'wording'), { recursive: true });
  });

  it('is told of words for a frame that there is not', () => {
    put('language/en/wording/coerce.yaml', original.replace('\n  arrest:', '\n  arest:'));
    const { code, message } = mistake(() => loadCodebook({ folder }));
    expect(code).toBe('codebook-invalid');
    expect(message).toMatch(/^language\/en\/wording\/coerce\.yaml:\d+: there is no frame frames\/coerce\.yaml#arest$/);
  });
});
