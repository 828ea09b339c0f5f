import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failed, Loading } from '../app/notices.js';
import { mapQuery } from '../data/queries.js';
import { useTotal } from '../filter/facets.js';
import { toggled, withValues } from '../filter/filter.js';
import { useAddress, useFilter } from '../filter/use-filter.js';
import { ListFrame } from '../list/list-frame.js';
import { NothingFound } from '../list/nothing-found.js';
import { count } from '../words/words.js';
import { Drawing, tone } from './drawing.js';
import { loadWorld } from './world.js';
import './map.css';

/// Where it happens. A place that is known to the country or region alone is no dot: a country is coloured as an area, a region is
/// an open ring.
export function MapView() {
  const { filter, setFilter } = useFilter();
  const [zoom, setZoom] = useAddress('extent');
  const [drawing, setDrawing] = useState(false);
  const total = useTotal('incidents');
  const answer = useQuery(mapQuery(filter));
  const world = useQuery({ queryKey: ['world'], queryFn: loadWorld, staleTime: Infinity });
  const error = answer.error ?? world.error;
  return (
    <ListFrame
      title="Map"
      counted="incidents"
      listed
      total={total}
      end={
        <>
          <button type="button" className="plain-button" aria-pressed={drawing} onClick={() => setDrawing(!drawing)}>
            Lasso
          </button>
          <button
            type="button"
            className="plain-button"
            aria-pressed={zoom === 'world'}
            onClick={() => setZoom(zoom === 'world' ? undefined : 'world')}
          >
            {zoom === 'world' ? 'Only where it happens' : 'Whole world'}
          </button>
        </>
      }
    >
      {error !== null ? (
        <Failed error={error} again={() => void answer.refetch().then(() => world.refetch())} />
      ) : answer.data === undefined || world.data === undefined ? (
        <Loading what="the map" />
      ) : answer.data.places.length === 0 ? (
        <NothingFound what="places" />
      ) : (
        <div className="map" tabIndex={0} role="region" aria-label="Map">
          <Drawing
            places={answer.data.places}
            world={world.data}
            whole={zoom === 'world'}
            chooseCountry={(code) => setFilter(toggled(filter, 'country', code))}
            choosePlace={(name) => setFilter(toggled(filter, 'place', name))}
            choosePlaces={
              drawing
                ? (names) => {
                    setDrawing(false);
                    if (names.length > 0) setFilter(withValues(filter, 'place', [...new Set(names)]));
                  }
                : undefined
            }
          />
          <p className="soft">
            Dots are towns and points, rings regions; what is known to the country alone colours the country.
            {answer.data.unplaced > 0 && <> {count(answer.data.unplaced, 'incident')} without a place are not drawn.</>}
          </p>
          <ol className="toned">
            {answer.data.places.slice(0, 60).map((placed) => (
              <li key={placed.place.number} className={tone(placed.score)}>
                <button
                  type="button"
                  className="link-button"
                  aria-pressed={filter.place?.includes(placed.place.name) === true}
                  onClick={() => setFilter(toggled(filter, 'place', placed.place.name))}
                >
                  {placed.place.name}
                </button>{' '}
                <span className="soft numbers">
                  {placed.place.country} · {placed.place.precision} · {count(placed.incidents, 'incident')}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </ListFrame>
  );
}
