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
  | { readonly ok: false; readonly code: 'json-no-text'; readonly reason: string };

/// The object in a line of JSON, or why there is none.
export function parseJson(
  line: string,
): { readonly ok: true; readonly value: JsonObject } | { readonly ok: false; readonly reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : 'unknown';
    return { ok: false, reason };
  }
  return isObject(value) ? { ok: true, value } : { ok: false, reason: 'no object' };
}

/// Takes the fields of a document out of an object. A given name may lead into objects: `article.body`.
export function readFields(value: JsonObject, names: FieldNames = {}): RecordReading {
  const field = (name: RecordField): string | null => {
    const given = names[name];
    const found =
      given === undefined
        ? USUAL_NAMES[name].map((usual) => value[usual]).find((one) => one !== undefined && one !== null)
        : at(value, given);
    if (typeof found === 'number') return String(found);
    return typeof found === 'string' && found.trim() !== '' ? found : null;
  };
  const markup = field('html');
  const given = names.text === undefined ? value['text'] : at(value, names.text);
  const text = markup ?? (typeof given === 'string' ? given : null);
  if (text === null) return { ok: false, code: 'json-no-text', reason: names.text ?? names.html ?? 'text' };
  return {
    ok: true,
    record: {
      id: field('id'),
      text,
      isMarkup: markup !== null,
      title: field('title'),
      author: field('author'),
      publisher: field('publisher'),
      uri: field('uri'),
      published: field('date'),
    },
  };
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
