import type { MarkupPlace } from '../../annotation/origin.js';
import { blocksOf, tidy } from '../markup/blocks.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { asName, readHeader } from './facts.js';
import { byLines, commentBlocks, settleQuotations, type CommentBlock } from './quotes.js';
import type { MarkupElement } from '../markup/markup.js';
import { findAll, parseMarkup } from '../markup/markup.js';
import { readDate } from '../evidence/page-date.js';
import type { JsonObject } from '../markup/structured-data.js';
import {
  dataPlace,
  isObject,
  objectsProperty,
  parseLoosely,
  textProperty,
  typesOf,
} from '../markup/structured-data.js';
import type { ReaderComment } from './thread-segments.js';

/// A comment as data has it: an object of JSON, an element of XML.
export interface CommentEntry {
  readonly id: string | null;
  readonly parent: string | null;
  readonly name: string | null;
  /// As written; not yet read as a date.
  readonly published: string | null;
  /// Text or markup.
  readonly text: string;
  /// The id of its writer, where it has no name.
  readonly user?: string;
  /// The element of the page that it was read from.
  readonly place?: MarkupPlace | null;
}

/// The names under which systems keep what is known of a comment, the first that is there. A name may lead into objects.
const VOCABULARY = {
  text: [
    'raw_message',
    'body_html',
    'message',
    'body',
    'cooked',
    'content.rendered',
    'content',
    'commentText',
    'comment_text',
    'comment_content',
    'comment',
    'html',
    'markdown',
    'text',
    'revision.body',
    'revisions.-1.body',
  ],
  name: [
    'author.displayName',
    'author.name',
    'author.nickname',
    'author.username',
    'account.display_name',
    'user.displayName',
    'user.name',
    'user.username',
    'user.login',
    'author_name',
    'authorName',
    'comment_author',
    'display_name',
    'username',
    'userName',
    'nickname',
    'commenter',
    'author',
    'user',
    'by',
    'name',
  ],
  published: [
    'createdAt',
    'created_at',
    'date_gmt',
    'datePublished',
    'dateCreated',
    'created_utc',
    'created',
    'creationDate',
    'published_at',
    'publishedAt',
    'postedAt',
    'timestamp',
    'date',
    'time',
  ],
  id: ['post_number', 'id', '_id', 'commentID', 'commentId', 'comment_id', 'commentHex', 'name', 'uuid'],
  parent: [
    'parentID',
    'parentId',
    'parent_id',
    'parent.id',
    'parentHex',
    'parent',
    'reply_to_post_number',
    'in_reply_to_id',
    'inReplyTo',
    'replyTo',
    'comment_parent',
  ],
} as const;
/// Where the answers to a comment stand in it.
export const ANSWERS: readonly string[] = [
  'replies',
  'children',
  'comments',
  'comment',
  'answers',
  'kids',
  'responses',
];
/// Wrappers around a list of comments or around one of them.
export const WRAPPERS: readonly string[] = [
  'edges',
  'nodes',
  'node',
  'data',
  'items',
  'posts',
  'response',
  'children',
  'comments',
];
/// Names under which a comment keeps the post that it stands under.
export const THREAD_KEYS: readonly string[] = [
  'storyID',
  'storyId',
  'story_id',
  'asset_id',
  'assetID',
  'link_id',
  'thread.id',
  'thread',
  'topic_id',
  'post_id',
  'postId',
  'post',
];
const USER_KEYS = ['authorID', 'authorId', 'author_id', 'user_id', 'userId', 'commenterHex'];
const HIDDEN_FLAGS = ['isDeleted', 'isSpam', 'deleted', 'hidden', 'removed', 'is_deleted', 'delete'];
/// States of comments that are not shown to readers.
const HIDDEN_STATE =
  /^(?:0|spam|trash|trashed|rejected|deleted|pending|hold|unapproved|premod|system_withheld|removed|flagged)$/i;
const STATES = ['status', 'state', 'comment_approved'];

/// Reddit writes what kind of thing an id names before it.
const KIND_PREFIX = /^t\d_/;
const MAX_DEPTH = 60;
/// More comments are not read from one value.
export const MOST_COMMENTS = 500_000;

/// Comments in the page's JSON-LD, for pages that draw their thread only in the browser.
export function commentsInLinkedData(data: readonly JsonObject[], cues: CommentCues): readonly ReaderComment[] {
  const entries: CommentEntry[] = [];
  const seen = new Set<JsonObject>();
  const visit = (object: JsonObject, outer: string | null): void => {
    if (seen.has(object) || entries.length > MOST_COMMENTS) return;
    seen.add(object);
    const text = textProperty(object, 'text', 'commentText', 'description');
    const id = textProperty(object, '@id', 'identifier', 'url') ?? `#${entries.length}`;
    if (text !== null) {
      const [author] = objectsProperty(object, 'author');
      const name =
        author === undefined
          ? textProperty(object, 'author', 'creator')
          : textProperty(author, 'name', 'alternateName');
      const [parent] = objectsProperty(object, 'parentItem');
      const stated = parent === undefined ? null : textProperty(parent, '@id', 'identifier', 'url');
      const published = textProperty(object, 'dateCreated', 'datePublished', 'dateModified');
      entries.push({ id, parent: stated ?? outer, name, published, text, place: dataPlace(object) });
    }
    for (const reply of objectsProperty(object, 'comment')) visit(reply, text === null ? outer : id);
  };
  for (const object of data)
    if (typesOf(object).some((type) => type === 'Comment' || type === 'UserComments')) visit(object, null);
  return readEntries(entries, cues);
}

