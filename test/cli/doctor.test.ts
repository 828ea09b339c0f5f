import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../src/annotation/problem.js';
import { renderCheckup } from '../../src/cli/doctor.js';
import { checkUp, nodeProblems, type Checkup } from '../../src/equip/checkup.js';

describe('a checkup of the sources', () => {
  let found: Checkup;
  beforeAll(async () => {
    found = await checkUp({ seconds: 0 });
  });

  it('finds all well, with the native runtime', () => {
    expect(found).toMatchObject({ ok: true, problems: [], compiled: 'none', runtime: { kind: 'node', refused: [] } });
  });

  it('names each part with its folder and a hash of its files', () => {
    expect(found.parts.map(({ name, folder }) => `${name} ${folder}`)).toEqual([
      'model language/en/model',
      'language language/en',
      'codebook codebook',
    ]);
    for (const { files, bytes, sha256 } of found.parts) {
      expect(files).toBeGreaterThan(5);
      expect(bytes).toBeGreaterThan(10_000);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('codes the text of the self-test', () => {
    expect(found.speed?.sentences).toBeGreaterThan(0);
    expect(found.speed?.perSecond).toBeGreaterThan(0);
  });
});

describe('what is wrong', () => {
  const empty = mkdtempSync(join(tmpdir(), 'herodotus-doctor-'));
  afterAll(() => rmSync(empty, { recursive: true }));

  it('is a folder of a codebook that is not there', async () => {
    const { ok, speed, problems } = await checkUp({ seconds: 0, codebook: join(empty, 'nowhere') });
    expect(ok).toBe(false);
    expect(speed).toBe(null);
    expect(problems.map(({ code }) => code)).toEqual(['codebook-missing']);
  });

  it('is a Node older than package.json asks for', () => {
    expect(nodeProblems('20.18.3').map(({ code }) => code)).toEqual(['node-too-old']);
    for (const version of ['20.19.0', '22.1.0', '24.0.0']) expect(nodeProblems(version)).toEqual([]);
  });
});

const SLOW: Checkup = {
  ok: false,
  node: { version: '22.22.1', platform: 'darwin', architecture: 'arm64' },
  runtime: {
    kind: 'web',
    version: '1.30.0',
    from: 'shipped',
    refused: [{ place: 'onnxruntime-node', reason: 'not installed' }],
  },
  parts: [{ name: 'codebook', folder: 'codebook', files: 1, bytes: 3_900_000, sha256: 'c50b7717abb0f00d'.repeat(4) }],
  compiled: 'stale',
  speed: { sentences: 1240, seconds: 2.04, perSecond: 607.8, perProcessorSecond: 640.2 },
  memory: { peak: 325_000_000, heapLimit: 4_345_000_000, machine: 25_276_000_000 },
  problems: [
    problem('runtime-slow', { reasons: 'onnxruntime-node: not installed', version: '1.30.0' }),
    problem('codebook-stale', { file: 'dist/codebook.jsonl', reason: 'frames/aid.yaml changed since it was compiled' }),
  ],
};

it('says what there is, then what is wrong and what to do', () => {
  expect(renderCheckup(SLOW, false).split('\n').slice(1)).toEqual([
    'Node      22.22.1 for darwin on arm64',
    'runtime   ONNX Runtime 1.30.0, WebAssembly that came with the package (onnxruntime-node: not installed)',
    'codebook  codebook, 1 file, 3.9 MB, sha256 c50b7717abb0',
    'compiled  dist/codebook.jsonl is not what the files of codebook and language say, and not used',
    'speed     608 sentences a second from text to record in one thread, 640 a second of processor time (1,240 in 2.0 s)',
    'memory    325 MB at most in this run; its heap may grow to 4,345 MB, the machine has 25,276 MB',
    '',
    'warning runtime-slow: the language model runs on WebAssembly, at about a quarter of the speed of native code (onnxruntime-node: not installed)',
    '  → npm install onnxruntime-node@1.30.0 --ignore-scripts',
    'warning codebook-stale: dist/codebook.jsonl: the compiled codebook is not used: frames/aid.yaml changed since it was compiled; the files of codebook/ and language/ are read as they are, which takes longer',
    '  → npm run build compiles them; --codebook FOLDER keeps changes of your own apart from the package',
  ]);
});
