import type { Kysely } from 'kysely';
import { LED, daysOfStretch, stretchOf, stretchesNear, type Leads } from '../../compare/across/leading-words.js';
import type { Tables } from '../tables.js';

/// What leads to the texts of a stretch of days.
interface Stretch {
  /// By the hash of a rare word, the texts that hold it.
  readonly holders: Map<number, number[]>;
}

/// Finds the texts that share rare words with another, among those of about the same days. It holds what leads to the texts of these
/// days alone and reads the rest from the tables when later days come.
export class LeadWindow {
  private readonly stretches = new Map<number | null, Stretch>();
  private readonly lengths = new Map<number, number>();

  /// Texts that may be like one of this day. Words stand by their hashes, so that one may be given that is not, but none is missed.
  async near(db: Kysely<Tables>, day: number | null, { words, length }: Leads): Promise<number[]> {
    const stretches = day === null ? await this.all(db) : stretchesNear(day);
    if (day !== null) this.leave(stretches);
    const sums = new Map<number, number>();
    for (const stretch of stretches) {
      const { holders } = await this.stretch(db, stretch);
      for (const [word, weight] of words)
        for (const text of holders.get(hashOf(word)) ?? []) sums.set(text, (sums.get(text) ?? 0) + weight);
    }
    return [...sums].flatMap(([text, sum]) => (sum < LED * (length * (this.lengths.get(text) ?? 0)) ? [] : [text]));
  }

  /// Adds a text to a stretch that is held.
  add(text: number, day: number | null, { words, length }: Leads): void {
    const stretch = this.stretches.get(stretchOf(day));
    if (stretch === undefined) return;
    this.lengths.set(text, length);
    for (const word of words.keys()) hold(stretch, hashOf(word), text);
  }

  private async stretch(db: Kysely<Tables>, number: number | null): Promise<Stretch> {
    const known = this.stretches.get(number);
    if (known !== undefined) return known;
    const stretch: Stretch = { holders: new Map() };
    this.stretches.set(number, stretch);
    let rows = db.selectFrom('pages').select(['text', 'leads', 'length']).where('leads', 'is not', null);
    if (number === null) rows = rows.where('day', 'is', null);
    else {
      const [first, last] = daysOfStretch(number);
      rows = rows.where('day', '>=', first).where('day', '<=', last);
    }
    for (const { text, leads, length } of await rows.execute()) {
      this.lengths.set(text, length ?? 0);
      for (const hash of unpackLeads(leads ?? new Uint8Array())) hold(stretch, hash, text);
    }
    return stretch;
  }

  private async all(db: Kysely<Tables>): Promise<(number | null)[]> {
    const { least, most } = await db
      .selectFrom('pages')
      .select(({ fn }) => [fn.min('day').as('least'), fn.max('day').as('most')])
      .executeTakeFirstOrThrow();
    const found: (number | null)[] = [null];
    if (least !== null && most !== null)
      for (let each = stretchOf(least) ?? 0; each <= (stretchOf(most) ?? 0); each++) found.push(each);
    return found;
  }

  /// Lets go of the days that lie behind.
  private leave(wanted: readonly (number | null)[]): void {
    for (const [number, { holders }] of this.stretches) {
      if (wanted.includes(number)) continue;
      this.stretches.delete(number);
      for (const texts of holders.values()) for (const text of texts) this.lengths.delete(text);
    }
  }
}

/// What leads to a text, as its row holds it: the hashes of its rare words, 4 bytes each.
export function packLeads({ words }: Leads): Uint8Array {
  const bytes = Buffer.alloc(4 * words.size);
  let at = 0;
  for (const hash of [...words.keys()].map(hashOf).sort((a, b) => a - b)) at = bytes.writeUInt32LE(hash, at);
  return bytes;
}

function unpackLeads(leads: Uint8Array): number[] {
  const bytes = Buffer.from(leads);
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32LE(4 * index));
}

function hold({ holders }: Stretch, hash: number, text: number): void {
  const texts = holders.get(hash);
  if (texts === undefined) holders.set(hash, [text]);
  else texts.push(text);
}

/// FNV-1a in 32 bits.
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
