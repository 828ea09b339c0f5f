import {
  appendFileSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { HerodotusError } from '../annotation/problem.js';
import { isObject } from '../read/markup/structured-data.js';
import { addressKey } from './address.js';

/// What is known of a feed from the last time.
export interface FeedState {
  readonly feed: string;
  /// What a server is asked with whether anything has changed.
  readonly etag: string | null;
  readonly modified: string | null;
  /// Failures since it was read last, and when it is asked again (milliseconds since 1970).
  readonly failures: number;
  readonly notBefore: number;
}

/// A page that was told of and is not done.
export interface WaitingPage {
  readonly page: string;
  readonly published: string | null;
  readonly failures: number;
  readonly notBefore: number;
}

const FORMAT = 'herodotus-watch/1';

/// What watching remembers, in a file of JSON lines that grows and is written anew, shorter, when it is opened: what is known of each
/// feed, which pages wait, and a key of 96 bits for each address that is done. A cut costs the last line at most, and that a page is
/// asked for again. One program at a time has it.
export class WatchState {
  private readonly feeds = new Map<string, FeedState>();
  private readonly pages = new Map<string, WaitingPage>();
  private readonly finished = new Set<string>();

  private constructor(private readonly file: string) {}

  /// Throws `watch-busy`, `watch-state` and `output-unwritable`.
  static open(file: string): WatchState {
    const state = new WatchState(file);
    state.lock();
    try {
      state.load();
      state.rewrite();
    } catch (error) {
      state.close();
      throw error;
    }
    return state;
  }

  feed(address: string): FeedState {
    return this.feeds.get(address) ?? { feed: address, etag: null, modified: null, failures: 0, notBefore: 0 };
  }

  keepFeed(feed: FeedState): void {
    this.feeds.set(feed.feed, feed);
    this.append(feed);
  }

  get waiting(): WaitingPage[] {
    return [...this.pages.values()];
  }

  /// Whether the page under this address is done, or waits.
  knows(address: string): boolean {
    const key = addressKey(address);
    return this.finished.has(key) || this.pages.has(key);
  }

  isDone(address: string): boolean {
    return this.finished.has(addressKey(address));
  }

  wait(page: WaitingPage): void {
    this.pages.set(addressKey(page.page), page);
    this.append(page);
  }

  done(address: string): void {
    const key = addressKey(address);
    this.pages.delete(key);
    if (this.finished.has(key)) return;
    this.finished.add(key);
    this.append({ done: key });
  }

  close(): void {
    rmSync(`${this.file}.lock`, { force: true });
  }

  private lock(): void {
    const lock = `${this.file}.lock`;
    for (let first = true; ; first = false) {
      try {
        const handle = openSync(lock, 'wx');
        writeSync(handle, String(process.pid));
        closeSync(handle);
        return;
      } catch (error) {
        if (!isExisting(error)) throw unwritable(lock, error);
        const holder = Number(readFileSync(lock, 'utf8'));
        if (!first || isRunning(holder)) throw new HerodotusError('watch-busy', { file: this.file, lock });
        rmSync(lock, { force: true });
      }
    }
  }

  private load(): void {
    if (!existsSync(this.file)) return;
    const [head = '', ...lines] = readFileSync(this.file, 'utf8').split('\n');
    if (!head.includes(FORMAT)) throw new HerodotusError('watch-state', { file: this.file });
    for (const line of lines) this.take(parsed(line));
  }

  private take(line: unknown): void {
    if (!isObject(line)) return;
    const { feed, page, done, etag, modified, published, failures, notBefore } = line;
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
    const failed = { failures: Number(failures ?? 0), notBefore: Number(notBefore ?? 0) };
    if (typeof feed === 'string') this.feeds.set(feed, { feed, etag: text(etag), modified: text(modified), ...failed });
    else if (typeof page === 'string')
      this.pages.set(addressKey(page), { page, published: text(published), ...failed });
    else if (typeof done === 'string') {
      this.finished.add(done);
      this.pages.delete(done);
    }
  }

  private rewrite(): void {
    const part = `${this.file}.part`;
    const lines = [
      { schema: FORMAT },
      ...this.feeds.values(),
      ...this.pages.values(),
      ...[...this.finished].map((done) => ({ done })),
    ];
    this.guarded(() => {
      writeFileSync(part, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      renameSync(part, this.file);
    });
  }

  private append(line: object): void {
    this.guarded(() => appendFileSync(this.file, `${JSON.stringify(line)}\n`));
  }

  private guarded(write: () => void): void {
    try {
      write();
    } catch (error) {
      throw unwritable(this.file, error);
    }
  }
}

/// A line that a cut has left is none.
function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function unwritable(file: string, error: unknown): HerodotusError {
  return new HerodotusError('output-unwritable', { file, reason: error instanceof Error ? error.message : '' }, error);
}
