/// How many actors of the pairs in ../shared get the code that an imported dictionary gives them:
/// `npm run bench:dictionaries -- DICTIONARY...` imports them, codes the sentences and compares. The code of a phrase is what PETRARCH
/// makes of it: the first name that the dictionary knows, with the roles of the agents in the phrase that its code has not yet.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { DocumentRecord } from '../src/annotation/record.js';
import { parseActorTables, type ListedActor, type ListedCode } from '../src/codebook/actor-table.js';
import { nameParts } from '../src/codebook/actors-words.js';
import { loadEquipment } from '../src/equip/equipment.js';
import { importDictionaries } from '../src/import/dictionary/import-dictionaries.js';
import { pluralsOf } from '../src/language/en/plurals.js';
import { Pipeline } from '../src/pipeline.js';

const PAIRS = [join('..', 'shared'), join('..', '..', 'shared')]
  .map((shared) => join(shared, 'data', 'events', 'plover-pairs.jsonl'))
  .find((file) => existsSync(file));
/// The sentences are of about 2017 and say no day.
const DAY = '2017-06-01';

interface Pair {
  readonly id: string;
  readonly text: string;
  readonly actor: string;
  readonly recipient: string;
}

async function measure(pairs: string, dictionaries: readonly string[]): Promise<void> {
  const { files } = importDictionaries(
    dictionaries.map((file) => ({ name: basename(file), bytes: readFileSync(file) })),
    {
      language: 'en',
      replaced: [],
      prepositions: new Set(),
      contexts: { names: { name: '', text: '' }, words: { name: '', text: '' } },
    },
  );
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-bench-'));
  for (const { name, text } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const listed = parseActorTables(files.filter(({ name }) => name.endsWith('.tsv')));
  const phrases = readFileSync(pairs, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pair);
  const dictionary = new Dictionary(listed);
  for (const [label, place] of [
    ['with the imported dictionaries', { folder }],
    ['with our codebook alone', {}],
  ] as const) {
    const pipeline = new Pipeline(await loadEquipment(place));
    const counts = { phrases: 0, named: 0, resolved: 0, country: 0, code: 0 };
    for (const { id, text, actor, recipient } of phrases) {
      const record = await pipeline.run(asDocument(id, text));
      for (const phrase of [actor, recipient]) {
        counts.phrases++;
        const wanted = dictionary.codeOf(phrase);
        if (wanted === null) continue;
        counts.named++;
        const found = actorsIn(record, phrase);
        if (found.length > 0) counts.resolved++;
        if (found.some(({ code, country }) => country === wanted[0] || code?.split(' ')[0] === wanted[0]))
          counts.country++;
        if (found.some(({ code }) => sameCode(code, wanted))) counts.code++;
        else if (process.env['SHOW'] !== undefined)
          console.log(
            `${phrase} | ${wanted.join(' ')} | ${found.map(({ code, source }) => `${code ?? '-'} (${source ?? ''})`).join(', ')}`,
          );
      }
    }
    const share = (count: number): string => `${count} (${((100 * count) / counts.named).toFixed(1)} %)`;
    console.log(
      `${label}: of ${counts.phrases} actors and recipients the dictionary names ${counts.named}; of these ${share(counts.resolved)} are an actor, ${share(counts.country)} of its first part, ${share(counts.code)} of its whole code`,
    );
  }
  rmSync(folder, { recursive: true });
}

/// The dictionary as PETRARCH looks names up: words in a row, whatever their capitals, the longest first.
class Dictionary {
  private readonly names = new Map<string, ListedActor>();
  private longest = 1;

  constructor(listed: readonly ListedActor[]) {
    for (const actor of listed)
      for (const name of [actor.name, ...actor.aliases].flatMap((name) =>
        actor.kind === 'agent' ? [name, ...pluralsOf(name)] : [name],
      )) {
        const key = keysOf(name).join(' ');
        if (!this.names.has(key)) this.names.set(key, actor);
        this.longest = Math.max(this.longest, key.split(' ').length);
      }
  }

  /// The parts of the code of a phrase, or null where the dictionary knows no actor in it.
  codeOf(phrase: string): string[] | null {
    const words = keysOf(phrase);
    let parts: string[] | null = null;
    const roles: string[] = [];
    for (let at = 0; at < words.length; at++) {
      for (let length = Math.min(this.longest, words.length - at); length > 0; length--) {
        const actor = this.names.get(words.slice(at, at + length).join(' '));
        const code = actor?.codes.find(({ from, to }) => (from ?? '') <= DAY && (to === null || DAY < to));
        if (actor === undefined || code === undefined) continue;
        if (actor.kind === 'agent') roles.push(...partsOf(code));
        else parts ??= partsOf(code);
        at += length - 1;
        break;
      }
    }
    const own = parts;
    return own === null
      ? null
      : [...own, ...roles.filter((role, index) => !own.includes(role) && roles.indexOf(role) === index)];
  }
}

function partsOf({ code, country, sector }: ListedCode): string[] {
  return code !== null ? code.split(' ') : [country, sector].filter((part) => part !== null);
}

function keysOf(text: string): string[] {
  return text
    .split(' ')
    .flatMap((word) => nameParts(word).map(({ key }) => key))
    .filter((key) => key !== 'the' && key !== "'s");
}

/// A state as such is "FRA" there and "FRA GOV" here.
function sameCode(code: string | null, wanted: readonly string[]): boolean {
  const plain = (parts: readonly string[]): string =>
    [...new Set(parts.length === 2 && parts[1] === 'GOV' ? parts.slice(0, 1) : parts)].sort().join(' ');
  return code !== null && plain(code.split(' ')) === plain(wanted);
}

function actorsIn(record: DocumentRecord, phrase: string): DocumentRecord['actors'] {
  const start = [...record.text.slice(0, Math.max(0, record.text.indexOf(phrase)))].length;
  const end = start + [...phrase].length;
  return record.actors.filter(({ mentions }) => mentions.some((span) => span.start < end && start < span.end));
}

function asDocument(id: string, text: string): Parameters<Pipeline['run']>[0] {
  const voice = { id: 'v1', kind: 'publication', name: null } as const;
  return {
    id,
    input: id,
    uri: null,
    title: null,
    published: DAY,
    language: 'en',
    publisher: null,
    text,
    voices: [voice],
    segments: [{ start: 0, end: text.length, kind: 'body', voice: 'v1', replyTo: null, published: null }],
    warnings: [],
  };
}

const dictionaries = process.argv.slice(2);
if (PAIRS === undefined || dictionaries.length === 0)
  console.log('give the dictionaries; ../shared must be here: the pairs that these figures are measured on lie there.');
else await measure(PAIRS, dictionaries);
