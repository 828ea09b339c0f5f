import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { HerodotusError } from '../annotation/problem.js';

/// A file that is there as a whole or not at all: it grows beside its target, takes its name when all is written, and is removed
/// where that fails. A file that was there stays as it was until then.
export class WholeFile {
  private constructor(
    private readonly target: string,
    private readonly part: string,
    private readonly data: FileHandle,
  ) {}

  /// Throws `output-exists` where there is such a file and it is not to be replaced, and `output-unwritable`, as all below.
  static async open(file: string, replace: boolean): Promise<WholeFile> {
    const found = await stat(file).catch(() => null);
    if (found !== null && !found.isFile())
      throw new HerodotusError('output-unwritable', { file, reason: 'it is no regular file' });
    if (found !== null && !replace) throw new HerodotusError('output-exists', { file });
    // A link stays a link to the file that it names.
    const target = found === null ? file : await realpath(file);
    const part = `${target}.${process.pid}.part`;
    return new WholeFile(target, part, await guarded(file, () => open(part, 'w')));
  }

  async write(bytes: Uint8Array): Promise<void> {
    await guarded(this.target, async () => {
      for (let at = 0; at < bytes.length;) at += (await this.data.write(bytes, at)).bytesWritten;
    });
  }

  async finish(): Promise<void> {
    await guarded(this.target, async () => {
      await this.data.sync();
      await this.data.close();
      await rename(this.part, this.target);
    });
  }

  /// Leaves nothing behind.
  async discard(): Promise<void> {
    await this.data.close().catch(() => undefined);
    await rm(this.part, { force: true });
  }
}

async function guarded<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HerodotusError('output-unwritable', { file, reason }, error);
  }
}
