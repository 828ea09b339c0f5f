import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as api from '../../src/server/api.js';
import { coded, page } from '../store/coded-texts.js';
import { served, type Served } from './served.js';

const TEXT = [
  'Soldiers shelled the port of Halvik on Monday and killed twelve dockers, the interior ministry said.',
  'Police in Bergen arrested forty protesters. France condemned this.',
].join('\n');

let server: Served;
beforeEach(async () => {
  server = await served({}, [
    await coded(page(TEXT)),
    await coded(page('Spain sent aid to Chile in March 2024.', { id: 'other' })),
  ]);
});
afterEach(() => server.close());

async function first(conditions: string): Promise<api.StatementAnswer> {
  const { body } = await server.get<api.StatementsAnswer>(`/api/statements?limit=1&${conditions}`);
  const [row] = body.rows;
  if (row === undefined) throw new Error(`nothing is ${conditions}`);
  return row;
}

async function count(conditions: string): Promise<number> {
  return (await server.get<api.FacetsAnswer>(`/api/facets?field=type&${conditions}`)).body.total;
}

async function review({ key, review: { version } }: api.StatementAnswer, wish: object): Promise<void> {
  const url = `/api/statements/${key}/review`;
  expect(await server.send('PUT', url, { author: 'Ann', ...wish }, version)).toMatchObject({ status: 200 });
}

async function download(format: string, conditions = ''): Promise<string> {
  return (await server.get<string>(`/api/download?format=${format}${conditions}`)).body;
}

