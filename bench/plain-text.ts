/// Measures how well readers' comments under a plain text are told from the report: reports of the corpora with comments of
/// saved pages behind them, written down in the ways in which text scrapes and pasted pages have them, and reports alone.
/// `npm run bench:plain-text [-- --wrong N]`; N documents that went wrong are shown of each kind. The corpora lie in
/// ../shared; without them there is nothing to measure, and it says so.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { SourceDocument } from '../src/annotation/document.js';
import { parseComments } from '../src/language/comments.js';
import { commentCues } from '../src/read/evidence/comment-cues.js';
import { blocksOf } from '../src/read/markup/blocks.js';
import { parseMarkup } from '../src/read/markup/markup.js';
import { readBytes } from '../src/read/read-bytes.js';

const DATA = '../shared/data';
const PAGES = `${DATA}/pages/html`;
const SAMPLE = '../shared/pages/report-with-comments.txt';
const CUES_FILE = 'language/en/comments.yaml';
/// Texts that are made from one set of reports.
const MADE = 300;

const cues = commentCues({
  code: 'en',
  name: 'English',
  comments: parseComments({ name: CUES_FILE, text: readFileSync(CUES_FILE, 'utf8') }),
});
const shown = Number(process.argv[process.argv.indexOf('--wrong') + 1] || 0);

interface Thread {
  readonly title: string | null;
  readonly report: readonly string[];
  readonly comments: readonly { readonly name: string; readonly lines: readonly string[] }[];
}

/// A text and what is known of it: where the comments begin (its length where there are none), and of each comment where
/// its own words stand.
interface Known {
  readonly text: string;
  readonly boundary: number;
  readonly comments: readonly (readonly [start: number, end: number])[];
}

type Form = (thread: Thread, page: Writer, random: () => number) => void;

/// Writes lines one below the other and remembers which are comments.
class Writer {
  text = '';
  boundary: number | null = null;
  readonly comments: [number, number][] = [];
  constructor(private readonly gap: string) {}

  line(line: string, gap = this.gap): void {
    this.text += (this.text === '' ? '' : gap) + line;
  }

  mark(): void {
    this.boundary ??= this.text.length;
  }

  comment(lines: readonly string[], before = '', gap = this.gap): void {
    this.mark();
    const start = this.text.length + gap.length;
    lines.forEach((line, index) => this.line((index === 0 ? before : '') + line, gap));
    this.comments.push([start + before.length, this.text.length]);
  }

  known(): Known {
    return { text: this.text, boundary: this.boundary ?? this.text.length, comments: this.comments };
  }
}

const NAMES = ['Tilda Marsh', 'oldsalt42', 'Per D.', 'Anonymous', 'harbourview', 'J. Kessler', 'mike_in_ohio', 'Nadia'];
const TIMES = ['2 hours ago', '3 days ago', 'May 18, 2017 at 10:30 am', '18.05.2017 14:02', '5 years ago'];

function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

function report({ report }: Thread, page: Writer): void {
  for (const line of report) page.line(line);
}

function withTitle(thread: Thread, page: Writer): void {
  if (thread.title !== null) page.line(thread.title);
  report(thread, page);
  for (const { lines } of thread.comments) page.comment(lines);
}

/// How scrapes and pasted pages write a page down.
const FORMS: Readonly<Record<string, { readonly gap: string; readonly write: Form }>> = {
  'bare lines': {
    gap: '\n',
    write(thread, page) {
      report(thread, page);
      for (const { lines } of thread.comments) page.comment(lines);
    },
  },
  'title and bare lines': { gap: '\n', write: withTitle },
  'blank lines between': { gap: '\n\n', write: withTitle },
  'blank lines between comments': {
    gap: '\n\n',
    write(thread, page) {
      report(thread, page);
      for (const { lines } of thread.comments) page.comment([lines.join('\n')]);
    },
  },
  'one line a comment': {
    gap: '\n',
    write(thread, page) {
      report(thread, page);
      for (const { lines } of thread.comments) page.comment([lines.join(' ')]);
    },
  },
  'names and times': {
    gap: '\n',
    write(thread, page, random) {
      if (thread.title !== null) page.line(thread.title);
      report(thread, page);
      page.mark();
      page.line(`${thread.comments.length} Comments`);
      for (const { name, lines } of thread.comments) {
        page.line(name);
        page.line(pick(TIMES, random));
        page.comment(lines);
        page.line('Like');
        page.line('Reply');
      }
    },
  },
  'name said': {
    gap: '\n\n',
    write(thread, page) {
      report(thread, page);
      for (const { name, lines } of thread.comments) {
        page.mark();
        page.line(`${name} said...`);
        page.comment(lines);
      }
    },
  },
  'names alone': {
    gap: '\n',
    write(thread, page) {
      report(thread, page);
      for (const { name, lines } of thread.comments) {
        page.mark();
        page.line(name);
        page.comment(lines);
      }
    },
  },
  'numbered list': {
    gap: '\n\n',
    write(thread, page) {
      report(thread, page);
      page.mark();
      page.line(`${thread.comments.length} thoughts on “${thread.title ?? 'this'}”`);
      thread.comments.forEach(({ lines }, index) => page.comment([lines.join('\n    ')], `  ${index + 1}. `));
    },
  },
};

