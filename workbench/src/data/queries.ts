import { infiniteQueryOptions, keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  ActorsAnswer,
  AgreementAnswer,
  CodebookAnswer,
  CodebookFileAnswer,
  CodesAnswer,
  DocumentAnswer,
  DocumentsAnswer,
  FacetName,
  FacetsAnswer,
  FiredAnswer,
  HistoryAnswer,
  IncidentAnswer,
  IncidentsAnswer,
  JudgingAnswer,
  MapAnswer,
  NetworkAnswer,
  PlacesAnswer,
  SamplesAnswer,
  StatementAnswer,
  StatementsAnswer,
  StatusAnswer,
  SuggestionsAnswer,
  TimelineAnswer,
  TryAnswer,
  ViewsAnswer,
} from '../../../src/server/api.js';
import type { Filter } from '../filter/filter.js';
import { ask, Refusal } from './client.js';

/// Rows that are asked for at a time.
const PAGE = 200;

export function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        // What was refused is refused again; a server that is starting is not.
        retry: (count, error) => count < 1 && (!(error instanceof Refusal) || error.status === null),
      },
    },
  });
}

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => ask<StatusAnswer>('status', {}, signal),
});

/// Actors, and places, of the corpus whose names hold words.
export function actorsQuery(words: string) {
  return queryOptions({
    queryKey: ['actors', words],
    queryFn: ({ signal }) => ask<ActorsAnswer>('actors', { words, most: 12 }, signal),
    placeholderData: keepPreviousData,
  });
}

export function placesQuery(words: string) {
  return queryOptions({
    queryKey: ['places', words],
    queryFn: ({ signal }) => ask<PlacesAnswer>('places', { words, most: 12 }, signal),
    placeholderData: keepPreviousData,
  });
}

/// What a report of a selection shows at most.
export function incidentsOfReportQuery(filter: Filter) {
  return queryOptions({
    queryKey: ['incidents-report', filter],
    queryFn: ({ signal }) =>
      ask<IncidentsAnswer>('incidents', { ...filter, sort: 'statements', order: 'down', limit: 60 }, signal),
  });
}

export function statementsOfReportQuery(filter: Filter) {
  return queryOptions({
    queryKey: ['statements-report', filter],
    queryFn: ({ signal }) =>
      ask<StatementsAnswer>(
        'statements',
        { kind: ['event', 'relation'], ...filter, sort: 'day', order: 'up', limit: 60 },
        signal,
      ),
  });
}

/// Incidents of about the same days, of which one may be the same.
export function incidentsLikeQuery({ from, to, type }: Pick<IncidentAnswer, 'from' | 'to' | 'type'>) {
  const day = (date: string, by: number) =>
    new Date(Date.parse(date.slice(0, 10)) + by * 86_400_000).toISOString().slice(0, 10);
  const first = from ?? to;
  const last = to ?? from;
  const around =
    first === null || last === null || first.length < 10 || last.length < 10
      ? { type }
      : { from: day(first, -7), to: day(last, 7) };
  return queryOptions({
    queryKey: ['incidents-like', around],
    queryFn: ({ signal }) => ask<IncidentsAnswer>('incidents', { ...around, sort: 'day', limit: 100 }, signal),
  });
}

export const codebookQuery = queryOptions({
  queryKey: ['codebook'],
  queryFn: ({ signal }) => ask<CodebookAnswer>('codebook', {}, signal),
});

export const suggestionsQuery = queryOptions({
  queryKey: ['suggestions'],
  queryFn: ({ signal }) => ask<SuggestionsAnswer>('codebook/suggestions', {}, signal),
});

export function codebookFileQuery(name: string) {
  return queryOptions({
    queryKey: ['codebook-file', name],
    queryFn: ({ signal }) => ask<CodebookFileAnswer>('codebook/files', { name }, signal),
    staleTime: Infinity,
  });
}

export function firedQuery(of: 'actors' | 'places', words: string) {
  return queryOptions({
    queryKey: ['fired', of, words],
    queryFn: ({ signal }) => ask<FiredAnswer>('codebook/fired', { of, words }, signal),
    placeholderData: keepPreviousData,
  });
}

/// How often it is asked how far a try is, in milliseconds.
const PULSE = 700;

export function tryQuery(id: string) {
  return queryOptions({
    queryKey: ['try', id],
    queryFn: ({ signal }) => ask<TryAnswer>(`codebook/tries/${id}`, {}, signal),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'trying' ? PULSE : false),
  });
}

export const samplesQuery = queryOptions({
  queryKey: ['samples'],
  queryFn: ({ signal }) => ask<SamplesAnswer>('samples', {}, signal),
});

