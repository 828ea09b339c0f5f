import type { Kysely } from 'kysely';
import { pieces } from '../insert.js';
import type { Tables } from '../tables.js';

/// All texts that hang together with each of these by likenesses, those apart that do not hang together. `seen` holds texts that were
/// given before, and takes those that are given.
export async function blocksOf(db: Kysely<Tables>, starts: readonly number[], seen: Set<number>): Promise<number[][]> {
  const own = new Set(starts.filter((text) => !seen.has(text)));
  const alike = new Map<number, number[]>();
  for (let wanted = [...own]; wanted.length > 0;) {
    const next = new Set<number>();
    for (const text of wanted) alike.set(text, []);
    for (const piece of pieces(wanted))
      for (const { one, two } of await db.selectFrom('likenesses').selectAll().where('one', 'in', piece).execute()) {
        alike.get(one)?.push(two);
        if (!alike.has(two)) next.add(two);
      }
    wanted = [...next];
  }
  const blocks: number[][] = [];
  for (const start of own) {
    if (seen.has(start)) continue;
    seen.add(start);
    const block = [start];
    for (const text of block)
      for (const other of alike.get(text) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        block.push(other);
      }
    blocks.push(block);
  }
  return blocks;
}
