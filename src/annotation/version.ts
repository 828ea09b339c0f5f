import type { Provenance } from './record.js';

/// The version of the package, as package.json says it (held by test/package.test.ts).
export const VERSION = '0.2.0';

/// What a record names as its engine, and null for all that coding needs: the provenance of what was only read.
export const READ_ONLY: Provenance = {
  engine: { name: 'herodotus', version: VERSION },
  model: null,
  codebook: null,
  language: null,
};
