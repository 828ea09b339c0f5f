import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as api from '../../src/server/api.js';
import { readExample } from '../../src/codebook/example.js';
import { parseActorTables } from '../../src/codebook/actor-table.js';
import { readCodebookFiles } from '../../src/equip/codebook-files.js';
import { TABLE_HEAD } from '../../src/server/suggestions/edits.js';
import { served, type Served } from './served.js';

let server: Served;
beforeEach(async () => {
  server = await served();
});
afterEach(() => server.close());

async function statement(conditions: string): Promise<api.StatementAnswer> {
  const { body } = await server.get<api.StatementsAnswer>(`/api/statements?limit=1&document=page&${conditions}`);
  const [row] = body.rows;
  if (row === undefined) throw new Error(`nothing is ${conditions}`);
  return row;
}

async function reviewed({ key, review }: api.StatementAnswer, wish: object): Promise<void> {
  const url = `/api/statements/${key}/review`;
  const { status } = await server.send('PUT', url, { author: 'Ann', ...wish }, review.version);
  expect(status).toBe(200);
}

async function suggestions(): Promise<api.SuggestionsAnswer> {
  return (await server.get<api.SuggestionsAnswer>('/api/codebook/suggestions')).body;
}

describe('changes of the codebook that follow from corrections', () => {
  it('are none where nobody corrected anything, and follow as long as a decision holds', async () => {
    expect((await suggestions()).rows).toEqual([]);
    const arrest = await statement('type=COERCE');
    await reviewed(arrest, { verdict: 'rejected' });
    const [file, frame] = (arrest.rule ?? '').split('#');
    const [row] = (await suggestions()).rows;
    expect(row).toMatchObject({
      what: 'rejected',
      words: 'arrest',
      frame: arrest.rule,
      authors: ['Ann'],
      corrected: 1,
    });
    const block = row?.blocks.find((each) => each.file === file?.replace('frames/', 'language/en/wording/'));
    expect(block?.text).toContain(`  ${frame ?? ''}:\n`);
    expect(block?.text).toContain(JSON.stringify(arrest.sentence.words));
    await server.send('POST', '/api/undo', { author: 'Ann' });
    expect((await suggestions()).rows).toEqual([]);
  }, 60_000);

  it('are an example with the roles as they were corrected, and the name of an actor in a table', async () => {
    const condemned = await statement('type=ACCUSE');
    const { sentence } = condemned;
    const at = (words: string) => {
      const start = sentence.start + [...sentence.words.slice(0, sentence.words.indexOf(words))].length;
      return { start, end: start + [...words].length };
    };
    const recipient = [{ ...at('the attack'), actor: 'Norland Rebels' }];
    const actor = [{ ...at('France'), actor: 'France' }];
    await reviewed(condemned, { verdict: 'corrected', changes: { actor, recipient } });
    const { rows } = await suggestions();
    const line = /- (".*")/.exec(rows.find(({ what }) => what === 'roles')?.blocks[0]?.text ?? '')?.[1];
    const marked = readExample(JSON.parse(line ?? '""') as string);
    expect(marked?.text).toBe(sentence.words);
    expect(marked?.recipients.map(({ start, end }) => marked.text.slice(start, end))).toEqual(['the attack']);
    expect(marked?.actors.map(({ start, end }) => marked.text.slice(start, end))).toEqual(['France']);
    // "France" is called so already, and nobody knows the code of the other yet.
    const names = rows.filter(({ what }) => what === 'name');
    expect(names.map(({ blocks, complete }) => [blocks[0]?.text, complete])).toEqual([
      ['Norland Rebels\t\t\t\t\t\t\t', false],
    ]);
    const filled = `${TABLE_HEAD}${names[0]?.blocks[0]?.text.replace('\t\t\t\t', '\t\t\tREB\tNOR') ?? ''}\n`;
    expect(parseActorTables([{ name: 'actors/reviewed.tsv', text: filled }])).toMatchObject([
      { name: 'Norland Rebels', codes: [{ code: 'REB', country: 'NOR' }] },
    ]);
  }, 60_000);
});

describe('a draft of the codebook', () => {
  async function tried(files: api.TryRequest['files']): Promise<api.TryAnswer> {
    const { status, body } = await server.send<api.TryAnswer>('POST', '/api/codebook/tries', { files });
    expect(status).toBe(202);
    for (;;) {
      const seen = (await server.get<api.TryAnswer>(`/api/codebook/tries/${body.id}`)).body;
      if (seen.state !== 'trying') return seen;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  it('is tried on a copy of the corpus: what appears and changes is told, and the corpus stays as it is', async () => {
    const told = async (): Promise<string> =>
      JSON.stringify((await server.get<api.StatementsAnswer>('/api/statements?limit=500')).body.rows);
    const before = await told();
    const arrest = await statement('type=COERCE');
    const text = readCodebookFiles().files.find(({ name }) => name === 'frames/coerce.yaml')?.text ?? '';
    const own = `format: herodotus/frames/1
origin: Written for a test.
type: CONSULT
frames:
  speak-to-reporters: {gloss: tell the press, verbs: [tell reporter], cameo: "010"}
`;
    const { state, of, done, appeared, changed, changes, problem } = await tried([
      { name: 'frames/coerce.yaml', text: text.replaceAll('mode: arrest', 'mode: restrict') },
      { name: 'frames/press.yaml', text: own },
    ]);
    expect({ state, problem }).toEqual({ state: 'done', problem: null });
    expect([of, done]).toEqual([3, 3]);
    expect([appeared, changed].every((number) => number > 0)).toBe(true);
    const change = changes.find(({ key }) => key === arrest.key);
    expect([change?.became, change?.before, change?.after]).toEqual([
      'changed',
      expect.stringContaining('arrest'),
      expect.stringContaining('restrict'),
    ]);
    expect(changes.some(({ became, after }) => became === 'appeared' && after?.includes('CONSULT') === true)).toBe(
      true,
    );
    expect(await told()).toBe(before);
  }, 120_000);

  it('that is wrong is refused with the place of its mistake, under a name of its own', async () => {
    const { state, problem } = await tried([
      { name: 'language/en/wording/assault.yaml', text: 'format: herodotus/wording/1\nframes: 7\n' },
    ]);
    expect(state).toBe('failed');
    expect(problem?.message).toContain('assault.yaml');
    expect(JSON.stringify(problem)).not.toContain('herodotus-draft-');
  }, 120_000);

  it('may bring a table of names', async () => {
    const text = `${TABLE_HEAD}Halvik Dockers\tdockers\t\tNOR LAB\tNOR\tLAB\t\t\n`;
    expect(await tried([{ name: 'actors/reviewed.tsv', text }])).toMatchObject({ state: 'done', problem: null });
  }, 120_000);
});
