import type { Insertable, Kysely } from 'kysely';
import type { ActorRecord, PlaceRecord, Provenance, StatementRecord } from '../annotation/record.js';
import { insertRows, nextId, pieces, type NumberedTable } from './insert.js';
import type { Tables } from './tables.js';

/// Rows that many others name: kept once each, and found by what they say. Tables that stay small are held in memory, of the others
/// what was asked for last.
class SharedTable<V> {
  private known = new Map<string, number>();
  /// The greatest number seen.
  private last = 0;

  constructor(
    /// How many are remembered.
    private readonly most: number,
    private readonly keyOf: (value: V) => string,
    /// Finds what is there already, by key; small tables give all behind the greatest number seen.
    private readonly find: (
      db: Kysely<Tables>,
      values: readonly V[],
      last: number,
    ) => Promise<readonly (readonly [string, number])[]>,
    private readonly insert: (db: Kysely<Tables>, values: readonly V[], first: number) => Promise<void>,
    private readonly table: NumberedTable,
  ) {}

  /// Sees to it that all are there.
  async want(db: Kysely<Tables>, values: Iterable<V>): Promise<void> {
    const wanted = new Map<string, V>();
    for (const value of values) {
      const key = this.keyOf(value);
      if (!this.known.has(key)) wanted.set(key, value);
    }
    if (wanted.size === 0) return;
    if (this.known.size + wanted.size > this.most) this.known = new Map([...this.known].slice(-this.most / 2));
    for (const piece of pieces([...wanted.values()]))
      for (const [key, id] of await this.find(db, piece, this.last)) {
        this.learn(key, id);
        wanted.delete(key);
      }
    const first = await nextId(db, this.table);
    await this.insert(db, [...wanted.values()], first);
    [...wanted.keys()].forEach((key, index) => this.learn(key, first + index));
  }

  /// Of a value that was wanted in this transaction.
  id(value: V): number {
    const id = this.known.get(this.keyOf(value));
    if (id === undefined) throw new RangeError(`${this.table}: nobody wanted ${this.keyOf(value)}`);
    return id;
  }

  forget(): void {
    this.known.clear();
    this.last = 0;
  }

  private learn(key: string, id: number): void {
    this.known.set(key, id);
    this.last = Math.max(this.last, id);
  }
}

export type ActorValue = Omit<ActorRecord, 'id' | 'mentions'>;
export type PlaceValue = Omit<PlaceRecord, 'id' | 'mentions'>;
export type CodeValue = Pick<StatementRecord, 'kind' | 'event' | 'relation' | 'polarity' | 'certainty' | 'status'>;

const MANY = 200_000;
const rowKey = (row: object): string => JSON.stringify(Object.values(row));

function withIds<R extends object>(rows: readonly R[], first: number): (R & { id: number })[] {
  return rows.map((row, index) => ({ id: first + index, ...row }));
}

export class SharedTables {
  readonly rules = new SharedTable<string>(
    MANY,
    (name) => name,
    async (db, values) => {
      const rows = await db.selectFrom('rules').selectAll().where('name', 'in', values).execute();
      return rows.map(({ id, name }) => [name, id]);
    },
    (db, values, first) =>
      insertRows(
        db,
        'rules',
        withIds(
          values.map((name) => ({ name })),
          first,
        ),
      ),
    'rules',
  );

  readonly contexts = new SharedTable<string>(
    MANY,
    (names) => names,
    async (db, values) => {
      const rows = await db.selectFrom('contexts').selectAll().where('names', 'in', values).execute();
      return rows.map(({ id, names }) => [names, id]);
    },
    (db, values, first) =>
      insertRows(
        db,
        'contexts',
        withIds(
          values.map((names) => ({ names })),
          first,
        ),
      ),
    'contexts',
  );

