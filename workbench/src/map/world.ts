import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import countries from 'virtual:countries';
import shapes from 'world-atlas/countries-50m.json?url';

export interface Country {
  /// ISO 3166-1 alpha-3, or null where the shape has none.
  readonly code: string | null;
  readonly name: string;
  readonly shape: Feature<Geometry>;
}

type World = Topology<{ readonly countries: GeometryCollection<{ readonly name: string }> }>;

/// The countries of the world, from Natural Earth through world-atlas. Borders are those of the source and take no side.
export async function loadWorld(): Promise<Country[]> {
  const world = (await (await fetch(shapes)).json()) as World;
  const all = feature(world, world.objects.countries) as FeatureCollection<Geometry, { readonly name: string }>;
  return all.features.map((shape) => ({
    code: countries[String(shape.id)] ?? null,
    name: shape.properties.name,
    shape,
  }));
}
