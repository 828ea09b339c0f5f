/// Learns language/en/pronouns.yaml, whom a pronoun of the third person stands for, from the entities of GUM, read with the
/// trees and names that our own model gives. A log-linear ranking: for each pronoun the nouns before it and "nobody" share out
/// a probability of one, and what the treebank names is made likelier.
/// Usage: npx tsx training/pronouns.ts DATA [--folds N]   (with --folds it only prints how well held-out documents are read)
import { readFileSync, writeFileSync } from 'node:fs';
import { Sentence, type Word } from '../src/annotation/sentence.js';
import { loadEquipment } from '../src/equip/equipment.js';
import { natureWords } from '../src/code/phrase/noun-nature.js';
import type { Candidate } from '../src/code/phrase/pronoun-candidates.js';
import type { Pronoun } from '../src/code/phrase/pronoun-features.js';
import { NONE_QUESTIONS, PRONOUN_CLASSES, pronounClass, QUESTIONS } from '../src/code/phrase/pronoun-questions.js';
import { PronounReader, WeightedJudge, type Judge } from '../src/code/phrase/pronouns.js';
import { ClassWords } from '../src/code/phrase/class-words.js';
import { Phrases } from '../src/code/phrase/phrases.js';
import type { AnswerWeights } from '../src/language/answer-weights.js';
import type { PronounWeights } from '../src/language/pronouns.js';
import { readConllu } from '../src/parse/conllu.js';

const data = process.argv[2];
if (data === undefined) throw new Error('usage: pronouns.ts DATA [--folds N]');
const folds = process.argv[3] === '--folds' ? Number(process.argv[4]) : 0;
const english = (await loadEquipment()).languages.get('en');
if (english === undefined) throw new Error('no English pack');
const { parser, actors, pack } = english;
const classes = new ClassWords(pack.classes);
const nature = natureWords(classes);
const words = {
  quantifying: classes.of('quantifying'),
  partitive: new Set(pack.prepositions.partitive),
  timeNouns: classes.of('time-noun'),
  personal: classes.of('personal-pronoun'),
};

interface Mention { readonly sentence: number; readonly first: number; last: number; readonly cluster: string; readonly kind: string }
interface Document { readonly id: string; readonly sentences: Sentence[]; readonly phrases: Phrases[]; readonly mentions: Mention[] }
interface Case { readonly pronoun: Pronoun; readonly none: number[]; readonly pairs: { candidate: Candidate; answers: number[]; right: boolean }[] }

const train = await read('en_gum_by-train');
const dev = await read('en_gum_by-dev');
const news = await readNews();

async function read(name: string): Promise<Document[]> {
  const documents: { id: string; sentences: ReturnType<typeof readConllu> }[] = [];
  for (const sentence of readConllu(readFileSync(`${data}/ud/${name}.conllu`, 'utf8'), name)) {
    const id = sentence.lines.find((line) => line.startsWith('# newdoc id = '))?.slice(14);
    if (id !== undefined) documents.push({ id, sentences: [] });
    documents.at(-1)?.sentences.push(sentence);
  }
  const out: Document[] = [];
  for (const { id, sentences } of documents) {
    const analyses = await parser.parseWords(sentences.map(({ forms }) => forms));
    const mentions: Mention[] = [];
    const open: Mention[] = [];
    const built = sentences.map((sentence, number) => {
      let at = 0;
      const placed: Word[] = (analyses[number]?.words ?? []).map((word) => ({ ...word, start: at, end: (at += word.form.length + 1) - 1 }));
      sentence.words.forEach((line, index) => {
        const misc = sentence.lines[line]?.split('\t')[9] ?? '';
        const entity = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? '';
        for (const [piece] of entity.matchAll(/\([^()]+\)?|[^()]+\)/g)) {
          if (piece.startsWith('(')) {
            const [cluster = '', kind = ''] = piece.slice(1).replace(')', '').split('-');
            const mention = { sentence: number, first: index, last: -1, cluster, kind };
            mentions.push(mention);
            if (piece.endsWith(')')) mention.last = index;
            else open.push(mention);
          } else {
            const cluster = piece.replace(')', '').split('-')[0];
            const found = open.findLastIndex((mention) => mention.cluster === cluster && mention.last < 0);
            const [mention] = found < 0 ? [] : open.splice(found, 1);
            if (mention !== undefined) mention.last = index;
          }
        }
      });
      return new Sentence(0, at, placed, [], analyses[number]?.names ?? []);
    });
    out.push({ id, sentences: built, phrases: built.map((sentence) => new Phrases(sentence, actors, null, words)), mentions: mentions.filter(({ last }) => last >= 0) });
  }
  return out;
}

