import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AnnotatedDocument } from '../../src/annotation/annotated-document.js';
import { FEATURE_VALUES, featuresOf, type ToldFeatures } from '../../src/annotation/features.js';
import type { DocumentRecord, SpanRecord } from '../../src/annotation/record.js';
import { Sentence, type Upos, type Word } from '../../src/annotation/sentence.js';
import { indexActors } from '../../src/codebook/actors-index.js';
import { joinActors, unknownNames } from '../../src/codebook/actors-join.js';
import type { CodebookFile } from '../../src/codebook/yaml.js';
import { DocumentCoder } from '../../src/code/record/document-coder.js';
import { loadCodebook } from '../../src/equip/compiled-codebook.js';
import { Calendar } from '../../src/language/calendar-index.js';
import { numberWords } from '../../src/language/number-words.js';
import { parsePack } from '../../src/language/pack.js';
import { PlaceWords } from '../../src/language/place-words.js';
import { createActorResolver } from '../../src/resolve/actor/actors.js';
import { Gazetteer } from '../../src/resolve/place/gazetteer.js';
import { plainPage } from '../code/coded.js';

/// A pack of Spanish so small that it promises nothing, and sentences with trees made by hand.
const FOLDER = new URL('es/', import.meta.url);

interface Case {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly words: readonly Word[];
}

function packFiles(): CodebookFile[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name: `language/es/${name}`, text: readFileSync(new URL(name, FOLDER), 'utf8') }));
}

function cases(): Case[] {
  return readFileSync(new URL('cases.conllu', FOLDER), 'utf8').trim().split('\n\n').map(readCase);
}

function readCase(block: string): Case {
  const lines = block.split('\n');
  const noted = (key: string): string[] =>
    lines.filter((line) => line.startsWith(`# ${key} = `)).map((line) => line.slice(key.length + 5));
  const text = noted('text')[0] ?? '';
  let at = 0;
  const words = lines
    .filter((line) => !line.startsWith('#'))
    .map((line): Word => {
      const [, form = '', lemma = '', upos = '', , feats = '_', head = '0', label = ''] = line.split('\t');
      const start = text.indexOf(form, at);
      at = start + form.length;
      const features = featuresOf(readFeatures(feats));
      return { start, end: at, form, lemma, upos: upos as Upos, xpos: '_', features, head: Number(head) - 1, label };
    });
  return { name: noted('name')[0] ?? '', text, expected: noted('expect'), words };
}

function readFeatures(column: string): ToldFeatures {
  if (column === '_') return {};
  const pairs = column.split('|').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.filter(([name = '']) => name in FEATURE_VALUES)) as ToldFeatures;
}

/// `ASSAULT: El ejército -> la aldea | negative | El presidente`: who, to whom, what is not plain fact, who says so.
function told(record: DocumentRecord): string[] {
  const words = ({ start, end }: SpanRecord): string => [...record.text].slice(start, end).join('');
  const side = (roles: readonly SpanRecord[]): string => (roles.length === 0 ? '–' : roles.map(words).join(' + '));
  return record.statements
    .filter(({ kind }) => kind !== 'claim')
    .map(({ event, relation, actor, recipient, polarity, certainty, status, attribution }) => {
      const sides = recipient.length === 0 ? side(actor) : `${side(actor)} -> ${side(recipient)}`;
      const plain = ['positive', 'certain', 'occurred'];
      const doubts = [polarity, certainty, status].filter((value) => !plain.includes(value));
      const sources = attribution.flatMap(({ source }) => (source === undefined ? [] : [words(source)]));
      return [`${event?.type ?? relation ?? ''}: ${sides}`, ...doubts, ...sources].join(' | ');
    });
}

describe('a second language is data alone', () => {
  const { codebook, actors, regions } = loadCodebook();
  const pack = parsePack(packFiles(), 'language/es');
  const named = joinActors(actors, pack.names);
  const places = new PlaceWords(pack.places, pack.prepositions, pack.names.words);
  const gazetteer = new Gazetteer('', regions, named.states, places);
  const book = indexActors(named, { prepositions: pack.prepositions, plurals: () => [] });
  const calendar = new Calendar(pack.calendar, numberWords(pack.classes));
  const coder = new DocumentCoder(codebook, pack, createActorResolver(book, calendar, gazetteer));

  it('has about 200 words and ten frames, each of the codebook', () => {
    const known = new Set(codebook.frames.map(({ id }) => id));
    expect(pack.wordings.filter(({ frame }) => !known.has(frame))).toEqual([]);
    expect(pack.wordings.length).toBeGreaterThanOrEqual(10);
  });

  it('names actors that the codebook has', () => {
    expect(unknownNames(actors, pack.names)).toEqual([]);
    expect(book.holder('presidenta', 'ARG', '2010-06-01')?.key).toBe('cristina-kirchner');
  });

  it('codes actors by the codebook under the names of the language', () => {
    const coded = cases().flatMap(({ text, words }) => {
      const sentence = new Sentence(0, text.length, words, [], []);
      return coder.code(new AnnotatedDocument(plainPage(text), [sentence], [[]], [[]])).actors;
    });
    const codes = new Map(coded.map(({ name, code, sector }) => [name, code ?? sector]));
    expect(Object.fromEntries(codes)).toMatchObject({
      Argelia: 'DZA GOV',
      Francia: 'FRA GOV',
      'aviones chilenos': 'CHL MIL',
      'tropas de Chile': 'CHL MIL',
      policía: 'COP',
      rebeldes: 'REB',
    });
  });

  it.each(cases())('$name', ({ text, expected, words }) => {
    const sentence = new Sentence(0, text.length, words, [], []);
    const record = coder.code(new AnnotatedDocument(plainPage(text), [sentence], [[]], [[]]));
    expect(told(record)).toEqual(expected);
  });
});
