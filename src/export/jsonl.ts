import type { Record1 } from '../annotation/record-1.js';
import type { DocumentRecord } from '../annotation/record.js';

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
export function renderJsonl(record: DocumentRecord | Record1): string {
  const fields = new Map<string, unknown>(Object.entries(record));
  const ordered: Record<string, unknown> = {};
  for (const field of FIELDS) if (fields.has(field)) ordered[field] = sorted(fields.get(field), field);
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

function sorted(value: unknown, field: string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => sorted(each, field));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  // Reasons are free to name any field, so they stand by name; "rule" is first because the others explain its parts.
  entries.sort(([a], [b]) => (RANK.get(a) ?? RANK.size) - (RANK.get(b) ?? RANK.size) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part, key)]));
}
