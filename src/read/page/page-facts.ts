import type { CommentCues } from '../evidence/comment-cues.js';
import { blocksOf } from '../markup/blocks.js';
import type { MarkupElement } from '../markup/markup.js';
import { find, findAll, labelsOf, wordsOf } from '../markup/markup.js';
import { visibleAuthors } from './visible-author.js';
import { visibleDate } from './visible-date.js';
import { dayFirstBy, dayFirstIn } from '../evidence/day-order.js';
import { dateInAddress, isMonth, readDate } from '../evidence/page-date.js';
import type { JsonObject } from '../markup/structured-data.js';
import { objectsProperty, textProperty, typesOf } from '../markup/structured-data.js';

/// What a page says of its own publication.
export interface PageFacts {
  readonly title: string | null;
  readonly author: string | null;
  /// YYYY-MM-DD
  readonly published: string | null;
  readonly publisher: string | null;
  readonly uri: string | null;
  /// Primary language subtag as the page declares it; often wrong, so only a hint.
  readonly language: string | null;
}

/// What is known of a document from around it: from the feed, message or record that it stands in. It outranks what the
/// document says of itself.
export interface KnownFacts {
  readonly id?: string | null;
  readonly title?: string | null;
  readonly author?: string | null;
  readonly publisher?: string | null;
  /// YYYY-MM-DD
  readonly published?: string | null;
}

const ARTICLE_TYPES =
  /^(?:(?:News|Blog|Report|Opinion|Analysis|Review|Satirical|Scholarly|Tech|Social|Advertiser|Background|Ask|Liveblog)?.*Article|BlogPosting|LiveBlogPosting|Report|Recipe|HowTo|DiscussionForumPosting|Review|VideoObject)$/;
const LONGEST_TITLE = 1000;
const LONGEST_HEADING = 200;
/// Letters of a page that show how it writes its dates.
const ENOUGH_WORDS = 20_000;
/// Who may write: persons and bodies.
const WRITER_TYPES = /^(?:Person|.*Organi[sz]ation|Corporation|Brand|Newspaper|.*Agency|.*Group|.*Team)$/;
const PAGE_TYPES = /^(?:WebPage|ItemPage|QAPage|Product)$/;

/// Reads the facts of publication from JSON-LD, meta elements, microdata and the visible page, in this order of trust.
export function pageFacts(page: MarkupElement, data: readonly JsonObject[], cues: CommentCues): PageFacts {
  const meta = metaValues(page);
  const article =
    data.find((object) => typesOf(object).some((type) => ARTICLE_TYPES.test(type) && type !== 'VideoObject')) ?? null;
  const webPage = data.find((object) => typesOf(object).some((type) => PAGE_TYPES.test(type))) ?? null;
  const first = (...names: string[]): string | null => {
    for (const name of names) {
      const value = meta.get(name);
      if (value !== undefined && value.trim() !== '') return clean(value);
    }
    return null;
  };
  const canonical = find(
    page,
    (at) => at.name === 'link' && (at.attributes['rel'] ?? '').toLowerCase() === 'canonical',
  );
  const uri = absolute(canonical?.attributes['href']) ?? absolute(first('og:url') ?? undefined);
  const publisher =
    first(
      'og:site_name',
      'application-name',
      'article:publisher:name',
      'dc.publisher',
      'publisher',
      'copyright-holder',
    ) ??
    (article === null ? null : nameOf(article, 'publisher')) ??
    siteName(data);
  const title = pageTitle(page, article, first, publisher);
  return {
    title,
    author: pageAuthor(page, article, first, publisher, cues),
    published: pageDate({ page, article, webPage, first, uri, title, cues }),
    publisher,
    uri,
    language: /^([a-z]{2})(?:[-_]|$)/i.exec((declaredLanguage(page, first) ?? '').trim())?.[1]?.toLowerCase() ?? null,
  };
}

type Lookup = (...names: string[]) => string | null;

function metaValues(page: MarkupElement): Map<string, string> {
  const values = new Map<string, string>();
  for (const at of findAll(page, (element) => element.name === 'meta')) {
    const { name, property, itemprop, content } = at.attributes;
    const equivalent = at.attributes['http-equiv'];
    for (const key of [name, property, itemprop, equivalent]) {
      if (key === undefined || content === undefined || content.trim() === '') continue;
      const lower = key.toLowerCase();
      if (!values.has(lower)) values.set(lower, content);
    }
  }
  return values;
}

