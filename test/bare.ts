import type { DocumentRecord, StatementRecord } from '../src/annotation/record.js';

/// What a statement has of which nothing but the words is told.
export const BARE_STATEMENT = {
  kind: 'event',
  event: null,
  relation: null,
  actor: [],
  recipient: [],
  instrument: null,
  quantities: [],
  place: null,
  time: null,
  polarity: 'positive',
  certainty: 'certain',
  status: 'occurred',
  attribution: [],
  confidence: 1,
  why: {},
} as const satisfies Partial<StatementRecord>;

/// What a record has of a page of which nothing is known.
export const BARE_RECORD = {
  schema: 'herodotus/2',
  provenance: { engine: null, model: null, codebook: null, language: null },
  uri: null,
  title: null,
  published: null,
  language: 'en',
  publisher: null,
  voices: [],
  segments: [],
  actors: [],
  places: [],
  attributions: [],
  links: [],
  incidents: [],
  warnings: [],
} as const satisfies Partial<DocumentRecord>;

/// An incident for each event, with nothing known of it but what the statement has.
export function incidentsOf(statements: readonly StatementRecord[]): DocumentRecord['incidents'] {
  return statements
    .filter(({ event }) => event !== null)
    .map(({ id, event, actor, recipient, place, time }, index) => ({
      ...{ id: `i${index + 1}`, statements: [id], type: event?.type ?? 'CONSULT', actor, recipient, place, time },
      ...{ quantities: [], assertedBy: [], deniedBy: [], disputedFields: [] },
    }));
}