  readonly publishers = new SharedTable<string>(
    MANY,
    (name) => name,
    async (db, values) => {
      const rows = await db.selectFrom('publishers').selectAll().where('name', 'in', values).execute();
      return rows.map(({ id, name }) => [name, id]);
    },
    (db, values, first) =>
      insertRows(
        db,
        'publishers',
        withIds(
          values.map((name) => ({ name })),
          first,
        ),
      ),
    'publishers',
  );

  readonly actors = new SharedTable<ActorValue>(
    MANY,
    (actor) => rowKey(actorRow(actor)),
    async (db, values) => {
      const names = [...new Set(values.map(({ name }) => name))];
      const rows = await db.selectFrom('actors').selectAll().where('name', 'in', names).execute();
      return rows.map(({ id, ...row }) => [rowKey(row), id]);
    },
    (db, values, first) => insertRows(db, 'actors', withIds(values.map(actorRow), first)),
    'actors',
  );

  readonly places = new SharedTable<PlaceValue>(
    MANY,
    (place) => rowKey(placeRow(place)),
    async (db, values) => {
      const names = [...new Set(values.map(({ name }) => name))];
      const rows = await db.selectFrom('places').selectAll().where('name', 'in', names).execute();
      return rows.map(({ id, ...row }) => [rowKey(row), id]);
    },
    (db, values, first) => insertRows(db, 'places', withIds(values.map(placeRow), first)),
    'places',
  );

  readonly codes = new SharedTable<CodeValue>(
    Infinity,
    (code) => rowKey(codeRow(code)),
    async (db, _, last) => {
      const rows = await db.selectFrom('codes').selectAll().where('id', '>', last).execute();
      return rows.map(({ id, ...row }) => [rowKey(row), id]);
    },
    (db, values, first) => insertRows(db, 'codes', withIds(values.map(codeRow), first)),
    'codes',
  );

  readonly provenances = new SharedTable<Provenance>(
    MANY,
    (provenance) => rowKey(provenanceRow(provenance)),
    async (db) => {
      const rows = await db.selectFrom('provenances').selectAll().execute();
      return rows.map(({ id, ...row }) => [rowKey(row), id]);
    },
    (db, values, first) => insertRows(db, 'provenances', withIds(values.map(provenanceRow), first)),
    'provenances',
  );

  /// What was remembered may be of a transaction that came to nothing.
  forget(): void {
    for (const table of [this.rules, this.contexts, this.publishers, this.actors, this.places, this.codes])
      table.forget();
    this.provenances.forget();
  }
}

/// The columns of each in the order of the table, since keys are made from them.
function actorRow({ name, code, country, sector, kind, source }: ActorValue): Omit<Insertable<Tables['actors']>, 'id'> {
  return { name, code, country, sector, kind, source };
}

function placeRow(place: PlaceValue): Omit<Insertable<Tables['places']>, 'id'> {
  const { name, lat: latitude, lon: longitude, country, feature, geonames, precision } = place;
  return { name, latitude, longitude, country, feature, geonames, precision };
}

function codeRow({
  kind,
  event,
  relation,
  polarity,
  certainty,
  status,
}: CodeValue): Omit<Insertable<Tables['codes']>, 'id'> {
  return {
    kind,
    type: event?.type ?? null,
    mode: event?.mode ?? null,
    cameo: event?.cameo ?? null,
    score: event?.score ?? null,
    relation,
    polarity,
    certainty,
    status,
  };
}

function provenanceRow({
  engine,
  model,
  codebook,
  language,
}: Provenance): Omit<Insertable<Tables['provenances']>, 'id'> {
  return {
    engine: engine?.name ?? null,
    engine_version: engine?.version ?? null,
    model_version: model?.version ?? null,
    model_hash: model?.hash ?? null,
    codebook_version: codebook?.version ?? null,
    codebook_hash: codebook?.hash ?? null,
    language: language?.code ?? null,
    language_version: language?.version ?? null,
    language_hash: language?.hash ?? null,
  };
}
