import { Parser } from 'htmlparser2';
import { tidy } from '../markup/blocks.js';
import { parseMarkup, wordsOf } from '../markup/markup.js';
import { isObject, objectsProperty, textProperty } from '../markup/structured-data.js';

/// One item of RSS or entry of Atom.
export interface FeedItem {
  readonly title: string | null;
  readonly uri: string | null;
  readonly author: string | null;
  /// As written; not yet read as a date.
  readonly published: string | null;
  /// The whole text where the feed gives it, else its summary; markup, or text in which nothing is marked.
  readonly content: string | null;
  /// The content is text, whatever it looks like.
  readonly isText?: boolean;
  /// The feed gives it as the item's content, not as its summary.
  readonly whole: boolean;
}

export interface Feed {
  readonly title: string | null;
  readonly items: readonly FeedItem[];
}

/// An element whose content is being read.
interface Capture {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: { readonly tag: boolean; readonly text: string }[];
  depth: number;
}

/// No feed nests its elements so deep; the parser's time grows with the square of the depth.
const DEEPEST = 1000;
const PIECE = 8192;
const ITEMS = new Set(['item', 'entry']);
const CAPTURED = new Set([
  'title',
  'link',
  'guid',
  'pubdate',
  'published',
  'issued',
  'updated',
  'dc:date',
  'dc:creator',
  'author',
  'name',
  'content:encoded',
  'content',
  'description',
  'summary',
]);

/// True for the beginning of RSS 0.9–2.0 and Atom. Exports of whole sites (WordPress WXR) are RSS too, but not to be read
/// as a feed.
export function isFeed(text: string): boolean {
  const head = text
    .slice(0, 20_000)
    .replace(/^(?:\s|\ufeff|<!--[^]{0,5000}?-->|<\?[^>]{0,500}>|<!doctype\s+rss[^>]{0,500}>)+/i, '')
    .slice(0, 3000);
  const root = /^<([a-z]+:)?(rss|feed|rdf)\b([^>]*)>/i.exec(head);
  if (root === null) return false;
  const attributes = root[3] ?? '';
  if (/wordpress\.org\/export/i.test(attributes)) return false;
  if (/^rdf$/i.test(root[2] ?? '')) return /purl\.org\/rss/i.test(attributes);
  return /^rss$/i.test(root[2] ?? '') || /atom/i.test(attributes) || /<entry[\s>]/i.test(head);
}