/// Comments in the data from which the page's scripts draw it.
export function commentsInData(page: MarkupElement, cues: CommentCues): readonly ReaderComment[] {
  let best: CommentEntry[] = [];
  for (const script of findAll(page, (at) => at.name === 'script')) {
    if (/ld\+json/i.test(script.attributes['type'] ?? '')) continue;
    const text = script.children.filter((child) => typeof child === 'string').join('');
    if (!/repl(?:y|ies)|parent|children/i.test(text)) continue;
    const entries = commentEntries(parseLoosely(text));
    if (entries.length > best.length) best = entries.map((entry) => ({ ...entry, place: script.place }));
  }
  return readEntries(best, cues);
}

/// The comments in a value of JSON, in its order: objects that have a text, a writer or a time, and a place in a thread.
export function commentEntries(value: unknown): CommentEntry[] {
  const entries: CommentEntry[] = [];
  const visit = (at: unknown, outer: string | null, depth: number, inThread: boolean): void => {
    if (depth > MAX_DEPTH || entries.length >= MOST_COMMENTS) return;
    if (Array.isArray(at)) {
      for (const item of at) visit(item, outer, depth + 1, inThread);
      return;
    }
    if (!isObject(at) || isHidden(at)) return;
    const entry = entryOf(at, entries.length, outer);
    if (entry === null || !(inThread || hasPlace(at))) {
      for (const [key, inner] of Object.entries(at)) {
        if (typeof inner !== 'object') continue;
        const wrapped = WRAPPERS.includes(key) || ANSWERS.includes(key);
        visit(inner, outer, depth + 1, inThread && wrapped);
      }
      return;
    }
    entries.push(entry);
    for (const key of ANSWERS) if (typeof at[key] === 'object') visit(at[key], entry.id, depth + 1, true);
  };
  visit(value, null, 0, false);
  return entries;
}

/// Makes comments of entries: markup read as such, quotations kept apart, every answer with the index of what it answers.
export function readEntries(entries: readonly CommentEntry[], cues: CommentCues): ReaderComment[] {
  const comments: ReaderComment[] = [];
  const places = new Map<string, number>();
  for (const entry of entries) {
    const place = entry.place ?? null;
    const blocks = entryBlocks(entry.text, cues).map((block) => ({ ...block, place }));
    if (blocks.length === 0) continue;
    const parent = entry.parent === null ? undefined : places.get(entry.parent);
    const name = entry.name === null ? null : asName(entry.name, cues);
    const index = comments.push({ name, published: entryDate(entry.published), blocks, replyTo: parent ?? null }) - 1;
    if (entry.id !== null) places.set(entry.id, index);
  }
  return comments;
}

/// A time as data has it: ISO 8601, another date, or seconds or milliseconds since 1970.
export function entryDate(text: string | null): string | null {
  if (text === null) return null;
  if (/^\d{9,13}(?:\.\d+)?$/.test(text)) {
    const number = Number(text);
    return new Date(number > 1e11 ? number : number * 1000).toISOString().replace('.000', '');
  }
  return readDate(text)?.full ?? null;
}

/// The blocks of a text that may be markup.
function entryBlocks(text: string, cues: CommentCues): CommentBlock[] {
  if (!/<\/?[a-z][^>]*>|&(?:[a-z]{2,8}|#\d{1,6});/i.test(text)) {
    return text
      .split(/\n\s*\n/)
      .flatMap((paragraph) => byLines('body', tidy(paragraph), null))
      .filter((block) => block.text !== '');
  }
  const markup = parseMarkup(text.replace(/\r?\n[ \t]*\r?\n/g, '<p>'));
  settleQuotations(markup, cues, (words) => readHeader(words, cues)?.name ?? asName(words, cues));
  return commentBlocks(blocksOf(markup));
}

/// A comment out of an object, or null where it has no text, or neither writer nor time.
export function entryOf(object: JsonObject, number: number, outer: string | null): CommentEntry | null {
  const text = first(object, VOCABULARY.text);
  if (text === null) return null;
  const name = first(object, VOCABULARY.name);
  const published = first(object, VOCABULARY.published);
  if (name === null && published === null) return null;
  const user = first(object, USER_KEYS);
  const parent = first(object, VOCABULARY.parent);
  const id = first(object, VOCABULARY.id) ?? `#${number}`;
  const bare = parent === null || parent === '0' ? outer : parent.replace(KIND_PREFIX, '');
  return { id: id.replace(KIND_PREFIX, ''), parent: bare, name, published, text, ...(user === null ? {} : { user }) };
}

/// Whether an object says where it stands in a thread.
export function hasPlace(object: JsonObject): boolean {
  return (
    ['replies', 'children', 'parent', ...VOCABULARY.parent, ...THREAD_KEYS].some((name) =>
      Object.hasOwn(object, name),
    ) && first(object, ['title', 'headline']) === null
  );
}

/// Whether a comment or post is marked as deleted, spam or not yet approved.
export function isHidden(object: JsonObject): boolean {
  if (HIDDEN_FLAGS.some((name) => object[name] === true || object[name] === 'true')) return true;
  return STATES.some((name) => {
    const state = object[name];
    return (typeof state === 'string' || typeof state === 'number') && HIDDEN_STATE.test(String(state));
  });
}

/// The first of some properties that is a text or a number.
export function first(object: JsonObject, names: readonly string[]): string | null {
  for (const name of names) {
    let value: unknown = object;
    for (const step of name.split('.')) value = member(value, step);
    // Databases write dates and ids as objects.
    while (isObject(value) && ('$date' in value || '$oid' in value || '$numberLong' in value))
      value = value['$date'] ?? value['$oid'] ?? value['$numberLong'];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return null;
}

function member(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return step === '-1' ? (value.at(-1) as unknown) : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
