import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/main.js';
import { loadEquipment } from '../../src/equip/equipment.js';
import { Pipeline } from '../../src/pipeline.js';
import type * as api from '../../src/server/api.js';
import { coded, page } from '../store/coded-texts.js';
import { served, type Served } from './served.js';

const PAGES = {
  one: [
    'Norway bombed the target of the climate plan.',
    'The band attacked the song with zeal.',
    'The two ministers hammered out a timetable in Oslo.',
    'The paper attacked the theory.',
    'The regents defenestrated the envoy of Sweden.',
    'Soldiers of Tana met Harbour Watch in Halvik on Friday.',
    'Rebels shelled the market on Monday.',
  ].join(' '),
  two: [
    'Norway bombed the target for exports.',
    'Sweden bombed the targets of the plan.',
    'The band attacked the tune with zeal.',
    'Rebels attacked the village of Tana.',
    'Students defenestrated two judges on Monday.',
    'Army jets hit the village of Tana on Friday.',
    'Norway and Sweden signed an agreement on Thursday.',
  ].join(' '),
};
type Id = keyof typeof PAGES;
type Row = api.SuggestionsAnswer['rows'][number];

let server: Served;
let rows: readonly Row[];
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suggestions-'));
  const all = Object.entries(PAGES).map(([id, text]) => coded(page(text, { id }), false));
  server = await served({}, await Promise.all(all));
  await review();
  rows = (await server.get<api.SuggestionsAnswer>('/api/codebook/suggestions')).body.rows;
}, 120_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/// What two reviewers decide.
async function review(): Promise<void> {
  for (const words of ['target of the climate', 'target for', 'targets of'])
    await decide('Ann', words, 'bombed', { verdict: 'corrected', changes: { type: 'COOPERATE' } });
  for (const words of ['the song', 'the tune', 'the theory'])
    await decide('Bo', words, 'attacked', { verdict: 'rejected' });
  for (const words of ['Rebels attacked', 'Army jets hit'])
    await decide('Bo', words, words.split(' ').at(-1) ?? '', { verdict: 'accepted' });
  await decide('Bo', 'shelled the market', 'shelled', { verdict: 'rejected' });
  await decide('Ann', 'signed an agreement', 'signed', { verdict: 'corrected', changes: { type: 'AGREE' } });
  await add('one', 'defenestrated');
  await add('two', 'defenestrated');
  const [start, end] = spanOf('one', 'Harbour Watch');
  const place = { name: 'Halvik', lat: 60.5, lon: 5.25, country: 'NOR' };
  const recipient = [{ start, end, actor: 'Harbour Guard of Norland' }];
  await decide('Ann', 'Harbour Watch', 'met', { verdict: 'corrected', changes: { recipient, place } });
}

async function decide(author: string, words: string, cue: string, wish: object): Promise<void> {
  const { body } = await server.get<api.StatementsAnswer>('/api/statements?limit=200');
  const found = body.rows.find((row) => row.sentence.words.includes(words) && row.cue.words === cue);
  if (found === undefined) throw new Error(`nothing is "${cue}" of "${words}"`);
  const { key, review: before } = found;
  const answer = await server.send('PUT', `/api/statements/${key}/review`, { author, ...wish }, before.version);
  expect(answer).toMatchObject({ status: 200 });
}

async function add(id: Id, words: string): Promise<void> {
  const [start, end] = spanOf(id, words);
  const cue = { start, end };
  const wish = { ...cue, cue, changes: { type: 'ASSAULT' }, author: 'Bo' };
  expect((await server.send('POST', `/api/documents/${id}/statements`, wish)).status).toBeLessThan(300);
}

function spanOf(id: Id, words: string): [start: number, end: number] {
  const start = PAGES[id].indexOf(words);
  return [start, start + words.length];
}

function suggested(what: Row['what'], words: string): Row {
  const row = rows.find((each) => each.what === what && each.words === words);
  if (row === undefined) throw new Error(`nothing is suggested of ${words}`);
  return row;
}

function text({ blocks }: Row, file: string): string {
  return blocks.find((block) => block.file === file)?.text ?? '';
}

