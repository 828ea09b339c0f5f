/// Reads the whole codebook and says what is wrong with it, file by file, with line and cure.
import { HerodotusError } from '../src/annotation/problem.js';
import { parseFrames } from '../src/codebook/frames.js';
import { parseWordClasses } from '../src/codebook/words.js';
import { readCodebookFiles } from '../src/cli/codebook.js';

const files = readCodebookFiles('codebook');
let senses = 0;
let frames = 0;
let failed = 0;
for (const file of files.filter(({ name }) => name.startsWith('frames/'))) {
  try {
    const parsed = parseFrames(file);
    const count = parsed.reduce((sum, frame) => sum + frame.units.length, 0);
    frames += parsed.length;
    senses += count;
    console.log(`${file.name}: ${parsed.length} frames, ${count} senses`);
  } catch (error) {
    if (!(error instanceof HerodotusError)) throw error;
    failed++;
    console.log(error.message);
  }
}
const known = new Set(Object.keys(parseWordClasses(files.filter(({ name }) => name.startsWith('words/')))));
for (const name of ['actor', 'state', 'person', 'organisation', 'armed', 'place', 'number']) known.add(name);
for (const file of files.filter(({ name }) => name.startsWith('frames/'))) {
  for (const [, name] of file.text.matchAll(/\$([a-z][a-z-]*)/g)) {
    if (name !== undefined && !known.has(name)) {
      failed++;
      console.log(`${file.name}: the class $${name} is not defined in codebook/words`);
    }
  }
}
console.log(`${frames} frames, ${senses} senses, ${failed} mistakes`);
process.exitCode = failed > 0 ? 1 : 0;
