import type { DocumentRecord } from '../annotation/record.js';
import { Happenings, saysWho, tolls } from './happenings.js';
import { Wording } from './wording.js';

const COLUMNS = [
  'document',
  'incident',
  'badge',
  'type',
  'mode',
  'actor',
  'recipient',
  'place',
  'latitude',
  'longitude',
  'country',
  'from',
  'to',
  'tolls',
  'says_who',
  'disputed',
  'statements',
  'words',
] as const;

/// The first line of the table of incidents.
export const CSV_HEAD = `${COLUMNS.join(',')}\r\n`;

/// The incidents of a record as lines of a table (RFC 4180), one a happening.
export function renderCsv(record: DocumentRecord): string {
  const wording = new Wording(record);
  return new Happenings(record).all
    .map((happening) => {
      const { incident, badge, main } = happening;
      const place = record.places.find(({ id }) => id === incident.place?.place);
      const row: Record<(typeof COLUMNS)[number], string> = {
        document: record.id,
        incident: incident.id,
        badge,
        type: incident.type,
        mode: main.event?.mode ?? '',
        actor: wording.role(incident.actor),
        recipient: wording.role(incident.recipient),
        place: wording.where(incident),
        latitude: String(place?.lat ?? ''),
        longitude: String(place?.lon ?? ''),
        country: place?.country ?? '',
        from: incident.time?.from ?? '',
        to: incident.time?.to ?? '',
        tolls: tolls(wording, happening).join('; '),
        says_who: saysWho(wording, happening),
        disputed: incident.disputedFields.join(' '),
        statements: incident.statements.join(' '),
        words: wording.phrase(main),
      };
      return `${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`;
    })
    .join('');
}

/// A cell that begins like a formula is told to be text, so that no page can make a spreadsheet reckon.
export function cell(words: string): string {
  const safe = /^[=+\-@\t\r]/.test(words) && !/^-?\d+(\.\d+)?$/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
