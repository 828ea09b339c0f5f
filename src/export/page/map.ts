import {
  geoAzimuthalEqualArea,
  geoCentroid,
  geoDistance,
  geoGraticule,
  geoNaturalEarth1,
  geoPath,
  type GeoProjection,
} from 'd3-geo';
import { clean, count } from '../wording.js';
import { CountryShapes } from './countries.js';
import { markup, join, type Markup } from './markup.js';
import type { DocumentView } from './view.js';

interface Spot {
  readonly place: number;
  readonly name: string;
  readonly point: readonly [lon: number, lat: number];
  readonly country: string | null;
  readonly precision: string;
  readonly statements: readonly number[];
  readonly mentions: number;
}

const WIDTH = 460;
const HEIGHT = 330;
/// Degrees around the middle of the places: less than the first shows nothing but sea, beyond the second the whole
/// world is clearer.
const NARROWEST = 5;
const WIDEST = 55;

/// Degrees that may be left out of the world map, half a pixel of it.
const WORLD_TOLERANCE = 0.5;

let coarseShapes: CountryShapes | null = null;

function coarse(): CountryShapes {
  coarseShapes ??= new CountryShapes(WORLD_TOLERANCE);
  return coarseShapes;
}

/// What all world maps of a page share: sea, grid, land and borders, drawn once and used by each.
export function renderWorldGround(): Markup {
  return markup`<svg class="ground" aria-hidden="true"><defs>
    <g id="ground">${ground(worldProjection(), coarse(), 'world', 30)}</g>
  </defs></svg>`;
}

function ground(projection: GeoProjection, shapes: CountryShapes, kind: 'region' | 'world', step: number): Markup {
  const path = geoPath(projection).digits(1);
  const sea = kind === 'world' ? path({ type: 'Sphere' }) : `M0 0H${WIDTH}V${HEIGHT}H0Z`;
  return markup`<path class="sea" d="${sea}" />
    <path class="graticule" d="${path(geoGraticule().step([step, step])())}" />
    <path class="land" d="${path(shapes.land())}" />
    <path class="borders" d="${path(shapes.borders())}" />`;
}

/// The places on a map: the region that holds them, and the world. Country borders are those of Natural Earth.
export function renderMap(view: DocumentView): Markup {
  const spots = findSpots(view, coarse());
  if (spots.length === 0)
    return markup`<figure class="map empty"><figcaption>No places were found.</figcaption></figure>`;
  const left = view.record.places.length - spots.length;
  const acting = spots.filter(({ statements }) => statements.length > 0);
  // A country named in passing need not widen the picture: it stands on the world map.
  const [middle, reach] = extent(acting.length > 1 ? acting : spots);
  const region =
    reach <= WIDEST
      ? drawing(
          view,
          spots,
          regionProjection(middle, reach),
          new CountryShapes(Math.max(reach / 450, 0.02)),
          'region',
          reach < 20 ? 5 : 10,
        )
      : null;
  const world = drawing(view, spots, worldProjection(), coarse(), 'world', 30);
  return markup`<figure class="map">
    <figcaption>
      <b>Places</b>
      <span class="key"><i class="dot"></i>where a statement says it was <i class="dot faint"></i>only named</span>${
        left > 0 && markup` <span class="left">${count(left, 'place')} without coordinates</span>`
      }${region !== null && markup`<button type="button" class="extent" aria-pressed="false">Whole world</button>`}
    </figcaption>
    ${region}${region === null ? world : markup`<div class="whole" hidden>${world}</div>`}
  </figure>`;
}

function findSpots(view: DocumentView, shapes: CountryShapes): Spot[] {
  return view.record.places.flatMap((place, number): Spot[] => {
    const { lat, lon } = place;
    const known = lat !== null && lon !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    const point = known
      ? ([lon, lat] as const)
      : middleOf(place.precision === 'country' ? place.country : null, shapes);
    if (point === null) return [];
    const statements = view.record.statements.flatMap((each, index) =>
      view.placeNumber(each.place?.place) === number ? [index] : [],
    );
    const { country, precision, mentions } = place;
    return [
      { place: number, name: clean(place.name), point, country, precision, statements, mentions: mentions.length },
    ];
  });
}

function middleOf(country: string | null, shapes: CountryShapes): readonly [number, number] | null {
  const shape = country === null ? null : shapes.country(country);
  return shape === null ? null : geoCentroid(shape);
}

/// The middle of the places on the globe and the degrees from it to the farthest.
function extent(spots: readonly Spot[]): [middle: [number, number], reach: number] {
  const middle = geoCentroid({ type: 'MultiPoint', coordinates: spots.map(({ point }) => [...point]) });
  const valid: [number, number] = Number.isFinite(middle[0]) && Number.isFinite(middle[1]) ? middle : [0, 0];
  const farthest = Math.max(...spots.map(({ point }) => (geoDistance(valid, [...point]) * 180) / Math.PI));
  return [valid, Math.max(farthest * 1.15 + 1, NARROWEST)];
}

