import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HerodotusError } from '../annotation/problem.js';
import { hooksOf } from '../language/hooks-of.js';
import { modelFiles, type ParserSetting } from '../language/model-files.js';
import type { Network } from '../parse/network.js';
import { openNetwork as openNetworkOn, type Onnx } from '../parse/onnx.js';
import { openParser } from '../parse/open-parser.js';
import type { Parser, TagTable } from '../parse/parser.js';
import { fingerprint } from './fingerprint.js';
import { PACKAGE_ROOT } from './package-root.js';
import { openRuntime, type Runtime } from './runtime.js';

/// The model that comes with the package.
const OWN_LANGUAGE = 'en';
const OWN_MODEL = modelFolder(OWN_LANGUAGE, PACKAGE_ROOT);

/// Which parser is loaded: `fast` with the model of the package where nothing is said.
export interface ModelChoice {
  readonly directory?: string | undefined;
  readonly runtime?: Runtime | undefined;
  readonly tags?: TagTable | undefined;
  readonly setting?: ParserSetting | undefined;
}

/// The parser with the model of the package, or of another directory; without `tags` its words have no features. Throws
/// `model-missing`, `model-broken`, `model-format` and `runtime-missing`.
export async function loadParser({ directory = OWN_MODEL, runtime, tags, setting }: ModelChoice = {}): Promise<Parser> {
  return openParser((name) => read(directory, name), importRuntime(runtime), hooksOf(OWN_LANGUAGE), tags, setting);
}

/// The parser of a language's pack, with the fingerprint of the model's files. Throws as `loadParser`, and
/// `language-without-hooks`.
export async function loadModel(
  language: string,
  tags: TagTable,
  {
    root = PACKAGE_ROOT,
    setting,
  }: { readonly root?: string | undefined; readonly setting?: ParserSetting | undefined } = {},
): Promise<{ readonly parser: Parser; readonly hash: string }> {
  const hooks = hooksOf(language);
  const { files, hash } = await readModel(language, setting, root);
  const contents = new Map(files.map(({ name, content }) => [name, content]));
  const given = async (name: string): Promise<Uint8Array> =>
    contents.get(name) ?? read(modelFolder(language, root), name);
  return { parser: await openParser(given, importRuntime(undefined), hooks, tags, setting), hash };
}

/// The files of a language's model, with their hash in the provenance of records. Throws `model-missing`.
export async function readModel(
  language: string,
  setting?: ParserSetting,
  root = PACKAGE_ROOT,
): Promise<{
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[];
  readonly hash: string;
}> {
  const files = await Promise.all(
    Object.values(modelFiles(setting)).map(async (name) => ({
      name,
      content: await read(modelFolder(language, root), name),
    })),
  );
  return { files, hash: fingerprint(files) };
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
