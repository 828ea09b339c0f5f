import type { CommentEntry } from '../comment/data.js';
import type { Thread, ThreadReader } from './thread.js';
import { XmlRecords, childRecord, childText, type XmlRecord } from './xml-records.js';

/// Reads an export of Disqus: all threads stand before all posts, so posts wait for the end. Threads without posts are
/// pages on which nobody commented; they are passed over unless their text is in the export.
export class DisqusReader implements ThreadReader {
  leftOut = 0;
  held = 0;
  private readonly threads = new Map<string, Omit<Thread, 'comments'>>();
  private readonly posts = new Map<string, CommentEntry[]>();
  private readonly records = new XmlRecords(new Set(['thread', 'post']), (record) => this.take(record));

  get isCut(): boolean {
    return this.records.isCut;
  }

  write(text: string): readonly Thread[] {
    this.records.write(text);
    return [];
  }

  end(): readonly Thread[] {
    this.records.end();
    const found: Thread[] = [];
    for (const key of this.posts.keys()) if (!this.threads.has(key)) this.threads.set(key, { ...NOTHING, key });
    for (const [key, thread] of this.threads) {
      const comments = this.posts.get(key) ?? [];
      if (comments.length > 0 || thread.text !== null) found.push({ ...thread, comments });
    }
    return found;
  }

  private take(record: XmlRecord): void {
    const key = record.attributes['dsq:id'] ?? record.attributes['id'] ?? '';
    if (isTrue(record, 'isdeleted') || isTrue(record, 'isspam')) {
      if (record.name === 'post') this.leftOut++;
      return;
    }
    const author = childRecord(record, 'author');
    const name = author === null ? null : (childText(author, 'name') ?? childText(author, 'username'));
    const message = childText(record, 'message');
    const published = childText(record, 'createdat');
    if (record.name === 'thread') {
      this.threads.set(key, {
        key,
        title: childText(record, 'title'),
        // Who made the thread in Disqus need not have written the page.
        author: null,
        publisher: null,
        published,
        uri: childText(record, 'link'),
        text: message,
      });
      return;
    }
    const parent = childRecord(record, 'parent')?.attributes;
    const entry: CommentEntry = {
      id: key,
      parent: parent?.['dsq:id'] ?? parent?.['id'] ?? null,
      name: author !== null && isTrue(author, 'isanonymous') && childText(author, 'name') === null ? null : name,
      published,
      text: message ?? '',
    };
    this.held += entry.text.length + 200;
    const owner = childRecord(record, 'thread')?.attributes;
    const thread = owner?.['dsq:id'] ?? owner?.['id'] ?? '';
    const posts = this.posts.get(thread);
    if (posts === undefined) this.posts.set(thread, [entry]);
    else posts.push(entry);
  }
}

const NOTHING: Omit<Thread, 'comments'> = {
  key: null,
  title: null,
  author: null,
  publisher: null,
  published: null,
  uri: null,
  text: null,
};

function isTrue(record: XmlRecord, name: string): boolean {
  return childText(record, name) === 'true';
}
