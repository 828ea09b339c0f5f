import type { Problem } from '../annotation/problem.js';
import type { Fetcher } from '../input/fetch.js';
import { limitOf } from '../input/source.js';
import type { CommentCues } from '../read/evidence/comment-cues.js';
import type { FeedItem } from '../read/container/feed.js';
import { readFeedItem, type ReadResult } from '../read/read-bytes.js';
import type { Corpus } from '../store/corpus.js';
import { addAll, type AddAllOptions, type AddedInput } from '../work/add-all.js';
import { addressKey, plainAddress } from './address.js';
import { waitAfter } from './back-off.js';
import { byHost, merged } from './merged.js';
import { SiteReader, type Missed } from './site-reader.js';
import type { FeedState, WaitingPage, WatchState } from './watch-state.js';

/// How feeds are watched.
export interface RoundOptions extends Omit<
  AddAllOptions,
  'command' | 'replace' | 'fields' | 'standardInput' | 'lines' | 'published'
> {
  /// Called for each feed and page as it is done with.
  readonly progress?: (tally: Tally) => void;
}

/// What a round did.
export interface Tally {
  /// Feeds and sitemaps that were asked, those that had changed, those that could not be read.
  feeds: number;
  changed: number;
  failedFeeds: number;
  added: number;
  /// Of those added: texts that stood in the corpus, or are near copies of such.
  copies: number;
  /// Pages that the corpus had under another address.
  known: number;
  /// Pages that were left out for good: no article, forbidden, gone.
  leftOut: number;
  /// Pages that could not be had now and are asked for again.
  waiting: number;
}

/// Hosts that are asked at a time.
const HOSTS = 8;
/// Times that a page is asked for before it is left out.
const TRIES = 3;
/// Sitemaps of sitemaps of sitemaps.
const DEEPEST = 3;

interface OwnText {
  readonly item: FeedItem;
  readonly publisher: string | null;
  readonly key: string;
}

/// One look at all feeds: what is new in them is fetched, coded and added. Feeds and pages that have failed are asked again when their
/// time has come. Cut off anywhere, the next round goes on. Throws what `addAll` throws, and `output-unwritable`.
export class Round {
  readonly tally: Tally = {
    feeds: 0,
    changed: 0,
    failedFeeds: 0,
    added: 0,
    copies: 0,
    known: 0,
    leftOut: 0,
    waiting: 0,
  };
  private readonly texts: OwnText[] = [];
  /// What is written when all that these feeds list is done or waits.
  private readonly read: FeedState[] = [];
  private readonly seen = new Set<string>();
  /// The addresses that pages name for themselves, by those at which they were asked for.
  private readonly canonicals = new Map<string, string>();
  private readonly sites: SiteReader;

  constructor(
    private readonly corpus: Corpus,
    private readonly state: WatchState,
    fetcher: Fetcher,
    private readonly options: RoundOptions,
  ) {
    this.sites = new SiteReader(fetcher, limitOf(options));
  }

  async run(list: string, feeds: readonly string[]): Promise<void> {
    const reading = byHost(feeds, (feed) => feed).map((own) => this.readFeeds(own));
    for await (const tally of merged(reading, HOSTS)) this.options.progress?.(tally);
    const pages = this.state.waiting.filter(({ notBefore }) => notBefore <= Date.now());
    if (pages.length + this.texts.length > 0 && !this.isStopped) {
      const names = [list];
      const read = (cues: CommentCues): AsyncIterable<ReadResult> => this.documents(pages, cues);
      for await (const added of addAll(this.corpus, { names, read }, { ...this.options, command: 'watch' }))
        this.take(added);
    }
    this.tally.waiting = this.state.waiting.length;
    if (!this.isStopped) for (const feed of this.read) this.state.keepFeed(feed);
  }

  private get isStopped(): boolean {
    return this.options.signal?.aborted === true;
  }

  private async *readFeeds(feeds: readonly string[]): AsyncGenerator<Tally> {
    for (const feed of feeds) yield* this.readFeed(feed, 0);
  }

