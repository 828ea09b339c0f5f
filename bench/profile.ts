import type { Profiler } from 'node:inspector';

const COLLECTOR = '(garbage collector)';

/// How the time of a profile falls on the source files of a bundle and on the collection of garbage, the largest share first.
/// `bundle` is its text, in which the bundler tells where each file begins (`//#region src/…`). What a file calls of the
/// engine (maps, sorting) counts as its own; all else (the bench, the profiler) is left out.
export function timeByFile(profile: Profiler.Profile, bundle: string): { file: string; share: number }[] {
  const fileOf = regionsOf(bundle);
  const names = new Map<number, string>();
  for (const { id, callFrame, children } of profile.nodes) {
    const own = callFrame.url.startsWith('file:') ? fileOf[callFrame.lineNumber] : undefined;
    if (own !== undefined || callFrame.functionName === COLLECTOR) names.set(id, own ?? COLLECTOR);
    // A caller stands before what it calls.
    for (const child of children ?? []) names.set(child, names.get(id) ?? '');
  }
  const times = new Map<string, number>();
  let total = 0;
  profile.samples?.forEach((id, index) => {
    const name = names.get(id) ?? '';
    if (!name.startsWith('src/') && name !== COLLECTOR) return;
    const time = profile.timeDeltas?.[index] ?? 0;
    times.set(name, (times.get(name) ?? 0) + time);
    total += time;
  });
  return [...times].map(([file, time]) => ({ file, share: time / total })).sort((a, b) => b.share - a.share);
}

/// The source file of each line of a bundle.
function regionsOf(bundle: string): (string | undefined)[] {
  let file: string | undefined;
  return bundle.split('\n').map((line) => (file = /^\/\/#region (.+)$/.exec(line)?.[1] ?? file));
}
