import type { LanguageHooks } from '../language/hooks.js';
import { MODEL_FILES } from '../language/model-files.js';
import { openNetwork, type Onnx } from './onnx.js';
import { createParser, type Parser, type TagTable } from './parser.js';

/// The parser on a runtime, with the model whose files `read` gives by their names (`MODEL_FILES`). Throws what `read`
/// throws, `model-broken` and `model-format`. Without `tags` words have no features.
export async function openParser(
  read: (name: string) => Promise<Uint8Array>,
  runtime: Promise<Onnx>,
  hooks: LanguageHooks,
  tags?: TagTable,
): Promise<Parser> {
  const text = async (name: string): Promise<string> => new TextDecoder().decode(await read(name));
  const [network, vocabulary, lexicon, sentences, tokens, lemmas] = await Promise.all([
    Promise.all([runtime, read(MODEL_FILES.network)]).then(([onnx, bytes]) =>
      openNetwork(onnx, bytes, MODEL_FILES.network),
    ),
    text(MODEL_FILES.vocabulary),
    text(MODEL_FILES.lexicon),
    text(MODEL_FILES.sentences),
    text(MODEL_FILES.tokens),
    text(MODEL_FILES.lemmas),
  ]);
  return createParser({ network, vocabulary, lexicon, sentences, tokens, lemmas }, hooks, tags);
}