/// The words of a page as a browser gives them when all of it is copied.
function pageText(html: string, thread: Thread): Known | null {
  const text = blocksOf(parseMarkup(html), () => false)
    .map((block) => block.text)
    .join('\n');
  const comments: [number, number][] = [];
  let from = text.indexOf(thread.report[Math.floor(thread.report.length / 2)] ?? '');
  if (from < 0) return null;
  for (const { lines } of thread.comments) {
    const start = text.indexOf(lines[0] ?? '', from);
    if (start < 0) continue;
    const end = start + lines.join('\n').length;
    comments.push([start, end]);
    from = end;
  }
  const [first] = comments;
  const last = comments.at(-1);
  if (first === undefined || last === undefined || comments.length < 0.7 * thread.comments.length) return null;
  return { text: text.slice(0, last[1]), boundary: first[0], comments };
}

interface Score {
  documents: number;
  right: number;
  ink: number;
  share: number;
  near: number;
  owned: number;
  spoken: number;
}

function read(text: string): SourceDocument {
  const [result] = readBytes(new TextEncoder().encode(text), { input: 'text', language: 'en' }, cues);
  if (result?.ok !== true) throw new Error('a text that cannot be read');
  return result.document;
}

const wrong = new Map<string, string[]>();

function measure(known: readonly Known[], name: string): Score {
  const score = { documents: 0, right: 0, ink: 0, share: 0, near: 0, owned: 0, spoken: 0 };
  for (const { text, boundary, comments } of known) {
    const found = read(text).segments.filter((segment) => segment.kind === 'comment');
    const owner = new Int32Array(text.length);
    found.forEach((segment, index) => owner.fill(index + 1, segment.start, segment.end));
    let [right, ink] = [0, 0];
    for (let at = 0; at < text.length; at++) {
      if (/\s/.test(text[at] ?? ' ')) continue;
      ink++;
      if ((owner[at] !== 0) === at >= boundary) right++;
    }
    score.documents++;
    score.right += right;
    score.ink += ink;
    score.share += right / ink;
    if (Math.abs((found[0]?.start ?? text.length) - boundary) <= 300) score.near++;
    // Each comment is whose it is when its words lie in one segment that begins and ends with it.
    for (const [start, end] of comments) {
      score.spoken += end - start;
      const best = found.find((segment) => segment.start <= start + 3 && segment.end >= end - 3);
      if (best !== undefined && best.end - best.start <= 1.1 * (end - start) + 5) score.owned += end - start;
    }
    if (right / ink < 0.9) list(name, `${(right / ink).toFixed(2)} ${shownText(text, boundary, found[0]?.start)}`);
  }
  return score;
}

function list(name: string, what: string): void {
  const known = wrong.get(name);
  if (known === undefined) wrong.set(name, [what]);
  else known.push(what);
}

