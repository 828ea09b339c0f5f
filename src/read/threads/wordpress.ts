import type { CommentEntry } from '../comment/data.js';
import type { Thread, ThreadReader } from './thread.js';
import { XmlRecords, childText, type XmlRecord } from './xml-records.js';

/// Reads an export of WordPress (WXR 1.0–1.2): every published post or page with a text or comments is a thread.
/// https://developer.wordpress.org/plugins/wordpress-org/ describes the tool, its exporter the format.
export class WordPressReader implements ThreadReader {
  leftOut = 0;
  readonly held = 0;
  private threads: Thread[] = [];
  private site: string | null = null;
  /// Names of authors by the names with which they log in.
  private readonly authors = new Map<string, string>();
  private readonly records = new XmlRecords(new Set(['item', 'wp:author', 'title']), (record) => this.take(record));

  get isCut(): boolean {
    return this.records.isCut;
  }

  write(text: string): readonly Thread[] {
    this.records.write(text);
    return this.done();
  }

  end(): readonly Thread[] {
    this.records.end();
    return this.done();
  }

  private done(): readonly Thread[] {
    const { threads } = this;
    this.threads = [];
    return threads;
  }

  private take(record: XmlRecord): void {
    if (record.name === 'title') {
      const title = record.text.trim();
      if (title !== '') this.site ??= title;
    } else if (record.name === 'wp:author') {
      const login = childText(record, 'wp:author_login');
      const name = childText(record, 'wp:author_display_name');
      if (login !== null && name !== null) this.authors.set(login, name);
    } else this.item(record);
  }

  private item(record: XmlRecord): void {
    const all = record.children.filter((child) => child.name === 'wp:comment');
    const shown = all.filter(isPublic);
    this.leftOut += all.length - shown.length;
    const text = childText(record, 'content:encoded');
    const type = childText(record, 'wp:post_type');
    const status = childText(record, 'wp:status');
    // Pictures, menus, revisions and the like are items too.
    if (type !== null && type !== 'post' && type !== 'page' && shown.length === 0) return;
    if (text === null && shown.length === 0) return;
    if (status !== null && status !== 'publish' && status !== 'inherit') {
      this.leftOut++;
      return;
    }
    const login = childText(record, 'dc:creator');
    this.threads.push({
      key: childText(record, 'wp:post_id'),
      title: childText(record, 'title'),
      author: login === null ? null : (this.authors.get(login) ?? login),
      publisher: this.site,
      published: childText(record, 'wp:post_date') ?? childText(record, 'pubdate'),
      uri: childText(record, 'link') ?? childText(record, 'guid'),
      text: text === null ? null : withoutShortcodes(text),
      comments: shown.map(commentOf),
    });
  }
}

function isPublic(comment: XmlRecord): boolean {
  const approved = childText(comment, 'wp:comment_approved');
  const type = childText(comment, 'wp:comment_type');
  return (approved === null || approved === '1' || approved === 'approved') && (type === null || type === 'comment');
}

function commentOf(comment: XmlRecord): CommentEntry {
  const parent = childText(comment, 'wp:comment_parent');
  const utc = childText(comment, 'wp:comment_date_gmt');
  return {
    id: childText(comment, 'wp:comment_id'),
    parent: parent === '0' ? null : parent,
    name: childText(comment, 'wp:comment_author'),
    published:
      utc !== null && !utc.startsWith('0000') ? `${utc.replace(' ', 'T')}Z` : childText(comment, 'wp:comment_date'),
    text: childText(comment, 'wp:comment_content') ?? '',
  };
}

/// "[caption id=… ]…[/caption]", "[gallery ids=…]": marks of plugins, whose contents stay. Texts of before the block
/// editor part their paragraphs with empty lines only.
function withoutShortcodes(text: string): string {
  const bare = text.replace(/<!--[^]*?-->/g, '').replace(/\[\/?[a-z][a-z0-9_-]{1,40}(?:\s[^\]\n]{0,500})?\]/g, '');
  return /<p[\s>]/i.test(bare) ? bare : bare.replace(/\r?\n[ \t]*\r?\n/g, '<p>');
}
