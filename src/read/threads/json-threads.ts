import {
  ANSWERS,
  MOST_COMMENTS,
  THREAD_KEYS,
  WRAPPERS,
  entryOf,
  first,
  hasPlace,
  isHidden,
  type CommentEntry,
} from '../comment/data.js';
import { parseExactly } from '../markup/exact-json.js';
import type { JsonObject } from '../markup/structured-data.js';
import { isObject } from '../markup/structured-data.js';
import type { Thread, ThreadReader } from './thread.js';

/// Names under which systems keep what is known of a post.
const POST = {
  title: ['title', 'headline', 'clean_title', 'metadata.title', 'story.metadata.title'],
  author: ['metadata.author', 'author.name', 'author.username', 'author', 'by', 'username'],
  publisher: ['site.name', 'publisher', 'subreddit_name_prefixed', 'forum'],
  published: [
    'metadata.publishedAt',
    'publication_date',
    'publishedAt',
    'published',
    'created_utc',
    'created_at',
    'createdAt',
    'date',
  ],
  uri: ['url', 'link', 'canonical_url', 'permalink'],
  text: ['selftext_html', 'selftext', 'articleBody', 'cooked', 'content.rendered', 'text', 'body', 'message', 'html'],
  key: ['id', '_id', 'name'],
} as const;
const MAX_DEPTH = 60;

/// A thread while its comments are collected.
interface OpenThread extends Omit<Thread, 'comments' | 'text'> {
  text: string | null;
  readonly comments: CommentEntry[];
}

/// Collects threads out of JSON of comment systems (Coral and its database, Disqus, Reddit, Discourse, WordPress, Hacker
/// News): comments stand inside their post, or name it.
export class ThreadCollector {
  leftOut = 0;
  held = 0;
  private readonly named = new Map<string, OpenThread>();
  private readonly all = new Set<OpenThread>();
  private readonly users = new Map<string, string>();
  private count = 0;

  add(value: unknown): void {
    this.visit(value, null, null, 0, false);
  }

  /// The threads that have comments; posts without any are no threads.
  threads(): Thread[] {
    return [...this.all]
      .filter((thread) => thread.comments.length > 0)
      .map((thread) => ({ ...thread, comments: thread.comments.map((comment) => this.withUser(comment)) }));
  }

  private withUser(comment: CommentEntry): CommentEntry {
    const user = comment.user === undefined ? undefined : this.users.get(comment.user);
    return user === undefined || comment.name !== null ? comment : { ...comment, name: user };
  }

  private visit(at: unknown, owner: OpenThread | null, outer: string | null, depth: number, inThread: boolean): void {
    if (depth > MAX_DEPTH || this.count >= MOST_COMMENTS) return;
    if (Array.isArray(at)) {
      for (const item of at) this.visit(item, owner, outer, depth + 1, inThread);
      return;
    }
    if (!isObject(at)) return;
    if (isHidden(at)) {
      this.leftOut++;
      return;
    }
    const entry = entryOf(at, this.count, outer);
    if (entry !== null && (inThread || hasPlace(at))) {
      this.count++;
      this.held += entry.text.length + 200;
      const key = first(at, THREAD_KEYS);
      const thread = key === null ? (owner ?? this.thread('')) : this.thread(key);
      // Forums count their posts; the first one is what the others answer.
      if (at['post_number'] === 1 && thread.text === null)
        Object.assign(thread, { text: entry.text, author: entry.name });
      else thread.comments.push(entry);
      for (const name of ANSWERS) {
        if (typeof at[name] === 'object') this.visit(at[name], thread, entry.id, depth + 1, true);
      }
      return;
    }
    const post = this.post(at) ?? owner;
    this.user(at);
    for (const [name, inner] of Object.entries(at)) {
      if (typeof inner !== 'object' || inner === null) continue;
      const wrapped = WRAPPERS.includes(name) || ANSWERS.includes(name);
      this.visit(inner, post, outer, depth + 1, (inThread || post !== owner) && wrapped && name !== 'data');
    }
  }

  /// The thread of an object that is a post: it has a title, or an address and an identity.
  private post(object: JsonObject): OpenThread | null {
    const title = first(object, POST.title);
    const uri = first(object, POST.uri);
    const key = first(object, POST.key);
    if (title === null && (uri === null || key === null)) return null;
    const thread = key === null ? this.opened(null) : this.thread(bareKey(key));
    const facts = {
      title,
      author: first(object, POST.author),
      publisher: first(object, POST.publisher),
      published: first(object, POST.published),
      uri: uri !== null && /^https?:/i.test(uri) ? uri : null,
      text: thread.text ?? first(object, POST.text),
    };
    return Object.assign(thread, facts);
  }

  private user(object: JsonObject): void {
    const id = first(object, ['id', '_id']);
    const name = first(object, ['username', 'displayName', 'name']);
    if (id !== null && name !== null) this.users.set(id, name);
  }

  private thread(name: string): OpenThread {
    const key = bareKey(name);
    const known = this.named.get(key);
    if (known !== undefined) return known;
    const made = this.opened(key === '' ? null : key);
    this.named.set(key, made);
    return made;
  }

  private opened(key: string | null): OpenThread {
    const facts = { title: null, author: null, publisher: null, published: null, uri: null, text: null };
    const made: OpenThread = { key, ...facts, comments: [] };
    this.all.add(made);
    return made;
  }
}

/// The threads in a value of JSON; empty where it holds none, or where it is a list of records with their texts.
export function jsonThreads(value: unknown): { readonly threads: readonly Thread[]; readonly leftOut: number } {
  const collector = new ThreadCollector();
  collector.add(value);
  return { threads: collector.threads(), leftOut: collector.leftOut };
}

/// Whether a line of JSON is an entry of a collection of a comment system: a comment that names its story and has no
/// field "text", as databases write them out.
export function isCommentLine(value: unknown): boolean {
  if (!isObject(value) || typeof value['text'] === 'string') return false;
  return entryOf(value, 0, null) !== null && first(value, THREAD_KEYS) !== null;
}

/// Reads lines of JSON that are comments, with their stories and users between them.
export class JsonLinesReader implements ThreadReader {
  isCut = false;
  private rest = '';
  private readonly collector = new ThreadCollector();

  get leftOut(): number {
    return this.collector.leftOut;
  }

  get held(): number {
    return this.collector.held + this.rest.length;
  }

  write(text: string): readonly Thread[] {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.line(line);
    return [];
  }

  end(): readonly Thread[] {
    this.line(this.rest);
    this.rest = '';
    return this.collector.threads();
  }

  private line(line: string): void {
    if (line.trim() === '') return;
    try {
      this.collector.add(parseExactly(line));
    } catch {
      // One message for all broken lines: the export is damaged.
      this.isCut = true;
    }
  }
}

/// Reddit writes what kind of thing an id names before it.
function bareKey(key: string): string {
  return key.replace(/^t\d_/, '');
}
