import type { FacetField } from '../desk/query.js';
import type { Changes, Counted, Topic } from './cells.js';
import type { ToldIncident, ToldStatement } from './told.js';

/// Facets of which all values are counted. What reviewers say is found by the keys that they touched.
export type TalliedField = Exclude<FacetField, 'reviewed'>;

/// How days are put together: so many letters of one.
export const LENGTH = { day: 10, month: 7, year: 4 } as const;
const SPANS = ['day', 'month', 'year'] as const;

/// What stands for an actor in a network.
export const FOLDED = { actor: 'name', country: 'country', sector: 'sector', group: 'kind' } as const;
const FOLDS = ['actor', 'country', 'sector', 'group'] as const;

const single = (name: string): Topic => ({ name, pairs: false });
const pairs = (name: string): Topic => ({ name, pairs: true });

/// What is counted of the whole corpus.
export const TOPICS = {
  /// Statements by kind, with those of copies.
  whole: single('whole'),
  /// All statements, with what reviewers rejected and without.
  unreviewed: single('unreviewed'),
  total: single('total'),
  /// Incidents that are there, whatever tells them, and those that several reports tell.
  incidents: single('incidents'),
  shared: single('shared'),
  /// Events alone: all, those with a day, those with a place.
  events: single('events'),
  dated: single('dated'),
  placed: single('placed'),
  /// By place; by place and type.
  site: single('places'),
  map: pairs('types of places'),
} as const;

/// Events by day, month or year and type.
export const TIMELINE = { day: pairs('days'), month: pairs('months'), year: pairs('years') } as const;

/// Who acts on whom.
export const NETWORK = {
  actor: pairs('actors'),
  country: pairs('countries'),
  sector: pairs('sectors'),
  group: pairs('groups'),
} as const;

/// All statements by the values of facets.
export const FACETS: Readonly<Record<TalliedField, Topic>> = {
  kind: single('kind'),
  type: single('type'),
  mode: single('mode'),
  context: single('context'),
  relation: single('relation'),
  status: single('status'),
  polarity: single('polarity'),
  certainty: single('certainty'),
  actor: single('actor'),
  recipient: single('recipient'),
  dyad: single('dyad'),
  country: single('country'),
  party: single('party'),
  sector: single('sector'),
  place: single('place'),
  month: single('month'),
  day: single('day'),
  voice: single('voice'),
  source: single('source'),
  publisher: single('publisher'),
  language: single('language'),
  confidence: single('confidence'),
  disputed: single('disputed'),
};

const OF_CODE = (['kind', 'type', 'mode', 'relation', 'status', 'polarity', 'certainty'] as const).map(
  (field) => [FACETS[field], field] as const,
);
const TENTHS = Array.from({ length: 10 }, (_, tenths) => (tenths / 10).toFixed(1));

/// Adds what an incident tells to changes, or takes it away.
export function countIncident({ incident, disputed, statements }: ToldIncident, changes: Changes, sign: 1 | -1): void {
  changes.next(sign, incident !== null);
  if (incident !== null && incident.statements > 0) {
    changes.count(0, TOPICS.incidents);
    if (incident.reports > 1) changes.count(0, TOPICS.shared);
  }
  for (const told of statements) {
    const { id, code, copy, rejected } = told;
    if (!rejected) changes.count(id, TOPICS.whole, code.kind);
    if (copy) continue;
    changes.count(id, TOPICS.unreviewed);
    if (rejected) continue;
    changes.count(id, TOPICS.total);
    changes.count(id, FACETS.disputed, disputed ? 'yes' : 'no');
    countCode(changes, told);
    countParties(changes, told);
    countTelling(changes, told);
    if (code.kind === 'event') countEvent(changes, told);
  }
}

function add(changes: Changes, id: number, topic: Topic, value: string | null | undefined): void {
  if (value != null) changes.count(id, topic, value);
}

function countCode(changes: Changes, { id, code, contexts, confidence, place, from, to }: ToldStatement): void {
  for (const [topic, column] of OF_CODE) add(changes, id, topic, code[column]);
  add(changes, id, FACETS.context, contexts);
  add(changes, id, FACETS.confidence, TENTHS[Math.min(9, Math.max(0, Math.floor(confidence * 10)))]);
  add(changes, id, FACETS.country, place?.country);
  add(changes, id, FACETS.place, place?.name);
  const at = from ?? to;
  add(changes, id, FACETS.day, at);
  add(changes, id, FACETS.month, at?.slice(0, LENGTH.month));
}

function countParties(changes: Changes, { id, actors, recipients }: ToldStatement): void {
  for (const actor of actors) {
    changes.count(id, FACETS.actor, actor.name);
    for (const recipient of recipients) changes.count(id, FACETS.dyad, `${actor.name} > ${recipient.name}`);
    countParty(changes, id, actor);
  }
  for (const recipient of recipients) {
    changes.count(id, FACETS.recipient, recipient.name);
    countParty(changes, id, recipient);
  }
}

function countParty(changes: Changes, id: number, { country, sector }: ToldStatement['actors'][number]): void {
  add(changes, id, FACETS.party, country);
  add(changes, id, FACETS.sector, sector);
}

function countTelling(changes: Changes, { id, sources, documents, voice, language }: ToldStatement): void {
  for (const { actor, words } of sources) add(changes, id, FACETS.source, actor?.name ?? words);
  for (const { publisher, voices } of documents) {
    add(changes, id, FACETS.publisher, publisher);
    add(changes, id, FACETS.voice, voice === null ? null : voices.get(voice));
  }
  add(changes, id, FACETS.language, language);
}

function countEvent(changes: Changes, told: ToldStatement): void {
  const { id, code, place, actors, recipients, from, to } = told;
  const { type, score } = code;
  changes.count(id, TOPICS.events);
  const at = from ?? to;
  if (at !== null) {
    changes.count(id, TOPICS.dated);
    if (type !== null) for (const by of SPANS) changes.count(id, TIMELINE[by], at.slice(0, LENGTH[by]), type);
  }
  if (place !== null) {
    const site = String(place.id);
    changes.count(id, TOPICS.placed);
    changes.count(id, TOPICS.site, site);
    if (type !== null) changes.count(id, TOPICS.map, site, type, { score, first: null, last: null });
  }
  if (actors.length === 0 || recipients.length === 0) return;
  const counted: Counted = { score, first: at, last: to ?? from };
  for (const a of actors)
    for (const b of recipients)
      for (const by of FOLDS) changes.count(id, NETWORK[by], a[FOLDED[by]] ?? '', b[FOLDED[by]] ?? '', counted);
}