/// The heading of the page that agrees best with what its metadata call it.
function pageTitle(
  page: MarkupElement,
  article: JsonObject | null,
  first: Lookup,
  publisher: string | null,
): string | null {
  const titleElement = find(page, (at) => at.name === 'title');
  const windowTitle = titleElement === null ? null : wordsOfTitle(titleElement);
  const declared = [
    first('og:title'),
    article === null ? null : textProperty(article, 'headline', 'name'),
    first('twitter:title', 'dc.title', 'dcterms.title', 'headline', 'title', 'sailthru.title', 'parsely-title'),
    windowTitle,
  ].flatMap((title) => (title === null || title.trim() === '' ? [] : [title]));
  const headings = findAll(page, (at) => /^h[1-3]$/.test(at.name))
    .map((at) => ({
      text: headingText(at),
      rank: Number(at.name[1]),
      labels: labelsOf(at),
      itemprop: at.attributes['itemprop'] ?? '',
    }))
    .filter((heading) => heading.text !== '' && heading.text !== publisher);
  const about = declared.map(letters);
  const site = publisher === null ? '' : letters(publisher);
  const agreeing = headings
    .filter((heading) => {
      const own = letters(heading.text);
      return (
        own.length >= 4 &&
        own !== site &&
        about.some((title) => title.includes(own) || (own.includes(title) && title.length >= 8))
      );
    })
    .map((heading) => ({
      ...heading,
      share: Math.max(...about.map((title) => agreement(letters(heading.text), title))),
    }))
    .sort((a, b) => b.share - a.share || a.rank - b.rank);
  const title = declared[0];
  const best = agreeing[0];
  if (best !== undefined && best.share >= 0.4) return best.text;
  const named = headings.filter((heading) =>
    /headline|(?:entry|post|article|artikel|story)[-_]?(?:title|titel|headline|heading)/.test(
      `${heading.labels} ${heading.itemprop.toLowerCase()}`,
    ),
  );
  const tops = headings.filter((heading) => heading.rank === 1 && letters(heading.text) !== site);
  if (tops.length === 1 && tops[0] !== undefined && tops[0].text.length >= 15) return tops[0].text;
  const wholeSite = title === undefined || letters(title) === site;
  if (wholeSite && named.length > 0 && named[0] !== undefined) return named[0].text;
  return title === undefined ? (headings[0]?.text ?? null) : withoutSite(title, publisher);
}

/// How much of the longer of two titles the shorter one is, 0 … 1.
function agreement(a: string, b: string): number {
  return a.includes(b) || b.includes(a) ? Math.min(a.length, b.length) / Math.max(1, a.length, b.length) : 0;
}

/// "Headline | The Paper" → "Headline".
function withoutSite(title: string, publisher: string | null): string {
  const parts = title.split(/\s+[|–—»«•:·-]\s+|\s[|»]\s?/);
  if (parts.length < 2) return title;
  const site = publisher === null ? null : letters(publisher);
  const kept = parts.filter((part) => site === null || letters(part) !== site);
  const longest = [...kept].sort((a, b) => b.length - a.length)[0] ?? title;
  if (kept.length === parts.length && longest.length < 0.5 * title.length) return title;
  const end = title.indexOf(kept[kept.length - 1] ?? '') + (kept[kept.length - 1] ?? '').length;
  if (kept.length < parts.length && kept[0] !== undefined && end > 0) return title.slice(title.indexOf(kept[0]), end);
  return longest;
}

function pageAuthor(
  page: MarkupElement,
  article: JsonObject | null,
  first: Lookup,
  publisher: string | null,
  cues: CommentCues,
): string | null {
  const plausible = (name: string | null): string | null => {
    if (name === null) return null;
    const bare = withoutDate(clean(name).replace(cues.patterns.author, ''));
    if (bare === '' || bare.length > 120 || /^https?:|@|^\d+$|^\/|^(?:www\.)?[\w-]+\.[a-z]{2,4}$/i.test(bare))
      return null;
    if (cues.noAuthors.has(bare.toLowerCase())) return null;
    return publisher !== null && letters(bare) === letters(publisher) ? null : bare;
  };
  return (
    plausible(article === null ? null : nameOf(article, 'author', WRITER_TYPES)) ??
    plausible(
      first(
        'author',
        'authors',
        'article:author:name',
        'dc.creator',
        'dcterms.creator',
        'byl',
        'parsely-author',
        'sailthru.author',
      ),
    ) ??
    firstOf(visibleAuthors(page, cues), plausible) ??
    plausible(first('article:author', 'twitter:data1'))
  );
}

/// What a page says of itself, for telling its date.
interface StatedFacts {
  readonly page: MarkupElement;
  readonly article: JsonObject | null;
  readonly webPage: JsonObject | null;
  readonly first: Lookup;
  readonly uri: string | null;
  readonly title: string | null;
  readonly cues: CommentCues;
}

function firstOf(names: readonly string[], plausible: (name: string) => string | null): string | null {
  for (const name of names) {
    const found = plausible(name);
    if (found !== null) return found;
  }
  return null;
}

