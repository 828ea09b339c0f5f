import { sql, type Insertable, type Kysely } from 'kysely';
import { HerodotusError } from '../annotation/problem.js';
import { EVENT_TYPES } from '../annotation/record.js';
import {
  DATASET_FORMATS,
  PLACE_PRECISIONS,
  type BecameOfEvent,
  type Dataset,
  type DatasetEvent,
  type DatasetEventRow,
  type DatasetFormat,
  type DatasetParty,
  type DatasetQuery,
  type DatasetRow,
  type DayPrecision,
  type NewDatasetEvent,
} from './dataset-rows.js';
import { insertRows, nextId } from './insert.js';
import { listsOf } from './lists.js';
import type { Tables } from './tables.js';

/// Events that are read at a time.
const PAGE = 1000;
const DAY_PRECISIONS: readonly DayPrecision[] = ['day', 'week', 'month', 'range'];

/// Opens a dataset of this name, made where there is none. Throws `dataset-format` where it holds another layout.
export async function openDataset(db: Kysely<Tables>, about: Omit<Dataset, 'number'>): Promise<Dataset> {
  const { name, format, licence } = about;
  const found = await datasetNamed(db, name);
  if (found === null) {
    const { id } = await db.insertInto('datasets').values(about).returning('id').executeTakeFirstOrThrow();
    return { number: id, name, format, licence };
  }
  if (found.format !== format) throw new HerodotusError('dataset-format', { name, before: found.format, now: format });
  if (licence === null || licence === found.licence) return found;
  await db.updateTable('datasets').set({ licence }).where('id', '=', found.number).execute();
  return { ...found, licence };
}

/// All datasets, by name.
export async function datasetRows(db: Kysely<Tables>): Promise<DatasetRow[]> {
  const rows = await db.selectFrom('datasets').select('name').orderBy('name').execute();
  const found: DatasetRow[] = [];
  for (const { name } of rows) {
    const dataset = await datasetNamed(db, name);
    if (dataset === null) continue;
    const { number } = dataset;
    const about = await db
      .selectFrom('dataset_events')
      .select(({ fn }) => [
        fn.countAll<number>().as('events'),
        fn.min('from_day').as('from'),
        fn.max('from_day').as('to'),
        fn.count<number>('from_day').as('dated'),
      ])
      .where('dataset', '=', number)
      .executeTakeFirstOrThrow();
    const files = await db
      .selectFrom('dataset_files')
      .select('name')
      .where('dataset', '=', number)
      .orderBy('id')
      .execute();
    const { events, from, to, dated } = about;
    found.push({
      ...dataset,
      events: Number(events),
      undated: Number(events) - Number(dated),
      from,
      to,
      files: files.map((each) => each.name),
    });
  }
  return found;
}

async function datasetNamed(db: Kysely<Tables>, name: string): Promise<Dataset | null> {
  const row = await db.selectFrom('datasets').selectAll().where('name', '=', name).executeTakeFirst();
  if (row === undefined) return null;
  return { number: row.id, name, format: formatOf(row.format), licence: row.licence };
}

/// Adds events of a dataset from a file, all or, where it throws, none, and says what became of each. What has the id of an event that
/// is there is left, or put in its place where `replace` is given and its cells are others.
export async function addDatasetEvents(
  db: Kysely<Tables>,
  dataset: Dataset,
  file: string,
  events: readonly NewDatasetEvent[],
  replace: boolean,
): Promise<BecameOfEvent[]> {
  return db.transaction().execute(async (own) => {
    const fileId = await fileNamed(own, dataset, file);
    const known = await knownEvents(
      own,
      dataset,
      events.map(({ event }) => event.id),
    );
    let next = await nextId(own, 'dataset_events');
    const [rows, parties]: [Insertable<Tables['dataset_events']>[], Insertable<Tables['dataset_parties']>[]] = [[], []];
    const became: BecameOfEvent[] = [];
    for (const added of events) {
      const before = known.get(added.event.id);
      if (before !== undefined && Buffer.compare(before.hash, added.hash) === 0) became.push('known');
      else if (before !== undefined && !replace) became.push('changed');
      else {
        if (before !== undefined) await removeEvent(own, before.id, rows, parties);
        const id = next++;
        became.push(before === undefined ? 'added' : 'replaced');
        known.set(added.event.id, { id, hash: added.hash });
        rows.push({ id, dataset: dataset.number, dataset_file: fileId, ...eventColumns(added) });
        parties.push(...partyColumns(id, added.event.parties));
      }
    }
    await insertRows(own, 'dataset_events', rows);
    await insertRows(own, 'dataset_parties', parties);
    return became;
  });
}

