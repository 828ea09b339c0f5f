import { realpath, stat } from 'node:fs/promises';
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { HerodotusError } from '../annotation/problem.js';
import type { Reached, Settings } from './journal.js';
import { PartFile, type AboutParts } from './part-file.js';

/// Where what is written goes.
export interface Output {
  /// Where the run that is gone on with had come to; null where none is.
  readonly before: Reached | null;
  readonly notesBefore: readonly unknown[];
  write(text: string | Uint8Array): Promise<void>;
  mark(reached: Reached, notes: readonly unknown[]): Promise<void>;
  /// All is written.
  finish(): Promise<void>;
  /// The work was stopped.
  leave(): Promise<void>;
}

/// Of commands whose runs nobody goes on with.
export const noSettings = (): Settings => ({});

/// The output of a command: a file, or standard output where none is named. What is no regular file (`/dev/null`, a named
/// pipe) is written to directly. `settings` is asked where a run may be gone on with; `closed` is called when nobody reads standard
/// output any more.
export async function openOutput(
  file: string | undefined,
  settings: () => Settings,
  about: AboutParts,
  closed: () => void,
): Promise<Output> {
  if (file === undefined) return new StreamOutput(process.stdout, 'standard output', closed);
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory() === true) throw new HerodotusError('output-unwritable', { file, reason: 'it is a folder' });
  if (found !== null && !found.isFile()) return new StreamOutput(createWriteStream(file), file, closed);
  // A link stays a link to the file that it names.
  const part = await PartFile.open(found === null ? file : await realpath(file), settings(), about);
  return {
    before: part.before,
    notesBefore: part.notesBefore,
    write: (text) => part.write(typeof text === 'string' ? new TextEncoder().encode(text) : text),
    mark: (reached, notes) => part.mark(reached, notes),
    finish: () => part.finish(),
    leave: () => part.leave(),
  };
}

/// A stream that is waited for when it is full.
class StreamOutput implements Output {
  readonly before = null;
  readonly notesBefore = [];
  private failure: Error | null = null;
  private isClosed = false;

  constructor(
    private readonly stream: NodeJS.WriteStream | WriteStream,
    private readonly name: string,
    closed: () => void,
  ) {
    stream.on('error', (error) => {
      this.failed(error);
      closed();
    });
  }

  async write(text: string | Uint8Array): Promise<void> {
    this.check();
    if (this.isClosed || this.stream.write(text)) return;
    // An error ends the waiting too, and is told above.
    await once(this.stream, 'drain').catch(() => undefined);
    this.check();
  }

  async mark(): Promise<void> {
    return Promise.resolve();
  }

  async finish(): Promise<void> {
    if (!this.isClosed) {
      await new Promise<void>((resolve) => {
        this.stream.write('', (error) => {
          if (error !== null && error !== undefined) this.failed(error);
          resolve();
        });
      });
    }
    this.check();
  }

  async leave(): Promise<void> {
    return Promise.resolve();
  }

  private failed(error: NodeJS.ErrnoException): void {
    if (error.code === 'EPIPE') this.isClosed = true;
    else this.failure = error;
  }

  private check(): void {
    if (this.failure === null) return;
    const { message: reason } = this.failure;
    throw new HerodotusError('output-unwritable', { file: this.name, reason }, this.failure);
  }
}
