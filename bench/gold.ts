/// How well the coder tells type, actor, recipient and their countries on language/en/cases/gold, news sentences of our own for every
/// CAMEO code: `npm run bench:gold [-- --half mend|blind] [--errors] [--jsonl FILE]`. `--jsonl` writes the gold for scorers
/// that read records. A span is right when it shares half of the shorter of the two; what is counted otherwise is told in
/// language/en/cases/gold/README.md.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DocumentRecord, RoleRecord, StatementRecord } from '../src/annotation/record.js';
import { plainPage, wholePipeline } from '../test/code/coded.js';

const FOLDER = join('language', 'en', 'cases', 'gold');
const MUTUAL = ['CONSULT', 'AGREE', 'COOPERATE'];

interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly countries: readonly string[];
}

interface Gold {
  readonly id: string;
  readonly half: 'mend' | 'blind';
  readonly text: string;
  /// null: no event is told.
  readonly type: string | null;
  readonly mutual: boolean;
  readonly actors: readonly GoldSpan[];
  readonly recipients: readonly GoldSpan[];
}

interface Hit {
  readonly type: boolean;
  readonly actor: boolean;
  readonly recipient: boolean;
}

const { values } = parseArgs({
  options: { half: { type: 'string' }, errors: { type: 'boolean' }, jsonl: { type: 'string' } },
});
const golds = readGold().filter((gold) => values.half === undefined || gold.half === values.half);
if (values.jsonl === undefined) await measure();
else
  writeFileSync(
    values.jsonl,
    golds
      .filter(({ type }) => type !== null)
      .map(jsonLine)
      .join(''),
  );

function readGold(): Gold[] {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const seen = new Map<string, number>();
  const read: Gold[] = [];
  let code = '';
  let type: string | null = null;
  for (const line of files.flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').split('\n'))) {
    const head = /^== (\d+) (\w+)$/.exec(line);
    if (head !== null) {
      code = head[1] ?? '';
      type = head[2] === 'none' ? null : (head[2] ?? null);
    } else if (line !== '') {
      const number = (seen.get(code) ?? 0) + 1;
      seen.set(code, number);
      const half = read.length % 2 === 0 ? 'mend' : 'blind';
      read.push({ id: `${code}-${number}`, half, type, mutual: line.startsWith('~ '), ...unmarked(line) });
    }
  }
  return read;
}

/// The sentence without its marks: `[actor|ABC]`, `{recipient|ABC,DEF}`.
function unmarked(line: string): Pick<Gold, 'text' | 'actors' | 'recipients'> {
  const actors: GoldSpan[] = [];
  const recipients: GoldSpan[] = [];
  let text = '';
  for (const [piece] of line.replace(/^~ /, '').matchAll(/[[{][^\]}]*[\]}]|[^[{]+/g)) {
    const mark = /^[[{]([^|]*?)(?:\|([A-Z,]+))?[\]}]$/.exec(piece);
    const words = mark?.[1] ?? piece;
    if (mark !== null) {
      const span = { start: text.length, end: text.length + words.length, countries: mark[2]?.split(',') ?? [] };
      (piece.startsWith('[') ? actors : recipients).push(span);
    }
    text += words;
  }
  return { text, actors, recipients };
}

async function measure(): Promise<void> {
  const pipeline = await wholePipeline();
  const byType = new Map<string, Map<string, [number, number]>>();
  for (const gold of golds) {
    const record = await pipeline.run(plainPage(gold.text, gold.id));
    const events = record.statements.filter(({ event }) => event !== null);
    if (gold.type === null) {
      count(byType, 'none', 'no-event', events.length === 0);
      if (values.errors === true && events.length > 0) show(gold, events);
      continue;
    }
    const hits = events.map((statement) => hitOf(gold, statement));
    const [main] = hits;
    const right = hits.some(isAll);
    const counted: [string, boolean][] = [
      ['with-an-event', events.length > 0],
      ['main-type', main?.type === true],
      ['any-type', hits.some(({ type }) => type)],
      ['actor', hits.some(({ actor }) => actor)],
      ['recipient', hits.some(({ recipient }) => recipient)],
      ['main-all', main !== undefined && isAll(main)],
      ['any-all', right],
    ];
    const countries: [string, readonly GoldSpan[], 'actor' | 'recipient'][] = [
      ['actor-country', gold.actors, 'actor'],
      ['recipient-country', gold.recipients, 'recipient'],
    ];
    for (const [name, spans, role] of countries) {
      const want = spans.flatMap((span) => span.countries);
      if (want.length > 0) counted.push([name, countriesOf(record, role).some((country) => want.includes(country))]);
    }
    for (const type of [gold.type, 'all']) for (const [name, ok] of counted) count(byType, type, name, ok);
    const lacking = counted.filter(([name, ok]) => !ok && !name.startsWith('main')).map(([name]) => name);
    if (values.errors === true && lacking.length > 0) show(gold, events, lacking);
  }
  const all = byType.get('all');
  byType.delete('all');
  for (const [type, counts] of [...byType, ['all', all ?? new Map<string, [number, number]>()] as const]) {
    const figures = [...counts].map(([name, [ok, all]]) => `${name} ${(ok / all).toFixed(3)}`);
    const [[, number] = [0, 0]] = counts.values();
    console.log(`${type} (${number}): ${figures.join(', ')}`);
  }
}

