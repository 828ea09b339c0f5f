import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import { Failed, Loading } from '../app/notices.js';
import { useTotal } from '../filter/facets.js';
import { ColumnsMenu, useColumns } from './columns-menu.js';
import { ExportMenu } from './export-menu.js';
import { ListFrame } from './list-frame.js';
import { NothingFound } from './nothing-found.js';
import { Table, type Column } from './table.js';
import type { useOrder } from './use-order.js';

interface ListProps<Row> {
  readonly of: 'incidents' | 'statements';
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly list: UseInfiniteQueryResult<InfiniteData<{ readonly rows: readonly Row[] }>>;
  readonly sorting: ReturnType<typeof useOrder>;
  rowKey(row: Row): string | number;
  rowClass(row: Row): string;
  card(row: Row): ReactNode;
  open(row: Row): void;
  read(row: Row): void;
}

/// A list of what the filter leaves, which asks the server for more as it is scrolled.
export function List<Row>({ of, title, columns, list, sorting, ...row }: ListProps<Row>) {
  const { shown, toggle, reset } = useColumns(columns);
  const total = useTotal(of);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const { fetchNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return (
    <ListFrame
      title={title}
      counted={of}
      total={total}
      end={
        <>
          <ExportMenu />
          <ColumnsMenu all={columns} shown={shown} toggle={toggle} reset={reset} />
        </>
      }
    >
      {list.isPending ? (
        <Loading what={of} />
      ) : list.isError ? (
        <Failed error={list.error} again={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <NothingFound what={of} />
      ) : (
        <Table
          name={title}
          columns={shown}
          rows={rows}
          total={total}
          {...sorting}
          hasMore={list.hasNextPage}
          more={more}
          {...row}
        />
      )}
    </ListFrame>
  );
}
