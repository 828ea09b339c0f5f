import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as api from '../../src/server/api.js';
import { openServer } from '../../src/server/server.js';
import { openDesk } from '../../src/store/open-desk.js';
import { all } from '../store/coded-texts.js';
import { served, type Served } from './served.js';

let server: Served;
beforeEach(async () => {
  server = await served();
});
afterEach(() => server.close());

async function first(conditions = 'type=ASSAULT'): Promise<api.StatementAnswer> {
  const { body } = await server.get<api.StatementsAnswer>(`/api/statements?limit=1&${conditions}`);
  const [row] = body.rows;
  if (row === undefined) throw new Error(`nothing is ${conditions}`);
  return row;
}

async function reviewed(
  key: string,
  version: number,
  wish: object,
): Promise<{ status: number; body: api.ReviewAnswer }> {
  return server.send<api.ReviewAnswer>('PUT', `/api/statements/${key}/review`, { author: 'Ann', ...wish }, version);
}

describe('reviewing', () => {
  it('accepts, corrects, rejects and opens again, with versions that grow', async () => {
    const { key } = await first();
    const accepted = await reviewed(key, 0, { verdict: 'accepted' });
    expect(accepted).toMatchObject({ status: 200, body: { verdict: 'accepted', author: 'Ann' } });
    const wish = { verdict: 'corrected', changes: { type: 'COERCE', time: null }, note: 'no shells were fired' };
    const corrected = await reviewed(key, accepted.body.version, wish);
    expect(corrected.body).toMatchObject({
      verdict: 'corrected',
      changes: { type: 'COERCE', time: null },
      note: wish.note,
    });
    expect(corrected.body.version).toBeGreaterThan(accepted.body.version);
    const seen = await server.get<api.StatementAnswer>(`/api/statements/${key}`);
    expect(seen.headers['etag']).toBe(`"${corrected.body.version}"`);
    expect(seen.body.review).toEqual(corrected.body);
    expect(seen.body.event?.type).toBe('COERCE');
    expect((await server.get<api.StatementsAnswer>('/api/statements?reviewed=corrected')).body.rows).toHaveLength(1);
    const facet = await server.get<api.FacetsAnswer>('/api/facets?field=reviewed');
    expect(facet.body.facets[0]?.values.find(({ value }) => value === 'corrected')?.count).toBe(1);
    await reviewed(key, corrected.body.version, { verdict: 'open' });
    expect((await server.get<api.StatementAnswer>(`/api/statements/${key}`)).body.review.verdict).toBe('open');
  });

  it('refuses what was not seen, with both sides', async () => {
    const { key } = await first();
    await reviewed(key, 0, { verdict: 'accepted' });
    const late = await server.send<api.ConflictAnswer>(
      ...(['PUT', `/api/statements/${key}/review`, { author: 'Bob', verdict: 'rejected' }, 0] as const),
    );
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      code: 'review-conflict',
      mine: { author: 'Bob', verdict: 'rejected' },
      theirs: { verdict: 'accepted', author: 'Ann' },
    });
    expect(late.body.acts.map(({ author }) => author)).toEqual(['Ann']);
    const blind = await server.send<api.ProblemAnswer>('PUT', `/api/statements/${key}/review`, {
      author: 'Bob',
      verdict: 'open',
    });
    expect([blind.status, blind.body.code]).toEqual([428, 'version-missing']);
    const nobody = await server.send(
      'PUT',
      `/api/statements/${'0'.repeat(32)}/review`,
      { author: 'B', verdict: 'open' },
      0,
    );
    expect(nobody.status).toBe(404);
  });

  it('loses nothing of two who write at once, from two programs', async () => {
    const { key } = await first();
    const desk = await openDesk(server.file);
    const other = await openServer(desk, { host: '127.0.0.1', token: null, workbench: '/none' });
    let wins = 0;
    const work = async (author: string, app: Served['app']): Promise<void> => {
      for (let done = 0; done < 10;) {
        const headers = { host: 'localhost', 'x-herodotus': '1' };
        const seen = await app.inject({ url: `/api/statements/${key}`, headers });
        const version = String(seen.headers['etag']);
        const payload = { author, verdict: 'corrected', changes: { mode: `${author} ${done}` } };
        const url = `/api/statements/${key}/review`;
        const answer = await app.inject({ method: 'PUT', url, payload, headers: { ...headers, 'if-match': version } });
        if (answer.statusCode === 200) [done, wins] = [done + 1, wins + 1];
        else expect(answer.statusCode).toBe(409);
      }
    };
    await Promise.all([work('Ann', server.app), work('Bob', other), work('Eve', server.app)]);
    await other.close();
    const { body } = await server.get<api.HistoryAnswer>(`/api/statements/${key}/history?limit=500`);
    expect(wins).toBe(30);
    expect(new Set(body.rows.map(({ changes }) => changes?.mode)).size).toBe(30);
  });

  it('undoes and redoes what an author did, and nothing of others', async () => {
    const { key } = await first();
    const one = await reviewed(key, 0, { verdict: 'accepted' });
    const two = await reviewed(key, one.body.version, { verdict: 'rejected', author: 'Bob' });
    expect(two.status).toBe(200);
    const undo = await server.send<api.ActAnswer>('POST', '/api/undo', { author: 'Bob' });
    expect(undo.body).toMatchObject({ what: 'undone', author: 'Bob', statements: [key] });
    const verdict = async (): Promise<string> =>
      (await server.get<api.StatementAnswer>(`/api/statements/${key}`)).body.review.verdict;
    expect(await verdict()).toBe('accepted');
    await server.send('POST', '/api/redo', { author: 'Bob' });
    expect(await verdict()).toBe('rejected');
    const none = await server.send<api.ProblemAnswer>('POST', '/api/redo', { author: 'Bob' });
    expect([none.status, none.body.code]).toEqual([409, 'nothing-to-undo']);
    const { body } = await server.get<api.HistoryAnswer>('/api/history');
    expect(body.rows.map(({ what }) => what)).toEqual(['redone', 'undone', 'rejected', 'accepted']);
    expect((await server.get<api.HistoryAnswer>('/api/history?author=Ann')).body.rows).toHaveLength(1);
    const paged = await server.get<api.HistoryAnswer>('/api/history?limit=3');
    const rest = await server.get<api.HistoryAnswer>(`/api/history?limit=3&after=${paged.body.next ?? ''}`);
    expect([...paged.body.rows, ...rest.body.rows]).toEqual(body.rows);
  });

  it('adds what was not found, and gives all decisions as gold', async () => {
    const record = await server.desk.corpus.record('page');
    const at = record?.text.indexOf('We shall not give in') ?? -1;
    const cue = { start: at, end: at + 8 };
    const wish = {
      start: at,
      end: at + 20,
      cue,
      author: 'Ann',
      changes: { type: 'REJECT', actor: [{ ...cue, actor: 'Norway' }] },
    };
    const added = await server.send<api.AddedStatement>('POST', '/api/documents/page/statements', wish);
    expect(added).toMatchObject({ status: 201, body: { review: { verdict: 'added', changes: { type: 'REJECT' } } } });
    const outside = { ...wish, end: 1_000_000 };
    expect((await server.send('POST', '/api/documents/page/statements', outside)).status).toBe(400);
    const { key } = await first();
    await reviewed(key, 0, { verdict: 'corrected', changes: { status: 'planned' } });
    const wrong = await first('type=COERCE');
    await reviewed(wrong.key, 0, { verdict: 'rejected' });
    const { body } = await server.get<string>('/api/download?format=gold');
    const [line = ''] = body.split('\n');
    const gold = JSON.parse(line) as Record<
      'gold' | 'rejected',
      { words: string; type: string; status: string[]; actor: string[] }[]
    >;
    expect(gold.gold.map(({ type, status }) => [type, status])).toEqual([
      ['ASSAULT', ['planned']],
      ['REJECT', ['occurred']],
    ]);
    expect(gold.gold[1]).toMatchObject({ words: 'We shall', actor: ['We shall|Norway'], added: true });
    expect(gold.rejected.map(({ words }) => words)).toEqual([wrong.cue.words]);
    const page = await server.get<api.DocumentAnswer>('/api/documents/page');
    expect(page.body.added.map((each) => each.key)).toEqual([added.body.key]);
    expect(Object.keys(page.body.reviews).toSorted()).toEqual([key, wrong.key, added.body.key].toSorted());
  });

  it('merges and splits incidents, undoes it, and refuses what has changed', async () => {
    const before = await all(server.desk.corpus.incidents({}));
    const [one, two] = before;
    if (one === undefined || two === undefined) throw new Error('too few incidents');
    const seen = async (number: number): Promise<api.IncidentAnswer> =>
      (await server.get<api.IncidentAnswer>(`/api/incidents/${number}`)).body;
    const versions = [await seen(one.number), await seen(two.number)].map(({ number, version }) => ({
      number,
      version,
    }));
    const merged = await server.send<api.GroupingAnswer>('POST', '/api/incidents/merge', {
      author: 'Ann',
      incidents: versions,
    });
    expect(merged).toMatchObject({ status: 200, body: { incidents: [one.number] } });
    expect((await seen(one.number)).tellings).toHaveLength(one.statements.length + two.statements.length);
    const again = await server.send<api.ConflictAnswer>('POST', '/api/incidents/merge', {
      author: 'Bob',
      incidents: versions,
    });
    expect([again.status, again.body.code]).toEqual([409, 'review-conflict']);
    const whole = await seen(one.number);
    const keys = two.statements.map(({ key }) => key);
    const wish = { author: 'Bob', statements: keys };
    const late = await server.send<api.ConflictAnswer>('POST', `/api/incidents/${one.number}/split`, wish, '0.1.x');
    expect([late.status, late.body.code]).toEqual([409, 'review-conflict']);
    const split = await server.send<api.GroupingAnswer>(
      'POST',
      `/api/incidents/${one.number}/split`,
      wish,
      whole.version,
    );
    expect(split.body.incidents).toHaveLength(2);
    const everything = { author: 'Bob', statements: one.statements.map(({ key }) => key) };
    const { version } = await seen(one.number);
    const none = await server.send<api.ProblemAnswer>(
      'POST',
      `/api/incidents/${one.number}/split`,
      everything,
      version,
    );
    expect([none.status, none.body.code]).toEqual([409, 'incident-whole']);
    await server.send('POST', '/api/undo', { author: 'Bob' });
    await server.send('POST', '/api/undo', { author: 'Ann' });
    const members = (list: typeof before): string[] =>
      list.map(({ statements }) => statements.map(({ key }) => key).join()).toSorted();
    expect(members(await all(server.desk.corpus.incidents({})))).toEqual(members(before));
    expect(await server.desk.corpus.check()).toEqual([]);
  });

  it('keeps what was decided when the corpus is coded again', async () => {
    const { corpus } = server.desk;
    const [one, two] = await all(corpus.incidents({}));
    const statement = one?.statements[0];
    if (statement === undefined || one === undefined || two === undefined) throw new Error('too few incidents');
    await reviewed(statement.key, 0, { verdict: 'corrected', changes: { mode: 'aerial' } });
    const incidents: { number: number; version: string }[] = [];
    for (const { number } of [one, two]) {
      const { body } = await server.get<api.IncidentAnswer>(`/api/incidents/${number}`);
      incidents.push({ number, version: body.version });
    }
    await server.send('POST', '/api/incidents/merge', { author: 'Ann', incidents });
    for await (const row of corpus.texts()) {
      const record = await corpus.record(row.document.id);
      if (record === null) continue;
      const kept = { ...row, hash: new Uint8Array(), sketch: null };
      await corpus.recode([{ text: row.number, record, kept }]);
    }
    const fresh = await openDesk(server.file);
    const now = (await all(fresh.corpus.incidents({}))).find((incident) =>
      incident.statements.some(({ key }) => key === statement.key),
    );
    await fresh.corpus.close();
    expect(now?.statements.map(({ key }) => key).toSorted()).toEqual(
      [...one.statements, ...two.statements].map(({ key }) => key).toSorted(),
    );
    const seen = await server.get<api.StatementAnswer>(`/api/statements/${statement.key}`);
    expect(seen.body.review).toMatchObject({ verdict: 'corrected', changes: { mode: 'aerial' } });
  });
});
