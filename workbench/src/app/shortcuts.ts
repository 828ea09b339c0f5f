import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useFilter } from '../filter/use-filter.js';
import { isForView } from './use-keys.js';

/// How long a `g` waits for the key of a view, in milliseconds.
const PATIENCE = 1500;

/// The keys that work in every view: `/` searches, `g` and a letter opens a view with the filter as it is, `?` helps.
export function useShortcuts(views: readonly { readonly to: string; readonly key: string }[], help: () => void): void {
  const navigate = useNavigate();
  const { filter } = useFilter();
  const going = useRef(-Infinity);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForView(event)) return;
      const view = event.timeStamp - going.current < PATIENCE ? views.find(({ key }) => key === event.key) : undefined;
      going.current = event.key === 'g' ? event.timeStamp : -Infinity;
      if (view !== undefined) void navigate({ to: view.to, search: filter });
      else if (event.key === '?') help();
      else if (event.key === '/') document.querySelector<HTMLInputElement>('#search')?.focus();
      else return;
      event.preventDefault();
    };
    // Before the keys of single views, which would take the letter that follows `g`.
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [views, help, navigate, filter]);
}
