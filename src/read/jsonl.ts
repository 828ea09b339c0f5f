import { isObject } from './structured-data.js';

/// One document as a line of JSON gives it. Other fields are ignored.
interface JsonRecord {
  readonly id: string | null;
  readonly text: string;
  readonly title: string | null;
  readonly uri: string | null;
  /// As written; not yet read as a date.
  readonly published: string | null;
}

type JsonReading =
  | { readonly ok: true; readonly record: JsonRecord }
  | { readonly ok: false; readonly code: 'json-invalid' | 'json-no-text'; readonly reason: string };

export function readJsonLine(line: string): JsonReading {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : 'unknown';
    return { ok: false, code: 'json-invalid', reason };
  }
  if (!isObject(value)) return { ok: false, code: 'json-invalid', reason: 'no object' };
  const { text, id } = value;
  if (typeof text !== 'string') return { ok: false, code: 'json-no-text', reason: 'no "text"' };
  const field = (name: string): string | null => {
    const found = value[name];
    return typeof found === 'string' && found.trim() !== '' ? found : null;
  };
  return {
    ok: true,
    record: {
      id: typeof id === 'string' && id !== '' ? id : typeof id === 'number' ? String(id) : null,
      text,
      title: field('title'),
      uri: field('uri'),
      published: field('published'),
    },
  };
}
