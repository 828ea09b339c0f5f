import { geoArea } from 'd3-geo';
import { merge, mesh } from 'topojson-client';
import { WORLD } from '../world.js';

type Topology = Parameters<typeof merge>[0];
type Area = Extract<Parameters<typeof merge>[1], readonly unknown[]>[number];
type MultiPolygon = ReturnType<typeof merge>;
type MultiLineString = ReturnType<typeof mesh>;

/// The world's land, borders and single countries, as fine as a picture needs.
export class CountryShapes {
  private readonly topology: Topology;
  private readonly areas: readonly Area[];

  /// `tolerance`: degrees that may be left out along a line.
  constructor(private readonly tolerance: number) {
    this.topology = thinned(world(), tolerance);
    const countries = this.topology.objects['countries'];
    this.areas =
      countries?.type !== 'GeometryCollection'
        ? []
        : countries.geometries.filter((each): each is Area => each.type === 'Polygon' || each.type === 'MultiPolygon');
  }

  land(): MultiPolygon {
    return whole(merge(this.topology, [...this.areas]), this.tolerance);
  }

  /// Borders between countries; coasts and the antimeridian, where some countries are cut, are not among them.
  borders(): MultiLineString {
    return mesh(this.topology, { type: 'GeometryCollection', geometries: [...this.areas] }, (a, b) => a !== b);
  }

  /// A country by its ISO 3166-1 alpha-3 code.
  country(code: string): MultiPolygon | null {
    const area = this.areas.find(({ id }) => id === code);
    if (area === undefined) return null;
    return whole(merge(this.topology, [area]), this.tolerance);
  }
}

let parsed: Topology | null = null;

/// The world with absolute coordinates.
function world(): Topology {
  if (parsed !== null) return parsed;
  const { transform, ...topology } = JSON.parse(WORLD) as Topology;
  const [sx, sy] = transform?.scale ?? [1, 1];
  const [tx, ty] = transform?.translate ?? [0, 0];
  parsed = {
    ...topology,
    arcs: topology.arcs.map((arc) => {
      let x = 0;
      let y = 0;
      return arc.map(([dx = 0, dy = 0]) => [(x += dx) * sx + tx, (y += dy) * sy + ty]);
    }),
  };
  return parsed;
}

function thinned(topology: Topology, tolerance: number): Topology {
  return {
    ...topology,
    arcs: topology.arcs.map((arc) => {
      let [x = 0, y = 0] = arc[0] ?? [];
      return arc.filter(([lon = 0, lat = 0], index) => {
        if (index > 0 && index < arc.length - 1 && Math.hypot(lon - x, lat - y) < tolerance) return false;
        [x, y] = [lon, lat];
        return true;
      });
    }),
  };
}

/// Without the islands too small to be seen, and those that thinning turned inside out, which would cover the globe.
function whole(area: MultiPolygon, tolerance: number): MultiPolygon {
  const smallest = (tolerance * Math.PI) / 180 / 2;
  return {
    type: 'MultiPolygon',
    coordinates: area.coordinates
      .map((rings) => rings.filter((ring) => ring.length > 3))
      .filter((rings) => {
        const size = rings.length === 0 ? 0 : geoArea({ type: 'Polygon', coordinates: rings });
        return size > smallest * smallest && size < 2 * Math.PI;
      }),
  };
}
