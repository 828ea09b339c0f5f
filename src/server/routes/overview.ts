import { basename } from 'node:path';
import { EVENT_TYPES, type EventType } from '../../annotation/record.js';
import { VERSION } from '../../annotation/version.js';
import type { Desk } from '../../store/desk/desk.js';
import { placeAnswer } from '../answers.js';
import {
  codesAnswer,
  mapAnswer,
  mapQuery,
  networkAnswer,
  networkQuery,
  statusAnswer,
  timelineAnswer,
  timelineQuery,
  type CodesAnswer,
  type MapAnswer,
  type NetworkAnswer,
  type StatusAnswer,
  type TimelineAnswer,
} from '../api.js';
import type { App } from '../app.js';
import type { Answers } from '../cache.js';
import { deskQuery } from '../filter.js';

/// What the corpus holds as a whole: figures, and counts for a timeline, a network and a map.
export function overview(app: App, desk: Desk, answers: Answers, sample: boolean): void {
  app.get(
    '/api/status',
    { schema: { summary: 'What the corpus holds and what made it', response: { 200: statusAnswer } } },
    async ({ url }) =>
      answers.of(await desk.stamp(), url, async (): Promise<StatusAnswer> => {
        const { file, coded, lastRun, ...status } = await desk.corpus.status();
        return {
          ...status,
          name: basename(file),
          program: VERSION,
          coded: coded.map(({ by, texts }) => ({ by: structuredClone(by), texts })),
          lastRun: lastRun === null ? null : { ...lastRun },
          writable: desk.writable,
          sample,
        };
      }),
  );

  app.get(
    '/api/codes',
    { schema: { summary: 'Codes that conditions and corrections take, with labels', response: { 200: codesAnswer } } },
    async (): Promise<CodesAnswer> => {
      const { types, labels } = await desk.codes();
      return {
        types: types.flatMap(({ type, modes, ...rest }) =>
          typeOf(type).map((known) => ({ ...rest, type: known, modes: modes.map((mode) => ({ ...mode })) })),
        ),
        labels: labels.map((each) => ({ ...each })),
      };
    },
  );

  app.get(
    '/api/timeline',
    {
      schema: {
        summary: 'Incidents by day and type, and tolls as voices tell them',
        querystring: timelineQuery,
        response: { 200: timelineAnswer },
      },
    },
    async ({ query, url }) =>
      answers.of(await desk.stamp(), url, async (): Promise<TimelineAnswer> => {
        const { by, ...filter } = query;
        const { counts, undated, tolls } = await desk.timeline(deskQuery(filter), by);
        return {
          counts: counts.flatMap(({ type, ...rest }) => typeOf(type).map((known) => ({ type: known, ...rest }))),
          undated,
          tolls: tolls.map((each) => ({ ...each })),
        };
      }),
  );

  app.get(
    '/api/network',
    {
      schema: {
        summary: 'Who acts on whom, by actor, country, sector or kind of actor',
        querystring: networkQuery,
        response: { 200: networkAnswer },
      },
    },
    async ({ query, url }) =>
      answers.of(await desk.stamp(), url, async (): Promise<NetworkAnswer> => {
        const { by, most, ...filter } = query;
        const { nodes, edges, more } = await desk.network(deskQuery(filter), by, most);
        return { nodes: nodes.map((each) => ({ ...each })), edges: edges.map((each) => ({ ...each })), more };
      }),
  );

  app.get(
    '/api/map',
    {
      schema: {
        summary: 'Where incidents happen, by place and type',
        querystring: mapQuery,
        response: { 200: mapAnswer },
      },
    },
    async ({ query, url }) =>
      answers.of(await desk.stamp(), url, async (): Promise<MapAnswer> => {
        const { most, ...filter } = query;
        const { places, unplaced, more } = await desk.map(deskQuery(filter), most);
        return {
          places: places.map(({ place, types, ...rest }) => ({
            ...rest,
            place: placeAnswer(place),
            types: types.flatMap(({ type, incidents }) => typeOf(type).map((known) => ({ type: known, incidents }))),
          })),
          unplaced,
          more,
        };
      }),
  );
}

function typeOf(type: string): EventType[] {
  return EVENT_TYPES.filter((each) => each === type);
}
