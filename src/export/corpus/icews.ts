import { column, type Column } from './column.js';
import { countryOf } from './countries.js';
import { lines, type Dialect } from './delimited.js';
import { actorOf, dyads, eventDay, nameOf, placeAs, type Dyad } from './dyads.js';
import type { Format } from './format.js';
import { REPORTED } from './reported.js';

const TABS: Dialect = { delimiter: '\t', lineEnd: '\n', head: true, missing: 'NA' };

/// Pairs of parties that one number of a statement has room for.
const PAIRS = 1000;

const COLUMNS: readonly Column<Dyad>[] = [
  column(
    'Event ID',
    'integer',
    'number of the statement × 1,000 and that of the pair of parties',
    ({ row, pair }) => row.number * PAIRS + pair,
  ),
  column('Event Date', 'day', 'first day on which it may have been, else the day of the page', ({ row }) =>
    eventDay(row),
  ),
  ...party('Source', ({ actor }) => actor),
  column('Event Text', 'text', 'PLOVER type and mode', ({ row }) =>
    [row.event?.type, row.event?.mode].filter((each) => each != null).join(' '),
  ),
  column('CAMEO Code', 'text', 'closest CAMEO code; read it as text', ({ row }) => row.event?.cameo ?? null),
  column('Intensity', 'number', 'PLOVER score, conflict −10 to cooperation +10', ({ row }) => row.event?.score ?? null),
  ...party('Target', ({ recipient }) => recipient),
  column('Story ID', 'integer', 'number of the document in the corpus', ({ row }) => row.document.number),
  column('Sentence Number', 'integer', 'not known: NA', () => null),
  column('Publisher', 'text', 'publisher', ({ row }) => row.document.publisher),
  column('City', 'text', 'the place where it is a town or a point', ({ row }) => placeAs(row.place?.place, 'town')),
  column('District', 'text', 'not known: NA', () => null),
  column('Province', 'text', 'the place where it is a region', ({ row }) => placeAs(row.place?.place, 'region')),
  column('Country', 'text', 'name of the country of the place', ({ row }) => countryName(row.place?.place?.country)),
  column('Latitude', 'number', 'degrees north', ({ row }) => row.place?.place?.lat ?? null),
  column('Longitude', 'number', 'degrees east', ({ row }) => row.place?.place?.lon ?? null),
];

/// The layout of ICEWS (doi:10.7910/DVN/28075), of which each row has one source and one target. What Herodotus does not know stands
/// as NA, as there.
export const ICEWS: Format = {
  says: 'the 20 columns of ICEWS, by tabs',
  usual: REPORTED,
  columns: COLUMNS,
  write: (corpus, query) => lines(dyads(corpus, query), COLUMNS, TABS),
};

function party(role: string, of: (row: Dyad) => Dyad['actor']): Column<Dyad>[] {
  return [
    column(`${role} Name`, 'text', 'name, else the words of the text', (row) => nameOf(of(row))),
    column(`${role} Sectors`, 'text', 'sector of the codebook', (row) => actorOf(of(row))?.sector ?? null),
    column(`${role} Country`, 'text', 'name of the country', (row) => countryName(actorOf(of(row))?.country)),
  ];
}

/// The name of a country, or its code where no name is known.
function countryName(code: string | null | undefined): string | null {
  return countryOf(code)?.name ?? code ?? null;
}
