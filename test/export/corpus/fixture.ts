import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { readRecord } from '../../../src/annotation/read-record.js';
import type { DocumentRecord, SpanRecord, StatementRecord } from '../../../src/annotation/record.js';
import { statementKeys } from '../../../src/annotation/statement-key.js';
import type { Corpus } from '../../../src/store/corpus.js';
import { openCorpus } from '../../../src/store/open-corpus.js';
import { packed } from '../../../src/store/pack/bytes.js';
import { RECORD, RECORD_SHAPE } from '../../../src/store/pack/record-shape.js';
import { BARE_RECORD, BARE_STATEMENT, incidentsOf } from '../../bare.js';

/// A folder of a test that goes with it.
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'herodotus-export-'));

  file(name: string): string {
    return join(this.path, name);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/// What is left out of a statement is usual.
export interface Telling extends Partial<Omit<StatementRecord, 'id' | 'key' | 'start' | 'end' | 'cue'>> {
  /// The words that tell it, which stand once in the text.
  readonly words: string;
  readonly cueWords?: string;
}

/// A page of which nothing need be parsed.
export function page(
  facts: Partial<DocumentRecord> & { readonly id: string; readonly text: string },
  tellings: readonly Telling[],
): DocumentRecord {
  const { id, text } = facts;
  const bare = tellings.map(({ words, cueWords = words, ...told }, index): StatementRecord => ({
    id: `s${index + 1}`,
    key: '',
    ...spanOf(text, words),
    cue: spanOf(text, cueWords),
    ...BARE_STATEMENT,
    attribution: [{ voice: 'v1' }],
    confidence: 0.9,
    why: { rule: 'frames/test.yaml#test' },
    ...told,
  }));
  const keys = statementKeys(id, text, bare);
  const statements = bare.map((statement, index) => ({ ...statement, key: keys[index] ?? '' }));
  const whole = { start: 0, end: [...text].length };
  return {
    ...BARE_RECORD,
    provenance: { engine: { name: 'herodotus', version: '0.2.0' }, model: null, codebook: null, language: null },
    input: `${id}.txt`,
    voices: [{ id: 'v1', kind: 'publication', name: null }],
    segments: [{ ...whole, kind: 'body', voice: 'v1', replyTo: null, published: null }],
    sentences: [whole],
    incidents: incidentsOf(statements),
    ...facts,
    statements,
  };
}

/// Where words stand in a text, in code points.
export function spanOf(text: string, words: string): SpanRecord {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return { start, end: start + [...words].length };
}

/// A page with what readers of tables stumble over: a CAMEO code that looks like a number, words that look like formulas, commas,
/// quotation marks, line ends, letters outside the first plane, days that are not known, lists with nothing in a place.
export function hardPage(): DocumentRecord {
  const text =
    'Café "Zoë" 😀, said the mayor.\nThe army; 3rd corps shelled Tessalit, killing 12 civilians and 3 others 😀 on 5 May. ' +
    '=SUM(A1) will talk with the rebels. A reader denied it.';
  return page(
    {
      id: 'hard,"page"\n1',
      text,
      uri: 'https://news.example/a?b=1&c=<2>',
      title: 'A "title", with\nall',
      publisher: 'The Paper; & Sons',
      published: '2024-05-06',
      voices: [
        { id: 'v1', kind: 'publication', name: 'The Paper' },
        { id: 'v2', kind: 'reader', name: 'zoë😀' },
      ],
      actors: [
        actor('a1', 'Army of X; 3rd corps', 'MLI MIL', 'MLI', 'MIL', 'organisation'),
        actor('a2', 'Zoë', null, null, null, 'person'),
        actor('a3', 'civilians', 'MLI CVL', 'MLI', 'CVL', 'population'),
      ],
      places: [
        {
          id: 'p1',
          name: 'Tessalit',
          lat: 20.2,
          lon: 1.01,
          country: 'MLI',
          feature: 'PPL',
          geonames: 2449287,
          precision: 'city',
          mentions: [],
        },
      ],
    },
    [
      {
        words: 'Café "Zoë" 😀, said the mayor.\nThe army',
        cueWords: 'said',
        event: { type: 'CONSULT', mode: null, contexts: [], cameo: '010', score: 0 },
      },
      {
        words: 'The army; 3rd corps shelled Tessalit, killing 12 civilians and 3 others 😀 on 5 May',
        cueWords: 'shelled',
        event: { type: 'ASSAULT', mode: 'heavy-weapons', contexts: ['military', 'crime'], cameo: '194', score: -10 },
        actor: [{ ...spanOf(text, 'The army; 3rd corps'), actor: 'a1' }],
        recipient: [
          { ...spanOf(text, '12 civilians'), actor: 'a3' },
          { ...spanOf(text, '3 others'), actor: null },
        ],
        quantities: [
          { ...spanOf(text, '12 civilians'), value: 12, least: 12, most: null, unit: 'killed', of: 'civilian' },
          { ...spanOf(text, '3 others'), value: 3, least: null, most: 3, unit: null, of: null },
        ],
        place: { ...spanOf(text, 'Tessalit'), place: 'p1', inherited: null },
        time: { ...spanOf(text, 'on 5 May'), from: '2024-05-05', to: '2024-05-05', inherited: null },
        attribution: [{ voice: 'v1' }, { actor: 'a2', source: spanOf(text, 'mayor'), cue: spanOf(text, 'said') }],
      },
      {
        words: '=SUM(A1) will talk with the rebels',
        cueWords: 'talk',
        event: { type: 'CONSULT', mode: null, contexts: [], cameo: '036', score: 1.9 },
        status: 'planned',
        time: { start: 0, end: 4, from: null, to: '2024-06-30', inherited: 'dateline' },
        confidence: 1,
      },
      {
        words: 'A reader denied it',
        kind: 'relation',
        relation: 'opponent',
        polarity: 'negative',
        certainty: 'possible',
        attribution: [{ voice: 'v2' }],
        confidence: 0.25,
      },
    ],
  );
}

function actor(
  id: string,
  name: string,
  code: string | null,
  country: string | null,
  sector: string | null,
  kind: DocumentRecord['actors'][number]['kind'],
): DocumentRecord['actors'][number] {
  return { id, name, code, country, sector, kind, mentions: [], source: null };
}

/// The records of a file of examples.
export function examples(name: string): DocumentRecord[] {
  const lines = readFileSync(`examples/${name}.jsonl`, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const read = readRecord(JSON.parse(line), name);
    if (!read.ok) throw new Error(read.problem.message);
    return read.record;
  });
}

/// A corpus with these records, of which no parse is kept.
export async function corpusOf(file: string, records: readonly DocumentRecord[]): Promise<Corpus> {
  const corpus = await openCorpus(file, { create: true });
  await corpus.add(
    records.map((record) => {
      const text = new TextEncoder().encode(record.text);
      const hash = createHash('sha256').update(text).digest().subarray(0, 16);
      const kept = packed(RECORD_SHAPE, RECORD, record, text);
      return {
        record,
        kept: { hash, body: deflateSync(text), parse: new Uint8Array(), record: kept, sketch: null },
      };
    }),
  );
  return corpus;
}

/// All that is exported, as text.
export async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  return new TextDecoder().decode(await bytesOf(pieces));
}

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
