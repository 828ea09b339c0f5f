import { LISTED_FIELDS } from './api.js';

/// The conditions behind `?`: fields that may stand several times are lists, of the others the last counts.
export function readQueryString(query: string): Record<string, string | string[]> {
  const read = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = read.get(name);
    if (!LISTED_FIELDS.has(name)) read.set(name, value);
    else if (Array.isArray(before)) before.push(value);
    else read.set(name, [value]);
  }
  return Object.fromEntries(read);
}
