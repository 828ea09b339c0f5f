import { YamlNode, type CodebookFile } from '../codebook/yaml.js';
import { parseAnswers, type AnswerWeights } from './answer-weights.js';

/// What speaks for a phrase of the sentence being a party of a deed, in log-odds by question and answer.
export interface RoleWeights {
  readonly bias: number;
  readonly answers: AnswerWeights;
}

export type PartyWeights = Readonly<Record<'actor' | 'recipient', RoleWeights>>;

/// Reads `parties.yaml`. Throws `codebook-invalid`.
export function parseParties(file: CodebookFile): PartyWeights {
  const root = YamlNode.read(file, 'herodotus/parties/1');
  root.only(['format', 'origin', 'actor', 'recipient']);
  const of = (role: string): RoleWeights => {
    const node = root.get(role) ?? root.fail(`"${role}" is missing`, 'write its bias and answers');
    return { bias: node.get('bias')?.asNumber() ?? 0, answers: parseAnswers(node.get('answers')) };
  };
  return { actor: of('actor'), recipient: of('recipient') };
}
