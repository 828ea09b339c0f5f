import type { z } from 'zod';
import type { Desk } from '../../store/desk/desk.js';
import { FACET_FIELDS } from '../../store/desk/query.js';
import { incidentSummaries, statementAnswers } from '../answers.js';
import {
  documentsAnswer,
  documentsQuery,
  facetsAnswer,
  facetsQuery,
  incidentsAnswer,
  incidentsQuery,
  statementsAnswer,
  statementsQuery,
} from '../api.js';
import type { App } from '../app.js';
import type { Answers } from '../cache.js';
import { deskQuery } from '../filter.js';

/// Statements, incidents and documents by pages, and the facets by which they are chosen.
export function lists(app: App, desk: Desk, answers: Answers): void {
  app.get(
    '/api/statements',
    {
      schema: {
        summary: 'Statements that fulfil conditions, by pages',
        querystring: statementsQuery,
        response: { 200: statementsAnswer },
      },
    },
    async ({ query, url }) =>
      answers.of(await desk.stamp(), url, async (): Promise<z.infer<typeof statementsAnswer>> => {
        const { sort, order, after = null, limit, ...filter } = query;
        const page = await desk.statements(deskQuery(filter), { sort, down: order === 'down', after, limit });
        return { rows: await statementAnswers(desk, await desk.history(), page.rows), next: page.next };
      }),
  );

  app.get(
    '/api/incidents',
    {
      schema: {
        summary: 'Incidents with a statement that fulfils conditions, by pages',
        querystring: incidentsQuery,
        response: { 200: incidentsAnswer },
      },
    },
    async ({ query, url }) =>
      answers.of(await desk.stamp(), url, async (): Promise<z.infer<typeof incidentsAnswer>> => {
        const { sort, order, after = null, limit, ...filter } = query;
        const page = await desk.incidents(deskQuery(filter), { sort, down: order === 'down', after, limit });
        return { rows: await incidentSummaries(desk, await desk.history(), page.rows), next: page.next };
      }),
  );

  app.get(
    '/api/documents',
    {
      schema: {
        summary: 'Documents in the order in which they came, by pages',
        querystring: documentsQuery,
        response: { 200: documentsAnswer },
      },
    },
    async ({ query }) => {
      const { after = null, limit, copies, words, publishedFrom, publishedTo, language } = query;
      const page = await desk.documents({
        ...{ after, limit },
        ...(copies === undefined ? {} : { copies: copies === 'yes' }),
        ...(words === undefined ? {} : { words }),
        ...(publishedFrom === undefined ? {} : { publishedFrom }),
        ...(publishedTo === undefined ? {} : { publishedTo }),
        ...(language === undefined ? {} : { language }),
      });
      return { rows: [...page.rows], next: page.next };
    },
  );

  app.get(
    '/api/facets',
    {
      schema: {
        summary: 'What the statements are told by, with how many there are of each',
        querystring: facetsQuery,
        response: { 200: facetsAnswer },
      },
    },
    async ({ query, url }) =>
      answers.of(await desk.stamp(), url, async (): Promise<z.infer<typeof facetsAnswer>> => {
        const { field: fields = FACET_FIELDS, most, count, ...filter } = query;
        const asked = deskQuery(filter);
        const facets: z.infer<typeof facetsAnswer>['facets'] = [];
        for (const field of new Set(fields))
          facets.push({ field, values: [...(await desk.facet(asked, field, most, count))] });
        return { total: await desk.total(asked, count), facets };
      }),
  );
}
