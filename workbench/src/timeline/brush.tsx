import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { DAY, type Scale } from './scale.js';

interface BrushProps {
  readonly scale: Scale;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly choose: (from: string, to: string) => void;
  readonly clear: () => void;
}

/// Chooses days by drawing over them: the choice becomes part of the filter of all views. With the keyboard: arrows move what is
/// chosen, with Shift they make it longer or shorter, Escape chooses nothing.
export function Brush({ scale, from, to, choose, clear }: BrushProps) {
  const area = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<readonly [number, number] | null>(null);
  const share = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    return box === undefined ? 0 : Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const chosen =
    from === undefined && to === undefined ? null : ([edge(scale, from, 0), edge(scale, to, 1, DAY)] as const);
  const [left, right] = drawn === null ? (chosen ?? [0, 0]) : [Math.min(...drawn), Math.max(...drawn)];
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -0.02 : event.key === 'ArrowRight' ? 0.02 : 0;
    if (event.key === 'Escape') clear();
    else if (step === 0) return;
    else {
      const [a, b] = chosen ?? [0.4, 0.6];
      choose(scale.day(event.shiftKey ? a : a + step), scale.day(Math.max(b + step, a)));
    }
    event.preventDefault();
  };
  return (
    <div
      ref={area}
      className="brush"
      tabIndex={0}
      role="group"
      aria-label={`Days that are chosen: ${from ?? 'the first'} to ${to ?? 'the last'}. Arrows move them, with Shift they stretch them, Escape chooses all.`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawn([share(event), share(event)]);
      }}
      onPointerMove={(event) => {
        if (drawn !== null) setDrawn([drawn[0], share(event)]);
      }}
      onPointerUp={(event) => {
        if (drawn === null) return;
        const [a, b] = [Math.min(drawn[0], share(event)), Math.max(drawn[0], share(event))];
        setDrawn(null);
        if (b - a > 0.004) choose(scale.day(a), scale.day(b));
        else clear();
      }}
      onKeyDown={press}
    >
      {(drawn !== null || chosen !== null) && (
        <span className="chosen" style={{ left: `${left * 100}%`, width: `${Math.max(0.2, (right - left) * 100)}%` }} />
      )}
    </div>
  );
}

/// The share at which a chosen day begins, or with `more` ends.
function edge(scale: Scale, day: string | undefined, otherwise: number, more = 0): number {
  if (day === undefined) return otherwise;
  return Math.min(1, Math.max(0, scale.x(day) + more / (scale.last - scale.first)));
}
