/// Exit statuses of programs that a signal ended, by custom 128 and the signal's number.
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/// Lets a long work end where it can: the first signal asks it to, the second ends the program at once.
export class Stopping {
  private readonly controller = new AbortController();
  private readonly listeners = new Map<keyof typeof SIGNALS, () => void>();
  /// The exit status where a signal came, else null.
  status: number | null = null;

  constructor() {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      const listener = (): void => {
        this.status = SIGNALS[name];
        this.stop();
      };
      this.listeners.set(name, listener);
      process.once(name, listener);
    }
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  stop(): void {
    this.controller.abort();
  }

  /// The work is over, and signals do again what they always do.
  end(): void {
    for (const [name, listener] of this.listeners) process.off(name, listener);
    // Standard input that is still waited for would keep the program.
    if (this.signal.aborted) process.stdin.destroy();
  }
}