function shownText(text: string, boundary: number, found = text.length): string {
  const marks = [[boundary, '⟦known⟧'] as const, [found, '⟦found⟧'] as const].sort((a, b) => b[0] - a[0]);
  return marks.reduce((sofar, [at, mark]) => sofar.slice(0, at) + mark + sofar.slice(at), text);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

function show(name: string, score: Score): void {
  const { documents, right, ink, share, near, owned, spoken } = score;
  const figures = [right / ink, share / documents, near / documents, spoken === 0 ? 0 : owned / spoken];
  print(
    `${name.padEnd(52)} ${String(documents).padStart(4)} ${figures.map((figure) => figure.toFixed(3).padStart(7)).join(' ')}`,
  );
}

function lines(file: string): string[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
    : [];
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/// English pages as the reader of markup sees them.
function pageThreads(): (Thread & { readonly html: string })[] {
  return readdirSync(PAGES).flatMap((file) => {
    const bytes = readFileSync(`${PAGES}/${file}`);
    return readBytes(bytes, { input: file }, cues).flatMap((result) => {
      if (!result.ok || result.document.language !== 'en') return [];
      const { document } = result;
      const own = document.segments.map((segment) => ({
        ...segment,
        words: paragraphs(document.text.slice(segment.start, segment.end)),
      }));
      const names = new Map(document.voices.map((voice) => [voice.id, voice.name]));
      const firstComment = own.findIndex((segment) => segment.kind === 'comment');
      const body = own.slice(0, firstComment < 0 ? own.length : firstComment);
      return [
        {
          html: new TextDecoder().decode(bytes),
          title: document.title,
          report: body.filter((segment) => /body|quote/.test(segment.kind)).flatMap((segment) => segment.words),
          comments: own
            .filter((segment) => segment.kind === 'comment' && !/^(?:Pingback|Trackback)/.test(segment.words[0] ?? ''))
            .map((segment) => ({ name: names.get(segment.voice) ?? 'Anonymous', lines: segment.words })),
        },
      ];
    });
  });
}

function corpus(name: string): { readonly title: string | null; readonly report: readonly string[] }[] {
  const seen = new Set<string>();
  return lines(`${DATA}/${name}.jsonl`)
    .map((line) => JSON.parse(line) as { readonly title?: string; readonly text: string })
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .map(({ title = null, text }) => ({ title, report: paragraphs(text) }));
}

/// Comment-like texts of the development part of a treebank, and its other texts.
function treebank(file: string): Map<string, string[][]> {
  const kinds = new Map<string, string[][]>();
  let document: string[] = [];
  for (const line of lines(file)) {
    const id = /^# newdoc id ?= ?(?:GUM_)?([a-z]+)/.exec(line)?.[1];
    if (id !== undefined) {
      document = [];
      kinds.set(id, [...(kinds.get(id) ?? []), document]);
    }
    if (/^# newpar|^# newdoc/.test(line)) document.push('');
    const text = /^# text = (.*)/.exec(line)?.[1];
    if (text !== undefined) document.push(`${document.pop() ?? ''} ${text}`.trim());
  }
  return new Map(
    [...kinds].map(([kind, texts]) => [kind, texts.map((text) => text.filter((line) => line !== ''))] as const),
  );
}

/// The same sequence in every run.
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

if (!existsSync(DATA)) {
  print(`${DATA} is not here: the pages and reports that this is measured on lie there.`);
} else {
  const pages = pageThreads();
  const threads = pages.filter((page) => page.comments.length > 0 && page.report.join('').length > 400);
  const dev = treebank(`${DATA}/ud/en_ewt-ud-dev.conllu`);
  const reviews = ['reviews', 'answers'].flatMap((kind) => dev.get(kind) ?? []);
  const news = ['news/wikinews', 'attribution/polnear-dev', 'relations/re3d-open', 'places/geovirus'];
  const reports = news.flatMap(corpus).filter(({ report }) => report.length >= 2);

  print(`${''.padEnd(52)} text  chars   mean   near  whose`);
  if (existsSync(SAMPLE)) {
    const text = readFileSync(SAMPLE, 'utf8');
    const boundary = text.indexOf('We can’t have that.');
    show('the sample page', measure([{ text, boundary, comments: [] }], 'the sample page'));
  }
  for (const [name, { gap, write }] of Object.entries(FORMS)) {
    const random = sequence(7);
    const known = threads.map((thread) => {
      const page = new Writer(gap);
      write(thread, page, random);
      return page.known();
    });
    show(`pages, ${name}`, measure(known, `pages, ${name}`));
  }
  const whole = threads.flatMap((page) => pageText(page.html, page) ?? []);
  show('pages, all words of the page', measure(whole, 'pages, all words of the page'));

  for (const [name, { gap, write }] of Object.entries(FORMS)) {
    const random = sequence(11);
    const known = Array.from({ length: MADE }, () => {
      const { title, report } = pick(reports, random);
      const count = 1 + Math.floor(random() * 8);
      const thread = pick(threads, random);
      const from = Math.floor(random() * Math.max(1, thread.comments.length - count));
      const comments =
        random() < 0.3
          ? Array.from({ length: count }, () => ({ name: pick(NAMES, random), lines: pick(reviews, random) }))
          : thread.comments.slice(from, from + count);
      const page = new Writer(gap);
      write({ title, report, comments }, page, random);
      return page.known();
    });
    show(`news and comments, ${name}`, measure(known, `news and comments, ${name}`));
  }

  print(`\n${'reports without comments'.padEnd(52)} text  split`);
  const gum = treebank(`${DATA}/ud/en_gum_by-train.conllu`);
  const plain: (readonly [string, readonly (readonly string[])[]])[] = [
    ...news.map(
      (name) =>
        [name, corpus(name).map(({ title, report }) => [...(title === null ? [] : [title]), ...report])] as const,
    ),
    ['pages, articles', pages.map(({ report }) => report)],
    ...[...dev].filter(([kind]) => kind === 'weblog').map(([kind, texts]) => [`ewt dev, ${kind}`, texts] as const),
    ...[...gum].map(([kind, texts]) => [`gum, ${kind}`, texts] as const),
  ];
  let [all, split] = [0, 0];
  for (const [name, texts] of plain) {
    const cut = texts.filter((text) => {
      const document = read(text.join('\n'));
      const first = document.segments.find((segment) => segment.kind === 'comment');
      if (first !== undefined) list(name, shownText(document.text, document.text.length, first.start));
      return first !== undefined;
    });
    print(
      `${name.padEnd(52)} ${String(texts.length).padStart(4)} ${(cut.length / texts.length).toFixed(3).padStart(7)}`,
    );
    all += texts.length;
    split += cut.length;
  }
  print(`${'all'.padEnd(52)} ${String(all).padStart(4)} ${(split / all).toFixed(3).padStart(7)}`);
  if (shown > 0)
    for (const [name, texts] of wrong) for (const text of texts.slice(0, shown)) print(`\n=== ${name}\n${text}`);
}
