import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../src/cli/main.js';
import { corpusOf, Folder, hardPage } from '../../export/corpus/fixture.js';

let folder: Folder;
let said: string;

beforeAll(async () => {
  folder = new Folder();
  await (await corpusOf(folder.file('case.db'), [hardPage()])).close();
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterAll(() => {
  vi.restoreAllMocks();
  folder.remove();
});
beforeEach(() => (said = ''));

function run(...args: string[]): Promise<number> {
  return main(['export', folder.file('case.db'), ...args]);
}

describe('herodotus export', () => {
  it('writes a file and what describes its columns', async () => {
    expect(await run('--format', 'csv', '-o', folder.file('a.csv'))).toBe(0);
    expect(readFileSync(folder.file('a.csv'), 'utf8').split('\r\n').length).toBeGreaterThan(4);
    expect(readFileSync(folder.file('a.csv-metadata.json'), 'utf8')).toContain('"url": "a.csv"');
  });

  it('replaces a file only when told to', async () => {
    writeFileSync(folder.file('b.csv'), 'mine');
    expect(await run('--format', 'csv', '-o', folder.file('b.csv'))).toBe(1);
    expect(said).toContain('output-exists');
    expect(readFileSync(folder.file('b.csv'), 'utf8')).toBe('mine');
    expect(existsSync(folder.file('b.csv-metadata.json'))).toBe(false);
    expect(await run('--format', 'csv', '-o', folder.file('b.csv'), '--overwrite')).toBe(0);
    expect(readFileSync(folder.file('b.csv'), 'utf8')).toContain('statement,key');
  });

  it('leaves no half file where it is broken off', async () => {
    const broken = folder.file('broken.db');
    const corpus = await corpusOf(broken, [hardPage()]);
    await corpus.close();
    const { DatabaseSync } = await import('@photostructure/sqlite');
    const database = new DatabaseSync(broken);
    database.exec("update pieces set bytes = x'00' where part = 0");
    database.close();
    writeFileSync(folder.file('c.csv'), 'mine');
    expect(await main(['export', broken, '--format', 'csv', '-o', folder.file('c.csv'), '--overwrite'])).toBe(1);
    expect(readFileSync(folder.file('c.csv'), 'utf8')).toBe('mine');
    expect(readdirSync(folder.path).filter((name) => name.includes('c.csv'))).toEqual(['c.csv']);
  });

  it('says which filters there are', async () => {
    expect(await run('--format', 'csv', '-o', folder.file('d.csv'), '--where', 'colour=red')).toBe(2);
    expect(said).toMatch(/colour=red[\s\S]*type, mode/);
    expect(existsSync(folder.file('d.csv'))).toBe(false);
  });

  it('knows no other formats', async () => {
    expect(await run('--format', 'xls')).toBe(2);
    expect(said).toContain('csv');
  });

  it('names a corpus that is not there', async () => {
    expect(await main(['export', folder.file('none.db'), '--format', 'csv'])).toBe(1);
    expect(said).toContain('corpus-missing');
  });

  it('names a folder that is not there', async () => {
    expect(await run('--format', 'csv', '-o', folder.file('none/a.csv'))).toBe(1);
    expect(said).toContain('output-unwritable');
  });
});
