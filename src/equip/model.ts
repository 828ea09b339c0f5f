import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HerodotusError } from '../annotation/problem.js';
import { hooksOf } from '../language/hooks-of.js';
import { MODEL_FILES } from '../language/model-files.js';
import type { Network } from '../parse/network.js';
import { openNetwork as openNetworkOn, type Onnx } from '../parse/onnx.js';
import { openParser } from '../parse/open-parser.js';
import type { Parser, TagTable } from '../parse/parser.js';
import { fingerprint, type NamedContent } from './fingerprint.js';
import { PACKAGE_ROOT } from './package-root.js';
import { openRuntime, type Runtime } from './runtime.js';

/// The model that comes with the package.
const OWN_LANGUAGE = 'en';
const OWN_MODEL = modelFolder(OWN_LANGUAGE, PACKAGE_ROOT);

/// The parser with the model of the package, or of another directory; without `tags` its words have no features. Throws
/// `model-missing`, `model-broken`, `model-format` and `runtime-missing`.
export async function loadParser(directory = OWN_MODEL, runtime?: Runtime, tags?: TagTable): Promise<Parser> {
  return openParser((name) => read(directory, name), importRuntime(runtime), hooksOf(OWN_LANGUAGE), tags);
}

/// The parser of a language's pack, with the fingerprint of the model's files. Throws as `loadParser`, and
/// `language-without-hooks`.
export async function loadModel(
  language: string,
  tags: TagTable,
  root = PACKAGE_ROOT,
): Promise<{ readonly parser: Parser; readonly hash: string }> {
  const files = new Map<string, Buffer>();
  const readOnce = async (name: string): Promise<Buffer> => {
    const content = await read(modelFolder(language, root), name);
    files.set(name, content);
    return content;
  };
  const parser = await openParser(readOnce, importRuntime(undefined), hooksOf(language), tags);
  return { parser, hash: fingerprint([...files].map(([name, content]) => ({ name, content }))) };
}

/// The files of a language's model, as `loadModel` reads them.
export async function readModel(language: string, root = PACKAGE_ROOT): Promise<NamedContent[]> {
  const names = Object.values(MODEL_FILES);
  return Promise.all(names.map(async (name) => ({ name, content: await read(modelFolder(language, root), name) })));
}

function modelFolder(language: string, root: string): string {
  return join(root, 'language', language, 'model');
}

/// The network alone, as `loadParser` opens it.
export async function openNetwork(bytes: Uint8Array, file: string, runtime?: Runtime): Promise<Network> {
  return openNetworkOn(await importRuntime(runtime), bytes, file);
}

async function importRuntime(runtime: Runtime | undefined): Promise<Onnx> {
  return (await openRuntime(runtime)).onnx;
}

async function read(directory: string, name: string): Promise<Buffer> {
  const file = join(directory, name);
  try {
    return await readFile(file);
  } catch (cause) {
    throw new HerodotusError('model-missing', { file }, cause);
  }
}
