import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InferenceSession, InferenceSessionFactory, TensorConstructor } from 'onnxruntime-web';
import { HerodotusError } from '../annotation/problem.js';
import { FEATURES } from '../parse/features.js';
import { MODEL_FILES } from '../parse/model-files.js';
import type { Batch, Network, Scores } from '../parse/network.js';
import { createParser } from '../parse/parser.js';
import type { Parser } from '../parse/parser.js';

/// Which runtime evaluates the network: `node` is several times faster but an optional dependency.
export type Runtime = 'node' | 'web';

/// What both runtimes have in common.
interface Onnx {
  readonly InferenceSession: InferenceSessionFactory;
  readonly Tensor: TensorConstructor;
}

/// The parser with the model of the package, or of another directory. Throws `model-missing` and `model-format`.
export async function loadParser(directory = ownModel(), runtime?: Runtime): Promise<Parser> {
  const text = (name: string): Promise<string> => read(directory, name).then((bytes) => bytes.toString('utf8'));
  const [bytes, vocabulary, sentences, tokens, lemmas] = await Promise.all([
    read(directory, MODEL_FILES.network),
    text(MODEL_FILES.vocabulary),
    text(MODEL_FILES.sentences),
    text(MODEL_FILES.tokens),
    text(MODEL_FILES.lemmas),
  ]);
  const network = await openNetwork(bytes, join(directory, MODEL_FILES.network), runtime);
  return createParser({ network, vocabulary, sentences, tokens, lemmas });
}

/// The network on onnxruntime-node where that is installed, else on onnxruntime-web; one thread in either.
export async function openNetwork(bytes: Uint8Array, file: string, runtime?: Runtime): Promise<Network> {
  const onnx = await importRuntime(runtime);
  let session: InferenceSession;
  try {
    session = await onnx.InferenceSession.create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  } catch (cause) {
    throw new HerodotusError('model-format', { file, found: 'an unreadable network', wanted: 1 }, cause);
  }
  return new OnnxNetwork(onnx, session);
}

/// Evaluates model/parser.onnx.
class OnnxNetwork implements Network {
  private readonly onnx: Onnx;
  private readonly session: InferenceSession;

  constructor(onnx: Onnx, session: InferenceSession) {
    this.onnx = onnx;
    this.session = session;
  }

  async run({ words, sentences, ids, lengths }: Batch): Promise<Scores> {
    const { Tensor } = this.onnx;
    const out = await this.session.run({
      ids: new Tensor('int32', ids, [words, sentences, FEATURES]),
      lengths: new Tensor('int32', lengths, [sentences]),
    });
    const whole = (name: string): Int32Array => out[name]?.data as Int32Array;
    const real = (name: string): Float32Array => out[name]?.data as Float32Array;
    return {
      upos: whole('upos'),
      xpos: whole('xpos'),
      names: real('names'),
      arcs: real('arcs'),
      heads: whole('heads'),
      labels: whole('labels'),
    };
  }
}

async function importRuntime(runtime: Runtime | undefined): Promise<Onnx> {
  if (runtime !== 'web') {
    try {
      return await import('onnxruntime-node');
    } catch (cause) {
      if (runtime === 'node') throw cause;
    }
  }
  const web = await import('onnxruntime-web/wasm');
  web.env.wasm.numThreads = 1;
  return web;
}

async function read(directory: string, name: string): Promise<Buffer> {
  const file = join(directory, name);
  try {
    return await readFile(file);
  } catch (cause) {
    throw new HerodotusError('model-missing', { file }, cause);
  }
}

/// model/ beside package.json, from src/cli in a checkout or from dist in the package.
function ownModel(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const root = /[\\/]src[\\/]cli[\\/]?$/.test(here) ? join(here, '..', '..') : join(here, '..');
  return join(root, 'model');
}
