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
  'incidents',
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
    'statements',
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

/// The value with its fields in order; itself where they are, so that what is in order, which most is, is not copied.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return sortedParts(value);
  return isFields(value) ? sortedFields(value) : value;
}

function sortedParts(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | null = null;
  for (let at = 0; at < list.length; at++) {
    const part = sorted(list[at]);
    if (part !== list[at]) (copy ??= [...list])[at] = part;
  }
  return copy ?? list;
}

function sortedFields(fields: Fields): Fields {
  const names = Object.keys(fields);
  let copy: Record<string, unknown> | null = null;
  let inOrder = true;
  let before = '';
  let rankBefore = -1;
  for (const name of names) {
    const part = sorted(fields[name]);
    if (part !== fields[name]) (copy ??= { ...fields })[name] = part;
    const rank = rankOf(name);
    inOrder &&= rankBefore < rank || (rankBefore === rank && before < name);
    before = name;
    rankBefore = rank;
  }
  const own = copy ?? fields;
  if (inOrder) return own;
  return Object.fromEntries(names.sort(byRank).map((name) => [name, own[name]]));
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/// Reasons are free to name any field, so they stand by name; "rule" is first because the others explain its parts.
function byRank(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || (a < b ? -1 : 1);
}

function rankOf(name: string): number {
  return RANK.get(name) ?? RANK.size;
}
