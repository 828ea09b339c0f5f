/// Fits the weights of language/en/comments.yaml: how the wording of a paragraph tells readers' comments, personal prose
/// and reports apart (multinomial logistic regression, reports as the reference). Learns from paragraphs of UD English EWT,
/// UD English GUM, Wikinews and the open documents of re3d under DATA, and from training/comments.txt and training/essays.txt.
/// Usage: npx tsx training/comments.ts DATA [--write]; prints the accuracy on texts left out, then the weights.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseComments } from '../src/language/comments.js';
import { commentCues } from '../src/read/evidence/comment-cues.js';
import { countEvidence, ownTokens } from '../src/read/evidence/paragraph-evidence.js';

const CUES = 'language/en/comments.yaml';
/// Marks that tell how a corpus was cut into paragraphs rather than who writes; their weights are set by hand.
const BY_HAND = new Set(['short', 'no-stop', 'emoticon', 'mention', 'linkback', 'continuation']);
const PENALTY = 0.0005;
const STEPS = 300;
const PARTS = 5;
/// Headings and signatures tell nothing.
const LEAST_LETTERS = 25;

type Kind = 'report' | 'comment' | 'essay';
const KINDS: readonly Kind[] = ['report', 'comment', 'essay'];

interface Paragraph {
  readonly kind: Kind;
  readonly text: string;
  /// The text that it stands in; a text is left out as a whole.
  readonly source: string;
  readonly weight: number;
}

const data = process.argv[2];
if (data === undefined) throw new Error('usage: npx tsx training/comments.ts DATA [--write]');
const cues = commentCues({ code: 'en', name: 'English', comments: parseComments({ name: CUES, text: readFileSync(CUES, 'utf8') }) });

/// What the kinds of text of the treebanks are taken for, and how much each counts.
const TREEBANKS: Readonly<Record<string, readonly [Kind, number]>> = {
  answers: ['comment', 0.7],
  reviews: ['comment', 0.4],
  newsgroup: ['comment', 0.4],
  weblog: ['essay', 0.3],
  interview: ['essay', 1],
  court: ['essay', 0.5],
  voyage: ['essay', 0.4],
  academic: ['report', 0.4],
  bio: ['report', 0.5],
  news: ['report', 1],
};

