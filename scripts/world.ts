import countries from 'i18n-iso-countries';

/// What is read of a TopoJSON topology of countries.
interface Topology {
  readonly transform: { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: { readonly countries: { readonly geometries: readonly Geometry[] } };
}

interface Geometry {
  readonly type: string;
  readonly id?: string;
  readonly arcs?: unknown;
}

type Point = readonly [lon: number, lat: number];

/// Degrees that a line may move when points are left out: 3 km, a third of a pixel on a map of 10 degrees.
const TOLERANCE = 0.03;
/// Degrees of the grid that points are put on.
const GRID = 0.01;

/// Thins a topology of world-atlas, names its countries by ISO 3166-1 alpha-3, and drops what is not drawn.
export function compileWorld(topology: Topology): unknown {
  const arcs = topology.arcs.map((arc) => onGrid(thin(absolute(arc, topology))));
  return {
    type: 'Topology',
    transform: { scale: [GRID, GRID], translate: [-180, -90] },
    arcs,
    objects: {
      countries: {
        type: 'GeometryCollection',
        geometries: topology.objects.countries.geometries.map(({ type, id, arcs: rings }) => ({
          type,
          ...(id === undefined ? {} : { id: countries.numericToAlpha3(id) ?? id }),
          arcs: rings,
        })),
      },
    },
  };
}

function absolute(arc: readonly (readonly [number, number])[], { transform }: Topology): Point[] {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]): Point => {
    x += dx;
    y += dy;
    return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]];
  });
}

/// Douglas and Peucker's line simplification; the ends stay, so arcs still meet.
function thin(points: readonly Point[]): Point[] {
  const keep = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    let farthest = -1;
    let most = TOLERANCE;
    for (let i = first + 1; i < last; i++) {
      const away = distance(points, i, first, last);
      if (away > most) {
        most = away;
        farthest = i;
      }
    }
    if (farthest < 0) continue;
    keep.add(farthest);
    spans.push([first, farthest], [farthest, last]);
  }
  return points.filter((_, index) => keep.has(index));
}

function distance(points: readonly Point[], at: number, first: number, last: number): number {
  const [x, y] = points[at] ?? [0, 0];
  const [x1, y1] = points[first] ?? [0, 0];
  const [x2, y2] = points[last] ?? [0, 0];
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

function onGrid(points: readonly Point[]): [number, number][] {
  let x = 0;
  let y = 0;
  const steps: [number, number][] = [];
  for (const [lon, lat] of points) {
    const column = Math.round((lon + 180) / GRID);
    const row = Math.round((lat + 90) / GRID);
    if (steps.length > 0 && steps.length < points.length - 1 && column === x && row === y) continue;
    steps.push([column - x, row - y]);
    x = column;
    y = row;
  }
  return steps;
}
