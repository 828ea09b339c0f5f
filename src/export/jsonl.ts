import type { Record1 } from '../annotation/record-1.js';
import type { DocumentRecord } from '../annotation/record.js';
import type { CompactRecord } from './selection.js';

/// The order in which a record's fields are written; fields that are objects keep the order of their types.
const FIELDS: readonly (keyof DocumentRecord)[] = [
  'schema',
  'id',
  'provenance',
  'input',
  'uri',
  'title',
  'published',
  'language',
  'publisher',
  'text',
  'voices',
  'segments',
  'sentences',
  'actors',
  'places',
  'attributions',
  'statements',
  'links',
  'warnings',
];

/// Writes a record as one line of JSON, ended by a line feed. Equal records give equal bytes, in whatever order their
/// fields were filled in. Lone surrogates are written as escapes, so that the line is valid UTF-8.
export function renderJsonl(record: DocumentRecord | Record1 | CompactRecord): string {
  const fields = new Map<string, unknown>(Object.entries(record));
  const ordered: Record<string, unknown> = {};
  for (const field of FIELDS) if (fields.has(field)) ordered[field] = sorted(fields.get(field));
  return `${JSON.stringify(ordered)}\n`;
}

/// Fields of the record's parts, in the order of src/annotation/record.ts.
const PART_ORDER = [
  ...[
    'id',
    'key',
    'start',
    'end',
    'kind',
    'form',
    'name',
    'voice',
    'replyTo',
    'published',
    'code',
    'country',
    'sector',
  ],
  ...['lat', 'lon', 'feature', 'geonames', 'precision', 'mentions', 'source', 'cue', 'content', 'event', 'type'],
  ...['mode', 'contexts', 'cameo', 'score', 'relation', 'actor', 'recipient', 'instrument', 'quantities', 'value'],
  ...['unit', 'place', 'time', 'from', 'to', 'polarity', 'certainty', 'status', 'attribution', 'confidence', 'why'],
  ...['message', 'engine', 'model', 'codebook', 'language', 'version', 'hash'],
];
const RANK: ReadonlyMap<string, number> = new Map(PART_ORDER.map((field, rank) => [field, rank]));

/// The value with its fields in order; itself where they are.
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const parts = list.map(sorted);
    return parts.every((part, at) => part === list[at]) ? list : parts;
  }
  const entries = Object.entries(value);
  let same = true;
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    if (entry === undefined) continue;
    const part = sorted(entry[1]);
    if (part !== entry[1]) same = false;
    entry[1] = part;
    const before = entries[at - 1];
    if (before !== undefined && byRank(before[0], entry[0]) > 0) same = false;
  }
  return same ? value : Object.fromEntries(entries.sort(([a], [b]) => byRank(a, b)));
}

/// Reasons are free to name any field, so they stand by name; "rule" is first because the others explain its parts.
function byRank(a: string, b: string): number {
  return (RANK.get(a) ?? RANK.size) - (RANK.get(b) ?? RANK.size) || (a < b ? -1 : 1);
}
