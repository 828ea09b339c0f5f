import { VERSION } from '../../annotation/version.js';
import type { PlaceRow } from '../../store/rows.js';
import { classOf } from '../event-class.js';
import { column, type Column } from './column.js';
import { lines, type Dialect } from './delimited.js';
import { actorOf, dyads, eventDay, nameOf, placeAs, type Dyad } from './dyads.js';
import { dayOf } from './event-columns.js';
import type { Format } from './format.js';
import { REPORTED } from './reported.js';

const TABS: Dialect = { delimiter: '\t', lineEnd: '\n', head: true, missing: 'None' };

const COLUMNS: readonly Column<Dyad>[] = [
  column(
    'Event ID',
    'text',
    'document, statement and pair of parties: 12_345_1',
    ({ row, pair }) => `${row.document.number}_${row.number}_${pair}`,
  ),
  column('Event Date', 'day', 'first day on which it may have been, else the day of the page', ({ row }) =>
    eventDay(row),
  ),
  column('Event Type', 'text', 'PLOVER type', ({ row }) => row.event?.type ?? null),
  column('Event Mode', 'text', 'PLOVER mode', ({ row }) => row.event?.mode ?? null),
  column('Intensity', 'number', 'conflict −10 to cooperation +10', ({ row }) => row.event?.score ?? null),
  column('Quad Code', 'text', 'class of the type, in capitals', ({ row }) =>
    row.event === null ? null : classOf(row.event.type).replace('-', ' ').toUpperCase(),
  ),
  column('Contexts', 'texts', 'PLOVER contexts', ({ row }) => row.event?.contexts ?? null),
  ...party('Actor', ({ actor }) => actor),
  ...party('Recipient', ({ recipient }) => recipient),
  column('Placename', 'text', 'name of the place', ({ row }) => placeOf(row)?.name ?? null),
  column('City', 'text', 'the place where it is a town or a point', ({ row }) => placeAs(placeOf(row), 'town')),
  unknown('District'),
  column('Province', 'text', 'the place where it is a region', ({ row }) => placeAs(placeOf(row), 'region')),
  column('Country', 'text', 'country of the place, ISO 3166-1 alpha-3', ({ row }) => placeOf(row)?.country ?? null),
  column('Latitude', 'number', 'degrees north', ({ row }) => placeOf(row)?.lat ?? null),
  column('Longitude', 'number', 'degrees east', ({ row }) => placeOf(row)?.lon ?? null),
  column('GeoNames ID', 'integer', 'GeoNames number', ({ row }) => placeOf(row)?.geonames ?? null),
  column('Raw Placename', 'text', 'the words of the text', ({ row, text }) =>
    row.place === null ? null : text.line(row.place),
  ),
  column('Feature Type', 'text', 'GeoNames feature code', ({ row }) => placeOf(row)?.feature ?? null),
  column('Source', 'text', 'publisher', ({ row }) => row.document.publisher),
  column('Publication Date', 'day', 'day of the page', ({ row }) => dayOf(row.document.published)),
  unknown('Story People'),
  unknown('Story Organizations'),
  unknown('Story Locations'),
  column('Language', 'text', 'language of the text, ISO 639-1', ({ row }) => row.document.language),
  column('Version', 'text', 'Herodotus and its version', () => `herodotus ${VERSION}`),
];

/// The layout of POLECAT (doi:10.7910/DVN/AJGVIT), of which each row has one actor and one recipient. What Herodotus does not know
/// stands as None, as there.
export const POLECAT: Format = {
  says: 'the 40 columns of POLECAT, by tabs',
  usual: REPORTED,
  columns: COLUMNS,
  write: (corpus, query) => lines(dyads(corpus, query), COLUMNS, TABS),
};

function party(role: string, of: (dyad: Dyad) => Dyad['actor']): Column<Dyad>[] {
  return [
    column(`${role} Name`, 'text', 'name, else the words of the text', (dyad) => nameOf(of(dyad))),
    column(`${role} Country`, 'text', 'country, ISO 3166-1 alpha-3', (dyad) => actorOf(of(dyad))?.country ?? null),
    unknown(`${role} COW`),
    column(`Primary ${role} Sector`, 'text', 'sector of the codebook', (dyad) => actorOf(of(dyad))?.sector ?? null),
    column(`${role} Sectors`, 'texts', 'the same', (dyad) => actorOf(of(dyad))?.sector ?? null),
    unknown(`${role} Title`),
    column(`${role} Name Raw`, 'text', 'the words of the text', (dyad) => of(dyad)?.words ?? null),
    unknown(`Wikipedia ${role} ID`),
  ];
}

function placeOf(row: Dyad['row']): PlaceRow | null {
  return row.place?.place ?? null;
}

function unknown(name: string): Column<Dyad> {
  return column(name, 'text', 'not known: None', () => null);
}
