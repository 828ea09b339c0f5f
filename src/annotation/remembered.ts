/// The same function, which remembers its results for the keys that were last asked for: at least `most` of them and at most
/// twice as many, so that a long run takes no more memory than a short one. Keys are kept in two halves: when the newer is full
/// it becomes the older, and what nobody has asked for since is forgotten with that. Every word of a text comes by here.
export function remembered<K, V extends object | string>(most: number, compute: (key: K) => V): (key: K) => V {
  let newer = new Map<K, V>();
  let older = new Map<K, V>();
  return (key) => {
    let value = newer.get(key);
    if (value !== undefined) return value;
    value = older.get(key) ?? compute(key);
    newer.set(key, value);
    if (newer.size >= most) {
      older = newer;
      newer = new Map();
    }
    return value;
  };
}
