import type { Insertable } from 'kysely';
import type { Happening } from '../../compare/across/happening.js';
import type { Tables } from '../tables.js';
import type { KeptIncident } from './told-part.js';

/// A statement that has a row, as far as incidents are written from it.
export interface TellingRow {
  readonly id: number;
  readonly text: number;
  readonly number: number;
  readonly happening: number | null;
  readonly place: number | null;
  readonly place_inherited: string | null;
  readonly from_day: string | null;
  readonly to_day: string | null;
  readonly time_inherited: string | null;
  readonly kind: string;
  readonly polarity: string;
  readonly key: Uint8Array;
}

type Facts = Omit<Insertable<Tables['happenings']>, 'id' | 'first' | 'reports'>;

/// What the row of a happening says. Day and place are those of the first of its events whose own sentence tells them, else of the
/// first that has them. What pages alone found disputed stays so: they know also which comments answer it.
export function factsOf(
  { type, assertedBy, deniedBy, differences }: Happening,
  rows: readonly TellingRow[],
  incidents: readonly KeptIncident[],
): Facts {
  const events = rows.filter(({ kind }) => kind === 'event');
  const timed = events.filter(({ from_day: from, to_day: to }) => from !== null || to !== null);
  const placed = events.filter(({ place }) => place !== null);
  const time = timed.find((row) => row.time_inherited === null) ?? timed[0];
  const place = placed.find((row) => row.place_inherited === null) ?? placed[0];
  const texts = new Set(rows.map(({ text }) => text));
  const [only] = texts;
  const isDisputed = (field: KeptIncident['disputed'][number], differs: boolean): number =>
    Number(differs || incidents.some(({ disputed }) => disputed.includes(field)));
  return {
    text: texts.size === 1 ? (only ?? null) : null,
    type: type ?? '',
    from_day: time?.from_day ?? null,
    to_day: time?.to_day ?? null,
    place: place?.place ?? null,
    statements: rows.length,
    asserted: Math.max(assertedBy.length, ...incidents.map(({ asserted }) => asserted)),
    denied: Math.max(deniedBy.length, ...incidents.map(({ denied }) => denied)),
    disputed_polarity: isDisputed('polarity', differences.polarity),
    disputed_actor: isDisputed('actor', differences.actor),
    disputed_recipient: isDisputed('recipient', differences.recipient),
    disputed_quantities: isDisputed('quantities', differences.numbers),
    disputed_place: Number(differences.place),
    disputed_day: Number(differences.day),
  };
}
