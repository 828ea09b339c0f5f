import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Failed, Loading } from '../app/notices.js';
import { statusQuery, timelineQuery } from '../data/queries.js';
import { useTotal } from '../filter/facets.js';
import { withValues } from '../filter/filter.js';
import { useAddress, useFilter } from '../filter/use-filter.js';
import { ListFrame } from '../list/list-frame.js';
import { NothingFound } from '../list/nothing-found.js';
import { CLASSES } from '../words/classes.js';
import { count } from '../words/words.js';
import { Brush } from './brush.js';
import { lanes } from './lanes.js';
import { scaleOf, ticks, timeOf, unitFor, widthOf, type Scale, type Unit } from './scale.js';
import { Tolls } from './tolls.js';
import './timeline.css';

/// Height of a lane in units of its picture, in which 1,000 are the width.
const HEIGHT = 60;

/// Incidents by day and class. Days are chosen by drawing over them, for this view and all others.
export function Timeline() {
  const { filter, setFilter } = useFilter();
  const [said, setUnit] = useAddress('by');
  const [zoom, setZoom] = useAddress('zoom');
  const status = useQuery(statusQuery);
  const zoomed = zoom === 'yes';
  const unit: Unit =
    said === 'day' || said === 'month' || said === 'year'
      ? said
      : zoomed
        ? unitFor(filter.from?.[0] ?? null, filter.to?.[0] ?? null)
        : unitFor(status.data?.publishedFrom ?? null, status.data?.publishedTo ?? null);
  // The days that are chosen do not narrow the line on which they are chosen.
  const asked = useMemo(
    () => (zoomed ? filter : withValues(withValues(filter, 'from', []), 'to', [])),
    [filter, zoomed],
  );
  const answer = useQuery(timelineQuery(asked, unit));
  const total = useTotal('incidents');
  const scale = useMemo(
    () =>
      scaleOf(
        (answer.data?.counts ?? [])
          .map(({ at }) => at)
          .filter((at) => !zoomed || isWithin(at, filter.from?.[0], filter.to?.[0])),
        unit,
      ),
    [answer.data, unit, zoomed, filter],
  );
  const rows = useMemo(() => (answer.data === undefined ? [] : lanes(answer.data)), [answer.data]);
  const most = Math.max(1, ...rows.flatMap((lane) => lane.columns.map(({ incidents }) => incidents)));
  const chosen = filter.from !== undefined || filter.to !== undefined;
  return (
    <ListFrame
      title="Timeline"
      counted="incidents"
      listed
      total={total}
      end={
        <>
          {(chosen || zoomed) && (
            <button
              type="button"
              className="plain-button"
              aria-pressed={zoomed}
              onClick={() => setZoom(zoomed ? undefined : 'yes')}
            >
              {zoomed ? 'All days' : 'Only the days chosen'}
            </button>
          )}
          <label className="soft">
            by{' '}
            <select value={unit} onChange={(event) => setUnit(event.currentTarget.value)}>
              <option>day</option>
              <option>month</option>
              <option>year</option>
            </select>
          </label>
        </>
      }
    >
      {answer.isPending ? (
        <Loading what="the timeline" />
      ) : answer.isError ? (
        <Failed error={answer.error} again={() => void answer.refetch()} />
      ) : scale === null ? (
        <NothingFound what="incidents with a day" />
      ) : (
        <div className="timeline" tabIndex={0} role="region" aria-label="Timeline">
          <div className="lanes">
            {rows.map((lane) => (
              <figure key={lane.kind} className={`k-${lane.kind}`}>
                <figcaption>
                  <span className="type">
                    {CLASSES[lane.kind].sign} {CLASSES[lane.kind].name}
                  </span>{' '}
                  <span className="soft numbers">{lane.total.toLocaleString('en')}</span>
                </figcaption>
                <svg
                  viewBox={`0 0 1000 ${HEIGHT}`}
                  preserveAspectRatio="none"
                  role="img"
                  aria-label={`${CLASSES[lane.kind].name}: ${busiest(lane.columns)}`}
                >
                  {lane.columns.map(({ at, incidents }) => {
                    const height = (incidents / most) * (HEIGHT - 2);
                    const width = Math.max(2, widthOf(scale, unit) * 1000 * 0.86);
                    return (
                      <rect key={at} x={scale.x(at) * 1000} y={HEIGHT - height} width={width} height={height}>
                        <title>{`${at}: ${count(incidents, 'incident')}`}</title>
                      </rect>
                    );
                  })}
                </svg>
              </figure>
            ))}
            <Axis scale={scale} />
            <Brush
              scale={scale}
              from={filter.from?.[0]}
              to={filter.to?.[0]}
              choose={(from, to) => setFilter(withValues(withValues(filter, 'from', [from]), 'to', [to]))}
              clear={() => setFilter(withValues(withValues(filter, 'from', []), 'to', []))}
            />
          </div>
          <p className="soft">
            Draw over days to choose them for all views; a click chooses all again.
            {answer.data.undated > 0 && (
              <> {count(answer.data.undated, 'incident')} without a day stand in no column.</>
            )}
          </p>
          <Tolls tolls={answer.data.tolls.filter(({ at }) => isWithin(at, filter.from?.[0], filter.to?.[0]))} />
        </div>
      )}
    </ListFrame>
  );
}

function isWithin(at: string, from: string | undefined, to: string | undefined): boolean {
  const time = timeOf(at);
  return (from === undefined || time >= timeOf(from)) && (to === undefined || time <= timeOf(to));
}

/// "most on 2031-03-04, 3 incidents", for those who do not see the picture.
function busiest(columns: readonly { readonly at: string; readonly incidents: number }[]): string {
  const [first, ...rest] = columns;
  if (first === undefined) return 'none';
  const best = rest.reduce((a, b) => (b.incidents > a.incidents ? b : a), first);
  return `most on ${best.at}, ${count(best.incidents, 'incident')}`;
}

function Axis({ scale }: { readonly scale: Scale }) {
  return (
    <div className="axis" aria-hidden="true">
      {ticks(scale, 9).map((at) => (
        <span key={at} className="numbers" style={{ left: `${scale.x(at) * 100}%` }}>
          {at}
        </span>
      ))}
    </div>
  );
}
