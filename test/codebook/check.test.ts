import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/main.js';

const FRAME = `format: herodotus/frames/1
origin: Written for a test.
type: ASSAULT
frames:
  bomb:
    verbs: [bomb]
    cameo: "183"
`;

let folder: string;
let written: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'codebook-'));
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/// `herodotus codebook check` of the files without their examples: the exit status and what was written.
async function check(files: Readonly<Record<string, string>>): Promise<{ status: number; lines: string[] }> {
  put(files);
  const status = await main(['codebook', 'check', folder, '--no-examples']);
  return { status, lines: written.trimEnd().split('\n') };
}

describe('herodotus codebook check', () => {
  it('counts frames and senses of files without mistakes', async () => {
    const { status, lines } = await check({ 'frames/assault.yaml': FRAME });
    expect(status).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^\d{3,} frames, \d{4,} senses, \d{3,} idioms, 0 mistakes$/)]);
  });

  it.each([
    [
      'a mode that the type has not',
      '    mode: bombing',
      /:5: bomb: ASSAULT has no mode "bombing"$/,
      /^ {2}→ use one of: abduct, beat/,
    ],
    [
      'a context',
      '    contexts: [militery]',
      /:5: bomb: there is no context "militery"$/,
      /^ {2}→ use one of: military, /,
    ],
    [
      'a place of a role',
      '    recipient: [objekt]',
      /:5: bomb: there is no place "objekt"$/,
      /^ {2}→ use one of: subject, object/,
    ],
    [
      'a place of a condition',
      '    unless:\n      subjects: [child]',
      /:9: bomb: there is no place "subjects"$/,
      /near, around, self, or a preposition/,
    ],
  ])('names %s that nobody knows', async (_, lines, reason, cure) => {
    const {
      status,
      lines: [first = '', second = ''],
    } = await check({ 'frames/assault.yaml': `${FRAME}${lines}\n` });
    expect(status).toBe(1);
    expect(first).toMatch(reason);
    expect(second).toMatch(cure);
  });

  it('names a word class that no file defines', async () => {
    const { status, lines } = await check({ 'frames/assault.yaml': `${FRAME}    unless: {object: $pulse}\n` });
    expect(status).toBe(1);
    expect(lines[0]).toBe('frames/assault.yaml:8: bomb: the class $pulse is not known');
    expect(lines[1]).toBe('  → define it in a file of words/');
  });

  it('names a frame that nothing words, and a wording of no frame', async () => {
    const wording = 'format: herodotus/wording/1\norigin: Written for a test.\nframes:\n  bom:\n    verbs: [bomb]\n';
    const { status, lines } = await check({
      'frames/assault.yaml': FRAME.replace(/ {4}verbs.*\n/, ''),
      'language/en/wording/assault.yaml': wording,
    });
    expect(status).toBe(1);
    expect(lines[0]).toBe('language/en/wording/assault.yaml:4: there is no frame frames/assault.yaml#bom');
    expect(lines[2]).toBe('frames/assault.yaml:5: bomb: no words tell this frame');
  });

  it('takes a class that a file defines', async () => {
    const words = 'format: herodotus/words/1\norigin: Written for a test.\nclasses:\n  pulse: [pea, egg]\n';
    const { status } = await check({
      'frames/assault.yaml': `${FRAME}    unless: {object: $pulse}\n`,
      'language/en/words/food.yaml': words,
    });
    expect(status).toBe(0);
  });

  it('goes on to the next file after a mistake', async () => {
    const { lines } = await check({
      'frames/assault.yaml': FRAME.replace('verbs', 'verbz'),
      'frames/coerce.yaml': FRAME.replace('ASSAULT', 'COERCION'),
    });
    expect(lines.filter((line) => line.startsWith('frames/')).map((line) => line.split(': ')[0])).toEqual([
      'frames/assault.yaml:6',
      'frames/coerce.yaml:3',
    ]);
  });

  it('says that a folder is missing', async () => {
    const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await main(['codebook', 'check', join(folder, 'nowhere')])).toBe(1);
    expect(String(errors.mock.calls[0]?.[0])).toContain('codebook-missing');
  });

  it('takes what the README copies and changes', async () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const copy = /`(mkdir -p my-codebook[^`]+)`/.exec(readme)?.[1] ?? '';
    const root = new URL('../..', import.meta.url).pathname;
    execFileSync('bash', ['-c', copy.replaceAll('my-codebook', folder)], { cwd: root });
    const file = join(folder, 'language/en/wording/coerce.yaml');
    const taught = readFileSync(file, 'utf8').replace(/( {2}besiege:\n {4}verbs: \[)/, '$1ring with warships, ');
    writeFileSync(
      file,
      taught.replace(
        /( {2}besiege:[^]*? {4}examples:\n)/,
        '$1      - "[A The navy] ringed [R the island] with warships."\n',
      ),
    );
    expect(await main(['codebook', 'check', folder, '--only', 'besiege'])).toBe(0);
    expect(written).toMatch(/\b[4-9] examples, 0 fail/);
    written = '';
    const meaning = join(folder, 'frames/coerce.yaml');
    const slip = readFileSync(meaning, 'utf8').replace(/( {2}besiege:[^]*?mode: )restrict/, '$1blockade');
    writeFileSync(meaning, slip);
    expect(await main(['codebook', 'check', folder, '--no-examples'])).toBe(1);
    const told = /```text\n {3}(frames\/coerce\.yaml[^\n]+)\n/.exec(readme)?.[1] ?? 'the README shows no slip';
    expect(written).toContain(told);
  });
});