/// Our own pieces of news; `a+` stands for a and those joined to it.
async function readNews(): Promise<Document[]> {
  const out: Document[] = [];
  for (const line of readFileSync('training/pronouns.txt', 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    let text = '';
    const marked: { start: number; end: number; cluster: string; joined: boolean }[] = [];
    for (const [, cluster, plus, words, plain] of line.matchAll(/\[(\w)(\+?) ([^\]]*)\]|([^[]+)/g)) {
      const start = text.length;
      text += words ?? plain ?? '';
      if (cluster !== undefined) marked.push({ start, end: text.length, cluster, joined: plus === '+' });
    }
    const sentences = await parser.parse(text, [{ start: 0, end: text.length, edited: true }]);
    const mentions = marked.flatMap(({ start, end, cluster, joined }): Mention[] => {
      const number = sentences.findIndex((sentence) => sentence.start <= start && start < sentence.end);
      const sentence = sentences[number];
      if (sentence === undefined) return [];
      const inside = sentence.words.flatMap((word, index) => (word.start >= start && word.end <= end ? [index] : []));
      const [first = 0] = inside;
      return [{ sentence: number, first, last: inside.at(-1) ?? first, cluster: joined ? `${cluster}+` : cluster, kind: '' }];
    });
    for (const mention of mentions.filter(({ cluster }) => cluster.endsWith('+'))) {
      const one = mentions.find(({ cluster }) => `${cluster}+` === mention.cluster);
      const joined = one === undefined ? undefined : sentences[one.sentence]?.words.findIndex(({ label }, index) => index > one.last && label === 'conj');
      if (one !== undefined && joined !== undefined && joined > 0) mentions.unshift({ ...one, last: joined, cluster: mention.cluster });
    }
    out.push({ id: '', sentences, phrases: sentences.map((sentence) => new Phrases(sentence, actors, null, words)), mentions });
  }
  return out;
}

/// The entities that a word heads: mentions of which it is the one word whose governor lies outside.
function clustersOf({ sentences, mentions }: Document): Map<string, { cluster: string; joined: boolean }[]> {
  const out = new Map<string, { cluster: string; joined: boolean }[]>();
  for (const { sentence: number, first, last, cluster } of mentions) {
    const sentence = sentences[number];
    if (sentence === undefined) continue;
    for (let i = first; i <= last; i++) {
      const { head } = sentence.word(i);
      if (head >= first && head <= last) continue;
      const joined = sentence.children(i).some((child) => child <= last && sentence.word(child).label === 'conj');
      const key = `${number}:${i}`;
      out.set(key, [...(out.get(key) ?? []), { cluster, joined }]);
      break;
    }
  }
  return out;
}

/// Follows the treebank, and keeps what was asked.
class Teacher implements Judge {
  readonly cases: Case[] = [];
  private current: Case | undefined;
  constructor(private readonly clusters: ReturnType<typeof clustersOf>) {}
  begin(pronoun: Pronoun, answers: Int8Array): void {
    this.current = { pronoun, none: [...answers].slice(0, Object.keys(NONE_QUESTIONS).length), pairs: [] };
    this.cases.push(this.current);
  }
  weigh(candidate: Candidate, answers: Int8Array): void {
    const { pronoun } = this.current ?? {};
    if (pronoun === undefined) return;
    this.current?.pairs.push({ candidate, answers: [...answers], right: isRight(this.clusters, pronoun, candidate) });
  }
  end(): Candidate | null {
    return this.current?.pairs.find(({ right }) => right)?.candidate ?? null;
  }
}

function isRight(clusters: ReturnType<typeof clustersOf>, pronoun: { sentence: number; word: number }, candidate: { sentence: number; word: number; joined: boolean }): boolean {
  const own = clusters.get(`${pronoun.sentence}:${pronoun.word}`) ?? [];
  return (clusters.get(`${candidate.sentence}:${candidate.word}`) ?? []).some(({ cluster, joined }) => joined === candidate.joined && own.some((each) => each.cluster === cluster));
}

function casesOf(document: Document): Case[] {
  const teacher = new Teacher(clustersOf(document));
  run(document, teacher);
  return teacher.cases;
}

function run({ sentences, phrases }: Document, judge: Judge): ReturnType<PronounReader['read']>[] {
  const reader = new PronounReader(judge, nature);
  return sentences.map((sentence, number) => reader.read(sentence, (word) => factsOf(phrases[number], sentence, word)));
}

function factsOf(phrases: Phrases | undefined, sentence: Sentence, word: number) {
  return { match: phrases?.actor(word) ?? null, name: sentence.names.find(({ first, last }) => first <= word && word <= last)?.kind ?? null };
}

function sizes(questions: Readonly<Record<string, readonly string[]>>): number[] {
  let at = 0;
  return Object.values(questions).map((values) => (at += values.length) - values.length);
}

function learn(documents: readonly Document[]): PronounWeights {
  const pairAt = sizes(QUESTIONS);
  const noneAt = sizes(NONE_QUESTIONS);
  const pairs = Object.values(QUESTIONS).flat().length;
  // Reports are what will be read: a piece of news counts twice.
  const cases = documents.flatMap((document) => (document.id === '' ? [1, 2] : [1]).flatMap(() => casesOf(document)));
  const result: Record<string, { pair: AnswerWeights; none: AnswerWeights }> = {};
  for (const kind of PRONOUN_CLASSES) {
    const own = cases.filter(({ pronoun }) => pronoun.kind === kind);
    const size = pairs + Object.values(NONE_QUESTIONS).flat().length;
    const weights = new Float64Array(size);
    const squares = new Float64Array(size).fill(1e-6);
    for (let epoch = 0; epoch < 40; epoch++) {
      for (let i = 0; i < own.length; i++) {
        const item = own[(i * 7919 + epoch * 104729) % own.length];
        if (item === undefined) continue;
        const rows = [...item.pairs.map(({ answers }) => answers.map((answer, q) => (pairAt[q] ?? 0) + answer)), item.none.map((answer, q) => pairs + (noneAt[q] ?? 0) + answer)];
        const right = item.pairs.map((pair) => pair.right);
        right.push(!right.includes(true));
        const scores = rows.map((row) => row.reduce((total, at) => total + (weights[at] ?? 0), 0));
        const top = Math.max(...scores);
        const powers = scores.map((each) => Math.exp(each - top));
        const all = powers.reduce((a, b) => a + b, 0);
        const good = powers.reduce((a, b, k) => a + (right[k] === true ? b : 0), 0);
        const gradient = new Map<number, number>();
        rows.forEach((row, k) => {
          const step = (right[k] === true ? (powers[k] ?? 0) / good : 0) - (powers[k] ?? 0) / all;
          for (const at of row) gradient.set(at, (gradient.get(at) ?? 0) + step);
        });
        for (const [at, step] of gradient) {
          const g = step - 1e-2 * (weights[at] ?? 0);
          squares[at] = (squares[at] ?? 0) + g * g;
          weights[at] = (weights[at] ?? 0) + (0.15 * g) / Math.sqrt(squares[at] ?? 1);
        }
      }
    }
    result[kind] = { pair: table(QUESTIONS, weights, 0), none: table(NONE_QUESTIONS, weights, pairs) };
  }
  return result as PronounWeights;
}

function table(questions: Readonly<Record<string, readonly string[]>>, weights: Float64Array, from: number): AnswerWeights {
  let at = from;
  return Object.fromEntries(Object.entries(questions).map(([question, values]) => [question, Object.fromEntries(values.map((value) => [value, Number((weights[at++] ?? 0).toFixed(2))]))]));
}

/// Adds to [right, told, to be found] by pronoun class and for actors alone.
function score(document: Document, judge: Judge, total: Map<string, number[]>): void {
  const clusters = clustersOf(document);
  run(document, judge).forEach((found, number) => {
    for (const [word, antecedent] of found) count(document, clusters, number, word, antecedent, total);
  });
}

function count(document: Document, clusters: ReturnType<typeof clustersOf>, number: number, word: number, antecedent: { sentence: number; word: number; joined: boolean } | null, total: Map<string, number[]>): void {
  const sentence = document.sentences[number];
  const kind = sentence === undefined ? null : pronounClass(sentence.word(word));
  if (kind === null) return;
  const own = clusters.get(`${number}:${word}`) ?? [];
  // Whom it means was told by a noun in reach.
  const isTold = document.mentions.some((mention) => own.some(({ cluster }) => cluster === mention.cluster) && (mention.sentence < number || (mention.sentence === number && mention.last < word)) && !isPronoun(document, mention));
  const right = antecedent !== null && isRight(clusters, { sentence: number, word }, antecedent);
  for (const key of [kind, 'all']) {
    const row = total.get(key) ?? [0, 0, 0];
    if (right) row[0] = (row[0] ?? 0) + 1;
    if (antecedent !== null) row[1] = (row[1] ?? 0) + 1;
    if (isTold) row[2] = (row[2] ?? 0) + 1;
    total.set(key, row);
  }
}

function isPronoun(document: Document, { sentence, first, last }: Mention): boolean {
  return first === last && document.sentences[sentence]?.word(first).upos === 'PRON';
}

function print(name: string, total: Map<string, number[]>): void {
  for (const [key, [right = 0, told = 0, wanted = 0]] of total)
    console.log(`${name} ${key}: precision ${(right / told).toFixed(3)}, recall ${(right / wanted).toFixed(3)} (${right} right of ${told} told, ${wanted} to be found)`);
}

function written(weights: PronounWeights): string {
  const lines = ['# Whom "he", "it" and "they" stand for. For each noun before a pronoun the weights of its answers are added up; the noun with', '# the highest sum is meant, or nobody where "none" sums up higher. Learned by training/pronouns.ts.', 'format: herodotus/pronouns/1', 'origin: Learned from the entities of GUM (Zeldes 2017; annotations CC BY 4.0).'];
  for (const kind of PRONOUN_CLASSES) {
    lines.push(`${kind}:`);
    for (const side of ['pair', 'none'] as const) {
      lines.push(`  ${side}:`);
      for (const [question, answers] of Object.entries(weights[kind][side])) lines.push(`    ${question}: {${Object.entries(answers).map(([answer, weight]) => `${/^[\w ]+$/.test(answer) && !/^\d/.test(answer) && !['no', 'yes'].includes(answer) ? answer : JSON.stringify(answer)}: ${weight}`).join(', ')}}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

if (folds > 0) {
  const total = new Map<string, number[]>();
  for (let fold = 0; fold < folds; fold++) {
    const weights = learn([...train.filter((_, i) => i % folds !== fold), ...news.filter((_, i) => i % folds !== fold)]);
    for (const document of train.filter((_, i) => i % folds === fold)) score(document, new WeightedJudge(weights), total);
  }
  print('held out', total);
  const own = new Map<string, number[]>();
  for (let fold = 0; fold < folds; fold++) {
    const weights = learn([...train, ...news.filter((_, i) => i % folds !== fold)]);
    for (const document of news.filter((_, i) => i % folds === fold)) score(document, new WeightedJudge(weights), own);
  }
  print('news', own);
} else {
  const weights = learn([...train, ...news]);
  const total = new Map<string, number[]>();
  for (const document of dev) score(document, new WeightedJudge(weights), total);
  print('dev', total);
  writeFileSync('language/en/pronouns.yaml', written(learn([...train, ...dev, ...news])));
}
