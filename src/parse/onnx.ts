import type { InferenceSession, InferenceSessionFactory, TensorConstructor } from 'onnxruntime-web';
import { HerodotusError } from '../annotation/problem.js';
import { FEATURES } from './features.js';
import type { Batch, Network, Scores } from './network.js';

/// What onnxruntime-node and onnxruntime-web have in common.
export interface Onnx {
  readonly InferenceSession: InferenceSessionFactory;
  readonly Tensor: TensorConstructor;
}

/// The network of model/parser.onnx on a runtime, in one thread. `file` is what errors call it. Throws `model-broken`
/// where the bytes are no network, `model-format` where it is made for words of another number of features.
export async function openNetwork(onnx: Onnx, bytes: Uint8Array, file: string): Promise<Network> {
  let session: InferenceSession;
  try {
    session = await onnx.InferenceSession.create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new HerodotusError('model-broken', { file, reason: `${bytes.length} bytes, ${message}` }, cause);
  }
  const ids = session.inputMetadata.find(({ name }) => name === 'ids');
  const features = ids?.isTensor === true ? ids.shape[2] : undefined;
  if (features !== FEATURES) {
    const found = features === undefined ? 'no input for words' : `${features} features a word`;
    throw new HerodotusError('model-format', { file, found, wanted: `${FEATURES} features a word` });
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
