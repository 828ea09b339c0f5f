import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCorpus } from '../../src/store/open-corpus.js';
import { random } from '../parse/reports.js';
import { all } from '../store/coded-texts.js';

const BIN = join('bin', 'herodotus.js');
/// `KILLS=1000` kills as often as nobody waits for in every run.
const KILLS = Number(process.env['KILLS'] ?? 20);
/// Dozens of runs of the program one after another.
vi.setConfig({ testTimeout: Math.max(900_000, 10_000 * KILLS), hookTimeout: 300_000 });
const DOCUMENTS = 150;
const folder = mkdtempSync(join(tmpdir(), 'herodotus-add-'));
const target = join(folder, 'case.db');

const PLACES = ['Aleppo', 'Bergen', 'Halvik', 'Kathmandu', 'Lagos', 'Oslo', 'Quito', 'Tunis'];
const PARTIES = ['rebels', 'soldiers', 'police officers', 'protesters', 'fishermen', 'traders'];

/// Reports that differ enough to be no copies of each other.
function text(number: number): string {
  const next = random(number + 1);
  const one = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  return Array.from(
    { length: 5 },
    () =>
      `The ${one(PARTIES)} attacked ${Math.floor(next() * 90) + 10} ${one(PARTIES)} near ${one(PLACES)} on day ${Math.floor(next() * 1000)}, ` +
      `and the ministry of ${one(PLACES)} said that it had arrested ${Math.floor(next() * 900) + 2} ${one(PARTIES)}.`,
  ).join(' ');
}

/// Days a month apart, so that reports made of the same words tell other happenings.
function dayOf(index: number): string {
  return new Date(Date.UTC(2001, index, 1)).toISOString().slice(0, 10);
}

/// Lines, pages of a folder, and what fails among them.
function inputs(): string[] {
  const lines = Array.from({ length: DOCUMENTS - 20 }, (_, index) =>
    index === 77
      ? '{"id": "broken", "text":'
      : JSON.stringify({ id: `l${index}`, published: dayOf(index), text: text(index) }),
  );
  const list = join(folder, 'a.jsonl');
  writeFileSync(list, `${lines.join('\n')}\n`);
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  for (let index = 0; index < 20; index++)
    writeFileSync(
      join(pages, `${index}.html`),
      `<html><body><article><h1>Day ${index}</h1><p>${text(1000 + index)}</p></article></body></html>`,
    );
  return [list, pages];
}

const files = inputs();

function start(args: readonly string[]): ChildProcess {
  return spawn('node', [BIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (words: string) => (out += words));
  child.stderr?.setEncoding('utf8').on('data', (words: string) => (err += words));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, out, err })));
}

async function run(...args: readonly string[]): Promise<Ended> {
  return ended(start(args));
}

/// What a sound corpus tells, by document, whatever the order in which it was added.
async function toldIn(file: string): Promise<Map<string, unknown[]>> {
  const corpus = await openCorpus(file);
  try {
    expect(await corpus.check()).toEqual([]);
    const told = new Map<string, unknown[]>();
    for (const { id } of (await all(corpus.documents())).sort((a, b) => (a.id < b.id ? -1 : 1))) {
      expect(told.has(id)).toBe(false);
      told.set(id, []);
    }
    for await (const {
      document,
      actor,
      recipient,
      number,
      incident,
      place,
      attribution,
      ...rest
    } of corpus.statements()) {
      expect([number, incident].every((each) => each === null || each > 0)).toBe(true);
      const parties = [...actor, ...recipient].map((party) => [party.words, party.actor?.name]);
      told.get(document.id)?.push([rest, parties, place?.place?.name, attribution.map(({ name }) => name)]);
    }
    return told;
  } finally {
    await corpus.close();
  }
}

/// The number of the first incident that a statement tells.
async function anIncidentOf(file: string): Promise<number | null> {
  const corpus = await openCorpus(file);
  try {
    for await (const { incident } of corpus.statements()) if (incident !== null) return incident;
    return null;
  } finally {
    await corpus.close();
  }
}

