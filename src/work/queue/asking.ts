import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';

/// How long a lane may wait for the answer to whether there is a job, in milliseconds.
const PATIENCE = 10_000;
/// How often that is looked at.
const LOOK = 500;

/// Watches how one lane of graphile-worker asks for jobs. Version 0.17.3 keeps the ids of its tasks as the promise of its first
/// query: where the server goes in that moment every later asking fails with that promise, or waits for it for ever. Such a lane is to
/// be opened anew.
export class Asking {
  readonly events = new EventEmitter() as WorkerEvents;
  /// Resolved when the lane has failed to ask.
  readonly failed: Promise<void>;
  private since: number | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor() {
    const { events } = this;
    const answered = (): void => void (this.since = null);
    events.on('worker:getJob:start', () => (this.since = performance.now()));
    events.on('worker:getJob:empty', answered);
    events.on('job:start', answered);
    let fail = (): void => undefined;
    this.failed = new Promise((resolve) => (fail = resolve));
    events.on('worker:getJob:error', fail);
    this.timer = setInterval(() => {
      if (this.since !== null && performance.now() - this.since > PATIENCE) fail();
    }, LOOK);
  }

  close(): void {
    clearInterval(this.timer);
  }
}
