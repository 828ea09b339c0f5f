/// How well statements of one happening are gathered over pages, beside the baseline that takes equal words of one topic for one:
/// `npm run bench:across [-- --parser accurate] [GOLD.jsonl …]`. Codes bench/across/*.jsonl and, where ../shared is, the development
/// part of ECB+; without it says so. Other gold has a line a document, {id, topic, text, mentions: [{start, end, chain}]}. Scores are
/// over the mentions that a statement holds; both namings see the same mentions. What a corpus joins of the same records is compared
/// with it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { deflateSync } from 'node:zlib';
import type { DocumentRecord } from '../src/annotation/record.js';
import { readRecord } from '../src/annotation/read-record.js';
import { Across } from '../src/compare/across/across.js';
import type { Happening } from '../src/compare/across/happening.js';
import { readPage } from '../src/compare/across/read-page.js';
import { loadLexis } from '../src/equip/lexis.js';
import { renderHappenings } from '../src/export/across.js';
import { openCorpus } from '../src/store/open-corpus.js';
import { scoresOf } from './coref.js';

interface GoldDocument {
  readonly id: string;
  readonly topic: string;
  readonly kind?: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly copyOf?: string | null;
  readonly text: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly chain: string }[];
}

interface HeldMention {
  readonly kind: string;
  readonly chain: string;
  readonly ours: string;
  /// The topic and the first letters of the first word.
  readonly equal: string;
}

const OWN = join('bench', 'across');
const ECB = join('..', 'shared', 'data', 'coref', 'coref-ecb-dev.jsonl');
/// Letters of a word that make it equal, as coref.py has it.
const LETTERS = 5;

const { values, positionals } = parseArgs({
  options: { parser: { type: 'string', default: 'fast' }, keep: { type: 'string' } },
  allowPositionals: true,
});
const own = readdirSync(OWN)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => join(OWN, name));
if (positionals.length === 0 && !existsSync(ECB)) console.log('../shared is not here: ECB+ lies there.');
const lexis = await loadLexis();
for (const file of positionals.length > 0 ? positionals : [...own, ...(existsSync(ECB) ? [ECB] : [])])
  await measure(file);

async function measure(file: string): Promise<void> {
  const gold = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const documents = gold.map((line) => JSON.parse(line) as GoldDocument);
  const records = recordsOf(documents);
  const happenings = joinedIn(records);
  if (values.keep !== undefined)
    writeFileSync(join(values.keep, `happenings-${basename(file)}`), renderHappenings(happenings));
  const held = heldBy(happenings, documents);
  const mentions = documents.flatMap((document) => document.mentions).length;
  console.log(`== ${file}: ${documents.length} documents, ${mentions} mentions, ${share(held.length, mentions)} held`);
  const kinds = new Set(held.map(({ kind }) => kind));
  for (const kind of kinds.size > 1 ? ['', ...kinds] : ['']) report(kind, held);
  if (documents.some(({ copyOf }) => typeof copyOf === 'string')) reportCopies(documents, happenings);
  await reportCorpus(records, happenings);
}

function recordsOf(documents: readonly GoldDocument[]): DocumentRecord[] {
  const input = join(mkdtempSync(join(tmpdir(), 'herodotus-across-')), 'documents.jsonl');
  const lines = documents.map(({ id, published, publisher, text }) =>
    JSON.stringify({ id, published, publisher, text }),
  );
  writeFileSync(input, lines.map((line) => `${line}\n`).join(''));
  const argv = ['bin/herodotus.js', 'code', input, '--workers', '1', '--parser', values.parser, '--format', 'jsonl'];
  const coded = execFileSync('node', argv, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return coded
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const read = readRecord(JSON.parse(line));
      if (!read.ok) throw new Error(read.problem.message);
      return read.record;
    });
}

function joinedIn(records: readonly DocumentRecord[]): Happening[] {
  const across = new Across(lexis);
  for (const record of records) across.add(readPage(record, lexis.roots));
  return across.happenings();
}

