/// How much waits in the queue of a corpus. Of jobs and of what is set aside no more than 100,000 are counted.
export interface QueueDepth {
  /// Those that wait or are under way, those that are done, and those that were set aside.
  readonly documents: { readonly waiting: number; readonly done: number; readonly aside: number };
  /// Jobs of some documents each that nobody has taken, and those that a program holds.
  readonly waiting: number;
  readonly running: number;
  /// Programs that work.
  readonly workers: number;
}
