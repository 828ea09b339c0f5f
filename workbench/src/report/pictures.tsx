import { useQuery } from '@tanstack/react-query';
import type { EventType } from '../../../src/annotation/record.js';
import type { MapAnswer, NetworkAnswer, TimelineAnswer } from '../../../src/server/api.js';
import { Drawing } from '../map/drawing.js';
import { loadWorld } from '../map/world.js';
import { scaleOf, ticks, widthOf, type Unit } from '../timeline/scale.js';
import { classOfType, type StatementClass } from '../words/classes.js';

const WIDTH = 720;

/// From the line outward.
const ORDER: readonly StatementClass[] = [
  'material-conflict',
  'verbal-conflict',
  'material-cooperation',
  'verbal-cooperation',
];

function isConflict(type: EventType): boolean {
  return classOfType(type).endsWith('conflict');
}

/// Incidents by day, month or year, conflict below and cooperation above the line.
export function PerDay({ counts, unit }: { readonly counts: TimelineAnswer['counts']; readonly unit: Unit }) {
  const height = 160;
  const scale = scaleOf(
    counts.map(({ at }) => at),
    unit,
  );
  if (scale === null) return null;
  const width = Math.max(1, widthOf(scale, unit) * WIDTH - 0.5);
  const sides = new Map<string, number>();
  for (const { at, type, incidents } of counts) {
    const side = `${at} ${isConflict(type)}`;
    sides.set(side, (sides.get(side) ?? 0) + incidents);
  }
  const most = Math.max(1, ...sides.values());
  const middle = height / 2;
  const stacked = new Map<string, number>();
  const bars = [...counts]
    .sort((a, b) => ORDER.indexOf(classOfType(a.type)) - ORDER.indexOf(classOfType(b.type)))
    .map(({ at, type, incidents }) => {
      const side = `${at} ${isConflict(type)}`;
      const below = stacked.get(side) ?? 0;
      const length = (incidents / most) * (middle - 18);
      stacked.set(side, below + length);
      return (
        <rect
          key={`${at} ${type}`}
          className={`k-${classOfType(type)}`}
          x={scale.x(at) * WIDTH}
          y={isConflict(type) ? middle + below : middle - below - length}
          width={width}
          height={Math.max(1, length)}
        >
          <title>{`${at}: ${incidents} ${type}`}</title>
        </rect>
      );
    });
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label="Incidents over time" className="picture">
      <line x1="0" x2={WIDTH} y1={middle} y2={middle} />
      {bars}
      {ticks(scale, 8).map((at) => (
        <text key={at} x={scale.x(at) * WIDTH} y={height - 3}>
          {at}
        </text>
      ))}
    </svg>
  );
}

/// The pairs that have most to do with each other, as bars.
export function Pairs({ edges }: { readonly edges: NetworkAnswer['edges'] }) {
  const shown = edges.slice(0, 15);
  const most = Math.max(1, ...shown.map(({ incidents }) => incidents));
  const row = 20;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${shown.length * row + 4}`}
      role="img"
      aria-label="Who acts on whom"
      className="picture pairs"
    >
      {shown.map(({ actor, recipient, incidents, score }, index) => (
        <g key={`${actor} ${recipient}`} transform={`translate(0 ${index * row})`}>
          <text x={WIDTH * 0.55 - 8} y={14} textAnchor="end">
            {`${actor || 'others'} → ${recipient || 'others'}`}
          </text>
          <rect
            className={score < 0 ? 'k-material-conflict' : 'k-material-cooperation'}
            x={WIDTH * 0.55}
            y={3}
            width={(incidents / most) * WIDTH * 0.38}
            height={14}
          />
          <text x={WIDTH * 0.55 + (incidents / most) * WIDTH * 0.38 + 6} y={14}>
            {incidents}
          </text>
        </g>
      ))}
    </svg>
  );
}

/// Where it happens, over the shapes of countries.
export function Places({ places }: { readonly places: MapAnswer['places'] }) {
  const world = useQuery({ queryKey: ['world'], queryFn: loadWorld, staleTime: Infinity });
  if (world.data === undefined) return null;
  return <Drawing places={places} world={world.data} whole={false} chooseCountry={undefined} choosePlace={undefined} />;
}
