import { HerodotusError } from '../annotation/problem.js';
import { EVENT_TYPES, RELATION_KINDS } from '../annotation/record.js';
import { parseFrames, type FrameEntry, type FrameMeaning } from './frames.js';
import { parseOntology, type Ontology } from './ontology.js';
import { versionOf } from './version.js';
import { YamlNode, type CodebookFile } from './yaml.js';

/// What the codebook says of acts, as plain data: it can be written as JSON and read again.
export interface Codebook {
  readonly version: string;
  readonly ontology: Ontology;
  readonly frames: readonly FrameEntry[];
}

/// Reads a codebook from its files (names relative to its folder). `prepositions` are those inside units of several words, for
/// frames that bring their wording along. Throws HerodotusError `codebook-missing` or
/// `codebook-invalid`.
export function parseCodebook(files: readonly CodebookFile[], prepositions: ReadonlySet<string>): Codebook {
  const one = (name: string): CodebookFile => {
    const found = files.find((file) => file.name === name);
    if (found === undefined) throw new HerodotusError('codebook-missing', { file: name });
    return found;
  };
  const within = (folder: string): CodebookFile[] =>
    files.filter((file) => file.name.startsWith(`${folder}/`) && file.name.endsWith('.yaml'));
  const ontology = parseOntology(one('ontology/types.yaml'), one('ontology/contexts.yaml'));
  const about = YamlNode.read(one('codebook.yaml'), 'herodotus/codebook/1');
  about.only(['format', 'origin', 'version']);
  return {
    version: versionOf(about, 'version'),
    ontology,
    frames: inOrder(within('frames').flatMap((file) => parseFrames(file, prepositions))),
  };
}

/// Frames in the order of their types in the ontology, relations last.
export function inOrder(frames: readonly FrameEntry[]): FrameEntry[] {
  return frames.toSorted((a, b) => rank(a) - rank(b));
}

function rank(frame: FrameMeaning): number {
  if (frame.type !== null) return EVENT_TYPES.indexOf(frame.type);
  return EVENT_TYPES.length + (frame.relation === null ? 0 : RELATION_KINDS.indexOf(frame.relation));
}
