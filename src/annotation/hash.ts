import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/// SHA-256 of a text in UTF-8, as 64 hexadecimal digits. Halves of surrogate pairs count as U+FFFD.
export function hashText(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}
