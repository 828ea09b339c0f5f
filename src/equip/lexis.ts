import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HerodotusError } from '../annotation/problem.js';
import { hooksOf } from '../language/hooks-of.js';
import { KINDS_FILE, Lexis } from '../language/lexis.js';
import { MODEL_FILES } from '../language/model-files.js';
import type { CodebookPlace } from './codebook-files.js';
import { loadCodebook } from './compiled-codebook.js';
import { PACKAGE_ROOT } from './package-root.js';

/// What is known of the words of a language, by its ISO 639 code, with the codebook of the package or another. Throws
/// `codebook-missing`, `codebook-invalid`, `model-missing`, `model-broken`, `model-format` and `language-without-hooks`.
export async function loadLexis(language = 'en', place: CodebookPlace = {}): Promise<Lexis> {
  const folder = join(place.root ?? PACKAGE_ROOT, 'language', language);
  const [vocabulary, kinds] = await Promise.all([
    read(join(folder, 'model', MODEL_FILES.vocabulary)),
    read(join(folder, KINDS_FILE)),
  ]);
  const pack = loadCodebook(place).packs.find(({ code }) => code === language);
  return new Lexis(hooksOf(language).roots, vocabulary, kinds, pack?.wordings ?? []);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new HerodotusError('model-missing', { file }, cause);
  }
}
