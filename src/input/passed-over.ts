import { problem } from '../annotation/problem.js';
import type { ReadResult } from '../read/read-bytes.js';
import { failed, printable } from './source.js';

/// More kinds than these are counted together.
const MOST_KINDS = 12;
const LONGEST_KIND = 60;
const OTHERS = 'others';

/// Counts by kind what of an archive is not read, so that nothing is passed over in silence.
export class PassedOver {
  private readonly counts = new Map<string, number>();

  /// `kind`: as archives call it, such as a media type, "request" or "status 404".
  add(kind: string): void {
    const name = printable(kind).slice(0, LONGEST_KIND);
    const key = this.counts.has(name) || this.counts.size < MOST_KINDS ? name : OTHERS;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /// The warning `entries-passed-over`, or nothing where all was read.
  *report(input: string): Iterable<ReadResult> {
    const kinds = [...this.counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const count = kinds.reduce((sum, [, times]) => sum + times, 0);
    if (count === 0) return;
    const told = kinds.map(([kind, times]) => `${times} ${kind}`).join(', ');
    yield failed(input, problem('entries-passed-over', { input, count, kinds: told }));
  }
}
