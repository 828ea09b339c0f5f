import type { PartyRow, StatementRow } from '../../store/rows.js';
import { classOf } from '../event-class.js';
import { column, type Column } from './column.js';
import type { Told } from './told.js';

/// The columns of a table with one row a statement: those of `csv`, `parquet` and, as properties, of `geojson`.
export const EVENT_COLUMNS: readonly Column<Told>[] = [
  column('statement', 'integer', 'number of the statement in the corpus', ({ row }) => row.number),
  column('key', 'text', 'name of the statement that outlives a recoding (docs/record.md)', ({ row }) => row.key),
  column('document', 'text', 'id of the document', ({ row }) => row.document.id),
  column('document_statement', 'text', 'id of the statement in the record of the document', ({ row }) => row.id),
  column('uri', 'text', 'address of the page', ({ row }) => row.document.uri),
  column('title', 'text', 'title of the page', ({ row }) => row.document.title),
  column('publisher', 'text', 'who published the page', ({ row }) => row.document.publisher),
  column('published', 'day', 'day on which the page was published', ({ row }) => dayOf(row.document.published)),
  column('language', 'text', 'language of the text, ISO 639-1', ({ row }) => row.document.language),
  column('publications', 'integer', 'documents with this text or a near copy of it', ({ row }) => row.publications),
  column('kind', 'text', 'event, relation or claim', ({ row }) => row.kind),
  column('type', 'text', 'PLOVER type of an event', ({ row }) => row.event?.type ?? null),
  column('mode', 'text', 'PLOVER mode', ({ row }) => row.event?.mode ?? null),
  column('contexts', 'texts', 'PLOVER contexts', ({ row }) => row.event?.contexts ?? []),
  column(
    'class',
    'text',
    'verbal-cooperation, material-cooperation, verbal-conflict or material-conflict (PLOVER manual)',
    ({ row }) => (row.event === null ? null : classOf(row.event.type)),
  ),
  column('cameo', 'text', 'closest CAMEO code, two to four digits', ({ row }) => row.event?.cameo ?? null),
  column('score', 'number', 'conflict −10 to cooperation +10', ({ row }) => row.event?.score ?? null),
  column('relation', 'text', 'kind of a relation', ({ row }) => row.relation),
  ...parties('actor', 'who acts', ({ actor }) => actor),
  ...parties('recipient', 'who is acted on', ({ recipient }) => recipient),
  column('place', 'text', 'name of the place', ({ row }) => row.place?.place?.name ?? null),
  column('latitude', 'number', 'degrees north, WGS 84', ({ row }) => row.place?.place?.lat ?? null),
  column('longitude', 'number', 'degrees east, WGS 84', ({ row }) => row.place?.place?.lon ?? null),
  column('country', 'text', 'country of the place, ISO 3166-1 alpha-3', ({ row }) => row.place?.place?.country ?? null),
  column('feature', 'text', 'GeoNames feature code of the place', ({ row }) => row.place?.place?.feature ?? null),
  column('geonames', 'integer', 'GeoNames number of the place', ({ row }) => row.place?.place?.geonames ?? null),
  column(
    'precision',
    'text',
    'what the coordinates are of: point, city, region or country',
    ({ row }) => row.place?.place?.precision ?? null,
  ),
  column(
    'place_inherited',
    'text',
    'where the place stands when not in the sentence: sentence, lead or dateline',
    ({ row }) => row.place?.inherited ?? null,
  ),
  column('from', 'day', 'first day on which it may have been', ({ row }) => dayOf(row.time?.from)),
  column('to', 'day', 'last day on which it may have been', ({ row }) => dayOf(row.time?.to)),
  column(
    'time_inherited',
    'text',
    'where the day stands when not in the sentence: sentence, lead or dateline',
    ({ row }) => row.time?.inherited ?? null,
  ),
  column('polarity', 'text', 'positive, or negative: it is said not to be so', ({ row }) => row.polarity),
  column('certainty', 'text', 'certain, probable or possible', ({ row }) => row.certainty),
  column(
    'status',
    'text',
    'occurred, ongoing, planned, proposed, demanded, hypothetical or counterfactual',
    ({ row }) => row.status,
  ),
  column(
    'voice',
    'text',
    'who speaks on the page: publication, author, reader or unknown',
    ({ row }) => voiceOf(row)?.kind ?? null,
  ),
  column('voice_name', 'text', 'name of that voice', ({ row }) => voiceOf(row)?.name ?? null),
  column('sources', 'texts', 'whom the voice cites, outermost first', ({ row }) => sourcesOf(row)),
  column('cue', 'text', 'the words that tell it, the first 160 characters', ({ row }) => row.cue.words),
  column('quote', 'text', 'the words of the clause', ({ row, text }) => text.slice(row)),
  column('start', 'integer', 'where the clause begins in the text, in code points', ({ row }) => row.start),
  column('end', 'integer', 'where it ends, exclusive', ({ row }) => row.end),
  column('cue_start', 'integer', 'where the words that tell it begin', ({ row }) => row.cue.start),
  column('cue_end', 'integer', 'where they end, exclusive', ({ row }) => row.cue.end),
  column('quantities', 'numbers', 'numbers that are told', ({ row }) => row.quantities.map(({ value }) => value)),
  column('quantity_least', 'numbers', 'the least that each allows', ({ row }) =>
    row.quantities.map(({ least }) => least),
  ),
  column('quantity_most', 'numbers', 'the most that each allows', ({ row }) => row.quantities.map(({ most }) => most)),
  column('quantity_units', 'texts', 'what each counts: killed, an ISO 4217 code, a noun', ({ row }) =>
    row.quantities.map(({ unit }) => unit),
  ),
  column('quantity_of', 'texts', 'the noun that each counts', ({ row }) => row.quantities.map(({ of }) => of)),
  column('incident', 'integer', 'number of the incident of the corpus that it tells', ({ row }) => row.incident),
  column('confidence', 'number', 'how sure the coder is, 0 to 1', ({ row }) => row.confidence),
  column('rule', 'text', 'frame of the codebook or rule that told it', ({ row }) => row.rule),
  column('reviewed', 'boolean', 'somebody has corrected a field of it', ({ reviewed }) => reviewed),
];