function pageDate({ page, article, webPage, first, uri, title, cues }: StatedFacts): string | null {
  const stated =
    (article === null ? null : textProperty(article, 'datePublished', 'dateCreated', 'uploadDate')) ??
    first(
      'article:published_time',
      'og:article:published_time',
      'datepublished',
      'article:published',
      'date',
      'pubdate',
      'publishdate',
      'publish-date',
      'publish_date',
      'dc.date.issued',
      'dcterms.created',
      'dcterms.date',
      'dc.date',
      'dc.date.created',
      'dcterms.issued',
      'sailthru.date',
      'parsely-pub-date',
      'article.published',
      'og:published_time',
      'last-modified-date',
      'cxenseparse:recs:publishtime',
      'ptime',
      'creation_date',
      'date.issued',
      'citation_publication_date',
    ) ??
    (webPage === null ? null : textProperty(webPage, 'datePublished'));
  const order = dayFirstBy(declaredLanguage(page, first)) ?? dayFirstIn(wordsOf(page, ENOUGH_WORDS));
  const fromStated = stated === null ? null : (readDate(stated, order ?? false) ?? null);
  if (fromStated !== null) return localDay(fromStated.day, fromStated.full, uri);
  return (
    (uri === null ? null : dateInAddress(uri)) ??
    visibleDate(page, { title, dayFirst: order ?? true, cues }) ??
    readDate(first('article:modified_time', 'og:updated_time', 'lastmod', 'last-modified', 'revised') ?? '')?.day ??
    null
  );
}

/// A time in UTC may fall on the day before or after the one that the publication knows and writes into its address.
function localDay(day: string, full: string, uri: string | null): string {
  const addressed = uri === null || !/(?:Z|[+-]00:00)$/.test(full) ? null : dateInAddress(uri);
  const apart = addressed === null ? Infinity : Math.abs(Date.parse(addressed) - Date.parse(day));
  return addressed !== null && apart <= 24 * 3600 * 1000 ? addressed : day;
}

/// The language tag that the page declares, as it is written.
function declaredLanguage(page: MarkupElement, first: Lookup): string | null {
  const html = find(page, (at) => at.name === 'html');
  return (
    html?.attributes['lang'] ??
    html?.attributes['xml:lang'] ??
    first('content-language', 'og:locale', 'dc.language', 'language')
  );
}

function siteName(data: readonly JsonObject[]): string | null {
  const site = data.find((object) =>
    typesOf(object).some((type) => type === 'WebSite' || type === 'NewsMediaOrganization'),
  );
  return site === undefined ? null : textProperty(site, 'name');
}

/// A name without the date that a byline may have in front of it or behind it; nothing is left of a date alone.
function withoutDate(name: string): string {
  if (readDate(name) === null) return name;
  for (const part of name.split(/\s*(?:[,|·•–—]|\s-)\s*|\s+(?=\d)|(?<=\d\S*)\s+/u)) {
    const words = part
      .split(' ')
      .filter((word) => !/\d|:$/.test(word) && !isMonth(word.toLowerCase().replace(/\.$/, '')));
    if (words.join('').length >= 3) return words.join(' ');
  }
  return '';
}

/// The names of what a property holds, of things of some types only where `types` says which.
function nameOf(object: JsonObject, property: string, types: RegExp | null = null): string | null {
  const owners = objectsProperty(object, property);
  const fitting = owners.filter((owner) => types === null || typesOf(owner).every((type) => types.test(type)));
  if (owners.length > 0 && fitting.length === 0) return null;
  const names = fitting.map((owner) => textProperty(owner, 'name')).filter((name) => name !== null);
  return names.length > 0 ? [...new Set(names)].join(', ') : textProperty(object, property);
}

function absolute(address: string | undefined): string | null {
  return address !== undefined && /^https?:\/\/[^\s/]+/i.test(address.trim()) ? address.trim() : null;
}

function clean(text: string): string {
  return text
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/[\s\u0000-\u001f]+/g, ' ')
    .trim();
}

/// The words in the title of the window; a page may put anything there, of any length.
export function wordsOfTitle(title: MarkupElement): string {
  return clean(
    Array.from(wordsOf(title, LONGEST_TITLE).slice(0, 2 * LONGEST_TITLE))
      .slice(0, LONGEST_TITLE)
      .join(''),
  );
}

/// The words of a heading without the topic line above them.
export function headingText(heading: MarkupElement): string {
  const whole = clean(wordsOf(heading));
  // A heading that nobody closed holds the page; its first line is the heading.
  if (whole.length > LONGEST_HEADING) return clean(blocksOf(heading)[0]?.text ?? whole).slice(0, LONGEST_HEADING);
  const kicker = find(heading, (at) =>
    /kicker|overline|topline|dachzeile|supertitle|roofline|headline-?intro|pretitle|volanta|(?:^|[\s_-])(?:date|topic|subject|ressort)(?:$|[\s_-])/.test(
      labelsOf(at),
    ),
  );
  if (kicker === null) return whole;
  const top = clean(wordsOf(kicker));
  const rest = whole.startsWith(top) ? whole.slice(top.length).replace(/^[\s:–-]+/, '') : whole;
  return rest === '' ? whole : rest;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