/// Reads RSS and Atom. A feed that breaks off, or nests without end, gives the items that came before.
export function parseFeed(text: string): Feed {
  const reader = new FeedReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (part) => reader.text(part),
      onclosetag: (name, implied) => reader.close(name, implied),
    },
    { xmlMode: true, decodeEntities: true, recognizeCDATA: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  for (let at = 0; at < text.length && reader.depth < DEEPEST; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.end();
  return { title: reader.title, items: reader.items };
}

/// True for the beginning of a JSON Feed, on one line or many.
export function isJsonFeed(text: string): boolean {
  return /^\s*\{[^{}[]{0,2000}"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\b/.test(text.slice(0, 4000));
}

/// Reads JSON Feed (1.0, 1.1) out of a value of JSON; null where it is none.
export function jsonFeed(value: unknown): Feed | null {
  if (!isObject(value) || !/jsonfeed\.org\/version/.test(textProperty(value, 'version') ?? '')) return null;
  const items = objectsProperty(value, 'items').map((item) => {
    const markup = textProperty(item, 'content_html');
    const words = (name: string): string | null => {
      const text = textProperty(item, name);
      return text === null ? null : tidy(text);
    };
    return {
      title: words('title'),
      uri: textProperty(item, 'url', 'external_url'),
      author: textProperty(item, 'authors', 'author'),
      published: textProperty(item, 'date_published', 'date_modified'),
      content: markup ?? textProperty(item, 'content_text', 'summary'),
      isText: markup === null,
      whole: (markup ?? textProperty(item, 'content_text')) !== null,
    };
  });
  return { title: textProperty(value, 'title'), items };
}

class FeedReader {
  title: string | null = null;
  /// Elements that stand open.
  depth = 0;
  readonly items: FeedItem[] = [];
  private item: Map<string, string> | null = null;
  private capture: Capture | null = null;
  /// The author element around the name that is being read.
  private outer: Capture | null = null;

  open(fullName: string, attributes: Readonly<Record<string, string>>): void {
    this.depth++;
    const name = localName(fullName);
    if (this.capture !== null) {
      if (name === 'name' && this.capture.name === 'author') {
        this.outer = this.capture;
        this.capture = { name: 'author-name', attributes, parts: [], depth: 0 };
        return;
      }
      this.capture.depth++;
      this.capture.parts.push({ tag: true, text: openTag(fullName, attributes) });
    } else if (ITEMS.has(name)) {
      this.item = new Map();
    } else if (CAPTURED.has(name)) {
      if (name === 'link' && attributes['href'] !== undefined) this.link(attributes);
      this.capture = { name, attributes, parts: [], depth: 0 };
    }
  }

  text(text: string): void {
    this.capture?.parts.push({ tag: false, text });
  }

  close(fullName: string, implied: boolean): void {
    this.depth--;
    const name = localName(fullName);
    const { capture } = this;
    if (capture !== null && capture.depth > 0) {
      capture.depth--;
      capture.parts.push({ tag: true, text: `</${fullName}>` });
    } else if (capture !== null) {
      this.capture = this.outer;
      this.outer = null;
      this.keep(capture);
    } else if (ITEMS.has(name) && this.item !== null) {
      // What the end of the file closes was cut off.
      if (!implied || hasContent(this.item)) this.items.push(itemOf(this.item));
      this.item = null;
    }
  }

  private link({ href = '', rel = 'alternate', type = 'text/html' }: Readonly<Record<string, string>>): void {
    if (this.item !== null && rel === 'alternate' && /html/.test(type)) this.set('href', href);
  }

  private keep(capture: Capture): void {
    const marked = capture.parts.some((part) => part.tag);
    const isText = capture.attributes['type'] === 'text' && !marked;
    const content = capture.parts
      .map((part) => (part.tag || !(marked || isText) ? part.text : escaped(part.text)))
      .join('')
      .trim();
    if (content === '') return;
    if (this.item !== null) {
      if (capture.name === 'guid' && capture.attributes['ispermalink'] === 'false') return;
      this.set(capture.name, content);
    } else if (capture.name === 'title') this.title ??= plain(content);
  }

  private set(name: string, value: string): void {
    if (this.item !== null && !this.item.has(name)) this.item.set(name, value);
  }
}

function hasContent(item: ReadonlyMap<string, string>): boolean {
  return ['content:encoded', 'content', 'description', 'summary'].some((name) => item.has(name));
}

function itemOf(item: ReadonlyMap<string, string>): FeedItem {
  const first = (...names: string[]): string | null => {
    for (const name of names) {
      const value = item.get(name);
      if (value !== undefined) return value;
    }
    return null;
  };
  const title = first('title');
  const author = first('dc:creator', 'author-name', 'author');
  return {
    title: title === null ? null : plain(title),
    uri: [first('href'), first('link'), first('guid')].find((uri) => uri !== null && /^https?:\/\//i.test(uri)) ?? null,
    author: author === null ? null : personName(plain(author)),
    published: first('pubdate', 'published', 'dc:date', 'issued', 'updated'),
    content: first('content:encoded', 'content', 'description', 'summary'),
    whole: item.has('content:encoded') || item.has('content'),
  };
}

/// "ana@post.example (Ana Berg)" → "Ana Berg"; an address alone is no name.
function personName(text: string): string | null {
  const inBrackets = /^\S+@\S+\s*\(([^)]+)\)$/.exec(text)?.[1];
  const name = (inBrackets ?? text).trim();
  return name === '' || /^\S+@\S+$/.test(name) ? null : name;
}

function plain(content: string): string {
  return /[<&]/.test(content) ? tidy(wordsOf(parseMarkup(content))) : tidy(content);
}

/// Names with the usual prefixes of Atom are Atom's own.
function localName(name: string): string {
  return name.toLowerCase().replace(/^(?:atom|a10|rss):/, '');
}

function openTag(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(value).replace(/"/g, '&quot;')}"`,
  );
  return `<${name}${written.join('')}>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
