import QuickLRU from 'quick-lru';

/// The same function, which remembers its results for the keys that were last asked for: at least `most` of them and at most
/// twice as many, so that a long run takes no more memory than a short one.
export function remembered<K, V extends object | string>(most: number, compute: (key: K) => V): (key: K) => V {
  const known = new QuickLRU<K, V>({ maxSize: most });
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = compute(key)));
    return value;
  };
}
