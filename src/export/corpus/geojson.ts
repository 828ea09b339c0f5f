import type { Cell } from './column.js';
import { joined } from './delimited.js';
import { EVENT_COLUMNS } from './event-columns.js';
import type { Format, FormatColumn } from './format.js';
import { told, type Told } from './told.js';

/// Columns that are the geometry.
const COORDINATES: readonly string[] = ['latitude', 'longitude'];

/// The first and the last moment of a day: what reads times without a zone takes them for its own.
const MOMENTS: Readonly<Record<string, string>> = {
  from: 'T00:00:00Z',
  to: 'T23:59:59Z',
  published: 'T00:00:00Z',
};

/// Lists are words with `;` between, as in the CSV: maps show them so. No property is called `id`, which readers take for theirs.
const PROPERTIES: readonly Property[] = EVENT_COLUMNS.filter(({ name }) => !COORDINATES.includes(name)).map(
  ({ name, type, meaning, value }) => ({
    name,
    type: type === 'texts' || type === 'numbers' ? 'text' : type === 'day' ? 'time' : type,
    meaning,
    value: (row) => property(name, value(row)),
  }),
);

interface Property extends FormatColumn {
  readonly value: (row: Told) => Cell;
}

function property(name: string, value: Cell): Cell {
  const moment = MOMENTS[name];
  if (moment !== undefined && typeof value === 'string') return `${value}${moment}`;
  return typeof value === 'object' && value !== null ? joined(value) || null : value;
}

/// Features of a group of lines.
const FEATURES = 200;

/// Events at the coordinates of their place (RFC 7946); those without are left out.
export const GEOJSON: Format = {
  says: 'events with a place, for maps',
  usual: { kinds: ['event'] },
  columns: PROPERTIES,
  async *write(corpus, query) {
    let held = '{"type":"FeatureCollection","features":[';
    let count = 0;
    for await (const each of told(corpus, query)) {
      const { lat = null, lon = null } = each.row.place?.place ?? {};
      if (lat === null || lon === null) continue;
      const geometry = { type: 'Point', coordinates: [lon, lat] };
      const properties = Object.fromEntries(PROPERTIES.map(({ name, value }) => [name, value(each)]));
      held += `${count === 0 ? '\n' : ',\n'}${JSON.stringify({ type: 'Feature', geometry, properties })}`;
      if (++count % FEATURES > 0) continue;
      yield held;
      held = '';
    }
    yield `${held}\n]}\n`;
  },
};
