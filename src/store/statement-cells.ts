import type { Kysely, Selectable } from 'kysely';
import { cells, type Cells } from './cells.js';
import { isAmong, listsOf } from './lists.js';
import type { Tables } from './tables.js';

/// A row of `statements` as what stands beside it is put to it; `key` in hexadecimal.
export type StatementCells = Omit<Selectable<Tables['statements']>, 'key' | 'rejected'> & { readonly key: string };

const COLUMNS = [
  'id',
  'text',
  'number',
  'code',
  'contexts',
  'begins',
  'ends',
  'cue_begins',
  'cue_ends',
  'words',
  'voice',
  'instrument_begins',
  'instrument_ends',
  'place',
  'place_begins',
  'place_ends',
  'place_inherited',
  'time_begins',
  'time_ends',
  'time_inherited',
  'from_day',
  'to_day',
  'rule',
  'happening',
  'hexadecimal',
] as const;

/// The rows of `statements` with these numbers, which grow.
export async function statementCells(db: Kysely<Tables>, ids: readonly number[]): Promise<StatementCells[]> {
  const wanted = db
    .selectFrom('statements')
    .where(isAmong(db, 'id', ids))
    .orderBy('id');
  const { hexadecimal } = listsOf(db);
  const selection = wanted.selectAll().select(hexadecimal('key').as('hexadecimal'));
  const rows = await cells(db, selection, COLUMNS);
  const fractions = await wanted.select(['id', 'confidence']).execute();
  const confidences = new Map(fractions.map(({ id, confidence }) => [id, confidence]));
  return rows.flatMap((row) => {
    const confidence = confidences.get(row[0]);
    return confidence === undefined ? [] : named(row, confidence);
  });
}

/// Written out, since a row whose columns are named one by one takes many times as long.
function named(row: Cells<Named, typeof COLUMNS>, confidence: number): StatementCells {
  const [
    id,
    text,
    number,
    code,
    contexts,
    begins,
    ends,
    cueBegins,
    cueEnds,
    words,
    voice,
    instrumentBegins,
    instrumentEnds,
    place,
    placeBegins,
    placeEnds,
    placeInherited,
    timeBegins,
    timeEnds,
    timeInherited,
    fromDay,
    toDay,
    rule,
    happening,
    key,
  ] = row;
  return {
    id,
    text,
    number,
    code,
    contexts,
    words,
    voice,
    place,
    rule,
    key,
    confidence,
    begins: begins,
    ends: ends,
    cue_begins: cueBegins,
    cue_ends: cueEnds,
    instrument_begins: instrumentBegins,
    instrument_ends: instrumentEnds,
    place_begins: placeBegins,
    place_ends: placeEnds,
    place_inherited: placeInherited,
    time_begins: timeBegins,
    time_ends: timeEnds,
    time_inherited: timeInherited,
    from_day: fromDay,
    to_day: toDay,
    happening: happening,
  };
}

type Named = Omit<StatementCells, 'key'> & { readonly hexadecimal: string };