/// A sample as one person judges it.
export function judgingQuery(id: string, author: string) {
  return queryOptions({
    queryKey: ['sample', id, author],
    queryFn: ({ signal }) => ask<JudgingAnswer>(`samples/${encodeURIComponent(id)}`, { author }, signal),
    placeholderData: keepPreviousData,
  });
}

export function agreementQuery(id: string) {
  return queryOptions({
    queryKey: ['sample-agreement', id],
    queryFn: ({ signal }) => ask<AgreementAnswer>(`samples/${encodeURIComponent(id)}/agreement`, {}, signal),
  });
}

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => ask<ViewsAnswer>('views', {}, signal),
});

export interface Order {
  readonly sort: string;
  readonly order: 'up' | 'down';
}

export function statementsQuery(filter: Filter, order: Order) {
  return infiniteQueryOptions({
    queryKey: ['statements', filter, order],
    queryFn: ({ pageParam, signal }) =>
      ask<StatementsAnswer>('statements', { ...filter, ...order, after: pageParam ?? undefined, limit: PAGE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function incidentsQuery(filter: Filter, order: Order) {
  return infiniteQueryOptions({
    queryKey: ['incidents', filter, order],
    queryFn: ({ pageParam, signal }) =>
      ask<IncidentsAnswer>('incidents', { ...filter, ...order, after: pageParam ?? undefined, limit: PAGE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function documentsQuery(words: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['documents', words],
    queryFn: ({ pageParam, signal }) =>
      ask<DocumentsAnswer>('documents', { words, after: pageParam ?? undefined, limit: PAGE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

/// Values of facets, the most frequent first.
export function facetsQuery(
  filter: Filter,
  count: 'statements' | 'incidents',
  fields: readonly FacetName[],
  most = 12,
) {
  return queryOptions({
    queryKey: ['facets', filter, count, fields, most],
    queryFn: ({ signal }) => ask<FacetsAnswer>('facets', { ...filter, count, field: fields, most }, signal),
    placeholderData: keepPreviousData,
  });
}

export function documentQuery(id: string) {
  return queryOptions({
    queryKey: ['document', id],
    queryFn: ({ signal }) => ask<DocumentAnswer>(`documents/${encodeURIComponent(id)}`, {}, signal),
  });
}

export function incidentQuery(number: string) {
  return queryOptions({
    queryKey: ['incident', number],
    queryFn: ({ signal }) => ask<IncidentAnswer>(`incidents/${encodeURIComponent(number)}`, {}, signal),
  });
}

export function timelineQuery(filter: Filter, by: 'day' | 'month' | 'year') {
  return queryOptions({
    queryKey: ['timeline', filter, by],
    queryFn: ({ signal }) => ask<TimelineAnswer>('timeline', { ...filter, by }, signal),
    placeholderData: keepPreviousData,
  });
}

/// Pairs that are drawn; more would be a ball of wool.
const PAIRS = 120;

export function networkQuery(filter: Filter, by: 'actor' | 'country' | 'sector' | 'group') {
  return queryOptions({
    queryKey: ['network', filter, by],
    queryFn: ({ signal }) => ask<NetworkAnswer>('network', { ...filter, by, most: PAIRS }, signal),
    placeholderData: keepPreviousData,
  });
}

export function mapQuery(filter: Filter) {
  return queryOptions({
    queryKey: ['map', filter],
    queryFn: ({ signal }) => ask<MapAnswer>('map', { ...filter }, signal),
    placeholderData: keepPreviousData,
  });
}

export const codesQuery = queryOptions({
  queryKey: ['codes'],
  queryFn: ({ signal }) => ask<CodesAnswer>('codes', {}, signal),
  staleTime: Infinity,
});

export function statementQuery(key: string) {
  return queryOptions({
    queryKey: ['statement', key],
    queryFn: ({ signal }) => ask<StatementAnswer>(`statements/${encodeURIComponent(key)}`, {}, signal),
  });
}

/// The latest acts of all reviewers.
export const historyQuery = queryOptions({
  queryKey: ['history'],
  queryFn: ({ signal }) => ask<HistoryAnswer>('history', { limit: 12 }, signal),
});

/// What nobody has judged, the least sure first. It stays as it is while it is gone through.
export function queueQuery(filter: Filter) {
  return infiniteQueryOptions({
    ...statementsQuery(
      { ...filter, kind: filter.kind ?? ['event', 'relation'], reviewed: filter.reviewed ?? ['open'] },
      { sort: 'confidence', order: 'up' },
    ),
    queryKey: ['review-queue', filter],
  });
}
