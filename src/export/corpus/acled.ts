import type { EventType } from '../../annotation/record.js';
import type { IncidentRow, PartyRow } from '../../store/rows.js';
import { column, type Column } from './column.js';
import { countryOf } from './countries.js';
import { COMMAS, lines } from './delimited.js';
import { actorOf, eventDay, nameOf, placeAs } from './dyads.js';
import { dayOf } from './event-columns.js';
import type { Format } from './format.js';
import { happenings, publishersOf, type Happening } from './happenings.js';
import { REPORTED } from './reported.js';

/// The types that ACLED codes.
const TYPES: readonly EventType[] = ['ASSAULT', 'PROTEST', 'COERCE', 'MOBILIZE', 'RETREAT'];

const COLUMNS: readonly Column<Happening>[] = [
  column(
    'event_id_cnty',
    'text',
    'country of the place and number of the incident',
    (row) => `${countryIn(row) ?? ''}${row.incident.number}`,
  ),
  column('event_date', 'day', 'first day on which it may have been, else the day of the page', dayIn),
  column('year', 'integer', 'its year', (row) => Number(dayIn(row)?.slice(0, 4)) || null),
  column('time_precision', 'integer', '1 a day, 2 a week, 3 longer or not told', precision),
  column('disorder_type', 'text', 'after the ACLED codebook', (row) => kindOf(row)[0]),
  column('event_type', 'text', 'nearest to the PLOVER type and mode', (row) => kindOf(row)[1]),
  column('sub_event_type', 'text', 'nearest to the PLOVER type and mode', (row) => kindOf(row)[2]),
  column('actor1', 'text', 'who acts', ({ actor }) => nameOf(actor)),
  column('assoc_actor_1', 'text', 'who else acts, with ; between', ({ main }) => others(main.actor)),
  column('inter1', 'text', 'kind of actor, after the sector', (row) => interOf(row.actor, row)),
  column('actor2', 'text', 'who is acted on', ({ recipient }) => nameOf(recipient)),
  column('assoc_actor_2', 'text', 'who else is acted on', ({ main }) => others(main.recipient)),
  column('inter2', 'text', 'kind of recipient', (row) => interOf(row.recipient, null)),
  column('interaction', 'text', 'both kinds', (row) => interaction(row)),
  column('civilian_targeting', 'text', 'told where the recipient are civilians and the deed is violence', (row) =>
    isViolence(row) && interOf(row.recipient, null) === CIVILIANS ? 'Civilian targeting' : null,
  ),
  column(
    'iso',
    'integer',
    'country of the place, ISO 3166-1 numeric',
    (row) => countryOf(countryIn(row))?.numeric ?? null,
  ),
  column('region', 'text', 'not known: empty', () => null),
  column(
    'country',
    'text',
    'name of the country of the place',
    (row) => countryOf(countryIn(row))?.name ?? countryIn(row),
  ),
  column('admin1', 'text', 'the place where it is a region', ({ main }) => placeAs(main.place?.place, 'region')),
  column('admin2', 'text', 'not known: empty', () => null),
  column('admin3', 'text', 'not known: empty', () => null),
  column('location', 'text', 'name of the place', ({ main }) => main.place?.place?.name ?? null),
  column('latitude', 'number', 'degrees north', ({ main }) => main.place?.place?.lat ?? null),
  column('longitude', 'number', 'degrees east', ({ main }) => main.place?.place?.lon ?? null),
  column('geo_precision', 'integer', '1 a town or point, 2 a region, 3 a country', ({ main }) => {
    const precision = main.place?.place?.precision;
    return precision === undefined ? null : precision === 'country' ? 3 : precision === 'region' ? 2 : 1;
  }),
  column('source', 'text', 'publishers, with ; between', (row) => publishersOf(row).join('; ') || null),
  column('source_scale', 'text', 'not known: empty', () => null),
  column('notes', 'text', 'the words of the clause that tells most', ({ main, text }) => text.line(main)),
  column('fatalities', 'integer', 'the least number that is told as killed; 0 where none is', fatalities),
  column('tags', 'text', 'not known: empty', () => null),
  column('timestamp', 'integer', 'day of the first page, seconds since 1970', ({ documents }) => {
    const day = dayOf(documents[0]?.published);
    return day === null ? null : Date.parse(`${day}T00:00:00Z`) / 1000;
  }),
];

/// The layout of ACLED (ACLED Codebook, 2024), one row a happening.
export const ACLED: Format = {
  says: 'the 31 columns of ACLED, as CSV',
  usual: { ...REPORTED, types: TYPES },
  columns: COLUMNS,
  write: (corpus, query) => lines(happenings(corpus, query), COLUMNS, COMMAS),
};

type Kind = readonly [disorder: string, type: string, subtype: string];

const VIOLENCE = 'Political violence';
const REMOTE = 'Explosions/Remote violence';
const CIVILIAN = 'Violence against civilians';
const DEMONSTRATIONS = 'Demonstrations';
const STRATEGIC = 'Strategic developments';

