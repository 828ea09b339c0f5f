/// Writes language/en/model/lexicon.json: which words are given names, surnames, places, peoples or organisations of renown.
/// Usage: npx tsx training/lexicon.ts MODEL_DIRECTORY
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Entry {
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly demonyms?: readonly string[];
  readonly people?: readonly string[];
  readonly adjectives?: readonly string[];
  readonly capital?: string;
}

const FORMAT = 1;
/// Towns of fewer people are as often common words or surnames.
const TOWN = 15_000;
const CITY = 100_000;

const out = process.argv[2] ?? 'language/en/model';
const classes = new Map<string, Set<string>>();

for (const line of read('training/names.txt').split('\n')) {
  if (line.startsWith('# ')) classes.set(line.slice(2), new Set());
  else for (const word of line.split(' ')) add([...classes.keys()].at(-1) ?? '', word);
}
classes.forEach((words, name) => words.size === 0 && classes.delete(name));

for (const line of read('codebook/places/gazetteer.tsv').split('\n')) {
  const [key = '', , , , , , people = '0'] = line.split('\t');
  if (Number(people) >= TOWN) add(Number(people) >= CITY ? 'city' : 'town', key);
}
for (const state of entries('states')) {
  for (const name of [state.name, state.capital, ...(state.aliases ?? [])]) add('city', name);
  for (const name of [...(state.demonyms ?? []), ...(state.people ?? []), ...(state.adjectives ?? [])]) {
    add('people', name);
    add('people', `${name}s`);
  }
}
for (const book of ['organisations', 'groups']) {
  for (const body of entries(book)) for (const name of [body.name, ...(body.aliases ?? [])]) add('organisation', name);
}

const lines = [...classes].map(([name, words]) => `${JSON.stringify(name)}: ${JSON.stringify([...words].sort().join(' '))}`);
writeFileSync(join(out, 'lexicon.json'), `{\n"format": ${FORMAT},\n"classes": {\n${lines.join(',\n')}\n}\n}\n`);
console.log([...classes].map(([name, words]) => `${name} ${words.size}`).join(', '));

/// Single words only: the network reads word by word.
function add(name: string, word: string | undefined): void {
  const lower = word?.toLowerCase() ?? '';
  if (!/^[\p{L}.'’-]{2,}$/u.test(lower)) return;
  const words = classes.get(name) ?? new Set();
  classes.set(name, words.add(lower));
}

function entries(book: string): Entry[] {
  const file = parse(read(`language/en/names/${book}.yaml`)) as Record<string, Record<string, Entry>>;
  return Object.values(file[book] ?? {});
}

function read(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}
