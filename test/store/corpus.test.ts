import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Corpus, NewDocument } from '../../src/store/corpus.js';
import { openCorpus } from '../../src/store/open-corpus.js';
import { backends } from './backends.js';
import { all, coded, page, REPORT } from './coded-texts.js';

const folder = mkdtempSync(join(tmpdir(), 'herodotus-corpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OTHER =
  'Spain sent aid to Chile after the earthquake in March 2024.\nPolice in Madrid dispersed a protest. Norway will send troops to Bergen.';
/// Each paper prints the report a little differently.
const COPY = `Herald: ${REPORT.replace('twelve dockers', 'twelve dock workers')}`;

/// The suite runs over every kind of database.
const KINDS = await backends();

describe.each(KINDS)('a corpus in $kind', ({ missing, fresh }) => {
  if (missing !== null) {
    it.skip(missing);
    return;
  }
  let corpus: Corpus;
  const open = async (): Promise<Corpus> => openCorpus(await fresh(), { create: true });
  beforeEach(async () => {
    corpus = await open();
  });
  afterEach(() => corpus.close());

  async function add(...documents: NewDocument[]): Promise<string[]> {
    return (await corpus.add(documents)).map(({ became }) => became);
  }

  it('gives back the records that were added, and knows them again', async () => {
    const [one, two] = [await coded(page(REPORT)), await coded(page(OTHER, { id: 'other', published: '2024-03-20' }))];
    expect(await add(one, two)).toEqual(['new', 'new']);
    expect(await corpus.record('page')).toEqual(one.record);
    expect(await all(corpus.records())).toEqual([one.record, two.record]);
    expect(await corpus.record('nobody')).toBeNull();
    expect(await add(one, two, one)).toEqual(['known', 'known', 'known']);
    expect((await corpus.standing([{ id: 'page', hash: one.kept.hash }]))[0]?.is).toBe('known');
    expect((await corpus.standing([{ id: 'page', hash: two.kept.hash }]))[0]?.is).toBe('taken');
    expect((await corpus.standing([{ id: 'new', hash: one.kept.hash }]))[0]?.is).toBe('new');
    expect(await corpus.check()).toEqual([]);
  });

  it('codes a record again where it is not kept, and says where it would be another', async () => {
    const one = await coded(page(REPORT), false);
    expect(one.kept.record).toBeNull();
    const { provenance } = one.record;
    const codebook = { version: '9', hash: 'f'.repeat(64) };
    const old = { ...(await coded(page(OTHER, { id: 'old' }), false)) };
    await add(one, { ...old, record: { ...old.record, provenance: { ...provenance, codebook } } });
    expect(await corpus.record('page')).toEqual(one.record);
    await expect(corpus.record('old')).rejects.toMatchObject({ problem: { code: 'corpus-coded-otherwise' } });
    expect((await all(corpus.statements({ documents: ['old'] }))).length).toBeGreaterThan(0);
    expect(await corpus.check()).toEqual([]);
  });

  it('keeps the text that has an id, unless it is to be replaced', async () => {
    const [one, two] = [await coded(page(REPORT)), await coded(page(OTHER))];
    expect(await add(one, two)).toEqual(['new', 'refused']);
    expect(await corpus.record('page')).toEqual(one.record);
    expect((await corpus.add([two], { replace: true })).map(({ became }) => became)).toEqual(['replaced']);
    expect(await corpus.record('page')).toEqual(two.record);
    expect((await corpus.status()).texts).toBe(1);
    expect(await corpus.check()).toEqual([]);
  });

  it('adds all documents of a call or none', async () => {
    const one = await coded(page(REPORT));
    const broken = {
      ...one,
      record: { ...one.record, id: 'broken', actors: [] },
      kept: { ...one.kept, hash: Buffer.alloc(16) },
    };
    const worse = { ...broken, record: { ...broken.record, statements: [{ ...one.record.statements[0] }] } };
    await expect(corpus.add([one, worse as unknown as NewDocument])).rejects.toThrow();
    expect((await corpus.status()).documents).toBe(0);
    expect(await add(one)).toEqual(['new']);
    expect(await corpus.check()).toEqual([]);
  });

  it('takes one text in ten papers for one report, whatever came first', async () => {
    const papers = await Promise.all([
      coded(page(REPORT, { id: 'wire', published: '2024-05-06' })),
      coded(page(REPORT, { id: 'same', publisher: 'Herald', published: '2024-05-06' })),
      coded(page(COPY, { id: 'near', publisher: 'Post', published: '2024-05-07' })),
      coded(page(OTHER, { id: 'other' })),
    ]);
    const seen: unknown[] = [];
    for (const order of [papers, papers.toReversed()]) {
      const own = await open();
      await own.add(order);
      const { documents, texts, copies } = await own.status();
      expect({ documents, texts, copies }).toEqual({ documents: 4, texts: 3, copies: 1 });
      const told = await all(own.statements({ types: ['ASSAULT'], documents: ['wire'] }));
      expect(new Set(told.map(({ publications }) => publications))).toEqual(new Set([3]));
      expect(told.every(({ document }) => document.id !== 'near')).toBe(true);
      const everywhere = await all(own.statements({ types: ['ASSAULT'], documents: ['wire', 'near'], copies: true }));
      expect(everywhere.length).toBe(2 * told.length);
      seen.push(
        (await own.counts()).total,
        told.map(({ cue, event }) => [cue, event]),
      );
      const [incident] = await all(own.incidents({ types: ['ASSAULT'], documents: ['wire'] }));
      expect([incident?.reports, incident?.publications]).toEqual([1, 3]);
      expect(await own.record('same')).toEqual(papers[1]?.record);
      expect(await own.check()).toEqual([]);
      expect(await own.remove(['wire', 'same'])).toBe(2);
      expect((await own.status()).copies).toBe(0);
      expect(await own.check()).toEqual([]);
      await own.close();
    }
    expect(seen.slice(0, 2)).toEqual(seen.slice(2));
  });

  it('streams statements with all that is told of them', async () => {
    const { record, kept } = await coded(page(REPORT, { publisher: 'Wire', title: 'Port' }));
    await add({ record, kept });
    const rows = await all(corpus.statements());
    const joined = new Set([
      ...record.links.flatMap(({ from, to }) => [from, to]),
      ...record.incidents.flatMap(({ statements }) => statements),
    ]);
    const wanted = record.statements.filter(({ kind, id }) => kind !== 'claim' || joined.has(id));
    expect(rows.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    const actors = new Map(record.actors.map((actor) => [actor.id, actor]));
    const letters = [...record.text];
    rows.forEach((row, index) => {
      const statement = wanted[index];
      if (statement === undefined) throw new RangeError('a statement too many');
      const { key, kind, event, relation, polarity, certainty, status, confidence, instrument, quantities } = statement;
      expect(row).toMatchObject({ key, kind, event, relation, polarity, certainty, status, confidence, instrument });
      expect(row.quantities).toEqual(quantities);
      expect([row.start, row.end]).toEqual([statement.start, statement.end]);
      expect(row.cue.words).toBe(letters.slice(statement.cue.start, statement.cue.end).join(''));
      for (const role of ['actor', 'recipient'] as const)
        expect(row[role].map(({ actor, words, start, end }) => [actor?.name ?? null, words, start, end])).toEqual(
          statement[role].map(({ actor, start, end }) => [
            actors.get(actor ?? '')?.name ?? null,
            letters.slice(start, end).join(''),
            start,
            end,
          ]),
        );
      expect(row.attribution).toHaveLength(statement.attribution.length);
      expect(row.time?.from ?? null).toBe(statement.time?.from ?? null);
      expect(row.place?.inherited ?? null).toBe(statement.place?.inherited ?? null);
      expect(row.document).toMatchObject({ id: 'page', publisher: 'Wire', title: 'Port', published: '2024-05-06' });
    });
  });

  it('gives only the statements that are asked for, page by page', async () => {
    await add(await coded(page(REPORT)), await coded(page(OTHER, { id: 'other', published: '2024-03-20' })));
    const rows = await all(corpus.statements());
    const expectRows = async (
      query: Parameters<Corpus['statements']>[0],
      keep: (row: (typeof rows)[number]) => boolean,
    ) => {
      const wanted = rows.filter(keep);
      expect(wanted.length).toBeGreaterThan(0);
      expect(wanted.length).toBeLessThan(rows.length);
      expect(await all(corpus.statements(query))).toEqual(wanted);
    };
    await expectRows({ kinds: ['event'], types: ['ASSAULT'] }, ({ event }) => event?.type === 'ASSAULT');
    await expectRows({ parties: ['ESP'] }, ({ actor, recipient }) =>
      [...actor, ...recipient].some((party) => party.actor?.country === 'ESP'),
    );
    await expectRows({ actors: ['Norway'] }, ({ actor }) => actor.some((party) => party.actor?.name === 'Norway'));
    await expectRows({ voice: 'reader' }, ({ attribution }) => attribution[0]?.kind === 'reader');
    await expectRows({ voice: 'report' }, ({ attribution }) => attribution[0]?.kind !== 'reader');
    await expectRows({ cited: true }, ({ attribution }) => attribution.some(({ kind }) => kind === 'source'));
    await expectRows({ statuses: ['planned'] }, ({ status }) => status === 'planned');
    await expectRows({ polarity: 'negative' }, ({ polarity }) => polarity === 'negative');
    await expectRows({ documents: ['other'] }, ({ document }) => document.id === 'other');
    await expectRows({ publishedTo: '2024-04-01' }, ({ document }) => document.id === 'other');
    await expectRows({ from: '2024-05-01' }, ({ time }) => (time?.to ?? time?.from ?? '') >= '2024-05-01');
    await expectRows({ countries: ['ESP'] }, ({ place }) => place?.place?.country === 'ESP');
    const incidents = await all(corpus.incidents());
    const disputed = new Set(incidents.filter((each) => each.disputedFields.length > 0).map((each) => each.number));
    await expectRows({ disputed: true }, ({ incident }) => disputed.has(incident ?? 0));
    const paged: number[] = [];
    for (let after = 0; ;) {
      const some = await corpus.statementPage({}, after, 2);
      paged.push(...some.map((row) => row.number));
      if (some.length < 2) break;
      after = some.at(-1)?.number ?? 0;
    }
    expect(paged).toEqual(rows.map((row) => row.number));
  });

  it('finds words in texts and in quotations', async () => {
    await add(await coded(page(REPORT)), await coded(page(OTHER, { id: 'other' })));
    expect((await corpus.search('"port of Halvik"')).map(({ document }) => document.id)).toEqual(['page']);
    expect(await corpus.search('shells AND chile')).toEqual([]);
    const [hit] = await corpus.search('give', { where: 'quotations' });
    expect(hit?.words).toContain('We shall not give in');
    // Who was prime minister of Norway on the day of the report.
    expect(hit?.source).toBe('Jonas Gahr Støre');
    await expect(corpus.search('port AND (')).rejects.toMatchObject({ problem: { code: 'query-invalid' } });
  });

  it('counts incidents once, whoever tells them', async () => {
    await add(await coded(page(REPORT)));
    const { total, months, dyads, disputed } = await corpus.counts();
    expect(total).toBe((await all(corpus.incidents())).length);
    expect(months.reduce((sum, { incidents }) => sum + incidents, 0)).toBeGreaterThanOrEqual(total);
    expect(dyads.map(({ actor, recipient }) => `${actor} ${recipient}`)).toContain('Norway Russia');
    expect(disputed.length).toBeGreaterThan(0);
    const [first] = disputed;
    expect(await corpus.incident(first?.number ?? 0)).toEqual(first);
    expect(await corpus.incident(999_999)).toBeNull();
  });

  it('forgets all of a document that is removed', async () => {
    await add(await coded(page(REPORT)));
    await add(await coded(page(OTHER, { id: 'other' })));
    expect(await corpus.remove(['page', 'nobody'])).toBe(1);
    expect(await corpus.record('page')).toBeNull();
    expect(await corpus.search('Halvik')).toEqual([]);
    expect((await all(corpus.statements())).every(({ document }) => document.id === 'other')).toBe(true);
    expect(await corpus.check()).toEqual([]);
    expect(await add(await coded(page(REPORT)))).toEqual(['new']);
    expect(await corpus.check()).toEqual([]);
  });

  it('says what a recoding changed', async () => {
    const { record, kept } = await coded(page(REPORT));
    await add({ record, kept });
    const [row] = await all(corpus.texts());
    const [first, second, ...rest] = record.statements.filter(({ kind }) => kind === 'event');
    if (row === undefined || first === undefined || second === undefined) throw new RangeError('nothing was coded');
    const statements = record.statements
      .filter(({ id }) => id !== first.id)
      .map((each) => (each.id === second.id ? { ...each, status: 'planned' as const } : each));
    const incidents = record.incidents
      .map((incident) => ({ ...incident, statements: incident.statements.filter((id) => id !== first.id) }))
      .filter((incident) => incident.statements.length > 0);
    const links = record.links.filter(({ from, to }) => from !== first.id && to !== first.id);
    const changed = { ...record, statements, incidents, links };
    expect(rest.length).toBeGreaterThan(0);
    const [changes] = await corpus.recode([{ text: row.number, record: changed, kept }]);
    expect(changes?.map(({ key, became }) => [key, became]).sort()).toEqual(
      [
        [first.key, 'gone'],
        [second.key, 'changed'],
      ].sort(),
    );
  });
});

describe('the file', () => {
  it('is copied while it is open, and never over another file', async () => {
    const one = await coded(page(REPORT));
    const corpus = await openCorpus(join(folder, 'original.db'), { create: true });
    await corpus.add([one]);
    const file = join(folder, 'copy.db');
    await corpus.backup(file);
    const copy = await openCorpus(file, { readOnly: true });
    expect(await copy.record('page')).toEqual(one.record);
    expect(await copy.check()).toEqual([]);
    await copy.close();
    await expect(corpus.backup(file)).rejects.toMatchObject({ problem: { code: 'corpus-exists' } });
    await corpus.close();
  });
});

describe('the views', () => {
  it('read as tables do, and leave one file', async () => {
    const file = join(folder, 'views.db');
    const corpus = await openCorpus(file, { create: true });
    await corpus.label('country', new Map([['NOR', 'Norway']]));
    await corpus.add([
      await coded(page(REPORT, { publisher: 'Wire' })),
      await coded(page(COPY, { id: 'near', published: '2024-05-07' })),
    ]);
    await corpus.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    const database = new DatabaseSync(file, { readOnly: true });
    const rows = (view: string): Record<string, unknown>[] =>
      database.prepare(`select * from ${view}`).all() as Record<string, unknown>[];
    const shelled = rows('events').find(({ words }) => words === 'shelled');
    expect(shelled).toMatchObject({ type: 'ASSAULT', actor: 'Rebels', source: 'interior ministry', publications: 2 });
    expect(rows('incidents').some(({ disputed_polarity: disputed }) => disputed === 1)).toBe(true);
    expect(rows('who_says').some(({ kind, says }) => kind === 'reader' && says === '@Anna')).toBe(true);
    database.close();
  });
});
