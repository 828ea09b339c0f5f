import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { StatementChanges } from '../../../src/server/api.js';
import { placesQuery } from '../data/queries.js';

type Place = NonNullable<StatementChanges['place']>;

interface PlaceFieldProps {
  readonly place: Place | null;
  readonly set: (place: Place | null) => void;
}

/// Where it was: a place that the corpus knows, or one with a new name.
export function PlaceField({ place, set }: PlaceFieldProps) {
  const list = useId();
  const name = place?.name ?? '';
  const found = useQuery({ ...placesQuery(name), enabled: name !== '' });
  const known = found.data?.places ?? [];
  return (
    <label>
      Where
      <input
        list={list}
        value={name}
        maxLength={300}
        placeholder="nowhere"
        onChange={(event) => {
          const written = event.currentTarget.value;
          const it = known.find((each) => each.name === written);
          if (written === '') set(null);
          else if (it === undefined) set({ name: written, lat: null, lon: null, country: null });
          else set({ name: it.name, lat: it.lat, lon: it.lon, country: it.country });
        }}
      />
      <datalist id={list}>
        {known.map((each) => (
          <option key={each.number} value={each.name}>
            {each.country}
          </option>
        ))}
      </datalist>
    </label>
  );
}
