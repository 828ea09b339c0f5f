import { fromBufferPromise, getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { HerodotusError, problem } from '../annotation/problem.js';
import { binaryKind } from '../read/bytes/content-kind.js';
import type { ReadResult } from '../read/read-bytes.js';
import { ByteReader } from './byte-reader.js';
import { isPagePart, pageOfFolder, pageStem } from './saved-page.js';
import type { ReadSource, Source } from './source.js';
import { failed, failedBy, printable, tooLarge } from './source.js';

const MOST_ENTRIES = 1_000_000;
/// A zip file is read from its end, so one that comes as a stream is held in memory.
const MOST_HELD = 256 * 1024 * 1024;
/// Files that say that the zip is one document of an office program or an electronic book.
const OFFICE = /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/(?:container\.xml|MANIFEST\.MF))$/;

/// Reads the entries of a zip file in their order. Nothing is written anywhere, so names of entries are names and no
/// paths. Pictures, styles, scripts and the folders of saved pages are passed over and counted in one warning.
export async function* readZip(source: Source, reader: ByteReader, read: ReadSource): AsyncIterable<ReadResult> {
  const { input } = source;
  let passed = 0;
  let open: (() => Promise<ZipFile>) | null = null;
  let zip: ZipFile | null = null;
  try {
    open = await opener(source, reader);
    if (open === null) {
      yield tooLarge(input, MOST_HELD + 1, MOST_HELD);
      return;
    }
    const { office, partFolders } = await survey(open, input);
    if (office) {
      yield failed(input, problem('input-binary', { input, kind: 'office document or electronic book' }));
      return;
    }
    zip = await open();
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      if (isHidden(name) || isPagePart(name) || isInside(name, partFolders)) {
        passed++;
        continue;
      }
      const result = readEntry(zip, entry, { ...source, input: `${input}!${printable(name)}` }, read);
      for await (const one of result) {
        if (one === 'passed') passed++;
        else yield one;
      }
    }
  } catch (error) {
    yield archiveFailure(input, error);
  } finally {
    zip?.close();
  }
  if (passed > 0) yield failed(input, problem('entries-passed-over', { input, count: passed }));
}

async function* readEntry(
  zip: ZipFile,
  entry: Entry,
  source: Source,
  read: ReadSource,
): AsyncIterable<ReadResult | 'passed'> {
  const { input } = source;
  if (entry.isEncrypted()) {
    yield failed(input, problem('input-unreadable', { input, reason: 'it is encrypted' }));
    return;
  }
  if (!entry.canDecodeFileData()) {
    const reason = `compression method ${entry.compressionMethod} is not supported`;
    yield failed(input, problem('input-unreadable', { input, reason }));
    return;
  }
  let inner: ByteReader | null = null;
  try {
    const stream: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
    inner = new ByteReader(counted(stream, source));
    if (/image|audio|video|font/.test(binaryKind(await inner.peek(64)) ?? '')) {
      yield 'passed';
      return;
    }
    yield* read({ input, budget: source.budget, chunks: inner.rest(), depth: source.depth + 1 });
  } catch (error) {
    if (error instanceof HerodotusError) throw error;
    yield archiveFailure(input, error);
  } finally {
    await inner?.close();
  }
}

async function* counted(stream: AsyncIterable<Uint8Array>, { budget }: Source): AsyncIterable<Uint8Array> {
  for await (const chunk of stream) {
    budget.gave(chunk.length);
    yield chunk;
  }
}

/// Opens the file, or the held bytes of a stream; null where those are too many.
async function opener(source: Source, reader: ByteReader): Promise<(() => Promise<ZipFile>) | null> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
  const { file } = source;
  if (file !== undefined) return () => openPromise(file, options);
  const bytes = await reader.whole(MOST_HELD);
  return bytes === null ? null : () => fromBufferPromise(Buffer.from(bytes), options);
}

/// What must be known of all entries before the first is read: whether the zip is a document itself, and which folders
/// belong to saved pages.
async function survey(
  open: () => Promise<ZipFile>,
  input: string,
): Promise<{ readonly office: boolean; readonly partFolders: ReadonlySet<string> }> {
  const candidates = new Map<string, string>();
  const zip = await open();
  try {
    if (zip.entryCount > MOST_ENTRIES)
      throw new HerodotusError('archive-entries', { input, count: zip.entryCount, limit: MOST_ENTRIES });
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (OFFICE.test(name)) return { office: true, partFolders: new Set() };
      for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
        const folder = name.slice(0, at);
        const page = pageOfFolder(folder);
        if (page !== null) candidates.set(page, folder);
        if (at > 4000) break;
      }
    }
  } finally {
    zip.close();
  }
  if (candidates.size === 0) return { office: false, partFolders: new Set() };
  const partFolders = new Set<string>();
  const again = await open();
  try {
    for await (const entry of again.eachEntry()) {
      const folder = candidates.get(pageStem(nameOf(entry)) ?? '');
      if (folder !== undefined) partFolders.add(folder);
    }
  } finally {
    again.close();
  }
  return { office: false, partFolders };
}

/// The name as the archive has it, Unicode or code page 437.
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
}

function isHidden(name: string): boolean {
  return /(?:^|\/)(?:\.[^./]|__MACOSX\/)/.test(name);
}

function isInside(name: string, folders: ReadonlySet<string>): boolean {
  for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1))
    if (folders.has(name.slice(0, at))) return true;
  return false;
}

function archiveFailure(input: string, error: unknown): ReadResult {
  if (error instanceof HerodotusError) return failedBy(input, error);
  const reason = printable(error instanceof Error ? error.message : String(error));
  return failed(input, problem('archive-broken', { input, reason }));
}
