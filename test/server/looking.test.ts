import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as api from '../../src/server/api.js';
import { FACET_FIELDS } from '../../src/store/desk/query.js';
import { served, type Served } from './served.js';

let server: Served;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server.close());

/// All rows of a list, page by page.
async function walk<T>(url: string): Promise<T[]> {
  const rows: T[] = [];
  for (let next: string | null = ''; next !== null;) {
    const after: string = next === '' ? '' : `&after=${next}`;
    const { status, body }: { status: number; body: api.Page<T> } = await server.get(`${url}${after}`);
    expect(status).toBe(200);
    rows.push(...body.rows);
    next = body.next;
  }
  return rows;
}

describe('the interface', () => {
  it('tells what the corpus holds, without its folder', async () => {
    const { body } = await server.get<api.StatusAnswer>('/api/status');
    expect(api.statusAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      name: expect.stringMatching(/^c(?:orpus_)?[.\d]/) as string,
      documents: 3,
      copies: 1,
      writable: true,
      sample: false,
    });
    expect(JSON.stringify(body)).not.toContain(server.folder);
  });

  it('takes a year or a month as all of its days', async () => {
    const total = async (conditions: string): Promise<number> =>
      (await server.get<api.FacetsAnswer>(`/api/facets?field=type&${conditions}`)).body.total;
    const all = await total('from=2024-01-01&to=2024-12-31');
    expect(all).toBeGreaterThan(0);
    expect(await total('from=2024&to=2024')).toBe(all);
    expect(await total('from=2024-05&to=2024-05')).toBe(await total('from=2024-05-01&to=2024-05-31'));
    expect(await total('publishedFrom=2024-03&publishedTo=2024-03')).toBe(await total('document=other'));
  });

  it('tells the codes with their labels', async () => {
    const { body } = await server.get<api.CodesAnswer>('/api/codes');
    expect(api.codesAnswer.parse(body)).toEqual(body);
    expect(body.types).toHaveLength(16);
    const modes = (type: string): string[] | undefined =>
      body.types.find((each) => each.type === type)?.modes.map(({ mode }) => mode);
    expect(modes('CONSULT')).toEqual(['visit', 'third-party', 'multilateral', 'phone']);
    expect(modes('AGREE')).toEqual([]);
    expect(body.types.flatMap((type) => type.modes.filter(({ gloss }) => gloss === null))).toEqual([]);
  });

  it.each(['number', 'day', 'published', 'confidence', 'type', 'score', 'document'])(
    'gives statements by pages in the order of %s, each once',
    async (sort) => {
      for (const order of ['up', 'down']) {
        const all = await walk<api.StatementAnswer>(`/api/statements?limit=200&sort=${sort}&order=${order}`);
        const paged = await walk<api.StatementAnswer>(`/api/statements?limit=2&sort=${sort}&order=${order}`);
        expect(paged.map(({ number }) => number)).toEqual(all.map(({ number }) => number));
        expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
        expect(all.length).toBeGreaterThan(8);
      }
    },
  );

  it.each(['number', 'day', 'type', 'statements', 'denied'])(
    'gives incidents by pages in the order of %s',
    async (sort) => {
      const all = await walk<api.IncidentSummary>(`/api/incidents?limit=200&sort=${sort}`);
      const paged = await walk<api.IncidentSummary>(`/api/incidents?limit=2&sort=${sort}`);
      expect(paged).toEqual(all);
      expect(all.length).toBeGreaterThan(5);
    },
  );

  it('answers in the form that its types say', async () => {
    for (const [url, schema] of [
      ['/api/statements', api.statementsAnswer],
      ['/api/incidents', api.incidentsAnswer],
      ['/api/documents', api.documentsAnswer],
      ['/api/facets', api.facetsAnswer],
      ['/api/timeline', api.timelineAnswer],
      ['/api/network', api.networkAnswer],
      ['/api/map', api.mapAnswer],
      ['/api/history', api.historyAnswer],
      ['/api/documents/page', api.documentAnswer],
      ['/api/incidents/1', api.incidentAnswer],
    ] as const) {
      const { status, body } = await server.get(url);
      expect([url, status]).toEqual([url, 200]);
      expect(schema.parse(body)).toEqual(body);
    }
  });

  it('counts in each facet as many statements as its value as a condition gives', async () => {
    const { body } = await server.get<api.FacetsAnswer>('/api/facets?most=1000');
    expect(body.facets.map(({ field }) => field).toSorted()).toEqual([...FACET_FIELDS].toSorted());
    for (const { field, values } of body.facets)
      for (const { value, count } of values) {
        const name = { month: 'from', day: 'from', confidence: 'confidenceFrom' }[field as 'day'] ?? field;
        if (name !== field) continue;
        const rows = await walk(`/api/statements?limit=500&${name}=${encodeURIComponent(value)}`);
        expect([field, value, rows.length]).toEqual([field, value, count]);
      }
  });

  it('leaves the own field of a facet out of what it counts', async () => {
    const all = await server.get<api.FacetsAnswer>('/api/facets?field=type');
    const some = await server.get<api.FacetsAnswer>('/api/facets?field=type&type=ASSAULT');
    expect(some.body.facets).toEqual(all.body.facets);
    expect(some.body.total).toBeLessThan(all.body.total);
  });

  it('finds words in texts and in what voices are quoted with', async () => {
    const texts = await walk<api.StatementAnswer>('/api/statements?words=earthquake');
    expect(new Set(texts.map(({ document }) => document.id))).toEqual(new Set(['other']));
    const quoted = await walk<api.StatementAnswer>(
      '/api/statements?words=%22give%20in%22&wordsIn=quotations&kind=claim&kind=event',
    );
    expect(quoted.every(({ document }) => document.id === 'page')).toBe(true);
    expect((await server.get<api.DocumentsAnswer>('/api/documents?words=Chile')).body.rows.map(({ id }) => id)).toEqual(
      ['other'],
    );
    expect((await server.get<api.ProblemAnswer>('/api/statements?words=%22open')).body.code).toBe('query-invalid');
  });

  it('gives a document as text with its voices, statements and copies', async () => {
    const { body } = await server.get<api.DocumentAnswer>('/api/documents/page');
    expect(body.record).toEqual(await server.desk.corpus.record('page'));
    expect(body.copies.map(({ id }) => id)).toEqual(['copy']);
    expect(body.publications).toBe(2);
    const events = body.record.statements.filter(({ kind }) => kind === 'event');
    expect(events.every(({ key }) => typeof body.incidents[key] === 'number')).toBe(true);
    expect((await server.get('/api/documents/nobody')).status).toBe(404);
  });

  it('says according to whom an incident happened', async () => {
    const { body: list } = await server.get<api.IncidentsAnswer>('/api/incidents?disputed=yes&type=ASSAULT');
    const number = list.rows[0]?.number ?? -1;
    const { body, headers } = await server.get<api.IncidentAnswer>(`/api/incidents/${number}`);
    expect(headers['etag']).toBe(`"${body.version}"`);
    expect(body.tellings.map(({ says }) => says)).toContain('denies');
    expect(body.deniedBy.length).toBeGreaterThan(0);
    expect(body.assertedBy.length).toBeGreaterThan(0);
    const timeline = await server.get<api.TimelineAnswer>('/api/timeline');
    const toll = await server.get<api.IncidentAnswer>(`/api/incidents/${timeline.body.tolls[0]?.incident}`);
    expect(toll.body.numbers.map(({ value }) => value)).toContain('12 killed');
    for (const telling of body.tellings) expect(telling.sentence).toContain(telling.words);
    const copies = await server.get<api.IncidentsAnswer>('/api/incidents?copies=yes&document=copy&type=ASSAULT');
    const told = await server.get<api.IncidentAnswer>(`/api/incidents/${copies.body.rows[0]?.number}`);
    expect(told.body.copies.map(({ document, of }) => [document.id, of.id])).toEqual([['copy', 'page']]);
  });

  it('says why a statement was coded', async () => {
    const { body } = await server.get<api.StatementsAnswer>('/api/statements?type=ASSAULT&limit=1');
    const key = body.rows[0]?.key ?? '';
    const why = await server.get<api.WhyAnswer>(`/api/statements/${key}/why`);
    expect(api.whyAnswer.parse(why.body).rule).toContain('frames/assault.yaml');
    expect(why.body.fields.map(({ field }) => field)).toContain('rule');
    expect((await server.get(`/api/statements/${'0'.repeat(32)}/why`)).status).toBe(404);
  });

  it('counts for timelines, networks and maps', async () => {
    const timeline = await server.get<api.TimelineAnswer>('/api/timeline?by=year');
    expect(timeline.body.counts.map(({ at }) => at)).toContain('2024');
    expect(timeline.body.tolls.map(({ unit, least }) => [unit, least])).toContainEqual(['killed', 12]);
    for (const by of ['actor', 'country', 'sector', 'group']) {
      const { body } = await server.get<api.NetworkAnswer>(`/api/network?by=${by}`);
      const ids = new Set(body.nodes.map(({ id }) => id));
      expect(body.edges.length).toBeGreaterThan(0);
      expect(body.edges.every(({ actor, recipient }) => ids.has(actor) && ids.has(recipient))).toBe(true);
    }
    const map = await server.get<api.MapAnswer>('/api/map');
    expect(map.body.places.map(({ place }) => place.name)).toContain('Madrid');
  });

  it.each([
    ['jsonl', /^\{"schema":"herodotus\/2"/],
    ['html', /^<!doctype html>/],
    ['statements', /^\{"start"/],
    ['gold', /^$/],
  ])('gives what is shown as %s', async (format, begin) => {
    const { status, body, headers } = await server.get<string>(`/api/download?format=${format}`);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="/);
    expect(body).toMatch(begin);
    const some = await server.get<string>(`/api/download?format=${format}&document=other`);
    expect(some.body.length).toBeLessThanOrEqual(body.length);
  });

  it('answers fifty who ask at once', async () => {
    const urls = [
      '/api/statements?limit=5',
      '/api/facets?field=type',
      '/api/documents/page',
      '/api/incidents',
      '/api/map',
    ];
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => server.get(urls[index % 5] ?? '')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    expect(answers[45]?.body).toEqual(answers[0]?.body);
  });

  it('shows how to build the workbench where it is not built', async () => {
    const { status, body, headers } = await server.get<string>('/');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('npm run build');
  });
});