function treebank(file: string): Paragraph[] {
  const found: { kind: string; source: string; text: string }[] = [];
  let [kind, source] = ['', ''];
  for (const line of readFileSync(join(data ?? '', file), 'utf8').split('\n')) {
    const id = /^# newdoc id ?= ?((?:GUM_)?([a-z]+).*)/.exec(line);
    if (id !== null) [source = '', kind = ''] = id.slice(1);
    if (/^# new(?:par|doc)/.test(line)) found.push({ kind, source, text: '' });
    const text = /^# text = (.*)/.exec(line)?.[1];
    const last = found.at(-1);
    if (text !== undefined && last !== undefined) last.text = `${last.text} ${text}`.trim();
  }
  return found.flatMap(({ kind, source, text }) => {
    const known = TREEBANKS[kind];
    return known === undefined ? [] : [{ kind: known[0], text, source, weight: known[1] }];
  });
}

/// Reports; those in which every tenth paragraph says "I" or "you" are interviews.
function documents(file: string, weight: number): Paragraph[] {
  return readFileSync(join(data ?? '', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      const found = text.split('\n').filter((paragraph) => paragraph.trim().length >= LEAST_LETTERS);
      const personal = found.filter((paragraph) => ownTokens(paragraph).some((token) => /^(?:i|my|you)$/.test(token)));
      const interview = personal.length > 2 && personal.length >= 0.1 * found.length;
      return found.map((paragraph) => ({
        kind: interview ? ('essay' as const) : ('report' as const),
        text: paragraph.trim(),
        source: id,
        weight: interview ? 0.2 : weight,
      }));
    });
}

function own(file: string, kind: Kind, weight: number): Paragraph[] {
  const lines = readFileSync(join('training', file), 'utf8').split('\n');
  let text = 0;
  return lines.flatMap((line) => {
    if (line === '') text++;
    // Ten comments in a row belong to one affair.
    const source = `${file} ${kind === 'comment' ? Math.floor(text / 10) : text}`;
    return line === '' || line.startsWith('#') ? [] : [{ kind, text: line, source, weight }];
  });
}

const paragraphs = [
  ...treebank('ud/en_ewt-ud-train.conllu'),
  ...treebank('ud/en_gum_by-train.conllu'),
  ...documents('news/wikinews.jsonl', 1),
  ...documents('relations/re3d-open.jsonl', 0.7),
  ...own('comments.txt', 'comment', 6),
  ...own('essays.txt', 'essay', 6),
].filter(({ text, kind }) => text.length >= (kind === 'report' ? 2 * LEAST_LETTERS : LEAST_LETTERS));

const names = [...cues.evidence.map(({ name }) => name), ...cues.marks.keys()];
const learned = names.filter((name) => !BY_HAND.has(name));

interface Example {
  readonly kind: number;
  readonly values: Float64Array;
  readonly weight: number;
}

function examples(from: readonly Paragraph[]): Example[] {
  const total = new Map<Kind, number>();
  for (const { kind, weight } of from) total.set(kind, (total.get(kind) ?? 0) + weight);
  return from.map(({ kind, text, weight }) => {
    const counts = countEvidence(text, cues);
    return {
      kind: KINDS.indexOf(kind),
      values: Float64Array.from(learned, (name) => counts.get(name) ?? 0),
      weight: weight / (KINDS.length * (total.get(kind) ?? 1)),
    };
  });
}

/// Weights of each kind but the first, by gradient descent with moments (Adam).
function fit(from: readonly Example[]): Float64Array[] {
  const width = learned.length;
  const rows = (): Float64Array[] => KINDS.map(() => new Float64Array(width));
  const [weights, first, second] = [rows(), rows(), rows()];
  const bias = learned.indexOf('bias');
  for (let step = 1; step <= STEPS; step++) {
    const slope = weights.map((row) => row.map((weight, at) => (at === bias ? 0 : PENALTY * weight)));
    for (const { kind, values, weight } of from) {
      const shares = softmax(weights.map((row) => dot(row, values)));
      for (let other = 1; other < KINDS.length; other++) {
        const error = weight * ((shares[other] ?? 0) - Number(other === kind));
        const row = slope[other] ?? new Float64Array();
        for (let at = 0; at < width; at++) row[at] = (row[at] ?? 0) + error * (values[at] ?? 0);
      }
    }
    const rate = 0.1 * Math.min(1, 3 * (1 - step / (STEPS + 1)));
    for (let kind = 1; kind < KINDS.length; kind++) {
      const none = new Float64Array();
      const [row = none, m = none, v = none, s = none] = [weights[kind], first[kind], second[kind], slope[kind]];
      for (let at = 0; at < width; at++) {
        const g = s[at] ?? 0;
        const mean = 0.9 * (m[at] ?? 0) + 0.1 * g;
        const square = 0.99 * (v[at] ?? 0) + 0.01 * g * g;
        m[at] = mean;
        v[at] = square;
        row[at] =
          (row[at] ?? 0) - (rate * (mean / (1 - 0.9 ** step))) / (Math.sqrt(square / (1 - 0.99 ** step)) + 1e-9);
      }
    }
  }
  return weights;
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

const sources = [...new Set(paragraphs.map(({ source }) => source))];
const partOf = new Map(sources.map((source, index) => [source, index % PARTS]));
const table = KINDS.map(() => KINDS.map(() => 0));
for (let part = 0; part < PARTS; part++) {
  const weights = fit(examples(paragraphs.filter(({ source }) => partOf.get(source) !== part)));
  for (const { kind, values, weight } of examples(paragraphs.filter(({ source }) => partOf.get(source) === part))) {
    const scores = weights.map((row) => dot(row, values));
    const row = table[kind] ?? [];
    const best = scores.indexOf(Math.max(...scores));
    row[best] = (row[best] ?? 0) + weight;
  }
}
console.log(`paragraphs ${KINDS.map((kind) => paragraphs.filter((one) => one.kind === kind).length).join(' ')}`);
KINDS.forEach((kind, at) => {
  const row = table[at] ?? [];
  const sum = row.reduce((a, b) => a + b, 0);
  console.log(
    `${kind}: taken for ${KINDS.map((other, to) => `${other} ${((row[to] ?? 0) / sum).toFixed(3)}`).join(', ')}`,
  );
});

const weights = fit(examples(paragraphs));
const rounded = (kind: Kind, name: string): string => {
  const at = learned.indexOf(name);
  return String(Number((weights[KINDS.indexOf(kind)]?.[at] ?? 0).toFixed(2)));
};
for (const name of learned)
  console.log(`${name}: comment ${rounded('comment', name)}, essay ${rounded('essay', name)}`);

if (process.argv.includes('--write')) writeFileSync(CUES, withWeights(readFileSync(CUES, 'utf8')));

/// The file with new weights; its words and remarks stay as they are.
function withWeights(yaml: string): string {
  let group = '';
  let section = '';
  const lines: string[] = [];
  for (const line of yaml.split('\n')) {
    section = /^([a-z-]+):/.exec(line)?.[1] ?? section;
    group = /^ {2}- name: (.+)/.exec(line)?.[1] ?? group;
    const mark = /^ {2}([a-z-]+): /.exec(line)?.[1];
    if (section === 'evidence' && learned.includes(group) && /^ {4}essay: /.test(line)) continue;
    if (section === 'evidence' && learned.includes(group) && /^ {4}weight: /.test(line))
      lines.push(`    weight: ${rounded('comment', group)}`, `    essay: ${rounded('essay', group)}`);
    else if (section === 'marks' && mark !== undefined && learned.includes(mark))
      lines.push(`  ${mark}: ${rounded('comment', mark)}`);
    else if (section === 'essay-marks' && mark !== undefined && learned.includes(mark))
      lines.push(`  ${mark}: ${rounded('essay', mark)}`);
    else lines.push(line);
  }
  return lines.join('\n');
}
