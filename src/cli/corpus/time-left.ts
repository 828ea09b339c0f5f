import { stat } from 'node:fs/promises';
import { listInputs, type Place } from '../../input/inputs.js';

/// How much of the inputs is done, by their bytes, and how long the rest may take.
export class TimeLeft {
  /// Bytes of all files before each, and of all.
  private sums: readonly number[] | null = null;
  private first: { readonly done: number; readonly at: number } | null = null;

  constructor(inputs: readonly string[]) {
    void sumsOf(inputs).then(
      (sums) => (this.sums = sums),
      // What cannot be listed is told where it is read.
      () => undefined,
    );
  }

  /// What to tell behind the speed, such as ", 34 %, 5 min left"; nothing while it is not known. `passedOver`: it cost no time.
  words({ file }: Place, read: number, passedOver: boolean, now = Date.now()): string {
    const all = this.sums?.at(-1) ?? 0;
    const before = this.sums?.[file];
    if (before === undefined || all === 0) return '';
    const done = Math.min(before + read, this.sums?.[file + 1] ?? all);
    if (this.first === null && !passedOver) this.first = { done, at: now };
    const percent = `, ${Math.floor((100 * done) / all)} %`;
    const gone = done - (this.first?.done ?? done);
    if (this.first === null || gone <= 0) return percent;
    return `${percent}, ${durationOf(((now - this.first.at) * (all - done)) / gone / 1000)} left`;
  }
}

/// Seconds in words: "40 s", "5 min", "3.2 h".
export function durationOf(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

async function sumsOf(inputs: readonly string[]): Promise<number[]> {
  const sums = [0];
  for (const name of await listInputs(inputs)) {
    const about = await stat(name).catch(() => null);
    sums.push((sums.at(-1) ?? 0) + (about?.isFile() === true ? about.size : 0));
  }
  return sums;
}
