/// Milliseconds; a server that asks for more time is given no more than a day.
const LONGEST = 24 * 3_600_000;
const SHORTEST = 60_000;

/// Milliseconds until something is tried again that has failed `failures` times: twice as long each time, from a minute to a day, and
/// spread so that not all come back at once. `random` is from 0 to 1.
export function waitAfter(failures: number, random: number): number {
  return spread(Math.min(LONGEST, SHORTEST * 2 ** Math.min(failures - 1, 20)), random);
}

/// A time three quarters to five quarters as long.
export function spread(milliseconds: number, random: number): number {
  return Math.round(milliseconds * (0.75 + random / 2));
}

/// What a Retry-After header asks for, in milliseconds; 0 where there is none that can be read.
export function retryAfter(header: string | undefined, now: number): number {
  if (header === undefined) return 0;
  const asked = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(asked) ? 0 : Math.min(LONGEST, Math.max(0, asked));
}
