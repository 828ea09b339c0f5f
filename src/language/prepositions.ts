import { YamlNode, type CodebookFile } from '../codebook/yaml.js';
import { wordsOf } from './fields.js';
import type { WordsByRole } from './grammar.js';

const ROLES = [
  'belonging',
  'naming',
  'partitive',
  'locating',
  'surely-locating',
  'holding',
  'agent',
  'source',
  'patient',
  'aimed',
  'asked',
  'together',
  'instrument',
  'whereabouts',
  'within-place',
  'helped',
  'object-control',
  'concerning',
  'embedding',
  'promising',
  'preventing',
  'setting',
  'outcome',
  'seldom-of-verb',
  'placing',
  'inside-unit',
] as const;

/// What prepositions of a language do around names and acts, by role; `prepositions.yaml` says what each role is.
export type Prepositions = Readonly<Record<(typeof ROLES)[number], readonly string[]>>;

export type PrepositionWords = WordsByRole<keyof Prepositions>;

/// Reads `prepositions.yaml` of a language. Throws `codebook-invalid`.
export function parsePrepositions(file: CodebookFile): Prepositions {
  const root = YamlNode.read(file, 'herodotus/prepositions/1');
  root.only(['format', 'origin', ...ROLES]);
  return Object.fromEntries(ROLES.map((role) => [role, wordsOf(root, role)])) as Record<
    (typeof ROLES)[number],
    readonly string[]
  >;
}
