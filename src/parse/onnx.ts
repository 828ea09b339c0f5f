import type { InferenceSession, InferenceSessionFactory, TensorConstructor } from 'onnxruntime-web';
import { HerodotusError } from '../annotation/problem.js';
import { FEATURES } from './features.js';
import type { Batch, Network, PieceBatch, PieceNetwork, Scores, WordNetwork } from './network.js';

/// What onnxruntime-node and onnxruntime-web have in common.
export interface Onnx {
  readonly InferenceSession: InferenceSessionFactory;
  readonly Tensor: TensorConstructor;
}

/// What the parser asks of a network; it can give lemmas, as edit scripts, and the vectors of the words besides.
const OUTPUTS = ['upos', 'xpos', 'names', 'arcs', 'heads', 'labels'];
/// What networks of before version 0.2 do not give.
const EVENTS = ['events', 'odds'];
/// Numbers for each word piece.
const PIECE_NUMBERS = 3;

/// A network of model/ on a runtime, in one thread. `file` is what errors call it. Throws `model-broken` where the bytes are
/// no network, `model-format` where it is made for words of another number of features.
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
  const reads = session.inputNames.includes('first') ? 'pieces' : 'words';
  const wanted = reads === 'pieces' ? PIECE_NUMBERS : FEATURES;
  if (features !== wanted) {
    const found = features === undefined ? 'no input for words' : `${features} features a word`;
    throw new HerodotusError('model-format', { file, found, wanted: `${wanted} features a word` });
  }
  return reads === 'pieces' ? new OnnxPieceNetwork(onnx, session) : new OnnxWordNetwork(onnx, session);
}

/// Evaluates model/parser.onnx.
class OnnxWordNetwork implements WordNetwork {
  readonly reads = 'words';

  constructor(
    private readonly onnx: Onnx,
    private readonly session: InferenceSession,
  ) {}

  async run({ words, sentences, ids, lengths }: Batch): Promise<Scores> {
    const { Tensor } = this.onnx;
    return scoresOf(this.session, {
      ids: new Tensor('int32', ids, [words, sentences, FEATURES]),
      lengths: new Tensor('int32', lengths, [sentences]),
    });
  }
}

/// Evaluates model/accurate.onnx.
class OnnxPieceNetwork implements PieceNetwork {
  readonly reads = 'pieces';

  constructor(
    private readonly onnx: Onnx,
    private readonly session: InferenceSession,
  ) {}

  async run({ words, sentences, pieces, ids, first, lengths }: PieceBatch): Promise<Scores> {
    const { Tensor } = this.onnx;
    return scoresOf(this.session, {
      ids: new Tensor('int32', ids, [sentences, pieces, PIECE_NUMBERS]),
      first: new Tensor('int32', first, [sentences, words]),
      lengths: new Tensor('int32', lengths, [sentences]),
    });
  }
}

async function scoresOf(session: InferenceSession, feeds: InferenceSession.FeedsType): Promise<Scores> {
  const events = session.outputNames.includes('events');
  const out = await session.run(feeds, events ? [...OUTPUTS, ...EVENTS] : OUTPUTS);
  const whole = (name: string): Int32Array => out[name]?.data as Int32Array;
  const real = (name: string): Float32Array => out[name]?.data as Float32Array;
  return {
    upos: whole('upos'),
    xpos: whole('xpos'),
    names: real('names'),
    arcs: real('arcs'),
    heads: whole('heads'),
    labels: whole('labels'),
    events: events ? whole('events') : null,
    odds: events ? real('odds') : null,
  };
}
