import type { YamlNode } from './yaml.js';

/// The version under a key: three numbers, and what makes a version of one's own ("0.2.0-blockades"). Throws `codebook-invalid`.
export function versionOf(node: YamlNode, key: string): string {
  return node.matching(key, /^\d+\.\d+\.\d+(-[\w.]+)?$/, `write "${key}: 1.0.0", three numbers`);
}
