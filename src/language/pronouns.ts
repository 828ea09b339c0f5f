import { YamlNode, type CodebookFile } from '../codebook/yaml.js';
import { parseAnswers, type AnswerWeights } from './answer-weights.js';

/// What speaks for a noun as the one that a pronoun means, and for nobody; by what the pronoun agrees with.
export type PronounWeights = Readonly<
  Record<'person' | 'it' | 'they', { readonly pair: AnswerWeights; readonly none: AnswerWeights }>
>;

/// Reads `pronouns.yaml`. Throws `codebook-invalid`.
export function parsePronouns(file: CodebookFile): PronounWeights {
  const root = YamlNode.read(file, 'herodotus/pronouns/1');
  root.only(['format', 'origin', 'person', 'it', 'they']);
  const of = (name: string): { pair: AnswerWeights; none: AnswerWeights } => ({
    pair: parseAnswers(root.get(name)?.get('pair')),
    none: parseAnswers(root.get(name)?.get('none')),
  });
  return { person: of('person'), it: of('it'), they: of('they') };
}
