import type { MarkupPlace } from '../../annotation/origin.js';
import { parseExactly } from './exact-json.js';
import type { MarkupElement } from './markup.js';
import { findAll } from './markup.js';

/// A node of JSON data embedded in a page.
export type JsonObject = Readonly<Record<string, unknown>>;

/// Deeper nodes are not read; pages hold at most 12 levels.
const MAX_DEPTH = 40;
const MAX_OBJECTS = 20_000;
/// Data that nest deeper are not read at all.
const DEEPEST_DATA = 400;
/// Where each object that was read stands.
const places = new WeakMap<JsonObject, MarkupPlace>();

/// Returns every object in the JSON-LD of a page, nested ones behind their owner. Blocks that are no JSON are passed over,
/// for a page is not wrong because of its metadata.
export function jsonLdObjects(page: MarkupElement): JsonObject[] {
  const found: JsonObject[] = [];
  for (const script of findAll(page, (at) => at.name === 'script')) {
    if (!/ld\+json/i.test(script.attributes['type'] ?? '')) continue;
    const text = script.children.filter((child) => typeof child === 'string').join('');
    const first = found.length;
    collect(parseLoosely(text), found, 0);
    for (const object of found.slice(first)) places.set(object, script.place);
  }
  return found;
}

/// The script that an object of `jsonLdObjects` was read from.
export function dataPlace(object: JsonObject): MarkupPlace | null {
  return places.get(object) ?? null;
}

/// The schema.org type names of an object, without the address in front.
export function typesOf(object: JsonObject): string[] {
  const type = object['@type'];
  const names = Array.isArray(type) ? type : [type];
  return names.filter((name) => typeof name === 'string').map((name) => name.replace(/^.*[/#:]/, ''));
}

/// A property as text: a string or number itself, the `name` or `@value` of an object, the first of a list. Null when absent.
export function textProperty(object: JsonObject, ...names: string[]): string | null {
  for (const name of names) {
    const text = asText(object[name]);
    if (text !== null) return text;
  }
  return null;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/// A property as a list of objects; a single object is a list of one.
export function objectsProperty(object: JsonObject, name: string): JsonObject[] {
  const value = object[name];
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

function asText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (Array.isArray(value)) {
    const texts = value.map(asText).filter((text) => text !== null);
    return texts.length === 0 ? null : texts.join(', ');
  }
  if (isObject(value)) return asText(value['name'] ?? value['@value'] ?? null);
  return null;
}

function collect(value: unknown, found: JsonObject[], depth: number): void {
  if (depth > MAX_DEPTH || found.length >= MAX_OBJECTS) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found, depth + 1);
  } else if (isObject(value)) {
    found.push(value);
    for (const inner of Object.values(value)) if (typeof inner === 'object') collect(inner, found, depth + 1);
  }
}

/// Whether brackets stand in each other deeper than in any data of a page, so that walks over the value would run out of stack.
function isAbyss(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (quoted) {
      if (unit === 0x5c) at++;
      else if (unit === 0x22) quoted = false;
    } else if (unit === 0x22) quoted = true;
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > DEEPEST_DATA) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  return false;
}

/// The value of a script of data, or null where it is none.
export function parseLoosely(text: string): unknown {
  if (isAbyss(text)) return null;
  const bare = text
    .replace(/^\s*(?:\/\/\s*)?<!\[CDATA\[/, '')
    .replace(/(?:\/\/\s*)?\]\]>\s*$/, '')
    .replace(/^\s*<!--|-->\s*$/g, '');
  for (const candidate of [bare, bare.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return parseExactly(candidate);
    } catch {
      // A second try without control characters, which some sites leave inside strings.
    }
  }
  return null;
}
