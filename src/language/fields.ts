import type { YamlNode } from '../codebook/yaml.js';

/// The words of a list, which must be in small letters; none where the key is absent.
export function wordsOf(node: YamlNode | null, key: string): readonly string[] {
  const found = node?.get(key);
  return found == null ? [] : found.asSmallWords();
}

/// Several lists by their names. Complains about others.
export function wordLists<K extends string>(
  node: YamlNode | null,
  fields: readonly K[],
): Readonly<Record<K, readonly string[]>> {
  node?.only(fields);
  return Object.fromEntries(fields.map((field) => [field, wordsOf(node, field)])) as Record<K, readonly string[]>;
}

/// Whether a key says yes; no where it is absent.
export function isYes(node: YamlNode, key: string): boolean {
  const field = node.get(key);
  const value = field?.asString() ?? 'no';
  if (value !== 'yes' && value !== 'no') field?.fail(`"${key}" is ${value}`, 'write yes or no');
  return value === 'yes';
}

/// The value of a key, which must be one of the choices.
export function choiceOf<T extends string>(node: YamlNode, key: string, choices: readonly T[]): T {
  const field = node.get(key);
  const value = field?.asString();
  const found = choices.find((one) => one === value);
  return found ?? (field ?? node).fail(`"${key}" is ${value ?? 'missing'}`, `use one of: ${choices.join(', ')}`);
}
