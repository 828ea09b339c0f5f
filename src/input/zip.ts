import { stat } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { fromRandomAccessReaderPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import { HerodotusError, problem } from '../annotation/problem.js';
import { binaryKind } from '../read/bytes/content-kind.js';
import type { ReadResult } from '../read/read-bytes.js';
import { ByteReader } from './byte-reader.js';
import { PassedOver } from './passed-over.js';
import { isPagePart, pageOfFolder, pageStem } from './saved-page.js';
import type { ReadSource, Source } from './source.js';
import { failed, failedBy, printable, tooLarge } from './source.js';
import { ZipBytes } from './zip-bytes.js';

const MOST_ENTRIES = 1_000_000;
/// A zip file is read from its end, so one that comes as a stream is held in memory.
const MOST_HELD = 256 * 1024 * 1024;
/// Entries up to this size, packed and unpacked, are taken out at once and not as streams.
const SMALL = 1024 * 1024;
/// The compression method that zip files nearly always have; the other that is read is none.
const DEFLATED = 8;
/// Files that say that the zip is one document of an office program or an electronic book.
const OFFICE = /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/(?:container\.xml|MANIFEST\.MF))$/;

/// The web archives in a collection of them.
const IN_COLLECTION = /^archive\/.+\.warc(?:\.gz)?$/;

/// Reads the entries of a zip file in their order. Nothing is written anywhere, so names of entries are names and no
/// paths. Pictures, styles, scripts and the folders of saved pages are passed over and counted in one warning.
export async function* readZip(source: Source, reader: ByteReader, read: ReadSource): AsyncIterable<ReadResult> {
  const { input } = source;
  const passed = new PassedOver();
  let zip: OpenZip | null = null;
  try {
    const bytes = source.file ?? (await reader.whole(MOST_HELD));
    if (bytes === null) {
      yield tooLarge(input, MOST_HELD + 1, MOST_HELD);
      return;
    }
    const held = typeof bytes === 'string' ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const size = typeof held === 'string' ? (await stat(held)).size : held.length;
    const open = (): Promise<OpenZip> => openZip(held, size);
    const { office, collection, partFolders } = await survey(open, input);
    if (office) {
      yield failed(input, problem('input-binary', { input, kind: 'office document or electronic book' }));
      return;
    }
    zip = await open();
    for await (const entry of zip.file.eachEntry()) {
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      const kind =
        collection && !IN_COLLECTION.test(name)
          ? 'part of a web archive collection'
          : kindPassedOver(name, partFolders);
      if (kind !== null) {
        passed.add(kind);
        continue;
      }
      const result = readEntry(zip, entry, { ...source, input: `${input}!${printable(name)}` }, read);
      for await (const one of result) {
        if (typeof one === 'string') passed.add(one);
        else yield one;
      }
    }
  } catch (error) {
    yield archiveFailure(input, error);
  } finally {
    zip?.file.close();
  }
  yield* passed.report(input);
}

/// A zip with the reader of its bytes.
interface OpenZip {
  readonly file: ZipFile;
  readonly bytes: ZipBytes;
}

async function openZip(source: string | Buffer, size: number): Promise<OpenZip> {
  const bytes = new ZipBytes(source);
  try {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
    return { file: await fromRandomAccessReaderPromise(bytes, size, options), bytes };
  } catch (error) {
    bytes.close(() => undefined);
    throw error;
  }
}

async function* readEntry(
  zip: OpenZip,
  entry: Entry,
  source: Source,
  read: ReadSource,
): AsyncIterable<ReadResult | string> {
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
    const isSmall = entry.compressedSize <= SMALL && entry.uncompressedSize <= SMALL;
    const stream: AsyncIterable<Uint8Array> = isSmall
      ? once(await unpacked(zip, entry))
      : await zip.file.openReadStreamPromise(entry);
    inner = new ByteReader(counted(stream, source));
    const kind = binaryKind(await inner.peek(64));
    if (kind !== null && /image|audio|video|font/.test(kind)) {
      yield kind;
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

/// A small entry at once. Throws where its size or its checksum is not what the archive says.
async function unpacked({ file, bytes }: OpenZip, entry: Entry): Promise<Uint8Array> {
  const { compressedSize, uncompressedSize } = entry;
  const { fileDataStart } = await new Promise<{ fileDataStart: number }>((resolve, reject) => {
    file.readLocalFileHeader(entry, { minimal: true }, (error, header) => {
      if (error === null) resolve(header);
      else reject(error);
    });
  });
  const packed = Buffer.alloc(compressedSize);
  await new Promise<void>((resolve, reject) => {
    bytes.read(packed, 0, compressedSize, fileDataStart, (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
  const found =
    entry.compressionMethod === DEFLATED
      ? inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize) })
      : packed;
  if (found.length !== uncompressedSize)
    throw new Error(`it holds ${found.length} bytes and claims ${uncompressedSize}`);
  if (crc32(found) !== entry.crc32) throw new Error('its checksum is wrong');
  return found;
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/// What must be known of all entries before the first is read.
interface Survey {
  /// The zip is a document of an office program or a book.
  readonly office: boolean;
  /// It is a collection of web archives (WACZ), which has its texts a second time beside them.
  readonly collection: boolean;
  /// Folders that belong to saved pages.
  readonly partFolders: ReadonlySet<string>;
}

async function survey(open: () => Promise<OpenZip>, input: string): Promise<Survey> {
  const candidates = new Map<string, string>();
  let [hasPackage, hasArchive] = [false, false];
  const { file: zip } = await open();
  try {
    if (zip.entryCount > MOST_ENTRIES)
      throw new HerodotusError('archive-entries', { input, count: zip.entryCount, limit: MOST_ENTRIES });
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (OFFICE.test(name)) return { office: true, collection: false, partFolders: new Set() };
      if (name === 'datapackage.json') hasPackage = true;
      if (IN_COLLECTION.test(name)) hasArchive = true;
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
  const collection = hasPackage && hasArchive;
  const partFolders = new Set<string>();
  if (candidates.size === 0) return { office: false, collection, partFolders };
  const { file: again } = await open();
  try {
    for await (const entry of again.eachEntry()) {
      const folder = candidates.get(pageStem(nameOf(entry)) ?? '');
      if (folder !== undefined) partFolders.add(folder);
    }
  } finally {
    again.close();
  }
  return { office: false, collection, partFolders };
}

/// The name as the archive has it, Unicode or code page 437.
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
}

/// What is passed over for its name: what systems and browsers keep beside pages.
function kindPassedOver(name: string, partFolders: ReadonlySet<string>): string | null {
  if (isHidden(name)) return 'hidden';
  if (isInside(name, partFolders)) return 'part of a saved page';
  return isPagePart(name) ? (/\.\w{1,8}$/.exec(name)?.[0].toLowerCase() ?? 'part of a page') : null;
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
