import { open, rename, rm, stat, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HerodotusError } from '../annotation/problem.js';
import {
  compareSettings,
  firstLine,
  lineOf,
  readJournal,
  type Checkpoint,
  type Journal,
  type Reached,
  type Settings,
} from './journal.js';

/// What to do with the part file of a run that was cut off.
export type AboutParts = 'refuse' | 'resume' | 'overwrite';

/// Milliseconds between two lines of the journal; so much work at most is done again after a cut.
const INTERVAL = 250;

/// A file that grows beside its target (`FILE.part`) and takes its name when all is written. A journal (`FILE.part.journal`)
/// says how far it came: its lines are written when the bytes that they tell of are on the disk, so that after a cut of any
/// kind, inside a line too, the part file is good up to the last of them.
export class PartFile {
  private notes: unknown[] = [];
  private reached: Reached | null = null;
  private lastLine = Date.now();

  private constructor(
    private readonly target: string,
    private readonly data: FileHandle,
    private readonly journal: FileHandle,
    private bytes: number,
    /// Where the run that is gone on with had come to.
    readonly before: Reached | null,
    /// The notes of its documents.
    readonly notesBefore: readonly unknown[],
  ) {}

  get path(): string {
    return partOf(this.target);
  }

  /// Throws `part-exists`, `part-broken`, `resume-settings` and `output-unwritable`.
  static async open(target: string, settings: Settings, about: AboutParts): Promise<PartFile> {
    const part = partOf(target);
    try {
      const found = await stat(part).catch(() => null);
      if (found !== null && about !== 'overwrite') {
        const journal = await readJournal(journalOf(part));
        const last = journal?.lines.findLastIndex(({ checkpoint }) => checkpoint.bytes <= found.size) ?? -1;
        if (about === 'refuse') {
          const { documents = 0, failed = 0 } = journal?.lines[last]?.checkpoint ?? {};
          throw new HerodotusError('part-exists', { part, documents, failed });
        }
        if (journal === null) throw new HerodotusError('part-broken', { part, reason: 'its journal is missing' });
        compareSettings(part, journal.settings, settings);
        if (last >= 0) return await PartFile.goOn(target, journal, last);
      }
      const data = await open(part, about === 'refuse' ? 'wx' : 'w');
      const journal = await open(journalOf(part), 'w');
      await journal.appendFile(firstLine(settings));
      await journal.sync();
      return new PartFile(target, data, journal, 0, null, []);
    } catch (error) {
      if (error instanceof HerodotusError) throw error;
      throw new HerodotusError('output-unwritable', { file: target, reason: reasonOf(error) }, error);
    }
  }

  /// Goes on behind a line of the journal; what was written later is written again.
  private static async goOn(target: string, { lines }: Journal, last: number): Promise<PartFile> {
    const part = partOf(target);
    const kept = lines.slice(0, last + 1);
    const { checkpoint, end } = lines[last] ?? { checkpoint: null, end: 0 };
    const bytes = checkpoint?.bytes ?? 0;
    await truncate(part, bytes);
    await truncate(journalOf(part), end);
    const notes = kept.flatMap((line) => line.checkpoint.notes);
    const [data, journal] = [await open(part, 'a'), await open(journalOf(part), 'a')];
    return new PartFile(target, data, journal, bytes, checkpoint, notes);
  }

  /// Throws `output-stopped`, as all below.
  async write(bytes: Uint8Array): Promise<void> {
    await this.guarded(async () => {
      for (let at = 0; at < bytes.length;) at += (await this.data.write(bytes, at)).bytesWritten;
      this.bytes += bytes.length;
    });
  }

  /// Says that all up to here is written. `notes` are given to a run that goes on from here.
  async mark(reached: Reached, notes: readonly unknown[]): Promise<void> {
    this.reached = reached;
    this.notes.push(...notes);
    if (Date.now() - this.lastLine >= INTERVAL) await this.guarded(() => this.checkpoint());
  }

  /// The part file becomes the target.
  async finish(): Promise<void> {
    await this.guarded(async () => {
      await this.data.sync();
      await this.close();
      await rename(this.path, this.target);
      await rm(journalOf(this.path), { force: true });
      await syncFolder(dirname(this.target));
    });
  }

  /// Leaves the part file to a later run; one in which nothing stands goes.
  async leave(): Promise<void> {
    await this.guarded(async () => {
      await this.checkpoint();
      await this.close();
      if (this.bytes === 0) for (const path of [this.path, journalOf(this.path)]) await rm(path, { force: true });
    });
  }

  private async checkpoint(): Promise<void> {
    this.lastLine = Date.now();
    const { reached, bytes, notes } = this;
    if (reached === null) return;
    await this.data.datasync();
    const checkpoint: Checkpoint = { bytes, ...reached, notes };
    await this.journal.appendFile(lineOf(checkpoint));
    this.reached = null;
    this.notes = [];
  }

  private async close(): Promise<void> {
    await this.data.close();
    await this.journal.close();
  }

  private async guarded(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      const values = { file: this.target, part: this.path, reason: reasonOf(error) };
      throw new HerodotusError('output-stopped', values, error);
    }
  }
}

function partOf(target: string): string {
  return `${target}.part`;
}

function journalOf(part: string): string {
  return `${part}.journal`;
}

/// After a power cut a file is found under its new name only when its folder was written too. Some systems do not let
/// folders be opened; there the name is written when the system likes.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
