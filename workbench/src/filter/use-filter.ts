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

/// One value that a view keeps in the address beside the filter. Setting it takes no place in the history of the browser.
export function useAddress(name: string) {
  const search = useSearch({ from: '__root__' });
  const navigate = useNavigate();
  const value = search[name]?.[0];
  const setValue = useCallback(
    (next: string | undefined) =>
      void navigate({
        to: '.',
        search: (old) => {
          const { [name]: _, ...rest } = old as Search;
          return next === undefined ? rest : { ...rest, [name]: [next] };
        },
        replace: true,
      }),
    [navigate, name],
  );
  return [value, setValue] as const;
}
