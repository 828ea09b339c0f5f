import { createHash } from 'node:crypto';

/// A file by its name and what it holds.
export interface NamedContent {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/// The SHA-256 of files, names and contents, whatever their order, as 64 hexadecimal digits.
export function fingerprint(files: readonly NamedContent[]): string {
  const hash = createHash('sha256');
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, content } of sorted) {
    hash.update(`${name}\n${Buffer.byteLength(content)}\n`);
    hash.update(content);
  }
  return hash.digest('hex');
}
