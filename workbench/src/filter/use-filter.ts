import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { filterOf, type Filter, type Search } from './filter.js';

/// The filter of the address, and a way to change it that keeps what else the address says.
export function useFilter() {
  const search = useSearch({ from: '__root__' });
  const navigate = useNavigate();
  const filter = useMemo(() => filterOf(search), [search]);
  const setFilter = useCallback(
    (next: Filter) => {
      const others = Object.fromEntries(Object.entries(search).filter(([name]) => !(name in filterOf(search))));
      void navigate({ to: '.', search: { ...others, ...next } as Search });
    },
    [navigate, search],
  );
  return { filter, setFilter };
}

/// Values that views keep in the address beside the filter, changed together; undefined takes one away. This takes no place in the
/// history of the browser.
export function useAddresses() {
  const navigate = useNavigate();
  return useCallback(
    (changes: Readonly<Record<string, string | undefined>>) =>
      void navigate({
        to: '.',
        search: (old) => {
          const all = Object.entries({ ...old, ...changes }).filter(([, value]) => value !== undefined);
          return Object.fromEntries(all.map(([name, value]) => [name, [value].flat()])) as Search;
        },
        replace: true,
      }),
    [navigate],
  );
}

/// One such value, and a way to set it.
export function useAddress(name: string) {
  const search = useSearch({ from: '__root__' });
  const change = useAddresses();
  const setValue = useCallback((next: string | undefined) => change({ [name]: next }), [change, name]);
  return [search[name]?.[0], setValue] as const;
}
