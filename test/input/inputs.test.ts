import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listInputs, readInputs } from '../../src/input/inputs.js';
import type { InputOptions } from '../../src/input/source.js';
import { CUES } from '../read/cues.js';

const TEXT = 'Norland closed its border with Sudland on Tuesday.';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'herodotus-inputs-'));
  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'c.txt'), TEXT);
  writeFileSync(
    join(folder, 'a.html'),
    `<html><body><article><p>${TEXT} The ministry confirmed it, and the army did too.</p></article></body></html>`,
  );
  writeFileSync(join(folder, 'b', 'x.bin'), Uint8Array.from([0x89, 0x50, 0x4e, 0x47]));
  writeFileSync(join(folder, 'b', 'y.jsonl'), `{"id":"1","text":"${TEXT}"}\nnot json\n\n{"id":"2","text":"${TEXT}"}`);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function outcome(args: readonly string[], options: Partial<InputOptions> = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const result of readInputs(args, { cues: CUES, ...options })) {
    const input = result.ok ? result.document.input : result.input;
    found.push(`${input.replace(`${folder}/`, '')} ${result.ok ? 'ok' : result.problem.code}`);
  }
  return found;
}

describe('inputs', () => {
  it('a folder is read in the order of names, a bad file touches no other', async () => {
    expect(await outcome([folder])).toEqual([
      'a.html ok',
      'b/x.bin input-binary',
      'b/y.jsonl#1 ok',
      'b/y.jsonl#2 json-invalid',
      'b/y.jsonl#4 ok',
      'c.txt ok',
    ]);
    expect((await listInputs([folder, '-'])).map((file) => file.replace(`${folder}/`, ''))).toEqual([
      'a.html',
      'b/x.bin',
      'b/y.jsonl',
      'c.txt',
      '-',
    ]);
  });

  it('what is missing and what must be fetched are named', async () => {
    expect(
      await outcome(['/no/such/file', 'https://post.example/1', join(folder, 'c.txt')], {
        fetch: { resolve: () => Promise.resolve([]) },
      }),
    ).toEqual(['/no/such/file input-not-found', 'https://post.example/1 fetch-failed', 'c.txt ok']);
  });

  it('a file over the limit is refused unread', async () => {
    expect(await outcome([join(folder, 'c.txt')], { maxBytes: 10 })).toEqual(['c.txt input-too-large']);
  });

  it('JSON lines longer than the limit in all are read line by line; only a line over it is refused', async () => {
    const file = join(folder, 'big.jsonl');
    const line = JSON.stringify({ id: 'a', text: TEXT });
    const long = JSON.stringify({ id: 'b', text: TEXT.repeat(5000) });
    writeFileSync(file, [...Array.from({ length: 2000 }, () => line), long, line].join('\n'));
    const found = await outcome([file], { maxBytes: 100_000 });
    rmSync(file);
    expect(found.length).toBe(2002);
    expect(found.filter((result) => !result.endsWith(' ok'))).toEqual(['big.jsonl#2001 input-too-large']);
  });

  it('standard input, in chunks that cut lines and letters', async () => {
    const bytes = new TextEncoder().encode(`${JSON.stringify({ id: 'ä', text: `${TEXT} Größe.` })}\n`.repeat(2500));
    async function* chunks(): AsyncIterable<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
    }
    const texts = new Set<string>();
    let count = 0;
    for await (const result of readInputs(['-'], { cues: CUES, standardInput: chunks() })) {
      count++;
      texts.add(result.ok ? `${result.document.id} ${result.document.text}` : result.problem.message);
    }
    expect([count, [...texts]]).toEqual([2500, [`ä ${TEXT} Größe.`]]);
  });
});
