import type { Insertable } from 'kysely';
import type { Tables } from '../tables.js';
import type { ToldIncident, ToldStatement } from './told.js';

/// What is counted of people who were harmed.
export const UNITS = ['killed', 'wounded', 'injured', 'arrested', 'detained', 'missing', 'displaced', 'abducted'];

interface Toll {
  at: string;
  least: number;
  most: number;
  readonly voices: Set<string>;
}

/// How many people were harmed in an incident as voices tell it, by what was done to them.
export function tollsOf({ incident, statements }: ToldIncident): Insertable<Tables['tolls']>[] {
  if (incident === null) return [];
  const tolls = new Map<string, Toll>();
  for (const told of statements) {
    const at = told.from ?? told.to;
    if (told.rejected || told.copy || told.code.kind !== 'event' || at === null) continue;
    for (const { unit, value, most } of told.quantities)
      if (unit !== null && UNITS.includes(unit))
        add(tolls, unit, { at, least: value, most: most ?? value }, voiceOf(told));
  }
  return [...tolls].map(([unit, { at, least, most, voices }]) => ({
    ...{ happening: incident.id, unit, at, least, most },
    voices: voices.size,
  }));
}

function add(tolls: Map<string, Toll>, unit: string, told: Omit<Toll, 'voices'>, voice: string): void {
  const known = tolls.get(unit);
  if (known === undefined) {
    tolls.set(unit, { ...told, voices: new Set([voice]) });
    return;
  }
  if (told.at < known.at) known.at = told.at;
  known.least = Math.min(known.least, told.least);
  known.most = Math.max(known.most, told.most);
  known.voices.add(voice);
}

/// Who tells a statement: the last source that it names, else the voice of its text.
function voiceOf({ sources, text, voice }: ToldStatement): string {
  const last = sources.at(-1);
  return (last?.actor == null ? last?.words : String(last.actor.id)) ?? `${text} ${voice ?? ''}`;
}
