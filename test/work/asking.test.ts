import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Asking } from '../../src/work/queue/asking.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
afterEach(() => vi.useRealTimers());

/// What graphile-worker tells with an event; nothing of it is read.
const TOLD = {} as never;

async function hasFailed(asking: Asking): Promise<boolean> {
  return Promise.race([
    asking.failed.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ]);
}

describe('a lane that asks for jobs', () => {
  it('has failed when the answer is an error', async () => {
    const asking = new Asking();
    asking.events.emit('worker:getJob:start', TOLD);
    expect(await hasFailed(asking)).toBe(false);
    asking.events.emit('worker:getJob:error', TOLD);
    expect(await hasFailed(asking)).toBe(true);
    asking.close();
  });

  it('has failed when it has no answer for long', async () => {
    const asking = new Asking();
    asking.events.emit('worker:getJob:start', TOLD);
    vi.advanceTimersByTime(9_000);
    expect(await hasFailed(asking)).toBe(false);
    vi.advanceTimersByTime(2_000);
    expect(await hasFailed(asking)).toBe(true);
    asking.close();
  });

  it.each(['worker:getJob:empty', 'job:start'] as const)('has not while it is told %s', async (answer) => {
    const asking = new Asking();
    for (let each = 0; each < 3; each++) {
      asking.events.emit('worker:getJob:start', TOLD);
      asking.events.emit(answer, TOLD);
      vi.advanceTimersByTime(60_000);
    }
    expect(await hasFailed(asking)).toBe(false);
    asking.close();
  });
});
