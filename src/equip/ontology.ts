import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HerodotusError } from '../annotation/problem.js';
import { parseOntology, type Ontology } from '../codebook/ontology.js';
import type { CodebookFile } from '../codebook/yaml.js';
import type { CodebookPlace } from './codebook-files.js';
import { PACKAGE_ROOT } from './package-root.js';

/// The types of a codebook alone, which are read in a moment. Throws `codebook-missing` and `codebook-invalid`.
export function loadOntology({ root = PACKAGE_ROOT, folder }: CodebookPlace = {}): Ontology {
  const read = (name: string): CodebookFile => {
    const laid = folder === undefined ? null : join(folder, name);
    const file = laid !== null && existsSync(laid) ? laid : join(root, 'codebook', name);
    if (!existsSync(file)) throw new HerodotusError('codebook-missing', { file });
    return { name, text: readFileSync(file, 'utf8') };
  };
  return parseOntology(read('ontology/types.yaml'), read('ontology/contexts.yaml'));
}
