/// Prints a text as a golden case, with what is coded of it now: npm run -s case -- "SENTENCE" [--file roles]. Correct what stands
/// below `==>`, name it, and paste it into the file of language/en/cases/code that its heading says.
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { CASE_FILES, shown } from '../test/code/case-files.js';
import { wholePipeline } from '../test/code/coded.js';

/// The files whose case is printed unless one is asked for: who did what to whom, with which code and how sure.
const USUAL = ['roles', 'types', 'factuality'];

/// A case for each of the files, ready to paste. Throws where there is no such file.
export async function casesOf(text: string, files: readonly string[] = USUAL): Promise<string> {
  const pipeline = await wholePipeline();
  const cases: string[] = [];
  for (const file of files) {
    const view = CASE_FILES[file];
    if (view === undefined) throw new Error(`no file ${file}.txt; there are ${Object.keys(CASE_FILES).join(', ')}`);
    cases.push(
      `language/en/cases/code/${file}.txt\n\n# ${nameOf(text)}\n${text}\n==>\n${await shown(pipeline, text, view)}\n`,
    );
  }
  return cases.join('\n');
}

/// A name to begin with: the first words.
function nameOf(text: string): string {
  const words = text.split(/\s+/);
  return words
    .slice(0, 6)
    .join(' ')
    .replace(/[.,;:]$/, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { file: { type: 'string', multiple: true } },
  });
  const text = positionals.join(' ').trim();
  if (text === '') {
    process.stderr.write('usage: npm run -s case -- "SENTENCE" [--file roles|types|factuality|attribution|…]\n');
    process.exitCode = 2;
  } else process.stdout.write(await casesOf(text, values.file));
}
