import { VERSION } from '../annotation/version.js';
import type { CompiledCodebook } from './compiled.js';
import { sha256, type FileHashes } from './fingerprint.js';

/// Raised with every change of what a compiled codebook holds.
const FORMAT = 'herodotus/compiled/4';

/// The first line of the file: what was compiled, and a seal on the second line, which is the codebook itself.
interface Head {
  readonly format: string;
  readonly engine: string;
  readonly files: FileHashes;
  /// The SHA-256 of the second line.
  readonly seal: string;
}

/// A codebook that was read, or why it is not to be used.
export type ReadCompiled =
  { readonly compiled: CompiledCodebook; readonly reason: null } | { readonly compiled: null; readonly reason: string };

const LINE_END = 0x0a;
/// How many names a message tells.
const NAMED = 3;

/// The text of a compiled codebook. `files`: the hashes of what it was made from.
export function writeCompiled(compiled: CompiledCodebook, files: FileHashes): string {
  const body = JSON.stringify(compiled);
  const head: Head = { format: FORMAT, engine: VERSION, files, seal: sha256(body) };
  return `${JSON.stringify(head)}\n${body}\n`;
}

/// Reads what `writeCompiled` of this version wrote from the same files; anything else is refused with a reason.
export function readCompiled(bytes: Uint8Array, files: FileHashes): ReadCompiled {
  const [first, body] = twoLines(bytes);
  const head = headOf(new TextDecoder().decode(first));
  if (head === null) return refused('it is no compiled codebook of this version');
  const changed = changedFiles(head.files, files);
  if (changed.length > 0) {
    const more = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : '';
    return refused(`${changed.slice(0, NAMED).join(', ')}${more} changed since it was compiled`);
  }
  if (sha256(body) !== head.seal) return refused('it is damaged');
  // The seal says that this program wrote it.
  const compiled: CompiledCodebook = JSON.parse(new TextDecoder().decode(body));
  return { compiled, reason: null };
}

/// The first two lines of a file.
function twoLines(bytes: Uint8Array): [Uint8Array, Uint8Array] {
  const lineFrom = (start: number): Uint8Array => {
    const end = bytes.indexOf(LINE_END, start);
    return bytes.subarray(start, end < 0 ? bytes.length : end);
  };
  const first = lineFrom(0);
  return [first, lineFrom(first.length + 1)];
}

function refused(reason: string): ReadCompiled {
  return { compiled: null, reason };
}

/// Names of files that are new, gone or edited.
function changedFiles(before: FileHashes, now: FileHashes): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return names.filter((name) => before[name] !== now[name]);
}

function headOf(line: string): Head | null {
  let head: unknown;
  try {
    head = JSON.parse(line);
  } catch {
    // Another format, or cut off: told by the caller.
    return null;
  }
  return isHead(head) && head.format === FORMAT && head.engine === VERSION ? head : null;
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  const { format, engine, files, seal } = value as Partial<Record<keyof Head, unknown>>;
  const hashes = typeof files === 'object' && files !== null ? Object.values(files) : [null];
  return [format, engine, seal, ...hashes].every((each) => typeof each === 'string');
}
