import { parseExactly } from '../markup/exact-json.js';
import { isObject, type JsonObject } from '../markup/structured-data.js';

/// What a record of JSON or a row of a table can give of a document.
export type RecordField = 'id' | 'text' | 'html' | 'title' | 'author' | 'publisher' | 'uri' | 'date';

/// Names of fields as the data has them, for fields that have another name than the usual one.
export type FieldNames = Readonly<Partial<Record<RecordField, string>>>;

/// The names that are looked for where none is given, the first one that is there.
export const USUAL_NAMES: Readonly<Record<RecordField, readonly string[]>> = {
  id: ['id'],
  text: ['text'],
  html: [],
  title: ['title'],
  author: ['author'],
  publisher: ['publisher'],
  uri: ['uri', 'url'],
  date: ['published', 'date'],
};

/// Seconds of 1980 and 2100: numbers between them are times and no days such as 20240306.
const FIRST_MOMENT = 315_532_800;
const LAST_MOMENT = 4_102_444_800;

/// One document as a record gives it. Other fields are ignored.
interface TextRecord {
  readonly id: string | null;
  readonly text: string;
  /// The text is markup.
  readonly isMarkup: boolean;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly uri: string | null;
  /// As written; not yet read as a date.
  readonly published: string | null;
}

type RecordReading =
  | { readonly ok: true; readonly record: TextRecord }
  | { readonly ok: false; readonly code: 'json-no-text'; readonly reason: string; readonly id: string | null };

/// The object in a line of JSON, or why there is none.
export function parseJson(
  line: string,
): { readonly ok: true; readonly value: JsonObject } | { readonly ok: false; readonly reason: string } {
  let value: unknown;
  try {
    value = parseExactly(line.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : 'unknown';
    return { ok: false, reason };
  }
  return isObject(value) ? { ok: true, value } : { ok: false, reason: 'no object' };
}

/// Takes the fields of a document out of an object. A given name may lead into objects: `article.body`.
export function readFields(value: JsonObject, names: FieldNames = {}): RecordReading {
  const found = (name: RecordField): unknown => {
    const given = names[name];
    return given === undefined
      ? USUAL_NAMES[name].map((usual) => value[usual]).find((one) => one !== undefined && one !== null)
      : at(value, given);
  };
  const field = (name: RecordField): string | null => {
    const one = found(name);
    if (typeof one === 'number') return String(one);
    return typeof one === 'string' && one.trim() !== '' ? one : null;
  };
  const markup = field('html');
  const given = names.text === undefined ? value['text'] : at(value, names.text);
  const text = markup ?? (typeof given === 'string' ? given : null);
  const id = field('id');
  if (text === null) return { ok: false, code: 'json-no-text', reason: names.text ?? names.html ?? 'text', id };
  return {
    ok: true,
    record: {
      id,
      text,
      isMarkup: markup !== null,
      title: field('title'),
      author: field('author'),
      publisher: field('publisher'),
      uri: field('uri'),
      published: momentOf(found('date')) ?? field('date'),
    },
  };
}

/// Seconds, or milliseconds, since 1970 as JSON has them, and the dates of MongoDB (`{"$date": …}`), as a date in UTC; null for other
/// values. An object that is no date is returned as it is written, so that somebody can say so.
function momentOf(value: unknown): string | null {
  if (isObject(value)) {
    const inner = value['$date'];
    if (typeof inner === 'string') return inner;
    const long = isObject(inner) ? Number(inner['$numberLong']) : inner;
    return momentOf(long) ?? JSON.stringify(value).slice(0, 80);
  }
  if (typeof value !== 'number') return null;
  const milliseconds = value >= FIRST_MOMENT && value <= LAST_MOMENT ? value * 1000 : value;
  const inTime = milliseconds >= FIRST_MOMENT * 1000 && milliseconds <= LAST_MOMENT * 1000;
  return inTime ? new Date(milliseconds).toISOString() : null;
}

function at(value: JsonObject, path: string): unknown {
  if (Object.hasOwn(value, path)) return value[path];
  let found: unknown = value;
  for (const step of path.split('.')) {
    if (!isObject(found) || !Object.hasOwn(found, step)) return undefined;
    found = found[step];
  }
  return found;
}
