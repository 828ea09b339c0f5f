import { HerodotusError } from '../annotation/problem.js';
import { EVENT_TYPES, RELATION_KINDS, STATUSES } from '../annotation/record.js';
import type { StatementQuery } from './query.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/// Reads conditions such as "type=ASSAULT|COERCE,country=SYR,from=2024-01-01,voice=report"; several values of one field stand between
/// bars. Throws `usage` with the fields or values that there are.
export function parseWhere(conditions: string): StatementQuery {
  const query: Mutable<StatementQuery> = {};
  for (const condition of conditions.split(',')) {
    const at = condition.indexOf('=');
    const [name, value] = [condition.slice(0, at).trim(), condition.slice(at + 1).trim()];
    const set = at < 0 ? undefined : FIELDS[name];
    if (set === undefined)
      throw new HerodotusError('usage', {
        reason: `"${condition.trim()}" is no condition: write FIELD=VALUE, separated by commas; the fields are ${Object.keys(FIELDS).join(', ')}`,
      });
    set(query, value, name);
  }
  return query;
}

type Setter = (query: Mutable<StatementQuery>, value: string, name: string) => void;

const FIELDS: Readonly<Record<string, Setter>> = {
  kind: (query, value, name) => (query.kinds = some(name, value, ['event', 'relation', 'claim'])),
  type: (query, value, name) => (query.types = some(name, value.toUpperCase(), EVENT_TYPES)),
  mode: (query, value) => (query.modes = list(value)),
  relation: (query, value, name) => (query.relations = some(name, value, RELATION_KINDS)),
  status: (query, value, name) => (query.statuses = some(name, value, STATUSES)),
  polarity: (query, value, name) => (query.polarity = one(name, value, ['positive', 'negative'])),
  certainty: (query, value, name) => (query.certainties = some(name, value, ['certain', 'probable', 'possible'])),
  country: (query, value) => (query.countries = list(value.toUpperCase())),
  party: (query, value) => (query.parties = list(value.toUpperCase())),
  actor: (query, value) => (query.actors = list(value)),
  recipient: (query, value) => (query.recipients = list(value)),
  from: (query, value, name) => (query.from = day(name, value)),
  to: (query, value, name) => (query.to = lastDayOf(day(name, value))),
  'published-from': (query, value, name) => (query.publishedFrom = day(name, value)),
  'published-to': (query, value, name) => (query.publishedTo = lastDayOf(day(name, value))),
  voice: (query, value, name) => (query.voice = one(name, value, ['report', 'reader'])),
  cited: (query, value, name) => (query.cited = one(name, value, ['yes', 'no']) === 'yes'),
  disputed: (query, value, name) => (query.disputed = one(name, value, ['yes', 'no']) === 'yes'),
  copies: (query, value, name) => (query.copies = one(name, value, ['yes', 'no']) === 'yes'),
  language: (query, value) => (query.languages = list(value)),
  document: (query, value) => (query.documents = list(value)),
  incident: (query, value, name) => (query.incidents = list(value).map((each) => number(name, each))),
  confidence: (query, value, name) => (query.leastConfidence = number(name, value)),
};

function list(value: string): string[] {
  return value.split('|').map((each) => each.trim());
}

function some<T extends string>(name: string, value: string, known: readonly T[]): T[] {
  return list(value).map((each) => one(name, each, known));
}

function one<T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found !== undefined) return found;
  throw new HerodotusError('usage', { reason: `${name}: "${value}" is not known; there are ${known.join(', ')}` });
}

function day(name: string, value: string): string {
  if (/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value)) return value;
  throw new HerodotusError('usage', { reason: `${name}: "${value}" is no day; write YYYY-MM-DD` });
}

/// The end of a day, month or year; days are compared as text, so that each month may have 31.
export function lastDayOf(value: string): string {
  return `${value}${'-12-31'.slice(value.length - 4)}`;
}

function number(name: string, value: string): number {
  const found = Number(value);
  if (value !== '' && Number.isFinite(found)) return found;
  throw new HerodotusError('usage', { reason: `${name}: "${value}" is no number` });
}
