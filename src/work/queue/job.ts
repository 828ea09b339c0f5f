import type { Portion } from '../../input/portions.js';
import type { InputOptions } from '../../input/source.js';
import type { QueuedJob } from '../../store/postgres/queue.js';

/// How the inputs of a job are read, wherever it is taken.
export type Reading = Pick<InputOptions, 'published' | 'language' | 'maxBytes' | 'fields'> & {
  readonly allowPrivate?: boolean;
};

/// A job of the queue, as those who read know it.
export interface CodingJob extends QueuedJob {
  readonly parts: readonly Portion[];
  readonly reading: Reading;
}

/// Documents of a job: few enough that little is done again after a cut, enough that the queue costs nothing beside the coding.
export const DOCUMENTS = 32;
