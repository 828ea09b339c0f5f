/// Writes dist/codebook.json: the codebook checked and read once, at build time.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readCodebookFiles } from '../src/equip/codebook-files.js';
import { COMPILED, compileCodebook } from '../src/equip/compiled-codebook.js';

mkdirSync(dirname(COMPILED), { recursive: true });
writeFileSync(COMPILED, JSON.stringify(compileCodebook(readCodebookFiles())));