function parties(role: string, says: string, of: (row: StatementRow) => readonly PartyRow[]): Column<Told>[] {
  const each = (value: (party: PartyRow) => string | null) => (told: Told) => of(told.row).map(value);
  return [
    column(
      `${role}_names`,
      'texts',
      `${says}: names, of those that are not known the words`,
      each(({ actor, words }) => actor?.name ?? words),
    ),
    column(
      `${role}_words`,
      'texts',
      'the words that stand in the text',
      each(({ words }) => words),
    ),
    column(
      `${role}_codes`,
      'texts',
      'codes of the codebook',
      each(({ actor }) => actor?.code ?? null),
    ),
    column(
      `${role}_countries`,
      'texts',
      'countries, ISO 3166-1 alpha-3',
      each(({ actor }) => actor?.country ?? null),
    ),
    column(
      `${role}_sectors`,
      'texts',
      'sectors of the codebook',
      each(({ actor }) => actor?.sector ?? null),
    ),
    column(
      `${role}_kinds`,
      'texts',
      'state, organisation, group, person, office, population or unknown',
      each(({ actor }) => actor?.kind ?? null),
    ),
    column(
      `${role}_inherited`,
      'texts',
      'voice where the words mean the side of the innermost voice (“we”), else null',
      each(({ inherited }) => inherited ?? null),
    ),
  ];
}

/// The voice of the page that speaks.
export function voiceOf({ attribution }: StatementRow): StatementRow['attribution'][number] | null {
  return attribution.find(({ kind }) => kind !== 'source') ?? null;
}

/// Whom it cites, outermost first, by name; null where nobody is named.
export function sourcesOf({ attribution }: StatementRow): (string | null)[] {
  return attribution.filter(({ kind }) => kind === 'source').map(({ name }) => name);
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/// The day of an ISO 8601 time; null of what is no day.
export function dayOf(time: string | null | undefined): string | null {
  if (time == null) return null;
  return DAY.test(time) ? time.slice(0, 10) : null;
}