  private async *readFeed(address: string, depth: number): AsyncGenerator<Tally> {
    const key = addressKey(address);
    const before = this.state.feed(address);
    if (this.isStopped || this.seen.has(key) || before.notBefore > Date.now()) return;
    this.seen.add(key);
    this.tally.feeds++;
    const found = await this.sites.listing(before);
    if (this.isStopped) return;
    yield this.tally;
    if (!found.ok) {
      this.tally.failedFeeds++;
      this.options.tell?.(found.problem);
      this.state.keepFeed({ ...before, ...this.later(before.failures + 1, found) });
      return;
    }
    const { listing, etag, modified } = found;
    this.read.push({ feed: address, etag, modified, failures: 0, notBefore: 0 });
    if (listing === null) return;
    this.tally.changed++;
    for (const { address: page, published, text } of listing.items) {
      if (text !== null) {
        const own = page === null ? `${address}#${addressKey(text.content ?? text.title ?? '')}` : plainAddress(page);
        const item = { ...text, uri: page === null ? null : own };
        if (!this.state.isDone(own)) this.texts.push({ item, publisher: listing.title, key: own });
      } else if (page !== null && URL.canParse(page) && !this.state.knows(page))
        this.state.wait({ page: plainAddress(page), published, failures: 0, notBefore: 0 });
    }
    if (depth < DEEPEST) for (const sitemap of listing.sitemaps) yield* this.readFeed(sitemap, depth + 1);
  }

  private async *documents(pages: readonly WaitingPage[], cues: CommentCues): AsyncGenerator<ReadResult> {
    for (const { item, publisher, key } of this.texts) {
      if (this.state.isDone(key)) continue;
      const language = this.options.language ?? null;
      const result = readFeedItem(item, publisher, { input: key, language }, cues);
      if (result.ok) yield result;
      else this.leaveOut(key, result.problem);
    }
    const told = new Set(this.texts.map(({ key }) => key));
    const hosts = byHost(
      pages.filter(({ page }) => !told.has(page)),
      ({ page }) => page,
    );
    yield* merged(
      hosts.map((own) => this.readPages(own, cues)),
      HOSTS,
    );
  }

  private async *readPages(pages: readonly WaitingPage[], cues: CommentCues): AsyncGenerator<ReadResult> {
    for (const [index, waiting] of pages.entries()) {
      const { page, published, failures } = waiting;
      if (this.isStopped) return;
      if (this.state.isDone(page)) continue;
      const found = await this.sites.page(page, { ...this.options, cues, published });
      if (this.isStopped) return;
      if (!found.ok) {
        if (found.forGood || failures + 1 >= TRIES) this.leaveOut(page, found.problem);
        else {
          this.options.tell?.(found.problem);
          this.state.wait({ ...waiting, ...this.later(failures + 1, found) });
        }
      } else if (found.canonical !== page && this.state.isDone(found.canonical)) {
        this.tally.known++;
        this.state.done(page);
      } else if (!found.result.ok) this.leaveOut(page, found.result.problem);
      else {
        this.canonicals.set(page, found.canonical);
        yield found.result;
      }
      this.options.progress?.(this.tally);
      if (!found.ok && found.wait > 0) {
        // It is the host that asks for time.
        for (const rest of pages.slice(index + 1)) this.state.wait({ ...rest, notBefore: Date.now() + found.wait });
        return;
      }
    }
  }

  private later(failures: number, { wait }: Missed): { readonly failures: number; readonly notBefore: number } {
    return { failures, notBefore: Date.now() + Math.max(wait, waitAfter(failures, Math.random())) };
  }

  private leaveOut(address: string, found: Problem): void {
    this.tally.leftOut++;
    this.options.tell?.(found);
    this.state.done(address);
  }

  private take(added: AddedInput): void {
    if (!added.ok) this.leaveOut(added.input, added.problem);
    else {
      if (added.became === 'known') this.tally.known++;
      else this.tally.added++;
      if (added.became === 'copy') this.tally.copies++;
      this.state.done(added.input);
      this.state.done(this.canonicals.get(added.input) ?? added.input);
    }
    this.options.progress?.(this.tally);
  }
}
