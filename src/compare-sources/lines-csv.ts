import { cell } from '../export/csv.js';
import type { ComparedLine, ComparedSide } from './compare-sources.js';
import { FIELDS } from './judgement.js';

const SIDE = ['id', 'type', 'from', 'to', 'place', 'country', 'actor', 'recipient', 'deaths'] as const;

/// The header of what `compare --format csv` writes.
export const COMPARED_HEAD = `${[
  'is',
  'score',
  'days_apart',
  'kilometres',
  ...FIELDS,
  ...['ours', 'theirs'].flatMap((whose) => SIDE.map((column) => `${whose}_${column}`)),
].join(',')}\r\n`;

/// A line of it; lists have `; ` between, and what one has not stands empty.
export function comparedCsv({ is, score, days, distance, fields, ours, theirs }: ComparedLine): string {
  const cells = [
    is,
    String(score ?? ''),
    String(days ?? ''),
    String(distance ?? ''),
    ...FIELDS.map((field) => fields?.[field] ?? ''),
    ...sideCells(ours),
    ...sideCells(theirs),
  ];
  return `${cells.map(cell).join(',')}\r\n`;
}

function sideCells(side: ComparedSide | null): string[] {
  if (side === null) return SIDE.map(() => '');
  const { id, type, from, to, place, country, actor, recipient, deaths } = side;
  return [id, type, from, to, place ?? '', country ?? '', actor.join('; '), recipient.join('; '), deaths.join('; ')];
}
