/// How much may be under way: items, and their sizes together. One item is let through whatever its size.
export interface Bounds {
  readonly items: number;
  readonly size: number;
}

const STOPPED = Symbol('stopped');

interface Held<T> {
  readonly size: number;
  readonly done: Promise<T>;
}

/// Works on items as they come, many at a time, and gives the results in the order of the items. Items are read ahead only
/// within the bounds, which count what is waiting, worked on, or done and not yet taken. An error of the items or of the
/// work ends it, behind the results before it; the signal ends it behind the results that are done.
export async function* inOrder<I, T>(
  items: AsyncIterable<I>,
  sizeOf: (item: I) => number,
  work: (item: I) => Promise<T>,
  bounds: Bounds,
  signal?: AbortSignal,
): AsyncGenerator<T> {
  const held: Held<T>[] = [];
  const iterator = items[Symbol.asyncIterator]();
  let size = 0;
  let ended = false;
  let reading: Promise<void> | null = null;
  const isFull = (): boolean => held.length >= bounds.items || (held.length > 0 && size >= bounds.size);

  async function read(): Promise<void> {
    const next = await iterator.next();
    if (next.done === true) {
      ended = true;
      return;
    }
    const done = work(next.value);
    // It is waited for below, which may be after others before it have failed.
    done.catch(() => undefined);
    const own = sizeOf(next.value);
    size += own;
    held.push({ size: own, done });
  }

  /// Reads until the bounds are reached; what is taken starts it again.
  function fill(): void {
    if (reading !== null || ended || isFull()) return;
    reading = read();
    reading.then(
      () => {
        reading = null;
        fill();
      },
      () => undefined,
    );
  }

  try {
    for (;;) {
      fill();
      const [first] = held;
      if (first === undefined) {
        if (reading === null) return;
        if ((await orStopped(reading, signal)) === STOPPED) return;
        continue;
      }
      const done = await orStopped(first.done, signal);
      if (done === STOPPED) return;
      yield done;
      held.shift();
      size -= first.size;
    }
  } finally {
    ended = true;
    // Not waited for: a reader that waits for its next bytes ends only with them.
    iterator.return?.().catch(() => undefined);
  }
}

/// What comes first, and where both are there what was waited for. Not a race with one promise of the signal, which would hold
/// every result until the end of the run.
async function orStopped<T>(waited: Promise<T>, signal: AbortSignal | undefined): Promise<T | typeof STOPPED> {
  if (signal === undefined) return waited;
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(STOPPED);
    const free = (): void => signal.removeEventListener('abort', stop);
    waited.then(resolve, reject).then(free, free);
    if (signal.aborted) queueMicrotask(stop);
    else signal.addEventListener('abort', stop, { once: true });
  });
}
