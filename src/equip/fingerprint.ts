import { createHash } from 'node:crypto';

/// A file by its name and what it holds.
export interface NamedContent {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/// The SHA-256 of each file by its name, as 64 hexadecimal digits.
export type FileHashes = Readonly<Record<string, string>>;

export function hashFiles(files: readonly NamedContent[]): FileHashes {
  return Object.fromEntries(files.map(({ name, content }) => [name, sha256(content)]));
}

/// One hash for many files, their names and contents, whatever their order: the SHA-256 of the lines "NAME HASH", sorted.
export function joinHashes(hashes: FileHashes): string {
  const lines = Object.entries(hashes).map(([name, hash]) => `${name} ${hash}\n`);
  return sha256(lines.sort().join(''));
}

export function fingerprint(files: readonly NamedContent[]): string {
  return joinHashes(hashFiles(files));
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
