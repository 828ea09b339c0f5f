/// What several sources give, as it comes, at most `most` of them at a time; each is asked for its next when its last was taken.
export async function* merged<T>(sources: readonly AsyncIterable<T>[], most: number): AsyncGenerator<T> {
  const waiting = [...sources];
  const running = new Map<AsyncIterator<T>, Promise<readonly [AsyncIterator<T>, IteratorResult<T, unknown>]>>();
  const ask = (iterator: AsyncIterator<T>): void =>
    void running.set(
      iterator,
      iterator.next().then((result) => [iterator, result] as const),
    );
  try {
    for (;;) {
      for (const source of waiting.splice(0, most - running.size)) ask(source[Symbol.asyncIterator]());
      if (running.size === 0) return;
      const [iterator, result] = await Promise.race(running.values());
      running.delete(iterator);
      if (result.done === true) continue;
      yield result.value;
      ask(iterator);
    }
  } finally {
    for (const [iterator, next] of running) {
      next.catch(() => undefined);
      // Not waited for: what is being fetched ends by itself.
      iterator.return?.().catch(() => undefined);
    }
  }
}

/// Things by the host of their addresses.
export function byHost<T>(things: readonly T[], addressOf: (thing: T) => string): T[][] {
  const hosts = new Map<string, T[]>();
  for (const thing of things) {
    const { host } = new URL(addressOf(thing));
    const list = hosts.get(host);
    if (list === undefined) hosts.set(host, [thing]);
    else list.push(thing);
  }
  return [...hosts.values()];
}
