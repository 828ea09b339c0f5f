import type { SourceDocument } from '../../annotation/document.js';
import { nameParts } from '../../codebook/actors-words.js';
import type { Gazetteer } from './gazetteer.js';
import type { PlaceName } from './place-name.js';

/// Longer than any dateline.
const LONGEST = 120;
/// What ends the places of a dateline: an agency in brackets, a number, the dash.
const ENDS = /[([\d]|\s[-–—―]|[–—]/u;

/// The datelines of a page: what stands in the line of a report before its first word ("KANO, Nigeria, May 4 (AP) – ").
export function datelinesIn({ text, segments }: SourceDocument): string[] {
  return segments.flatMap(({ kind, start }, index) => {
    if (kind !== 'body') return [];
    const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, segments[index - 1]?.end ?? 0, start - LONGEST);
    const [places = ''] = text.slice(from, start).split(ENDS, 1);
    return places.trim() === '' ? [] : [places.trim()];
  });
}

/// The places of a dateline, as names of the page beside those of its sentences: the town, and the land that it is said to lie in.
export function readDateline(gazetteer: Gazetteer, places: string): PlaceName[] {
  const [towns = '', ...others] = places.split(',');
  const lands = others.flatMap((other) => {
    const name = nameOf(gazetteer, other);
    const lands = name.candidates.filter(({ precision }) => precision !== 'city');
    const candidates = lands.length > 0 ? lands : gazetteer.abbreviated(other.trim());
    return candidates.length === 0 ? [] : [{ ...name, candidates }];
  });
  const containers = lands.map(({ candidates }) => ({ lands: candidates, isComma: true }));
  const named = towns.split('/').map((town) => ({ ...nameOf(gazetteer, town), containers }));
  return [...named.filter(({ candidates }) => candidates.length > 0), ...lands];
}

function nameOf(gazetteer: Gazetteer, written: string): PlaceName {
  const parts = written.trim().replace(/\.$/, '').split(/\s+/).flatMap(nameParts);
  return {
    ...{ first: -1, last: -1, written, isSure: true, containers: [], beside: [] },
    key: `${parts.map(({ key }) => key).join(' ')} `,
    candidates: parts.length === 0 ? [] : gazetteer.named(parts),
  };
}
