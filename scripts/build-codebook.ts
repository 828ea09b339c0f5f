/// Writes dist/codebook.jsonl: the codebook and its language packs checked and read once, at build time.
import { buildCodebook } from '../src/equip/compiled-codebook.js';

buildCodebook();
