import type { Kysely } from 'kysely';
import { pieces } from '../insert.js';
import type { Tables } from '../tables.js';
import { formerNumbers, keyText, rememberIncidents } from './former-incidents.js';
import type { TellingRow } from './incident-facts.js';

/// The incidents that texts told before they were joined. Each keeps its number where what told it first tells it again, or is gone
/// and others still tell it; one that comes again gets its number back.
export class OldIncidents {
  private readonly taken = new Set<number>();
  private readonly promised: ReadonlySet<number>;

  private constructor(
    /// By number, the first statement of each; null where it is gone, undefined where only its page was known.
    private readonly firsts: ReadonlyMap<number, number | null | undefined>,
    /// Those that other texts still name.
    private readonly foreign: ReadonlySet<number>,
    /// Numbers that incidents had, by the keys of their first tellings.
    private readonly former: ReadonlyMap<string, number>,
  ) {
    this.promised = new Set(former.values());
  }

  static async of(db: Kysely<Tables>, block: readonly number[], rows: readonly TellingRow[]): Promise<OldIncidents> {
    const former = await formerNumbers(
      db,
      rows.map(({ key }) => key),
    );
    const ids = [...new Set([...rows.flatMap(({ happening }) => happening ?? []), ...former.values()])];
    const statements = new Set(rows.map(({ id }) => id));
    const own = new Set(block);
    const firsts = new Map<number, number | null | undefined>();
    const foreign = new Set<number>();
    for (const piece of pieces(ids)) {
      for (const { id, first } of await db
        .selectFrom('happenings')
        .select(['id', 'first'])
        .where('id', 'in', piece)
        .execute())
        firsts.set(id, first === null ? undefined : statements.has(first) ? first : null);
      for (const { text, happening } of await db
        .selectFrom('statements')
        .select(['text', 'happening'])
        .where('happening', 'in', piece)
        .execute())
        if (happening !== null && !own.has(text)) foreign.add(happening);
    }
    const known = [...former].filter(([, number]) => !foreign.has(number) && (firsts.get(number) ?? null) === null);
    return new OldIncidents(firsts, foreign, new Map(known));
  }

  /// The number that an incident with these tellings keeps: the first that one of them had, else one of a page alone; or null.
  take(told: readonly TellingRow[]): number | null {
    const own = new Set(told.map(({ id }) => id));
    const had = told.flatMap(({ happening, key }) => this.former.get(keyText(key)) ?? this.kept(happening, own) ?? []);
    const pages = told.flatMap(({ happening }) => (happening !== null && this.isOfPage(happening) ? happening : []));
    const number = [...had, ...pages].find((each) => !this.taken.has(each));
    if (number === undefined) return null;
    this.taken.add(number);
    return number;
  }

  /// Those that texts told, and numbers that may come again.
  get numbers(): number[] {
    return [...this.firsts.keys(), ...this.promised];
  }

  /// Whether there is a row with this number.
  isThere(number: number): boolean {
    return this.firsts.has(number);
  }

  /// Removes those that nobody tells any more.
  async remove(db: Kysely<Tables>, written: ReadonlySet<number>): Promise<void> {
    const gone = [...this.firsts.keys()].filter((id) => !written.has(id) && !this.foreign.has(id));
    await rememberIncidents(db, gone);
    for (const piece of pieces(gone)) await db.deleteFrom('happenings').where('id', 'in', piece).execute();
  }

  private isOfPage(happening: number): boolean {
    return this.firsts.has(happening) && this.firsts.get(happening) === undefined;
  }

  private kept(happening: number | null, own: ReadonlySet<number>): number | null {
    if (happening === null || this.promised.has(happening)) return null;
    const first = this.firsts.get(happening);
    return first === undefined || (first !== null && !own.has(first)) ? null : happening;
  }
}
