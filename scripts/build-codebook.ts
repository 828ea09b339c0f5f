/// Writes dist/codebook.json: the codebook checked and read once, at build time.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { OWN_CODEBOOK } from '../src/cli/codebook.js';
import { COMPILED, compileCodebook } from '../src/cli/compiled-codebook.js';

mkdirSync(dirname(COMPILED), { recursive: true });
writeFileSync(COMPILED, JSON.stringify(compileCodebook(OWN_CODEBOOK)));
