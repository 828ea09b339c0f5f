import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openCorpus } from '../../src/store/open-corpus.js';
import { openDatabase } from '../../src/store/open-database.js';
import { shownAddress, withSettings } from '../../src/store/postgres/address.js';
import { searchedQuery, searchedWords } from '../../src/store/postgres/search-query.js';
import { RecordSource } from '../../src/store/record-source.js';
import { SqlCorpus } from '../../src/store/sql-corpus.js';
import { coded, page, REPORT } from './coded-texts.js';
import { PostgresServer } from './postgres-server.js';

describe('an address', () => {
  it('is shown without its password, and not at all where it cannot be read', () => {
    expect(shownAddress('postgres://ann:secret@host:5432/a?password=secret&sslmode=require')).toBe(
      'postgres://ann@host:5432/a?sslmode=require',
    );
    expect(() => shownAddress('postgres://ann:secret@no host:x')).toThrow(/^(?!.*secret)/);
  });

  it('takes settings beside those that it names itself', () => {
    const address = withSettings('postgres://ann@host/a?options=-c%20search_path%3Dnews', ['jit=off']);
    expect(new URL(address).searchParams.get('options')).toBe('-c search_path=news -c jit=off');
    expect(withSettings('postgres:///a?host=/run/postgresql', ['jit=off'])).toMatch(/host=%2Frun.*&options=-c/);
  });

  it('that leads nowhere is told without its password', async () => {
    const failure = await openCorpus('postgres://ann:secret@127.0.0.1:1/a').catch((error: unknown) => error);
    expect(failure).toMatchObject({ problem: { code: 'corpus-unreachable' } });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });
});

describe('a query of words', () => {
  it.each([
    ['port of Halvik', "((('port') & ('of')) & ('Halvik'))"],
    ['"port of Halvik"', "('port' <-> 'of' <-> 'Halvik')"],
    ['a OR b AND c NOT d', "(('a') | (('b') & (('c') & !('d'))))"],
    ['(a OR b) c*', "((('a') | ('b')) & ('c':*))"],
    ["naïve O'Neil", "(('naive') & ('O' <-> 'Neil'))"],
  ])('%s is read as FTS5 reads it', (query, expected) => {
    expect(searchedQuery(query)).toBe(expected);
  });

  it.each(['', '(', 'a )', 'a AND', '"open', 'OR a', '...'])('%s is refused', (query) => {
    expect(() => searchedQuery(query)).toThrow('cannot be searched for');
  });

  it('is held against words without signs and accents', () => {
    expect(searchedWords('Über-naïve: 3.5 km')).toBe('Uber naive 3 5 km');
  });
});

const server = await PostgresServer.start();
afterAll(async () => (typeof server === 'string' ? undefined : server.end()));

describe.skipIf(typeof server === 'string')('a corpus in PostgreSQL', () => {
  const fresh = async (): Promise<string> => (typeof server === 'string' ? '' : server.database());
  const ask = async (address: string, query: string): Promise<Record<string, unknown>[]> =>
    typeof server === 'string' ? [] : server.rows(address, query);

  it('is made only where it is asked for, and never among tables of others', async () => {
    const address = await fresh();
    await expect(openCorpus(address)).rejects.toMatchObject({ problem: { code: 'corpus-missing' } });
    await ask(address, 'create table documents (id integer)');
    await expect(openCorpus(address, { create: true })).rejects.toMatchObject({ problem: { code: 'corpus-unknown' } });
  });

  it('is only read where it is opened to read', async () => {
    const address = await fresh();
    await (await openCorpus(address, { create: true })).close();
    const corpus = await openCorpus(address, { readOnly: true });
    expect((await corpus.status()).documents).toBe(0);
    await expect(corpus.remove(['page'])).rejects.toMatchObject({ problem: { code: 'corpus-unwritable' } });
    await corpus.close();
  });

  it('takes what several programs add at one time', async () => {
    const address = await fresh();
    const corpora = await Promise.all([1, 2, 3].map(() => openCorpus(address, { create: true })));
    const documents = await Promise.all(
      Array.from({ length: 6 }, (_, index) => coded(page(`${REPORT}\nNumber ${index}.`, { id: `d${index}` }))),
    );
    const added = await Promise.all(corpora.map((corpus) => corpus.add(documents)));
    expect(added.flat().filter(({ became }) => became !== 'known')).toHaveLength(documents.length);
    const [first] = corpora;
    expect(await first?.check()).toEqual([]);
    expect(await ask(address, 'select count(*)::int as count from events where publications = 6')).not.toEqual([
      { count: 0 },
    ]);
    await Promise.all(corpora.map((corpus) => corpus.close()));
  });

  it('forgets what it knew where another program has written', async () => {
    const address = await fresh();
    const [one, two] = [await openDatabase(address, { create: true }), await openDatabase(address)];
    const corpus = new SqlCorpus(one, new RecordSource());
    const seen = async (): Promise<number> => one.db.transaction().execute(() => Promise.resolve(one.foreignChanges()));
    const before = await seen();
    expect(await seen()).toBe(before);
    const stamp = await one.stamp();
    await new SqlCorpus(two, new RecordSource()).label('country', new Map([['NOR', 'Norway']]));
    expect(await one.stamp()).not.toBe(stamp);
    expect(await seen()).not.toBe(before);
    await corpus.close();
    await two.db.destroy();
  });

  it('says that its server has gone, and goes on when it is back', async () => {
    if (typeof server === 'string') return;
    const corpus = await openCorpus(await server.database(), { create: true });
    await server.restart();
    await corpus
      .status()
      .catch((error: unknown) => expect(error).toMatchObject({ problem: { code: 'corpus-unreachable' } }));
    expect((await corpus.status()).documents).toBe(0);
    await corpus.close();
  });

  it('has its settings with each connection, and asks nothing on one before it is given out', async () => {
    const database = await openDatabase(await fresh(), { create: true });
    const { rows } = await sql`select name, source from pg_settings
      where name in ('default_transaction_read_only', 'jit', 'lock_timeout') order by name`.execute(database.db);
    // "session" would be a statement on a connection that is there: where that fails, the connection is never given back.
    expect(rows).toEqual(
      ['default_transaction_read_only', 'jit', 'lock_timeout'].map((name) => ({ name, source: 'client' })),
    );
    await database.db.destroy();
  });

  it('gives back every connection, whenever the server goes', async () => {
    if (typeof server === 'string') return;
    const corpus = await openCorpus(await server.database(), { create: true });
    for (let round = 0; round < 5; round++) {
      let back = false;
      const ask = async (): Promise<void> => {
        while (!back) await corpus.status().catch(() => undefined);
      };
      const asking = [1, 2, 3, 4].map(ask);
      await server.restart();
      back = true;
      await Promise.all(asking);
    }
    expect((await corpus.status()).documents).toBe(0);
    await corpus.close();
  });
});
