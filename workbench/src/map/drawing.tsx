import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { useMemo } from 'react';
import type { MapAnswer } from '../../../src/server/api.js';
import { count } from '../words/words.js';
import { isWithin, Lasso } from './lasso.js';
import type { Country } from './world.js';
import './map.css';

const WIDTH = 960;
const HEIGHT = 500;

type Placed = MapAnswer['places'][number];

interface DrawingProps {
  readonly places: readonly Placed[];
  readonly world: readonly Country[];
  readonly whole: boolean;
  /// Left out where nothing can be chosen.
  readonly chooseCountry: ((code: string) => void) | undefined;
  readonly choosePlace: ((name: string) => void) | undefined;
  /// Given where an outline is to be drawn: called with the places within it.
  readonly choosePlaces?: ((names: readonly string[]) => void) | undefined;
}

/// The places on the shapes of countries.
export function Drawing({ places, world, whole, chooseCountry, choosePlace, choosePlaces }: DrawingProps) {
  const projection = useMemo(() => projectionOf(places, world, whole), [places, world, whole]);
  const path = useMemo(() => geoPath(projection), [projection]);
  const areas = new Map(places.flatMap((each) => (isArea(each) ? [[each.place.country, each] as const] : [])));
  const dots = places.filter((each) => !isArea(each));
  const most = Math.max(1, ...places.map(({ incidents }) => incidents));
  return (
    <svg
      className="map-picture"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="A map of where it happens; the same as a list below"
    >
      {world.map(({ code, name, shape }, index) => {
        const area = code === null ? undefined : areas.get(code);
        const opacity = area === undefined ? undefined : 0.25 + 0.6 * Math.sqrt(area.incidents / most);
        return (
          <path
            key={index}
            d={path(shape) ?? ''}
            className={area === undefined ? 'country' : `country area ${tone(area.score)}`}
            fillOpacity={opacity}
            onClick={() => {
              if (code !== null) chooseCountry?.(code);
            }}
          >
            <title>
              {area === undefined ? name : `${name}: ${count(area.incidents, 'incident')}, no nearer place told`}
            </title>
          </path>
        );
      })}
      {dots.map((placed) => {
        const at = projection([placed.place.lon ?? 0, placed.place.lat ?? 0]);
        if (at === null) return null;
        const radius = 3 + 9 * Math.sqrt(placed.incidents / most);
        return (
          <g
            key={placed.place.number}
            className={`spot ${placed.place.precision} ${tone(placed.score)}`}
            onClick={() => choosePlace?.(placed.place.name)}
          >
            <circle cx={at[0]} cy={at[1]} r={placed.place.precision === 'region' ? radius + 5 : radius}>
              <title>{`${placed.place.name}: ${count(placed.incidents, 'incident')}`}</title>
            </circle>
            {(dots.length <= 25 || placed.incidents > most / 3) && (
              <text x={at[0] + radius + 3} y={at[1] + 4}>
                {placed.place.name}
              </text>
            )}
          </g>
        );
      })}
      {choosePlaces !== undefined && (
        <Lasso
          width={WIDTH}
          height={HEIGHT}
          drawn={(outline) =>
            choosePlaces(
              dots.flatMap(({ place }) => {
                const at = projection([place.lon ?? 0, place.lat ?? 0]);
                return at !== null && isWithin(at, outline) ? [place.name] : [];
              }),
            )
          }
        />
      )}
    </svg>
  );
}

function isArea({ place }: Placed): boolean {
  return place.precision === 'country' || place.lat === null || place.lon === null;
}

/// Conflict or cooperation by the mean of the scores.
export function tone(score: number): string {
  return score > 0.5 ? 't-cooperation' : score < -0.5 ? 't-conflict' : 't-neutral';
}

/// The whole world, or as much of it as holds the places with some room around.
function projectionOf(places: readonly Placed[], world: readonly Country[], whole: boolean) {
  const projection = geoNaturalEarth1();
  const points = places.flatMap(({ place }) =>
    place.lat === null || place.lon === null ? [] : [[place.lon, place.lat] as [number, number]],
  );
  if (whole || points.length === 0)
    return projection.fitSize([WIDTH, HEIGHT], {
      type: 'FeatureCollection',
      features: world.map(({ shape }) => shape),
    });
  // A single place would fill the picture; so much around it stays in sight, in degrees.
  const around = points.flatMap(([lon, lat]) => [
    [lon - 8, Math.max(-80, lat - 5)],
    [lon + 8, Math.min(80, lat + 5)],
  ]) as [number, number][];
  return projection.fitExtent(
    [
      [30, 30],
      [WIDTH - 30, HEIGHT - 30],
    ],
    { type: 'MultiPoint', coordinates: around },
  );
}
