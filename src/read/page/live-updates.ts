import type { MarkupPlace } from '../../annotation/origin.js';
import { readDate } from '../evidence/page-date.js';
import { blocksOf, tidy, type Block } from '../markup/blocks.js';
import { isMarkup, withoutExtraEscapes } from '../markup/escaped.js';
import { find, parseMarkup, wordsOf, type MarkupElement } from '../markup/markup.js';
import { dataPlace, objectsProperty, textProperty, type JsonObject } from '../markup/structured-data.js';

/// A paragraph of an article, and when it was published where it has a time of its own.
export interface TimedText {
  readonly text: string;
  readonly published: string | null;
  readonly place: MarkupPlace | null;
}

/// Letters by which a paragraph is found in the data of the page.
const KNOWN_BY = 60;
const LEAST_LETTERS = 12;

/// The paragraphs of data, which may be markup, escaped or not.
export function paragraphsOfData(text: string): string[] {
  const plain = withoutExtraEscapes(text);
  const parts = isMarkup(plain) ? blocksOf(parseMarkup(plain)).map((block) => block.text) : plain.split(/\n+/);
  return parts
    .map((part) => tidy(/&(?:#\d+|\w+);/.test(part) ? wordsOf(parseMarkup(part)) : part))
    .filter((part) => part !== '');
}

/// The updates of a live blog in the data of a page, in their order: the headline of each and its paragraphs, with its time.
export function liveUpdates(data: readonly JsonObject[]): TimedText[] {
  return data
    .flatMap((object) => objectsProperty(object, 'liveBlogUpdate'))
    .flatMap((update) => {
      const published =
        readDate(textProperty(update, 'datePublished', 'dateCreated', 'dateModified') ?? '')?.full ?? null;
      const body = paragraphsOfData(textProperty(update, 'articleBody', 'text') ?? '');
      const headline = tidy(textProperty(update, 'headline') ?? '');
      const all = headline === '' || body[0]?.startsWith(headline) === true ? body : [headline, ...body];
      return all.map((text) => ({ text, published, place: dataPlace(update) }));
    });
}

/// When each block of a live blog was published: as its update is marked, or as the data say of the update with these words.
export function updateTimes(blocks: readonly Block[], updates: readonly TimedText[]): Map<Block, string> {
  const times = new Map<Block, string>();
  const known = new Map<string, string>();
  for (const { text, published } of updates) if (published !== null) known.set(keyOf(text), published);
  for (const block of blocks) {
    const key = keyOf(block.text);
    const time = markedTime(block.element) ?? (key.length < LEAST_LETTERS ? null : (known.get(key) ?? null));
    if (time !== null) times.set(block, time);
  }
  return times;
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, KNOWN_BY);
}

/// The time of the update in which an element stands, as microdata mark it.
function markedTime(element: MarkupElement): string | null {
  for (let at: MarkupElement | null = element; at !== null; at = at.parent) {
    if (!/(?:^|\s)liveBlogUpdate(?:\s|$)/.test(at.attributes['itemprop'] ?? '')) continue;
    const stated = find(at, (inner) => inner.attributes['itemprop'] === 'datePublished' || inner.name === 'time');
    const { datetime, content } = stated?.attributes ?? {};
    return readDate(datetime ?? content ?? '')?.full ?? null;
  }
  return null;
}
