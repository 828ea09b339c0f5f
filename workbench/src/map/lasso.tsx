import { useState, type PointerEvent } from 'react';

type Point = readonly [number, number];

interface LassoProps {
  readonly width: number;
  readonly height: number;
  /// Called with the outline that was drawn, in the units of the picture.
  readonly drawn: (outline: readonly Point[]) => void;
}

/// A sheet over the map on which an outline is drawn with the mouse or a finger.
export function Lasso({ width, height, drawn }: LassoProps) {
  const [outline, setOutline] = useState<readonly Point[]>([]);
  const at = (event: PointerEvent<SVGRectElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height];
  };
  return (
    <g className="lasso">
      <rect
        width={width}
        height={height}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setOutline([at(event)]);
        }}
        onPointerMove={(event) => {
          if (outline.length > 0) setOutline([...outline, at(event)]);
        }}
        onPointerUp={() => {
          if (outline.length > 2) drawn(outline);
          setOutline([]);
        }}
        onPointerCancel={() => setOutline([])}
      />
      <polygon points={outline.map((point) => point.join()).join(' ')} />
    </g>
  );
}

/// Whether a point lies within an outline: a ray from it crosses the outline an odd number of times.
export function isWithin([x, y]: Point, outline: readonly Point[]): boolean {
  let inside = false;
  for (const [index, [ax, ay]] of outline.entries()) {
    const [bx, by] = outline[(index + 1) % outline.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
