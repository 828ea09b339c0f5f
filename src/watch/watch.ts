import { setTimeout as sleep } from 'node:timers/promises';
import { Fetcher } from '../input/fetch.js';
import type { Corpus } from '../store/corpus.js';
import { spread } from './back-off.js';
import { readFeedList } from './feed-list.js';
import { Round, type RoundOptions, type Tally } from './round.js';
import { WatchState } from './watch-state.js';

export interface WatchOptions extends RoundOptions {
  /// Where it is kept what was read.
  readonly state: string;
  /// Milliseconds between two looks, a quarter more or less; null looks once.
  readonly every: number | null;
  /// Called after each look at all feeds, before the next is waited for.
  readonly looked?: (tally: Readonly<Tally>) => Promise<void>;
}

/// Watches the feeds and sitemaps that a file lists, which is read anew for each look, and adds what is new in them to a corpus, until
/// the signal comes. Throws `feeds-unreadable`, and what `WatchState.open` and `Round.run` throw.
export async function watch(corpus: Corpus, list: string, options: WatchOptions): Promise<void> {
  const { every, signal, looked } = options;
  await readFeedList(list);
  const state = WatchState.open(options.state);
  const fetcher = new Fetcher({ ...options.fetch, ...(signal === undefined ? {} : { signal }) });
  try {
    while (signal?.aborted !== true) {
      const round = new Round(corpus, state, fetcher, options);
      await round.run(list, await readFeedList(list));
      await looked?.(round.tally);
      if (every === null) return;
      const rest = spread(every, Math.random());
      await sleep(rest, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    }
  } finally {
    state.close();
  }
}