/// Says how many of the happenings with an event a corpus has as incidents, statement by statement.
async function reportCorpus(records: readonly DocumentRecord[], happenings: readonly Happening[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-across-corpus-'));
  const corpus = await openCorpus(join(folder, 'case.db'), { create: true });
  await corpus.add(
    records.map((record) => ({
      record,
      kept: {
        hash: createHash('sha256').update(record.id).digest().subarray(0, 16),
        body: deflateSync(record.text),
        parse: new Uint8Array(),
        record: null,
        sketch: null,
      },
    })),
  );
  await corpus.join();
  const named = (told: readonly string[]): string => told.toSorted().join();
  const expected = new Set(
    happenings
      .filter(({ type }) => type !== null)
      .map(({ told }) => named(told.map(({ page, telling }) => `${page.id} ${telling.statement}`))),
  );
  let [same, all] = [0, 0];
  for await (const { statements, claims } of corpus.incidents({ copies: true })) {
    all++;
    if (expected.has(named([...statements, ...claims].map(({ document, id }) => `${document.id} ${id}`)))) same++;
  }
  await corpus.close();
  rmSync(folder, { recursive: true });
  console.log(
    `through a corpus: ${all} incidents, ${same} of them the same as ${expected.size} happenings with events`,
  );
}

/// The gold mentions that the cue of a statement overlaps, each with the happening of the statement that overlaps it most.
function heldBy(happenings: readonly Happening[], documents: readonly GoldDocument[]): HeldMention[] {
  const cues = new Map<string, { start: number; end: number; ours: string }[]>();
  for (const { id, told } of happenings)
    for (const { page, telling } of told)
      cues.set(page.id, [...(cues.get(page.id) ?? []), { start: telling.start, end: telling.end, ours: id }]);
  return documents.flatMap(({ id, topic, kind = '', text, mentions }) =>
    mentions.flatMap(({ start, end, chain }): HeldMention[] => {
      let [most, ours] = [0, ''];
      for (const cue of cues.get(id) ?? []) {
        const common = Math.min(cue.end, end) - Math.max(cue.start, start);
        if (common > most || (common === most && common > 0 && cue.ours > ours)) [most, ours] = [common, cue.ours];
      }
      const [word = ''] = [...text].slice(start, end).join('').toLowerCase().split(/\s+/);
      return most > 0 ? [{ kind, chain, ours, equal: `${topic} ${word.slice(0, LETTERS)}` }] : [];
    }),
  );
}

function report(kind: string, all: readonly HeldMention[]): void {
  const held = all.filter((mention) => kind === '' || mention.kind === kind);
  const chains = held.map(({ chain }) => chain);
  for (const name of ['equal', 'ours'] as const) {
    const { muc, bCubed, ceafe, conll } = scoresOf(
      chains,
      held.map((mention) => mention[name]),
    );
    console.log(
      `${(kind === '' ? 'all' : kind).padEnd(8)}${name === 'ours' ? 'ours       ' : 'equal words'} MUC ${muc.f1.toFixed(3)} ` +
        `B3 ${bCubed.f1.toFixed(3)} (P ${bCubed.precision.toFixed(2)} R ${bCubed.recall.toFixed(2)}) ` +
        `CEAFe ${ceafe.f1.toFixed(3)} CoNLL ${conll.toFixed(4)} of ${held.length}`,
    );
  }
}

function reportCopies(documents: readonly GoldDocument[], happenings: readonly Happening[]): void {
  const found = new Map(happenings.flatMap(({ told }) => told.map(({ page, copyOf }) => [page.id, copyOf] as const)));
  const copies = documents.filter(({ copyOf }) => typeof copyOf === 'string');
  const right = copies.filter(({ id, copyOf }) => found.get(id) === copyOf).length;
  const given = documents.filter(({ id }) => (found.get(id) ?? null) !== null).length;
  console.log(`copies: ${right} of ${copies.length} found, ${given - right} wrongly`);
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
