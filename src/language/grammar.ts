import { YamlNode, type CodebookFile } from '../codebook/yaml.js';
import { wordsOf } from './fields.js';

const ROLES = [
  'infinitive-mark',
  'infinitive-subject-mark',
  'complementizer',
  'question-mark',
  'equating',
  'joining',
  'opening',
  'relative-adverb',
  'dummy-subject',
  'exceptive',
  'nobody',
  'anybody',
  'perfect-auxiliary',
  'progressive-auxiliary',
  'wishing-form',
  'plain-only-form',
  'negative-clitic',
  'directed-verb',
  'number-link',
  'many-link',
  'number-article',
  'bound-article',
  'range-opening',
  'range-opened-link',
  'range-link',
] as const;

type GrammarRole = (typeof ROLES)[number];

/// Words of grammar by what they do; `grammar.yaml` says what each list is. Plain data that goes through JSON unchanged.
export type GrammarData = Readonly<Record<GrammarRole, readonly string[]>>;

/// Reads `grammar.yaml` of a language. Throws `codebook-invalid`.
export function parseGrammar(file: CodebookFile): GrammarData {
  const root = YamlNode.read(file, 'herodotus/grammar/1');
  root.only(['format', 'origin', ...ROLES]);
  return Object.fromEntries(ROLES.map((role) => [role, wordsOf(root, role)])) as GrammarData;
}

/// Words by what they do, as they are asked for: made once for a language.
export type WordsByRole<Role extends string> = Readonly<Record<Role, ReadonlySet<string>>>;

export type GrammarWords = WordsByRole<GrammarRole>;

/// Lists of words as sets.
export function wordsByRole<Role extends string>(data: Readonly<Record<Role, readonly string[]>>): WordsByRole<Role> {
  const sets: Record<string, ReadonlySet<string>> = Object.fromEntries(
    Object.entries<readonly string[]>(data).map(([role, words]) => [role, new Set(words)]),
  );
  return sets as WordsByRole<Role>;
}