describe('a correction', () => {
  it('shows at once in lists, facets, the incident, the network, the map, the timeline and in exports, until it is undone', async () => {
    const arrest = await first('type=COERCE');
    const at = [...TEXT.slice(0, TEXT.indexOf('forty'))].length;
    await review(arrest, {
      verdict: 'corrected',
      changes: {
        type: 'ASSAULT',
        actor: [{ start: arrest.start, end: arrest.start + 6, actor: 'Norway' }],
        recipient: [{ start: at, end: at + 'forty protesters'.length, actor: 'Sweden' }],
        place: { name: 'Stavanger', lat: 58.97, lon: 5.73, country: 'NOR' },
        time: { from: '2024-05-01', to: '2024-05-02' },
        status: 'planned',
      },
    });
    expect(await count('type=COERCE')).toBe(0);
    const [now] = (await server.get<api.StatementsAnswer>('/api/statements?place=Stavanger')).body.rows;
    expect(now).toMatchObject({
      key: arrest.key,
      event: { type: 'ASSAULT', mode: null, score: -9 },
      actor: [{ actor: { name: 'Norway' } }],
      recipient: [{ words: 'forty protesters', actor: { name: 'Sweden' } }],
      time: { from: '2024-05-01', to: '2024-05-02', inherited: null },
      status: 'planned',
      incident: arrest.incident,
    });
    const incident = await server.get<api.IncidentAnswer>(`/api/incidents/${arrest.incident ?? 0}`);
    expect(incident.body).toMatchObject({ type: 'ASSAULT', from: '2024-05-01', place: { name: 'Stavanger' } });
    const { body: drawn } = await server.get<api.NetworkAnswer>('/api/network?status=planned');
    expect(drawn.edges).toMatchObject([{ actor: 'Norway', recipient: 'Sweden', score: -9 }]);
    const { body: map } = await server.get<api.MapAnswer>('/api/map');
    expect(map.places.map(({ place }) => place.name)).toContain('Stavanger');
    const { body: line } = await server.get<api.TimelineAnswer>('/api/timeline?type=ASSAULT&status=planned');
    expect(line.counts).toMatchObject([{ at: '2024-05-01', type: 'ASSAULT' }]);
    expect(await download('csv', '&place=Stavanger')).toContain('ASSAULT');
    expect(await download('jsonl')).toContain('"name":"Stavanger"');
    const read = await server.get<api.DocumentAnswer>('/api/documents/page');
    const told = read.body.record.statements.find(({ key }) => key === arrest.key);
    expect(told).toMatchObject({ event: { type: 'ASSAULT' }, why: { review: 'corrected' } });
    await server.send('POST', '/api/undo', { author: 'Ann' });
    const { review: _, ...before } = arrest;
    expect(await first('type=COERCE')).toMatchObject(before);
    expect(await server.desk.corpus.check()).toEqual([]);
  });

  it('of a mode alone finds, counts, scores and codes the event under it, until it is undone', async () => {
    const assault = await first('type=ASSAULT');
    const { body: codes } = await server.get<api.CodesAnswer>('/api/codes');
    const modes = codes.types.find(({ type }) => type === 'ASSAULT')?.modes.map(({ mode }) => mode) ?? [];
    const other = modes.find((mode) => mode !== assault.event?.mode) ?? '';
    await review(assault, { verdict: 'corrected', changes: { mode: other } });
    const [now] = (await server.get<api.StatementsAnswer>(`/api/statements?mode=${other}`)).body.rows;
    expect(now).toMatchObject({ key: assault.key, event: { type: 'ASSAULT', mode: other } });
    const facet = await server.get<api.FacetsAnswer>('/api/facets?field=mode');
    expect(facet.body.facets[0]?.values.map(({ value }) => value)).toContain(other);
    await server.send('POST', '/api/undo', { author: 'Ann' });
    expect((await first('type=ASSAULT')).event).toEqual(assault.event);
    const { body } = await server.get<api.HistoryAnswer>(`/api/statements/${assault.key}/history`);
    expect(body.rows.map(({ what, changes }) => changes?.mode ?? what)).toEqual(['undone', other]);
  });

  it('that rejects takes it out of everything, and its incident too', async () => {
    const aid = await first('type=AID');
    const [statements, incidents] = [await count(''), await count('count=incidents')];
    await review(aid, { verdict: 'rejected' });
    expect([await count(''), await count('count=incidents')]).toEqual([statements - 1, incidents - 1]);
    expect(await download('csv')).not.toContain('AID');
    expect(await download('incidents')).not.toContain(aid.key);
    const { body } = await server.get<api.DocumentAnswer>('/api/documents/other');
    expect(body.record.statements.map(({ key }) => key)).not.toContain(aid.key);
    expect((await server.get<api.StatusAnswer>('/api/status')).body.incidents).toBe(incidents - 1);
    expect((await first('reviewed=rejected')).key).toBe(aid.key);
    await review(await first('reviewed=rejected'), { verdict: 'open' });
    expect(await count('count=incidents')).toBe(incidents);
  });

  it('that adds is a statement with an incident of its own', async () => {
    const start = [...TEXT.slice(0, TEXT.indexOf('France'))].length;
    const cue = { start: start + 7, end: start + 16 };
    const wish = {
      ...{ start, end: start + 21, cue, author: 'Ann' },
      changes: { type: 'REJECT', actor: [{ start, end: start + 6, actor: 'France' }] },
    };
    const { body } = await server.send<api.AddedStatement>('POST', '/api/documents/page/statements', wish);
    const row = await first('type=REJECT&reviewed=added');
    expect(row).toMatchObject({ key: body.key, cue: { words: 'condemned' }, actor: [{ actor: { name: 'France' } }] });
    expect((await server.get<api.IncidentAnswer>(`/api/incidents/${row.incident ?? 0}`)).body.tellings).toHaveLength(1);
    expect(await download('jsonl')).toContain(body.key);
    await server.send('POST', '/api/undo', { author: 'Ann' });
    expect(await count('reviewed=added')).toBe(0);
    await server.send('POST', '/api/redo', { author: 'Ann' });
    expect(await count('reviewed=added')).toBe(1);
    expect(await server.desk.corpus.check()).toEqual([]);
  });

  it('outlives a recode, which tells of no change, and joining', async () => {
    const { corpus } = server.desk;
    await review(await first('type=COERCE'), { verdict: 'corrected', changes: { type: 'SANCTION' } });
    await review(await first('type=AID'), { verdict: 'rejected' });
    for await (const row of corpus.texts()) {
      const record = await corpus.record(row.document.id);
      const kept = { ...row, hash: new Uint8Array(), sketch: null };
      if (record !== null) expect(await corpus.recode([{ text: row.number, record, kept }])).toEqual([[]]);
    }
    const left = async (): Promise<number[]> => [
      await count('type=SANCTION'),
      await count('type=AID'),
      await count('type=COERCE'),
    ];
    expect(await left()).toEqual([1, 0, 0]);
    await corpus.join({ all: true });
    expect(await left()).toEqual([1, 0, 0]);
    const [incident] = (await server.get<api.IncidentsAnswer>('/api/incidents?type=SANCTION')).body.rows;
    expect(incident).toMatchObject({ type: 'SANCTION', statements: 1 });
    expect(await corpus.check()).toEqual([]);
  });
});