function clear(): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${target}${end}`, { force: true });
}

let whole = new Map<string, unknown[]>();
beforeAll(async () => {
  expect(existsSync(join('dist', 'worker.js')), 'run "npm run build" first').toBe(true);
  const file = join(folder, 'whole.db');
  const { status, out, err } = await run('add', file, ...files, '--workers', '1');
  expect(out).toContain(`whole.db: ${DOCUMENTS - 1} documents added, 1 failed`);
  expect(err).toContain('error json-invalid: ');
  expect(status).toBe(1);
  whole = await toldIn(file);
  expect(whole.size).toBe(DOCUMENTS - 1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('herodotus add', () => {
  it(`loses nothing and adds nothing twice, killed ${KILLS} times at any moment`, async () => {
    const next = random(23);
    let interrupted = 0;
    for (let kills = 0; kills < KILLS;) {
      const child = start(['add', target, ...files, '--workers', String(1 + (kills % 2))]);
      const end = ended(child);
      const timer = setTimeout(() => child.kill('SIGKILL'), 300 + next() * 2500);
      const { status } = await end;
      clearTimeout(timer);
      if (status === null) {
        kills++;
        interrupted++;
        continue;
      }
      expect(status).toBe(1);
      expect(await toldIn(target)).toEqual(whole);
      clear();
    }
    expect(interrupted).toBe(KILLS);
    const { status } = await run('add', target, ...files);
    expect(status).toBe(1);
    expect(await toldIn(target)).toEqual(whole);
    const again = await run('add', target, ...files, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, known: DOCUMENTS - 1, failed: 1 });
    expect(existsSync(`${target}-wal`)).toBe(false);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s keeps what is done and says so', async (signal) => {
    clear();
    const child = start(['add', target, ...files, '--workers', '1']);
    const end = ended(child);
    while (child.exitCode === null && !existsSync(target)) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill(signal);
    const { status, err } = await end;
    expect(status).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(err).toMatch(/error interrupted: stopped; \d+ documents are written\n {2}→ give the same command again/);
    const kept = await toldIn(target);
    expect(kept.size).toBeLessThan(whole.size);
    expect((await run('add', target, ...files)).status).toBe(1);
    expect(await toldIn(target)).toEqual(whole);
  });

  it('may go on in two programs at a time', async () => {
    clear();
    const both = await Promise.all([run('add', target, ...files), run('add', target, ...files.toReversed())]);
    expect(both.map(({ status }) => status)).toEqual([1, 1]);
    expect(await toldIn(target)).toEqual(whole);
  });

  it('codes again from kept parses, and says what changed', async () => {
    const copy = join(folder, 'recoded.db');
    cpSync(target, copy);
    const none = await run('add', copy, '--recode', '--json');
    expect(JSON.parse(none.out)).toMatchObject({ recoded: 0, same: DOCUMENTS - 1, changed: 0 });
    const codebook = join(folder, 'codebook');
    mkdirSync(join(codebook, 'frames'), { recursive: true });
    const frames = readFileSync('codebook/frames/assault.yaml', 'utf8');
    writeFileSync(join(codebook, 'frames', 'assault.yaml'), frames.replaceAll(/^(\s+cameo: )"?190"?$/gm, '$1"193"'));
    appendFileSync(join(codebook, 'frames', 'assault.yaml'), '\n');
    const changes = join(folder, 'changes.jsonl');
    const { status, out } = await run('add', copy, '--recode', '--codebook', codebook, '--changes', changes, '--json');
    expect(status).toBe(0);
    const told = JSON.parse(out) as Record<string, number>;
    expect(told).toMatchObject({ recoded: DOCUMENTS - 1, same: 0, failed: 0 });
    const lines = readFileSync(changes, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    expect(lines).toHaveLength((told['appeared'] ?? 0) + (told['gone'] ?? 0) + (told['changed'] ?? 0));
    const back = await run('add', copy, '--recode');
    expect(back.out).toContain(`${DOCUMENTS - 1} texts coded again`);
    expect(await toldIn(copy)).toEqual(whole);
  });

  it('says what is wrong with what it is given', async () => {
    expect((await run('add', target)).status).toBe(2);
    const foreign = join(folder, 'foreign.db');
    writeFileSync(foreign, 'Not a database at all, but a text of some length.\n'.repeat(50));
    const refused = await run('add', foreign, ...files);
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining('error corpus-unknown:')]);
    expect((await run('status', join(folder, 'none.db'))).err).toContain('error corpus-missing:');
    const other = join(folder, 'other.jsonl');
    writeFileSync(other, `${JSON.stringify({ id: 'l1', text: 'Norway threatened Russia with sanctions.' })}\n`);
    const taken = await run('add', target, other);
    expect([taken.status, taken.err]).toEqual([1, expect.stringContaining('error document-id-taken:')]);
    const replaced = await run('add', target, other, '--replace', '--json');
    expect(JSON.parse(replaced.out)).toMatchObject({ added: 1, replaced: 1 });
  });

  it.skipIf(process.platform === 'win32')('tells that there is no room, and keeps what was added', async () => {
    const file = join(folder, 'narrow.db');
    const command = `ulimit -f 500; exec node ${BIN} add ${file} ${files.join(' ')} --workers 1`;
    const { status, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/error corpus-(?:full|unwritable):/);
    const kept = await toldIn(file);
    expect(kept.size).toBeLessThan(whole.size);
    expect((await run('add', file, ...files)).status).toBe(1);
    expect(await toldIn(file)).toEqual(whole);
  });
});

describe('herodotus join', () => {
  it('joins what add left out, and says how many reports tell an incident', async () => {
    const file = join(folder, 'joined.db');
    const papers = join(folder, 'papers.jsonl');
    const lines = [
      {
        id: 'a',
        published: '2024-05-07',
        text: 'Gunmen shot the vicar Osric Pell in the harbour of Halvik on Monday. The police arrested a baker named Tove Brandt.',
      },
      {
        id: 'b',
        published: '2024-05-08',
        text: 'The vicar Osric Pell was shot near his house at Halvik by gunmen who fled in a boat. He had many friends, said Tove Brandt.',
      },
    ];
    writeFileSync(papers, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    expect((await run('add', file, papers, '--no-join')).status).toBe(0);
    expect((await run('check', file)).out).toContain('sound; 2 texts are not joined yet');
    expect(JSON.parse((await run('status', file, '--json')).out)).toMatchObject({ unjoined: 2, shared: 0 });
    const joined = JSON.parse((await run('join', file, '--json')).out) as { texts: number; shared: number };
    expect(joined).toMatchObject({ texts: 2 });
    expect(joined.shared).toBeGreaterThan(0);
    const { out } = await run('status', file);
    expect(out).toContain(`${joined.shared} of them told by several reports`);
    expect((await run('join', file)).out).toContain('0 texts joined');
    expect((await run('join', file, '--all')).out).toContain('2 texts joined');
    const shown = await run('show', file, '--where', 'type=ASSAULT', '--json');
    expect(JSON.parse(shown.out)).toMatchObject({ total: 1 });
    expect((await run('show', file, '--incident', '1')).out).toContain('told by 2 reports in 2 publications');
    expect((await run('remove', file, 'b')).status).toBe(0);
    expect(JSON.parse((await run('status', file, '--json')).out)).toMatchObject({ unjoined: 0, shared: 0 });
  });
});

describe('what a corpus is kept with', () => {
  it('shows, checks, copies and removes', async () => {
    const status = await run('status', target, '--json');
    expect(JSON.parse(status.out)).toMatchObject({ documents: DOCUMENTS - 1, copies: 0 });
    expect((await run('status', target)).out).toContain(`documents   ${DOCUMENTS - 1} with ${DOCUMENTS - 1} texts`);
    expect((await run('check', target)).out).toContain('sound');
    const counts = JSON.parse((await run('show', target, '--json')).out) as { total: number };
    expect(counts.total).toBeGreaterThan(DOCUMENTS);
    expect((await run('show', target, '--where', 'type=ASSAULT')).out).toContain('ASSAULT');
    const wrong = await run('show', target, '--where', 'type=WAR');
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining('ASSAULT')]);
    const told = await run('show', target, '--document', 'l2');
    expect(told.out).toContain('ASSAULT');
    // Which numbers are free depends on what was taken out before: "l1" may have held the first.
    const number = await anIncidentOf(target);
    expect((await run('show', target, '--incident', String(number))).out).toMatch(new RegExp(`^incident ${number}: `));
    expect((await run('show', target, '--search', '"near Oslo"', '--json')).out).toContain('near Oslo');
    const copy = join(folder, 'copy.db');
    expect((await run('backup', target, copy)).status).toBe(0);
    expect((await run('backup', target, copy)).err).toContain('error corpus-exists:');
    const removed = await run('remove', copy, 'l2', 'nobody', '--json');
    expect([removed.status, JSON.parse(removed.out)]).toEqual([1, { corpus: copy, removed: 1, unknown: 1 }]);
    expect((await run('check', copy, '--json')).out).toContain('"faults":[]');
    expect(JSON.parse((await run('status', copy, '--json')).out)).toMatchObject({ documents: DOCUMENTS - 2 });
  });
});
