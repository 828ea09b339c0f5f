import { YamlNode, type CodebookFile } from '../codebook/yaml.js';

/// The words of each of PLOVER's contexts: dictionary forms or expressions of several words.
export type ContextWords = Readonly<Record<string, readonly string[]>>;

/// Reads `contexts.yaml` of a language. Throws `codebook-invalid`.
export function parseContextWords(file: CodebookFile): ContextWords {
  const root = YamlNode.read(file, 'herodotus/contexts/1');
  root.only(['format', 'origin', 'contexts']);
  const entries = root.get('contexts')?.entries() ?? [];
  return Object.fromEntries(entries.map(([name, node]) => [name, node.asStrings().map((word) => word.toLowerCase())]));
}
