import type { FacetField } from '../desk/query.js';
import { OneIncident, type Changes } from './cells.js';
import type { ToldIncident, ToldStatement } from './told.js';

/// Facets of which all values are counted. What reviewers say is found by the keys that they touched.
export type TalliedField = Exclude<FacetField, 'reviewed'>;

/// How days are put together: so many letters of one.
export const LENGTH = { day: 10, month: 7, year: 4 } as const;

/// What stands for an actor in a network.
export const FOLDED = { actor: 'name', country: 'country', sector: 'sector', group: 'kind' } as const;
const FOLDS = ['actor', 'country', 'sector', 'group'] as const;

/// What is counted beside the values of facets: what one topic holds, and of which values.
export const TOPICS = {
  /// Statements by kind, with those of copies.
  whole: 'whole',
  /// With what reviewers rejected.
  unreviewed: 'unreviewed',
  total: 'total',
  /// Incidents that are there, whatever tells them, and those that several reports tell.
  incidents: 'incidents',
  shared: 'shared',
  /// Events alone: all, those with a day, those with a place.
  events: 'events',
  dated: 'dated',
  placed: 'placed',
  /// By place; by place and type.
  site: 'site',
  map: 'map',
  timeline: (by: keyof typeof LENGTH) => `timeline ${by}`,
  network: (by: keyof typeof FOLDED) => `network ${by}`,
  facet: (field: TalliedField) => `facet ${field}`,
} as const;

type Values = string | null | readonly (string | null)[];

const VALUES: Readonly<Record<TalliedField, (told: ToldStatement, disputed: boolean) => Values>> = {
  kind: ({ code }) => code.kind,
  type: ({ code }) => code.type,
  mode: ({ code }) => code.mode,
  relation: ({ code }) => code.relation,
  status: ({ code }) => code.status,
  polarity: ({ code }) => code.polarity,
  certainty: ({ code }) => code.certainty,
  context: ({ contexts }) => contexts,
  actor: ({ actors }) => actors.map(({ name }) => name),
  recipient: ({ recipients }) => recipients.map(({ name }) => name),
  dyad: ({ actors, recipients }) => actors.flatMap((a) => recipients.map((b) => `${a.name} > ${b.name}`)),
  party: ({ actors, recipients }) => [...actors, ...recipients].map(({ country }) => country),
  sector: ({ actors, recipients }) => [...actors, ...recipients].map(({ sector }) => sector),
  country: ({ place }) => place?.country ?? null,
  place: ({ place }) => place?.name ?? null,
  month: (told) => dayOf(told)?.slice(0, LENGTH.month) ?? null,
  day: dayOf,
  source: ({ sources }) => sources.map(({ actor, words }) => actor?.name ?? words),
  voice: ({ documents, voice }) => documents.map(({ voices }) => (voice === null ? null : (voices.get(voice) ?? null))),
  publisher: ({ documents }) => documents.map(({ publisher }) => publisher),
  language: ({ language }) => language,
  confidence: ({ confidence }) => tenthOf(confidence),
  disputed: (_, disputed) => (disputed ? 'yes' : 'no'),
};

const FIELDS = (Object.keys(VALUES) as TalliedField[]).map((field) => [TOPICS.facet(field), VALUES[field]] as const);

/// Adds what an incident tells to changes, or takes it away.
export function countIncident({ incident, disputed, statements }: ToldIncident, changes: Changes, sign: 1 | -1): void {
  const own = new OneIncident();
  if (incident !== null && incident.statements > 0) {
    own.count(0, TOPICS.incidents);
    if (incident.reports > 1) own.count(0, TOPICS.shared);
  }
  for (const told of statements) countStatement(own, told, disputed);
  own.into(changes, sign, incident !== null);
}

function countStatement(own: OneIncident, told: ToldStatement, disputed: boolean): void {
  const { id, code, copy, rejected } = told;
  if (!rejected) own.count(id, TOPICS.whole, code.kind);
  if (copy) return;
  own.count(id, TOPICS.unreviewed);
  if (rejected) return;
  own.count(id, TOPICS.total);
  for (const [topic, valuesOf] of FIELDS) {
    const values = valuesOf(told, disputed);
    if (typeof values === 'string') own.count(id, topic, values);
    else if (values !== null) for (const value of values) if (value !== null) own.count(id, topic, value);
  }
  if (code.kind === 'event') countEvent(own, told);
}

function countEvent(own: OneIncident, told: ToldStatement): void {
  const { id, code, place, actors, recipients, from, to } = told;
  own.count(id, TOPICS.events);
  const at = dayOf(told);
  if (at !== null) {
    own.count(id, TOPICS.dated);
    if (code.type !== null)
      for (const by of ['day', 'month', 'year'] as const)
        own.count(id, TOPICS.timeline(by), at.slice(0, LENGTH[by]), code.type);
  }
  const counted = { score: code.score, from: null, to: null };
  if (place !== null) {
    own.count(id, TOPICS.placed);
    own.count(id, TOPICS.site, String(place.id));
    if (code.type !== null) own.count(id, TOPICS.map, String(place.id), code.type, counted);
  }
  const dated = { ...counted, from: from ?? to, to: to ?? from };
  for (const a of actors)
    for (const b of recipients)
      for (const by of FOLDS) own.count(id, TOPICS.network(by), a[FOLDED[by]] ?? '', b[FOLDED[by]] ?? '', dated);
}

export function dayOf({ from, to }: Pick<ToldStatement, 'from' | 'to'>): string | null {
  return from ?? to;
}

function tenthOf(confidence: number): string {
  const tenths = Math.min(9, Math.max(0, Math.floor(confidence * 10)));
  return (tenths / 10).toFixed(1);
}
