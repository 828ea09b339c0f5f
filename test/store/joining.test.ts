import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Across } from '../../src/compare/across/across.js';
import { readPage } from '../../src/compare/across/read-page.js';
import { loadLexis } from '../../src/equip/lexis.js';
import type { Corpus, NewDocument } from '../../src/store/corpus.js';
import { openCorpus } from '../../src/store/open-corpus.js';
import { openDatabase } from '../../src/store/open-database.js';
import { RecordSource } from '../../src/store/record-source.js';
import { SqlCorpus } from '../../src/store/sql-corpus.js';
import { fuzzRuns } from '../property-runs.js';
import '../property-seed.js';
import { backends } from './backends.js';
import { all, coded, page } from './coded-texts.js';

const KINDS = await backends();

/// Reports of bench/across, some of them copies, some contradicting each other.
const REPORTS = 24;

let documents: NewDocument[] = [];
beforeAll(async () => {
  const lines = readFileSync('bench/across/half-1.jsonl', 'utf8').split('\n').filter(Boolean).slice(0, REPORTS);
  documents = [];
  for (const line of lines) {
    const { id, text, published, publisher } = JSON.parse(line) as {
      id: string;
      text: string;
      published: string;
      publisher: string;
    };
    documents.push(await coded(page(text, { id, published, publisher, input: id }), false));
  }
  const [first] = documents;
  if (first === undefined) throw new Error('no reports');
  // The same text in another paper.
  documents.push({ ...first, record: { ...first.record, id: 'again', publisher: 'Evening Post' } });
}, 300_000);

/// All that incidents say but for their numbers, which tell the order in which texts came.
async function told(corpus: Corpus): Promise<string[]> {
  const found: string[] = [];
  for await (const each of corpus.incidents({ copies: true })) {
    const { number: _, statements, claims, copies, place, publications: __, ...facts } = each;
    const lines = [
      ...statements.map(({ document, id }) => `${textName(document.id)} ${id}`),
      ...claims.map(({ document, id, says, polarity }) => `${textName(document.id)} ${id} ${says ?? ''} ${polarity}`),
    ].sort();
    const copied = copies.map(({ document, of }) => `${textName(document)} ${textName(of)}`).sort();
    found.push(JSON.stringify({ lines, facts: { ...facts, place: place?.name ?? null }, copied }));
  }
  return found.sort();
}

/// Two documents have one text; which of them stands for it in rows tells the order in which they came.
function textName(id: string): string {
  return id === 'again' ? (documents[0]?.record.id ?? '') : id;
}

