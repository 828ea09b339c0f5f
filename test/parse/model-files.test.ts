import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HerodotusError, type Problem } from '../../src/annotation/problem.js';
import { loadParser, openNetwork } from '../../src/equip/model.js';
import { MODEL_FILES } from '../../src/language/model-files.js';

const MODEL = fileURLToPath(new URL('../../language/en/model/', import.meta.url));
const NAMES = Object.values(MODEL_FILES);
const TEXTS = NAMES.filter((name) => name.endsWith('.json'));
const RUNTIMES = ['node', 'web'] as const;

async function problemOf(opening: Promise<unknown>): Promise<Problem> {
  const error: unknown = await opening.then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HerodotusError)) throw new Error(`no coded error: ${String(error)}`);
  return error.problem;
}

describe('a model that cannot be used', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'model-'));
    for (const name of NAMES) await copyFile(join(MODEL, name), join(directory, name));
  });
  afterAll(() => rm(directory, { recursive: true }));

  /// The problem of the model with one file changed.
  async function changed(
    name: string,
    change: (bytes: Buffer) => Uint8Array | string | null,
    runtime?: 'node' | 'web',
  ): Promise<Problem> {
    const file = join(directory, name);
    const bytes = await readFile(file);
    const other = change(bytes);
    if (other === null) await rm(file);
    else await writeFile(file, other);
    try {
      return await problemOf(loadParser({ directory, runtime }));
    } finally {
      await writeFile(file, bytes);
    }
  }

  it.each(NAMES)('says that %s is missing, and where', async (name) => {
    const { code, message, remedy } = await changed(name, () => null);
    expect(code).toBe('model-missing');
    expect(message).toBe(`${join(directory, name)}: this file of the language model is missing`);
    expect(remedy).toMatch(/reinstall/);
  });

  it.each(TEXTS)('says that %s is of another version, what was found and what is wanted', async (name) => {
    const { code, message, remedy } = await changed(name, (bytes) =>
      String(bytes).replace(/"format": ?\d+/, '"format": 99'),
    );
    expect(code).toBe('model-format');
    expect(message).toMatch(new RegExp(`^${name}: .*: found format 99, wanted format \\d+$`));
    expect(remedy).toMatch(/model\//);
  });

  it.each(['{}', 'null', '[]', '1'])('takes no other JSON for a file of the model: %s', async (text) => {
    const { code, message } = await changed(MODEL_FILES.tokens, () => text);
    expect(code).toBe('model-format');
    expect(message).toMatch(/found no format/);
  });

  it.each(TEXTS)('says that %s is cut off', async (name) => {
    const { code, message, remedy } = await changed(name, (bytes) => bytes.subarray(0, bytes.length - 40));
    expect(code).toBe('model-broken');
    expect(message).toMatch(new RegExp(`^${name}: .* cut off or damaged \\(\\d+ characters that are no JSON\\)$`));
    expect(remedy).toMatch(/copy the file again/);
  });

  it.each(RUNTIMES.flatMap((runtime) => [0, 1000, -1].map((bytes) => [runtime, bytes] as const)))(
    'says that the network is cut off (%s, %d bytes)',
    async (runtime, length) => {
      const { code, message } = await changed(MODEL_FILES.network, (bytes) => bytes.subarray(0, length), runtime);
      expect(code).toBe('model-broken');
      expect(message).toMatch(/^parser\.onnx: .* cut off or damaged \(\d+ bytes, /);
    },
  );

  it.each(RUNTIMES)('says that the network is for other features of words (%s)', async (runtime) => {
    const { code, message } = await problemOf(openNetwork(networkFor(2), 'copies.onnx', runtime));
    expect(code).toBe('model-format');
    expect(message).toMatch(/^copies\.onnx: .*: found 2 features a word, wanted \d+ features a word$/);
  });
});

/// A field of a protocol buffer: a small number, or a text or other fields.
function field(number: number, value: number | string | readonly number[]): number[] {
  if (typeof value === 'number') return [number * 8, value];
  const bytes = [...Buffer.from(value)];
  return [number * 8 + 2, bytes.length, ...bytes];
}

/// A network in ONNX that copies its input `ids`, which has this many features a word.
function networkFor(features: number): Uint8Array {
  const axis = (name: string): number[] => field(1, field(2, name));
  const shape = [...axis('words'), ...axis('sentences'), ...field(1, field(1, features))];
  const type = field(2, field(1, [...field(1, 6), ...field(2, shape)]));
  const node = [...field(1, 'ids'), ...field(2, 'copy'), ...field(4, 'Identity')];
  const [input, output] = [
    [...field(1, 'ids'), ...type],
    [...field(1, 'copy'), ...type],
  ];
  const graph = [...field(1, node), ...field(2, 'copies'), ...field(11, input), ...field(12, output)];
  return Uint8Array.from([...field(1, 7), ...field(7, graph), ...field(8, field(2, 13))]);
}
