import type { LanguageHooks } from '../language/hooks.js';
import { modelFiles, type ParserSetting } from '../language/model-files.js';
import { openNetwork, type Onnx } from './onnx.js';
import { createParser, type Parser, type TagTable } from './parser.js';

/// The parser on a runtime, with the model whose files `read` gives by their names (`modelFiles`). Throws what `read` throws,
/// `model-broken` and `model-format`. Without `tags` words have no features.
export async function openParser(
  read: (name: string) => Promise<Uint8Array>,
  runtime: Promise<Onnx>,
  hooks: LanguageHooks,
  tags?: TagTable,
  setting?: ParserSetting,
): Promise<Parser> {
  const files = modelFiles(setting);
  const text = async (name: string): Promise<string> => new TextDecoder().decode(await read(name));
  const [network, vocabulary, lexicon, sentences, tokens, lemmas] = await Promise.all([
    Promise.all([runtime, read(files.network)]).then(([onnx, bytes]) => openNetwork(onnx, bytes, files.network)),
    text(files.vocabulary),
    text(files.lexicon),
    text(files.sentences),
    text(files.tokens),
    text(files.lemmas),
  ]);
  return createParser({ network, vocabulary, lexicon, sentences, tokens, lemmas }, hooks, tags);
}
