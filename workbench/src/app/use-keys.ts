import { useEffect, useRef } from 'react';

/// The keys of a view, by what each does; they rest while somebody types or a dialog is open.
export function useKeys(does: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(does);
  useEffect(() => {
    latest.current = does;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = isForView(event) ? latest.current[event.key] : undefined;
      if (act === undefined) return;
      act();
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/// Whether nothing else takes a key: the browser, a field that is typed in, a dialog.
export function isForView(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return false;
  return document.querySelector('[role=dialog]') === null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select') !== null;
}
