import type { Frame } from '../codebook/frames.js';
import { parseWording, type Wording } from '../codebook/wording.js';
import { YamlNode, type CodebookFile } from '../codebook/yaml.js';

/// Words that tell no deed where they stand together, though one of them alone may tell one: "struck a chord".
export interface Idiom extends Wording {
  /// "idioms/force.yaml#strike-chord"
  readonly id: string;
}

const KEYS = ['verbs', 'nouns', 'adjectives', 'when', 'unless', 'examples', 'counterexamples'];

/// Reads one file of `idioms/` of a language. `prepositions` are those inside units of several words. Throws `codebook-invalid`.
export function parseIdioms(file: CodebookFile, prepositions: ReadonlySet<string>): Idiom[] {
  const root = YamlNode.read(file, 'herodotus/idioms/1');
  root.only(['format', 'origin', 'idioms']);
  const place = file.name.replace(/^.*idioms\//, 'idioms/');
  return (root.get('idioms')?.entries() ?? []).map(([name, node]) => {
    node.only(KEYS);
    return { id: `${place}#${name}`, ...parseWording(file.name, node, prepositions) };
  });
}

/// An idiom as the frame that it would be, which tells nothing.
export function emptyFrame(idiom: Idiom): Frame {
  return { ...idiom, gloss: '', type: null, relation: null, mode: null, cameo: null, contexts: [], also: null };
}