describe.each(KINDS)('joining over the store in $kind', ({ missing, fresh: place }) => {
  if (missing !== null) {
    it.skip(missing);
    return;
  }
  const fresh = async (): Promise<Corpus> => openCorpus(await place(), { create: true });

  it('gives the happenings that the engine alone gives, but for those of claims alone', async () => {
    const corpus = await fresh();
    const own = documents.slice(0, REPORTS);
    await corpus.add(own);
    expect((await corpus.status()).unjoined).toBe(own.length);
    await corpus.join();
    const lexis = await loadLexis();
    const across = new Across(lexis);
    for (const { record } of own) across.add(readPage(record, lexis.roots));
    const expected = across
      .happenings()
      .filter(({ type }) => type !== null)
      .map((happening) =>
        happening.told
          .map(({ page: { id }, telling: { statement } }) => `${id} ${statement}`)
          .sort()
          .join(),
      );
    const incidents = await all(corpus.incidents({ copies: true }));
    const found = incidents.map(({ statements, claims }) =>
      [...statements, ...claims]
        .map(({ document, id }) => `${document.id} ${id}`)
        .sort()
        .join(),
    );
    expect(found.sort()).toEqual(expected.sort());
    const status = await corpus.status();
    expect(status.unjoined).toBe(0);
    expect(status.shared).toBeGreaterThan(5);
    expect(incidents.some(({ copies }) => copies.length > 0)).toBe(true);
    expect(incidents.some(({ claims }) => claims.length > 0)).toBe(true);
    expect(await corpus.check()).toEqual([]);
    await corpus.close();
  });

  it('gives the same in any order and portions, whatever was removed or came later', async () => {
    const whole = await fresh();
    await whole.add(documents);
    await whole.join();
    const expected = await told(whole);
    await whole.close();
    const arrivals = fc.tuple(
      fc.shuffledSubarray(documents, { minLength: documents.length }),
      fc.uniqueArray(fc.nat(documents.length - 1), { maxLength: 4 }),
      fc.subarray(documents, { maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async ([shuffled, stops, gone]) => {
        const corpus = await fresh();
        for (const [index, each] of shuffled.entries()) {
          await corpus.add([each]);
          if (stops.includes(index)) await corpus.join();
        }
        await corpus.remove(gone.map(({ record }) => record.id));
        if (stops.length > 2) await corpus.join();
        await corpus.add(gone);
        await corpus.join();
        expect(await told(corpus)).toEqual(expected);
        expect(await corpus.check()).toEqual([]);
        await corpus.close();
      }),
      { numRuns: fuzzRuns(3) },
    );
  });

  it('keeps the numbers of what does not change, and joins only what a text has to do with', async () => {
    const corpus = await fresh();
    const [last, ...rest] = documents.slice(0, REPORTS).reverse();
    if (last === undefined) throw new Error('no reports');
    await corpus.add(rest);
    await corpus.join();
    const before = await all(corpus.incidents({ copies: true }));
    expect(await corpus.join()).toMatchObject({ texts: 0 });
    await corpus.add([last]);
    const { texts } = await corpus.join();
    expect(texts).toBeGreaterThan(0);
    expect(texts).toBeLessThan(REPORTS / 2);
    const after = new Map((await all(corpus.incidents({ copies: true }))).map((each) => [each.number, each]));
    const firsts = before.filter(({ number: id, statements: [first] }) => {
      const now = after.get(id)?.statements.map(({ number: own }) => own);
      return first !== undefined && now?.includes(first.number) === true;
    });
    expect(firsts.length).toBeGreaterThan(0.9 * before.length);
    await corpus.join({ all: true });
    expect((await all(corpus.incidents({ copies: true }))).map((each) => each.number)).toEqual([...after.keys()]);
    await corpus.close();
  });

  it('keeps numbers over a recode and a removal, and gives none twice', async () => {
    const corpus = await fresh();
    const some = documents.slice(0, REPORTS);
    await corpus.add(some);
    await corpus.join();
    const numbersOf = async (): Promise<string[]> =>
      (await all(corpus.incidents({ copies: true }))).map(
        ({ number: id, statements }) => `${id} ${statements.map(({ key }) => key).sort()[0] ?? ''}`,
      );
    const before = await numbersOf();
    const texts = await all(corpus.texts());
    const records = new Map(some.map((document) => [document.record.id, document]));
    await corpus.recode(
      texts.flatMap(({ number: text, document }) => {
        const again = records.get(document.id);
        return again === undefined ? [] : [{ ...again, text }];
      }),
    );
    await corpus.join();
    expect(await numbersOf()).toEqual(before);

    const shared = (await all(corpus.incidents({ copies: true }))).find(({ reports }) => reports > 1);
    const first = shared?.statements.find(({ document }) => records.has(document.id))?.document.id ?? '';
    const gone = records.get(first);
    if (shared === undefined || gone === undefined) throw new Error('no report shares an incident');
    await corpus.remove([first]);
    await corpus.join();
    expect((await corpus.incident(shared.number))?.number).toBe(shared.number);
    const lost = before.map((line) => Number(line.split(' ')[0]));
    const left = new Set((await all(corpus.incidents({ copies: true }))).map(({ number: id }) => id));
    await corpus.add([await coded(page('Norway expelled two diplomats of Chile on Friday.', { id: 'new' }), false)]);
    await corpus.join();
    const fresher = (await all(corpus.incidents({ copies: true }))).filter(({ number: id }) => !left.has(id));
    expect(fresher.length).toBeGreaterThan(0);
    expect(fresher.every(({ number: id }) => !lost.includes(id))).toBe(true);
    await corpus.remove(['new']);
    await corpus.add([gone]);
    await corpus.join();
    expect(await numbersOf()).toEqual(before);
    expect(await corpus.check()).toEqual([]);
    await corpus.close();
  });

  it('reads what versions before did not keep from the records', async () => {
    const database = await openDatabase(await place(), { create: true });
    const corpus = new SqlCorpus(database, new RecordSource());
    const other = await fresh();
    const few = documents.slice(0, 8);
    await corpus.add(few);
    await database.db.updateTable('pages').set({ told: null, day: null }).execute();
    await corpus.join();
    await other.add(few);
    await other.join();
    expect(await told(corpus)).toEqual(await told(other));
    await corpus.close();
    await other.close();
  });

  it('goes on where it was cut off', async () => {
    const [corpus, other] = [await fresh(), await fresh()];
    await corpus.add(documents);
    const stop = new AbortController();
    await corpus.join({ signal: stop.signal, tell: () => stop.abort() });
    expect((await corpus.status()).unjoined).toBeGreaterThan(0);
    expect(await corpus.check()).toEqual([]);
    await corpus.join();
    expect((await corpus.status()).unjoined).toBe(0);
    await other.add(documents);
    await other.join();
    expect(await told(corpus)).toEqual(await told(other));
    await corpus.close();
    await other.close();
  });
});