describe('a download', () => {
  it.each([
    ['csv', 'COERCE'],
    ['incidents', 'COERCE'],
    ['geojson', 'FeatureCollection'],
    ['graphml', 'graphml'],
    ['gexf', 'gexf'],
    ['polecat', 'COERCE'],
    ['icews', 'COERCE'],
    ['gdelt', '\t'],
    ['acled', 'event_id_cnty'],
    ['annotation', 'COERCE'],
  ])('as %s has what is asked and nothing else', async (format, held) => {
    const written = await download(format, '&type=COERCE&words=Bergen');
    expect(written).toContain(held);
    expect(written).not.toContain('ASSAULT');
  });

  it('as Parquet and as an archive is bytes', async () => {
    for (const [format, mark] of [
      ['parquet', 'PAR1'],
      ['archive', 'PK'],
    ] as const)
      expect((await download(format)).slice(0, mark.length)).toBe(mark);
  });

  it('is told of in docs/server.md, each format', () => {
    const guide = readFileSync('docs/server.md', 'utf8');
    for (const format of ['csv', 'parquet', 'polecat', 'archive', 'html', 'statements', 'gold'])
      expect(guide).toContain(`\`${format}\``);
  });
});

describe('a sample', () => {
  it('is judged by two who do not see each other, and takes no effect', async () => {
    const wish = { name: 'All', size: 50, seed: 7, author: 'Ann' };
    const drawn = await server.send<api.SampleAnswer>('POST', '/api/samples?kind=event', wish);
    expect(drawn).toMatchObject({ status: 201, body: { name: 'All', judged: [] } });
    const { id, statements } = drawn.body;
    const judging = async (author: string): Promise<api.JudgingAnswer> =>
      (await server.get<api.JudgingAnswer>(`/api/samples/${id}?author=${author}`)).body;
    const { statements: rows } = await judging('Ann');
    expect(rows).toHaveLength(statements);
    const again = await server.send<api.SampleAnswer>('POST', '/api/samples?kind=event', wish);
    const same = (await server.get<api.JudgingAnswer>(`/api/samples/${again.body.id}?author=Ann`)).body;
    expect(same.statements.map(({ key }) => key)).toEqual(rows.map(({ key }) => key));
    for (const author of ['Ann', 'Bob'])
      for (const { key } of rows) {
        const verdict = author === 'Bob' && key === rows[0]?.key ? 'rejected' : 'accepted';
        const url = `/api/samples/${id}/opinions/${key}`;
        expect((await server.send('PUT', url, { author, verdict })).status).toBe(200);
      }
    const { opinions, sample } = await judging('Bob');
    expect(new Set(opinions.map(({ verdict }) => verdict))).toEqual(new Set(['accepted', 'rejected']));
    expect(sample.judged.map(({ author }) => author)).toEqual(['Bob']);
    const { body } = await server.get<api.AgreementAnswer>(`/api/samples/${id}/agreement`);
    expect(body).toMatchObject({ reviewers: ['Ann', 'Bob'], judged: statements, both: statements });
    expect(await count('kind=event')).toBe(statements);
    expect(
      (await server.send('PUT', `/api/samples/${id}/opinions/${'0'.repeat(32)}`, { author: 'A', verdict: 'accepted' }))
        .status,
    ).toBe(404);
    expect((await server.send('POST', '/api/samples?type=RETREAT', wish)).status).toBe(409);
  });
});

describe('a view', () => {
  it('is kept, and taken away, and is an address of the workbench alone', async () => {
    const kept = await server.send<api.ViewsAnswer>('PUT', '/api/views/Denials', { address: '/incidents?type=REJECT' });
    expect(kept.body.views).toEqual([{ name: 'Denials', address: '/incidents?type=REJECT' }]);
    for (const address of ['//evil.example/', 'javascript:alert(1)', 'https://evil.example/'])
      expect((await server.send('PUT', '/api/views/x', { address })).status).toBe(400);
    expect((await server.send<api.ViewsAnswer>('DELETE', '/api/views/Denials')).body.views).toEqual([]);
  });
});
