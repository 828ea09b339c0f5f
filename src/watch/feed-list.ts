import { readFile } from 'node:fs/promises';
import { HerodotusError } from '../annotation/problem.js';

/// The addresses in a list of feeds: one a line, in their order, each once; blank lines and what stands behind `#` at the beginning of a
/// line or after a blank is passed over. Throws `feeds-unreadable`.
export async function readFeedList(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new HerodotusError('feeds-unreadable', { file, reason: reasonOf(error) }, error);
  });
  const addresses = new Set<string>();
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const address = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (address === '') continue;
    if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) {
      const reason = `line ${index + 1} is no address of the web`;
      throw new HerodotusError('feeds-unreadable', { file, reason });
    }
    addresses.add(address);
  }
  if (addresses.size === 0) throw new HerodotusError('feeds-unreadable', { file, reason: 'it names no feed' });
  return [...addresses];
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