function hitOf(gold: Gold, { event, actor, recipient }: StatementRecord): Hit {
  const parties = gold.mutual && gold.recipients.length === 0;
  const actors = parties ? gold.actors.slice(0, 1) : gold.actors;
  const recipients = parties ? gold.actors.slice(1) : gold.recipients;
  const type = event?.type ?? '';
  const ways = [[actor, recipient] as const];
  if (gold.mutual || MUTUAL.includes(type)) ways.push([recipient, actor]);
  const tried = ways.map(([a, r]) => ({
    type: type === gold.type,
    actor: actors.length === 0 || anySame(gold.mutual ? [...a, ...r] : a, actors),
    recipient: recipients.length === 0 || anySame(gold.mutual ? [...r, ...a] : r, recipients),
  }));
  return tried.reduce((best, hit) => (sidesOf(hit) > sidesOf(best) ? hit : best));
}

function sidesOf({ actor, recipient }: Hit): number {
  return Number(actor) + Number(recipient);
}

function isAll({ type, actor, recipient }: Hit): boolean {
  return type && actor && recipient;
}

function anySame(have: readonly RoleRecord[], want: readonly GoldSpan[]): boolean {
  return have.some((h) =>
    want.some((w) => {
      const shared = Math.min(h.end, w.end) - Math.max(h.start, w.start);
      return shared > 0 && shared >= 0.5 * Math.min(h.end - h.start, w.end - w.start);
    }),
  );
}

function countriesOf({ actors, statements }: DocumentRecord, role: 'actor' | 'recipient'): string[] {
  const country = new Map(actors.map((actor) => [actor.id, actor.country]));
  return statements
    .filter(({ event }) => event !== null)
    .flatMap((statement) => statement[role].map(({ actor }) => (actor === null ? null : country.get(actor))))
    .filter((code) => typeof code === 'string');
}

function count(byType: Map<string, Map<string, [number, number]>>, type: string, name: string, ok: boolean): void {
  const counts = byType.get(type) ?? new Map<string, [number, number]>();
  const [right, all] = counts.get(name) ?? [0, 0];
  byType.set(type, counts.set(name, [right + Number(ok), all + 1]));
}

function show(gold: Gold, events: readonly StatementRecord[], lacking: readonly string[] = ['no-event']): void {
  const said = (spans: readonly { start: number; end: number }[]): string =>
    spans.map(({ start, end }) => gold.text.slice(start, end)).join(' + ');
  console.log(`\n# ${gold.id} ${gold.type ?? 'none'}; wrong: ${lacking.join(', ')}\n  ${gold.text}`);
  console.log(`  want ${said(gold.actors)} -> ${said(gold.recipients)}`);
  for (const { event, cue, actor, recipient, why } of events)
    console.log(`  got ${event?.type ?? ''} "${said([cue])}" ${said(actor)} -> ${said(recipient)} (${why.rule})`);
}

function jsonLine({ id, text, type, mutual, actors, recipients }: Gold): string {
  const roles = (spans: readonly GoldSpan[]): object[] =>
    spans.flatMap(({ start, end, countries }) =>
      (countries.length === 0 ? [''] : countries).map((code) => ({ text: text.slice(start, end), start, end, code })),
    );
  const line = { id, text, event: type, reciprocal: mutual, source: roles(actors), target: roles(recipients) };
  return `${JSON.stringify(line)}\n`;
}
