import { expect } from 'vitest';
import type { SourceDocument } from '../../src/annotation/document.js';
import { originAt, type MarkupPlace } from '../../src/annotation/origin.js';
import { parseMarkup, wordsOf } from '../../src/read/markup/markup.js';

/// What holds of every document, whatever it was read from.
export function expectSound(document: SourceDocument): void {
  const voices = new Set(document.voices.map((voice) => voice.id));
  expect(voices.size).toBe(document.voices.length);
  let last = 0;
  document.segments.forEach((segment, index) => {
    expect(segment.start).toBeGreaterThanOrEqual(last);
    expect(segment.end).toBeGreaterThan(segment.start);
    expect(segment.end).toBeLessThanOrEqual(document.text.length);
    expect(document.text.slice(segment.start, segment.end).trim()).not.toBe('');
    expect(isInsidePair(document.text, segment.start)).toBe(false);
    expect(isInsidePair(document.text, segment.end)).toBe(false);
    expect(voices.has(segment.voice)).toBe(true);
    if (segment.replyTo !== null) {
      expect(segment.replyTo).toBeLessThan(index);
      expect(document.segments[segment.replyTo]?.kind).toBe('comment');
    }
    last = segment.end;
  });
  expect(document.id).not.toBe('');
}

function isInsidePair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
}

/// Every word of a web page leads back to an element of its markup, and the words stand there in this order.
export function expectOrigins(document: SourceDocument, html: string): void {
  const origins = document.origins ?? [];
  let last = 0;
  for (const { start, end, place } of origins) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeLessThanOrEqual(document.text.length);
    expect(place.end).toBeLessThanOrEqual(html.length);
    last = end;
    expect(originAt(document, start)).toBe(place);
    expect(originAt(document, end - 1)).toBe(place);
    expect(standsIn(document.text.slice(start, end), place, html)).toBe(true);
  }
  for (const segment of document.segments) expect(originAt(document, segment.start)).not.toBeNull();
}

/// Whether the letters stand in an element in this order: in what it shows, or in its own writing, as a script, an element
/// of metadata and an element whose attribute keeps the article for a script hold them.
export function standsIn(words: string, place: MarkupPlace, html: string): boolean {
  const served = html.slice(place.start, place.end);
  return holds(wordsOf(parseMarkup(around(place) + served)), words) || holds(written(served), words);
}

function holds(plain: string, words: string): boolean {
  const there = lettersOf(plain);
  let at = 0;
  for (const letter of lettersOf(words)) {
    at = there.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/// What an element's source says when its tags are read as words: references of HTML twice, as an attribute may hold HTML.
function written(served: string): string {
  const asWords = (source: string): string => wordsOf(parseMarkup(source.replace(/[<>]/g, ' ')));
  return asWords(unescaped(asWords(unescaped(served))));
}

/// The tags around an element: what it holds depends on them, as in `<form><form>` the second tag means nothing.
function around(place: MarkupPlace): string {
  const tags: string[] = [];
  for (let at = place.outer; at !== null && at.name !== ''; at = at.outer) tags.unshift(`<${at.name}>`);
  return tags.join('');
}

function unescaped(json: string): string {
  return json
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ');
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
