import type { Insertable, Kysely } from 'kysely';
import { Across } from '../../compare/across/across.js';
import type { Happening } from '../../compare/across/happening.js';
import type { Lexis } from '../../language/lexis.js';
import { insertRows, pieces } from '../insert.js';
import type { Tables } from '../tables.js';
import type { Tally } from '../tally/tally.js';
import { nextIncident } from './former-incidents.js';
import { factsOf, type TellingRow } from './incident-facts.js';
import { OldIncidents } from './old-incidents.js';
import type { PageReader, ReadText } from './page-reader.js';
import { Reports } from './reports.js';

/// Writes the incidents of texts that hang together.
export class IncidentWriter {
  constructor(
    private readonly reader: PageReader,
    private readonly lexis: Lexis,
  ) {}

  /// `block`: all texts that hang together. Returns how many incidents they tell, and how many of these several reports tell.
  async write(
    db: Kysely<Tables>,
    tally: Tally,
    block: readonly number[],
  ): Promise<{ incidents: number; shared: number }> {
    await tally.texts(block);
    const texts = [...(await this.reader.read(db, block)).values()];
    const across = new Across(this.lexis);
    for (const { page } of texts) across.add(page);
    const happenings = across.happenings();
    const numbers = new Map(texts.map(({ page, text }) => [page.id, text]));
    const reports = new Reports(numbers, happenings, await originalsOf(db, block));
    const rows = await tellingRows(db, block);
    let shared = 0;
    const claims: Insertable<Tables['claims']>[] = [];
    const written = new Set<number>();
    // Happenings of claims alone are no incidents.
    const incidents = happenings.filter(({ type }) => type !== null);
    const told = incidents.map((happening) => ({ happening, rows: keptRows(happening, numbers, rows) }));
    const old = await OldIncidents.of(db, block, [...rows.values()]);
    await tally.incidents(old.numbers);
    let last = await nextIncident(db);
    for (const { happening, rows: own } of told) {
      const [first] = own;
      if (first === undefined) continue;
      const count = reports.countOf(happening);
      if (count > 1) shared++;
      const facts = { ...factsOf(happening, own, incidentsOf(happening, texts)), reports: count, first: first.id };
      const id = old.take(own) ?? last++;
      written.add(id);
      if (!old.isThere(id)) await insertRows(db, 'happenings', [{ id, ...facts }]);
      else await db.updateTable('happenings').set(facts).where('id', '=', id).execute();
      const moved = own.filter((row) => row.happening !== id).map((row) => row.id);
      for (const piece of pieces(moved))
        await db.updateTable('statements').set({ happening: id }).where('id', 'in', piece).execute();
      claims.push(...claimsOf(happening, id, numbers, rows));
    }
    await this.clean(db, block, rows, told.map(({ rows: own }) => own).flat());
    await old.remove(db, written);
    await insertRows(db, 'claims', claims);
    await reports.write(db, block);
    return { incidents: incidents.length, shared };
  }

  /// What was told of incidents and is not any more.
  private async clean(
    db: Kysely<Tables>,
    block: readonly number[],
    rows: ReadonlyMap<string, TellingRow>,
    told: readonly TellingRow[],
  ): Promise<void> {
    const still = new Set(told.map(({ id }) => id));
    const gone = [...rows.values()].filter(({ id, happening }) => happening !== null && !still.has(id));
    for (const piece of pieces(gone.map(({ id }) => id)))
      await db.updateTable('statements').set({ happening: null }).where('id', 'in', piece).execute();
    for (const piece of pieces(block)) await db.deleteFrom('claims').where('text', 'in', piece).execute();
  }
}

/// The statements of texts that have rows, by text and number.
async function tellingRows(db: Kysely<Tables>, block: readonly number[]): Promise<Map<string, TellingRow>> {
  const found = new Map<string, TellingRow>();
  for (const piece of pieces(block)) {
    const rows = await db
      .selectFrom('statements')
      .innerJoin('codes', 'codes.id', 'statements.code')
      .select([
        'statements.id',
        'statements.text',
        'statements.number',
        'statements.key',
        'statements.happening',
        'statements.place',
        'statements.place_inherited',
        'statements.from_day',
        'statements.to_day',
        'statements.time_inherited',
        'codes.kind',
        'codes.polarity',
      ])
      .where('statements.text', 'in', piece)
      .where('codes.kind', '!=', 'relation')
      .execute();
    for (const row of rows) found.set(`${row.text} s${row.number}`, row);
  }
  return found;
}

/// The rows of a happening in the order in which its documents appeared.
function keptRows(
  { told }: Happening,
  numbers: ReadonlyMap<string, number>,
  rows: ReadonlyMap<string, TellingRow>,
): TellingRow[] {
  return told.flatMap(({ page, telling }) => rows.get(`${numbers.get(page.id) ?? 0} ${telling.statement}`) ?? []);
}

/// Claims of a happening that have no row of their own.
function claimsOf(
  { told }: Happening,
  happening: number,
  numbers: ReadonlyMap<string, number>,
  rows: ReadonlyMap<string, TellingRow>,
): Insertable<Tables['claims']>[] {
  return told.flatMap(({ page, telling: { statement, start, end, polarity, voice } }) => {
    const text = numbers.get(page.id) ?? 0;
    if (rows.has(`${text} ${statement}`)) return [];
    return [{ happening, text, number: Number(statement.slice(1)), begins: start, ends: end, polarity, says: voice }];
  });
}

/// What pages alone tell of their incidents of which all statements are of a happening.
function incidentsOf({ told }: Happening, texts: readonly ReadText[]): ReadText['incidents'] {
  const pages = new Set(told.map(({ page }) => page.id));
  const statements = new Set(told.map(({ page, telling }) => `${page.id} ${telling.statement}`));
  return texts
    .filter(({ page }) => pages.has(page.id))
    .flatMap(({ page, incidents }) =>
      incidents.filter((incident) => incident.statements.every((each) => statements.has(`${page.id} ${each}`))),
    );
}

async function originalsOf(db: Kysely<Tables>, block: readonly number[]): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const piece of pieces(block))
    for (const { id, original } of await db
      .selectFrom('texts')
      .select(['id', 'original'])
      .where('id', 'in', piece)
      .where('original', 'is not', null)
      .execute())
      if (original !== null) found.set(id, original);
  return found;
}