function regionProjection([lon, lat]: [number, number], reach: number): GeoProjection {
  const scale = HEIGHT / 2 / (2 * Math.sin((reach * Math.PI) / 360));
  return geoAzimuthalEqualArea()
    .rotate([-lon, -lat])
    .translate([WIDTH / 2, HEIGHT / 2])
    .scale(scale)
    .clipAngle(Math.min(reach * 3, 120))
    .clipExtent([
      [-4, -4],
      [WIDTH + 4, HEIGHT + 4],
    ]);
}

function worldProjection(): GeoProjection {
  return geoNaturalEarth1().fitExtent(
    [
      [4, 30],
      [WIDTH - 4, HEIGHT - 30],
    ],
    { type: 'Sphere' },
  );
}

function drawing(
  view: DocumentView,
  spots: readonly Spot[],
  projection: GeoProjection,
  shapes: CountryShapes,
  kind: 'region' | 'world',
  step: number,
): Markup {
  const path = geoPath(projection).digits(1);
  const draw = (geometry: Parameters<typeof path>[0]) => path(geometry) ?? '';
  // A country is shaded where a statement says that it happened somewhere in it.
  const countries = spots.flatMap(({ precision, country, statements, place }) => {
    const shape = precision === 'country' && country !== null && statements.length > 0 ? shapes.country(country) : null;
    const line = shape === null ? '' : draw(shape);
    return line === '' ? [] : [markup`<path class="country" data-place="${place}" d="${line}" />`];
  });
  const placed = placeLabels(spots, projection);
  return markup`<svg class="${kind}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Map of places, ${kind}">
    ${kind === 'world' ? markup`<use href="#ground" />` : ground(projection, shapes, kind, step)}
    ${countries}
    ${join(
      placed.map((spot) => renderSpot(view, spot)),
      '\n',
    )}
  </svg>`;
}

interface PlacedSpot extends Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly anchor: 'start' | 'end';
  readonly labelled: boolean;
}

/// Places with most statements first get their label to the right of the dot, else to the left, else none until chosen.
function placeLabels(spots: readonly Spot[], projection: GeoProjection): PlacedSpot[] {
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const free = (box: (typeof taken)[number]) =>
    box.left > 0 &&
    box.right < WIDTH &&
    taken.every(
      (other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top,
    );
  const ranked = [...spots].sort(
    (a, b) => b.statements.length - a.statements.length || b.mentions - a.mentions || a.place - b.place,
  );
  const dots = ranked.flatMap((spot) => {
    const at = projection([...spot.point]);
    if (at === null) return [];
    const radius = spot.statements.length === 0 ? 3 : Math.min(3.5 + Math.sqrt(spot.statements.length) * 1.4, 10);
    const [x, y] = at;
    taken.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
    return [{ ...spot, x, y, radius }];
  });
  const placed = dots.map((dot): PlacedSpot => {
    const width = dot.name.length * 6.3;
    for (const anchor of ['start', 'end'] as const) {
      const left = anchor === 'start' ? dot.x + dot.radius + 3 : dot.x - dot.radius - 3 - width;
      const box = { left, right: left + width, top: dot.y - 7, bottom: dot.y + 6 };
      if (!free(box)) continue;
      taken.push(box);
      return { ...dot, anchor, labelled: true };
    }
    return { ...dot, anchor: dot.x > WIDTH * 0.7 ? 'end' : 'start', labelled: false };
  });
  // Drawn last is on top: the most important.
  return placed.reverse();
}

function renderSpot(view: DocumentView, spot: PlacedSpot): Markup {
  const place = view.record.places[spot.place];
  const title = [spot.name, place?.country ?? '', place?.precision ?? '', count(spot.statements.length, 'statement')];
  const offset = (spot.radius + 4) * (spot.anchor === 'start' ? 1 : -1);
  return markup`<g
    class="spot${spot.statements.length === 0 && ' faint'}${!spot.labelled && ' quiet'}"
    data-place="${spot.place}"
    data-s="${spot.statements.join(' ')}"
    tabindex="0"
    role="button"
    aria-label="${spot.name}"
    transform="translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)})"
    ><title>${clean(title.filter((part) => part !== '').join(', '))}</title
    ><circle r="${spot.radius.toFixed(1)}" /><text x="${offset.toFixed(1)}" y="4" text-anchor="${spot.anchor}"
      >${spot.name}</text
    ></g
  >`;
}
