/// `herodotus-events/browser`: the parser in a page or in a worker of one. No server takes part: the model and the WebAssembly
/// runtime come as bytes, or are fetched from wherever the page's other files lie.
import * as onnx from 'onnxruntime-web/wasm';
import { HerodotusError } from '../annotation/problem.js';
import { hooksOf } from '../language/hooks-of.js';
import { FeatureTable } from '../language/tags.js';
import type { ParserSetting } from '../language/model-files.js';
import { openParser as openParserOn } from '../parse/open-parser.js';
import type { Parser } from '../parse/parser.js';
import { PACK_TAGS } from './pack-tags.js';

export type { Multiword, Name, NameKind, Sentence, Upos, Word } from '../annotation/sentence.js';
export type { Span } from '../annotation/span.js';
export type { Analysis, Parser, Stretch } from '../parse/parser.js';
export { HerodotusError, PROBLEMS, type Problem, type ProblemCode } from '../annotation/problem.js';
export { MODEL_FILES, modelFiles, type ParserSetting } from '../language/model-files.js';
export { writeConllu } from '../parse/conllu.js';

/// The WebAssembly that the parser runs on; it is in `dist/onnxruntime` of this package.
export const WASM_FILE = 'ort-wasm-simd-threaded.wasm';

/// Where the parts of the parser are. Addresses are relative to the page.
export interface ParserSources {
  /// The address of the folder that holds the files of model/, or their bytes by file name (`modelFiles`).
  readonly model: string | URL | Readonly<Record<string, Uint8Array>>;
  /// The address of `WASM_FILE`, or its bytes.
  readonly wasm: string | URL | Uint8Array;
  /// The code of the model's language; left out, "en".
  readonly language?: string;
  /// Which parser; `fast` when left out. The files of `accurate` (`modelFiles('accurate')`) have 24 MB.
  readonly parser?: ParserSetting;
}

/// Opens the parser, in one thread; its words have the features of the language's pack. Throws `model-missing`, `model-broken`,
/// `model-format` and `language-without-hooks`.
export async function openParser({ model, wasm, language = 'en', parser }: ParserSources): Promise<Parser> {
  const hooks = hooksOf(language);
  const tags = new FeatureTable(PACK_TAGS[language] ?? { tags: {}, forms: {} });
  return openParserOn((name) => readModel(model, name), openRuntime(wasm), hooks, tags, parser);
}

async function readModel(model: ParserSources['model'], name: string): Promise<Uint8Array> {
  if (typeof model === 'string' || model instanceof URL)
    return fetchBytes(`${String(model).replace(/\/?$/, '/')}${name}`);
  const bytes = model[name];
  if (bytes === undefined) throw new HerodotusError('model-missing', { file: name });
  return bytes;
}

/// The runtime is one for the whole page: only the first WebAssembly given is used.
async function openRuntime(wasm: ParserSources['wasm']): Promise<typeof onnx> {
  const { env } = onnx;
  env.wasm.numThreads = 1;
  env.wasm.wasmBinary ??= wasm instanceof Uint8Array ? wasm : await fetchBytes(String(wasm));
  return onnx;
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  } catch (cause) {
    throw new HerodotusError('model-missing', { file: address }, cause);
  }
}