async function fileNamed(db: Kysely<Tables>, dataset: Dataset, name: string): Promise<number> {
  const found = await db
    .selectFrom('dataset_files')
    .select('id')
    .where('dataset', '=', dataset.number)
    .where('name', '=', name)
    .executeTakeFirst();
  if (found !== undefined) return found.id;
  const row = { dataset: dataset.number, name, imported: new Date().toISOString() };
  return (await db.insertInto('dataset_files').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

async function knownEvents(
  db: Kysely<Tables>,
  dataset: Dataset,
  ids: readonly string[],
): Promise<Map<string, { id: number; hash: Uint8Array }>> {
  const rows = await db
    .selectFrom('dataset_events')
    .select(['id', 'name', 'hash'])
    .where('dataset', '=', dataset.number)
    .where('name', 'in', listsOf(db).texts(ids))
    .execute();
  return new Map(rows.map(({ id, name, hash }) => [name, { id, hash }]));
}

/// An event that is replaced may stand in the same call.
async function removeEvent(
  db: Kysely<Tables>,
  id: number,
  rows: Insertable<Tables['dataset_events']>[],
  parties: Insertable<Tables['dataset_parties']>[],
): Promise<void> {
  await db.deleteFrom('dataset_parties').where('dataset_event', '=', id).execute();
  await db.deleteFrom('dataset_events').where('id', '=', id).execute();
  const at = rows.findIndex((row) => row.id === id);
  if (at >= 0) rows.splice(at, 1);
  for (let index = parties.length - 1; index >= 0; index--)
    if (parties[index]?.dataset_event === id) parties.splice(index, 1);
}

function eventColumns({ event, row, hash }: NewDatasetEvent) {
  const { id, type, mode, cameo, score, codes, from, to, dayPrecision, place, deaths, reporter, words } = event;
  return {
    row,
    name: id,
    hash,
    type,
    mode,
    cameo,
    score,
    codes: JSON.stringify(codes),
    from_day: from,
    to_day: to,
    day_precision: dayPrecision,
    place: place.name,
    region: place.region,
    country: place.country,
    latitude: place.lat,
    longitude: place.lon,
    place_precision: place.precision,
    deaths: deaths.best,
    deaths_low: deaths.low,
    deaths_high: deaths.high,
    reporter,
    words,
  };
}

function partyColumns(event: number, parties: readonly DatasetParty[]): Insertable<Tables['dataset_parties']>[] {
  const positions = { actor: 0, recipient: 0 };
  return parties.map(({ role, name, code, country, sector }) => ({
    dataset_event: event,
    role,
    position: positions[role]++,
    name,
    code,
    country,
    sector,
  }));
}

/// Events of a dataset that have a day, in the order of their first days, then of their ids. None lasts longer than a year.
export async function* datasetEvents(
  db: Kysely<Tables>,
  dataset: Dataset,
  { from, to }: DatasetQuery,
): AsyncGenerator<DatasetEventRow> {
  let [day, name] = [from === undefined ? '' : `${Number(from.slice(0, 4)) - 1}${from.slice(4)}`, ''];
  for (;;) {
    let page = db
      .selectFrom('dataset_events')
      .innerJoin('dataset_files', 'dataset_files.id', 'dataset_events.dataset_file')
      .selectAll('dataset_events')
      .select('dataset_files.name as file')
      .where('dataset_events.dataset', '=', dataset.number)
      .where(sql<boolean>`(dataset_events.from_day, dataset_events.name) > (${day}, ${name})`);
    if (to !== undefined) page = page.where('from_day', '<=', to);
    if (from !== undefined) page = page.where('to_day', '>=', from);
    const rows = await page.orderBy('from_day').orderBy('dataset_events.name').limit(PAGE).execute();
    const parties = await partiesOf(
      db,
      rows.map((row) => row.id),
    );
    for (const row of rows) yield eventRow(row, parties.get(row.id) ?? []);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    [day, name] = [last.from_day ?? '', last.name];
  }
}

async function partiesOf(db: Kysely<Tables>, events: readonly number[]): Promise<Map<number, DatasetParty[]>> {
  const found = new Map<number, DatasetParty[]>();
  const rows = await db
    .selectFrom('dataset_parties')
    .selectAll()
    .where('dataset_event', 'in', listsOf(db).numbers(events))
    .orderBy('dataset_event')
    .orderBy('role')
    .orderBy('position')
    .execute();
  for (const { dataset_event, role, name, code, country, sector } of rows) {
    const party: DatasetParty = {
      role: role === 'actor' ? 'actor' : 'recipient',
      name,
      code,
      country,
      sector,
    };
    const list = found.get(dataset_event);
    if (list === undefined) found.set(dataset_event, [party]);
    else list.push(party);
  }
  return found;
}

interface StoredEvent extends Omit<Tables['dataset_events'], 'id'> {
  readonly id: number;
  readonly file: string;
}

function eventRow(row: StoredEvent, parties: readonly DatasetParty[]): DatasetEventRow {
  const own: DatasetEvent = {
    id: row.name,
    type: EVENT_TYPES.find((each) => each === row.type) ?? null,
    mode: row.mode,
    cameo: row.cameo,
    score: row.score,
    codes: JSON.parse(row.codes) as Record<string, string>,
    from: row.from_day,
    to: row.to_day,
    dayPrecision: DAY_PRECISIONS.find((each) => each === row.day_precision) ?? null,
    place: {
      name: row.place,
      region: row.region,
      country: row.country,
      lat: row.latitude,
      lon: row.longitude,
      precision: PLACE_PRECISIONS.find((each) => each === row.place_precision) ?? null,
    },
    deaths: { best: row.deaths, low: row.deaths_low, high: row.deaths_high },
    parties,
    reporter: row.reporter,
    words: row.words,
  };
  return { ...own, number: row.id, file: row.file, row: row.row };
}

function formatOf(format: string): DatasetFormat {
  return DATASET_FORMATS.find((each) => each === format) ?? 'gdelt';
}
