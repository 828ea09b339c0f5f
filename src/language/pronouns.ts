import { YamlNode, type CodebookFile } from '../codebook/yaml.js';

/// Weights by question and answer.
export type AnswerWeights = Readonly<Record<string, Readonly<Record<string, number>>>>;

/// What speaks for a noun as the one that a pronoun means, and for nobody; by what the pronoun agrees with.
export type PronounWeights = Readonly<
  Record<'person' | 'it' | 'they', { readonly pair: AnswerWeights; readonly none: AnswerWeights }>
>;

/// Reads `pronouns.yaml`. Throws `codebook-invalid`.
export function parsePronouns(file: CodebookFile): PronounWeights {
  const root = YamlNode.read(file, 'herodotus/pronouns/1');
  root.only(['format', 'origin', 'person', 'it', 'they']);
  const of = (name: string): { pair: AnswerWeights; none: AnswerWeights } => ({
    pair: answers(root.get(name)?.get('pair')),
    none: answers(root.get(name)?.get('none')),
  });
  return { person: of('person'), it: of('it'), they: of('they') };
}

function answers(node: YamlNode | undefined | null): AnswerWeights {
  return Object.fromEntries(
    (node?.entries() ?? []).map(([question, values]) => [
      question,
      Object.fromEntries(values.entries().map(([answer, weight]) => [answer, weight.asNumber()])),
    ]),
  );
}