/// The nearest of ACLED's kinds to a mode of PLOVER, by its type.
const KINDS: Partial<Readonly<Record<EventType, Readonly<Record<string, Kind>>>>> = {
  ASSAULT: {
    abduct: [VIOLENCE, CIVILIAN, 'Abduction/forced disappearance'],
    sexual: [VIOLENCE, CIVILIAN, 'Sexual violence'],
    explosives: [VIOLENCE, REMOTE, 'Remote explosive/landmine/IED'],
    'suicide-attack': [VIOLENCE, REMOTE, 'Suicide bomb'],
    aerial: [VIOLENCE, REMOTE, 'Air/drone strike'],
    drone: [VIOLENCE, REMOTE, 'Air/drone strike'],
    'heavy-weapons': [VIOLENCE, REMOTE, 'Shelling/artillery/missile attack'],
    unconventional: [VIOLENCE, REMOTE, 'Chemical weapon'],
    destroy: [STRATEGIC, STRATEGIC, 'Looting/property destruction'],
  },
  PROTEST: {
    riot: [DEMONSTRATIONS, 'Riots', 'Violent demonstration'],
    vandalize: [DEMONSTRATIONS, 'Riots', 'Violent demonstration'],
  },
  COERCE: {
    arrest: [STRATEGIC, STRATEGIC, 'Arrests'],
    seize: [STRATEGIC, STRATEGIC, 'Looting/property destruction'],
  },
};

function kindOf({ main, recipient }: Happening): Kind {
  const { type, mode } = main.event ?? { type: 'CONSULT' as const, mode: null };
  const found = KINDS[type]?.[mode ?? ''];
  if (found !== undefined) return found;
  if (type === 'PROTEST') return [DEMONSTRATIONS, 'Protests', 'Peaceful protest'];
  if (type !== 'ASSAULT') return [STRATEGIC, STRATEGIC, 'Other'];
  return interOf(recipient, null) === CIVILIANS ? [VIOLENCE, CIVILIAN, 'Attack'] : [VIOLENCE, 'Battles', 'Armed clash'];
}

function isViolence(row: Happening): boolean {
  return kindOf(row)[0] === VIOLENCE;
}

const CIVILIANS = 'Civilians';
const STATE_FORCES = 'State forces';

/// ACLED's kinds of actors, by sectors of PLOVER; those that have none are civilians there.
const INTER: Readonly<Record<string, string>> = {
  GOV: STATE_FORCES,
  MIL: STATE_FORCES,
  COP: STATE_FORCES,
  SPY: STATE_FORCES,
  REB: 'Rebel groups',
  SEP: 'Rebel groups',
  INS: 'Rebel groups',
  PRM: 'Political militias',
  CRM: 'Political militias',
  UAF: 'Political militias',
  ETH: 'Identity militias',
  IGO: 'External/Other forces',
};

/// `acting`: the row whose actor it is, which at a protest is of the protesters.
function interOf(party: PartyRow | null, acting: Happening | null): string | null {
  if (party === null) return null;
  const demonstrates = acting?.main.event?.type === 'PROTEST';
  if (acting !== null && demonstrates) return kindOf(acting)[1] === 'Riots' ? 'Rioters' : 'Protesters';
  const actor = actorOf(party);
  if (actor === null) return null;
  return INTER[actor.sector ?? ''] ?? (actor.kind === 'state' ? STATE_FORCES : CIVILIANS);
}

function interaction(row: Happening): string | null {
  const [one, two] = [interOf(row.actor, row), interOf(row.recipient, null)];
  if (one === null) return two === null ? null : `${two} only`;
  return two === null ? `${one} only` : `${one}-${two}`;
}

function others(parties: readonly PartyRow[]): string | null {
  return (
    parties
      .slice(1)
      .flatMap((party) => nameOf(party) ?? [])
      .join('; ') || null
  );
}

function countryIn({ main }: Happening): string | null {
  return main.place?.place?.country ?? null;
}

function dayIn({ incident, main }: Happening): string | null {
  return dayOf(incident.from) ?? dayOf(incident.to) ?? eventDay(main);
}

const DAY = 86_400_000;

function precision({ incident: { from, to } }: Happening): number {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first === null || last === null) return 3;
  const days = (Date.parse(last) - Date.parse(first)) / DAY;
  return days === 0 ? 1 : days <= 7 ? 2 : 3;
}

/// Voices give different numbers; ACLED takes the most conservative one.
function fatalities({ incident }: Happening): number {
  const told = quantitiesOf(incident).filter(({ unit }) => unit === 'killed');
  return told.length === 0 ? 0 : Math.min(...told.map(({ value }) => value));
}

function quantitiesOf({ statements }: IncidentRow): IncidentRow['statements'][number]['quantities'] {
  return statements.flatMap(({ quantities }) => quantities);
}