describe('what follows from corrections', () => {
  it('gathers the corrections of a word, with a frame of the right type and the sentences as examples', () => {
    const bomb = suggested('type', 'bomb');
    expect(bomb).toMatchObject({
      kind: 'verb',
      from: 'ASSAULT',
      to: 'COOPERATE',
      corrected: 3,
      right: 3,
      authors: ['Ann'],
    });
    expect(bomb).toMatchObject({ touches: 3, touched: 'statements', complete: true });
    expect(bomb.evidence.map(({ sentence, cue }) => sentence.slice(cue.start, cue.end))).toEqual([
      'bombed',
      'bombed',
      'bombed',
    ]);
    expect(text(bomb, 'frames/reviewed-cooperate.yaml').split('\n')).toEqual([
      'format: herodotus/frames/1',
      'origin: Corrections of reviewers.',
      'type: COOPERATE',
      'frames:',
      '  bomb-target:',
      '    gloss: "bomb (object: target), which was told as ASSAULT; from corrections of reviewers"',
      '    verbs: [bomb]',
      '    when: {object: [target], subject: any}',
      '    examples:',
      '      - "[A Norway] bombed the target of the climate plan."',
      '      - "[A Norway] bombed the target for exports."',
      '      - "[A Sweden] bombed the targets of the plan."',
    ]);
    expect(text(bomb, 'language/en/wording/assault.yaml')).toContain(
      '    counterexamples:\n      - "Norway bombed the target of the climate plan."',
    );
  });

  it('keeps a frame from what was rejected, and not from what was accepted', () => {
    const attack = suggested('rejected', 'attack');
    expect(attack).toMatchObject({ to: null, corrected: 3, right: 3, authors: ['Bo'] });
    expect(text(attack, 'language/en/wording/assault.yaml').split('\n').slice(0, 4)).toEqual([
      '# beside what the frame has',
      'frames:',
      '  attack:',
      expect.stringMatching(/^ {4}unless: \{object: \[(?:song|tune|theory|, ){5}\]\}$/),
    ]);
  });

  it('says where no way is found, and leaves the sentence as a task', () => {
    const shell = suggested('rejected', 'shell');
    expect(shell).toMatchObject({ corrected: 1, right: 0 });
    expect(text(shell, 'language/en/wording/assault.yaml')).toBe(
      '# beside what the frame has\nframes:\n  shell:\n    counterexamples:\n      - "Rebels shelled the market on Monday."',
    );
  });

  it('says what of the codebook a change would contradict, and leaves that to whoever gives the codebook', () => {
    const sign = suggested('type', 'sign');
    expect(sign).toMatchObject({ from: 'SUPPORT', to: 'AGREE', corrected: 1, right: 1 });
    expect(sign.against.length).toBeGreaterThan(0);
    expect(text(sign, 'frames/reviewed-agree.yaml')).toContain('"[A Norway] and [A Sweden] signed an agreement');
  });

  it('words a deed that was missed', () => {
    const thrown = suggested('missed', 'defenestrate');
    expect(thrown).toMatchObject({ from: null, to: 'ASSAULT', corrected: 2, right: 2, touches: 2, touched: 'texts' });
    expect(text(thrown, 'frames/reviewed-assault.yaml')).toContain('    verbs: [defenestrate]\n    when: {object: [');
  });

  it('names actors and places', () => {
    const name = suggested('name', 'Harbour Guard of Norland');
    expect(name).toMatchObject({ complete: false, right: null });
    expect(name.blocks).toEqual([
      { file: 'actors/reviewed.tsv', text: 'Harbour Guard of Norland\tHarbour Watch\t\t\t\t\t\t' },
    ]);
    expect(suggested('place', 'Halvik').blocks).toEqual([
      { file: 'places/regions.yaml', text: '# beside what stands there\nregions:\n  NOR: {Halvik: [60.5, 5.25]}' },
    ]);
  });

  it('stands in the order of what it touches', () => {
    const touches = rows.map((row) => row.touches);
    expect(touches).toEqual(touches.toSorted((a, b) => b - a));
  });

  it('goes into a draft that has changes already, once', async () => {
    const ids = [suggested('rejected', 'attack').id];
    const name = 'language/en/wording/assault.yaml';
    const own = (await server.get<api.CodebookFileAnswer>(`/api/codebook/files?name=${name}`)).body.text;
    const files = [{ name, text: own.replace('frames:\n', 'frames:\n  # a change of my own\n') }];
    const once = await server.send<api.LaidAnswer>('POST', '/api/codebook/suggestions/files', { ids, files });
    expect(once.body.files[0]?.text).toMatch(/# a change of my own[^]*- "The band attacked the song with zeal\."/);
    const again = await server.send<api.LaidAnswer>('POST', '/api/codebook/suggestions/files', { ids, ...once.body });
    expect(again.body).toEqual(once.body);
    const unknown = await server.send('POST', '/api/codebook/suggestions/files', { ids: ['nothing'] });
    expect(unknown.status).toBe(404);
  });

  it('is accepted by `codebook check` where it is laid over, and the sentences come out as corrected', async () => {
    const answer = await server.app.inject({
      url: '/api/codebook/suggestions/download',
      headers: { host: '127.0.0.1:4310' },
    });
    const files = Object.entries(unzipSync(answer.rawPayload));
    expect(files.map(([name]) => name).sort()).toEqual([
      'reviewed-codebook/frames/reviewed-assault.yaml',
      'reviewed-codebook/frames/reviewed-cooperate.yaml',
      'reviewed-codebook/language/en/wording/assault.yaml',
      'reviewed-codebook/language/en/wording/consult.yaml',
      'reviewed-codebook/places/regions.yaml',
    ]);
    for (const [name, bytes] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), strFromU8(bytes));
    }
    const laid = join(folder, 'reviewed-codebook');
    const written: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
    const status = await main(['codebook', 'check', laid, '--only', 'assault.yaml']);
    vi.restoreAllMocks();
    expect(written.join('')).toMatch(/ 0 mistakes\n\d+ examples, 0 fail\n$/);
    expect(status).toBe(0);
    const pipeline = new Pipeline(await loadEquipment({ folder: laid, built: false }));
    const told: (readonly [string, string | undefined])[] = [];
    for (const [id, words] of Object.entries(PAGES)) {
      const { statements, text: all, places } = await pipeline.run(page(words, { id }));
      for (const { cue, event } of statements) told.push([all.slice(cue.start, cue.end), event?.type]);
      if (id === 'one')
        expect(places.find(({ name }) => name === 'Halvik')).toMatchObject({ lat: 60.5, country: 'NOR' });
    }
    const of = (cue: string): (string | undefined)[] => told.flatMap(([each, type]) => (each === cue ? [type] : []));
    expect(of('bombed')).toEqual(['COOPERATE', 'COOPERATE', 'COOPERATE']);
    expect(of('hit')).toEqual(['ASSAULT']);
    expect(of('attacked').filter((type) => type !== undefined)).toEqual(['ASSAULT']);
    expect(of('defenestrated')).toEqual(['ASSAULT', 'ASSAULT']);
  }, 120_000);
});
