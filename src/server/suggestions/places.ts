import type { Decision } from './decisions.js';
import type { Edit } from './edits.js';
import type { Trials } from './trial.js';

/// A place that reviewers gave, with the line that a codebook lacks for it.
export interface NamedPlace {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly decisions: readonly Decision[];
}

const REGIONS = 'places/regions.yaml';
/// How far a place may lie off, in degrees: a region has no point.
const NEAR = 0.2;

/// Places of reviewers whose names stand in the sentence and are not taken for them, each once.
export async function namedPlaces(decisions: readonly Decision[], trials: Trials): Promise<NamedPlace[]> {
  const found = new Map<string, NamedPlace & { decisions: Decision[] }>();
  for (const decision of decisions) {
    const { place, sentence, language } = decision;
    if (place == null || place.lat === null || place.lon === null || place.country === null) continue;
    const { name, lat, lon, country } = place;
    if (!/^[A-Z]{3}$/.test(country) || !sentence.includes(name)) continue;
    const { places } = await trials.own.code(sentence, language);
    const isKnown = places.some(
      (each) =>
        each.country === country &&
        Math.abs((each.lat ?? Infinity) - lat) < NEAR &&
        Math.abs((each.lon ?? Infinity) - lon) < NEAR,
    );
    if (isKnown) continue;
    const id = `${country} ${name}`;
    const before = found.get(id);
    if (before === undefined)
      found.set(id, {
        ...{ name, decisions: [decision] },
        edits: [{ what: 'region', file: REGIONS, country, name, lat: rounded(lat), lon: rounded(lon) }],
      });
    else before.decisions.push(decision);
  }
  return [...found.values()];
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}
