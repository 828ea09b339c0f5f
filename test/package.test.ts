import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../src/annotation/version.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(`${ROOT}${name}`, 'utf8');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(read('package.json')) as Manifest;

/// What people read: every Markdown file that is not of a library.
const GUIDES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.md') && !/(?:^|\/)(?:node_modules|dist|out)\//.test(file),
);

describe('the version', () => {
  it('is the same in package.json, in its lock, in the program and at the top of the changelog', () => {
    const lock = JSON.parse(read('package-lock.json')) as Manifest;
    expect({ name: lock.name, version: lock.version }).toEqual({ name: manifest.name, version: manifest.version });
    expect(VERSION).toBe(manifest.version);
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(manifest.version);
  });

  it('is told by kind in the changelog', () => {
    const kinds = [...read('CHANGELOG.md').matchAll(/^### (.*)$/gm)].map(([, kind]) => kind);
    expect(new Set(kinds)).toEqual(new Set(['Added', 'Changed', 'Fixed', 'Codings that change']));
  });
});

/// `herodotus` on npm is a logger of others, which a bare `npx` or `npm install` would fetch.
const FETCHES_ANOTHER = /\b(?:npx|npm exec|npm install|npm i)(?:\s+(?:-y|--yes|-g|--global|--))*\s+herodotus\b(?!-)/;
const IMPORTS_ANOTHER = /(?:from|import\(|require\()\s*['"]herodotus['"/]/;

describe('what people copy from a guide', () => {
  it('would find a command that fetches the package of others', () => {
    for (const line of ['npx herodotus code', 'npm exec -- herodotus', 'npm install herodotus', 'npx --yes herodotus'])
      expect(line).toMatch(FETCHES_ANOTHER);
    for (const line of [
      'npx --no herodotus code',
      'npm install herodotus-events',
      'npm install herodotus-events-*.tgz',
    ])
      expect(line).not.toMatch(FETCHES_ANOTHER);
  });

  it.each(GUIDES)('%s fetches and imports no package of others', (file) => {
    const lines = read(file).split('\n');
    expect(lines.filter((line) => FETCHES_ANOTHER.test(line) || IMPORTS_ANOTHER.test(line))).toEqual([]);
  });

  it.each(GUIDES)('%s names only scripts that there are', (file) => {
    const named = [...read(file).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });
});
