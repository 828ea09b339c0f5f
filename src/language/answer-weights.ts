import type { YamlNode } from '../codebook/yaml.js';

/// Weights by question and answer.
export type AnswerWeights = Readonly<Record<string, Readonly<Record<string, number>>>>;

/// Reads learned weights, `question: {answer: weight}`; none where there is no node. Throws `codebook-invalid`.
export function parseAnswers(node: YamlNode | undefined | null): AnswerWeights {
  return Object.fromEntries(
    (node?.entries() ?? []).map(([question, values]) => [
      question,
      Object.fromEntries(values.entries().map(([answer, weight]) => [answer, weight.asNumber()])),
    ]),
  );
}
