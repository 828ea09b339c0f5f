import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Order } from '../data/queries.js';
import type { Search } from '../filter/filter.js';

/// The order of a list as the address says it, and a way to sort by a column, or by the same the other way round.
export function useOrder(first: Order) {
  const search = useSearch({ from: '__root__' });
  const navigate = useNavigate();
  const sort = search['sort']?.[0] ?? first.sort;
  const said = search['order']?.[0];
  const direction = said === 'up' || said === 'down' ? said : first.order;
  const order: Order = useMemo(() => ({ sort, order: direction }), [sort, direction]);
  const sortBy = (next: string) =>
    void navigate({
      to: '.',
      search: (old) =>
        ({ ...old, sort: [next], order: [next === sort && direction === 'up' ? 'down' : 'up'] }) as Search,
      replace: true,
    });
  return { order, sortBy };
}
