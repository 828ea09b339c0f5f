import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Order } from '../data/queries.js';
import { useMedia } from './use-media.js';
import './table.css';

export interface Column<Row> {
  readonly id: string;
  readonly name: string;
  /// A track of a CSS grid.
  readonly width: string;
  /// The order of the server by which it sorts.
  readonly sort?: string;
  /// Not shown until it is chosen.
  readonly extra?: boolean;
  cell(row: Row): ReactNode;
}

interface TableProps<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly total: number | undefined;
  readonly order: Order;
  readonly hasMore: boolean;
  rowKey(row: Row): string | number;
  rowClass(row: Row): string;
  /// What stands for a row where there is no room for columns.
  card(row: Row): ReactNode;
  sortBy(sort: string): void;
  more(): void;
  /// Enter or a click; and the key `o`.
  open(row: Row): void;
  read(row: Row): void;
}

/// Heights of a row, of one as a card, and of the head, in pixels, as table.css has them.
const ROW = 31;
const CARD = 76;
const HEAD = 30;
/// More rows are asked for when so few are left below those in sight.
const AHEAD = 60;

/// A list of any length, of which only what is in sight is drawn. The list has the focus; one of its rows is the current one.
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, total, order, hasMore, more } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMedia('(max-width: 700px)');
  const [current, setCurrent] = useState(0);
  const head = narrow ? 0 : HEAD;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? CARD : ROW),
    overscan: 10,
    scrollPaddingStart: head,
    paddingStart: head,
  });
  useEffect(() => virtual.measure(), [virtual, narrow]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - AHEAD) more();
  }, [hasMore, last, rows.length, more]);
  const at = Math.min(current, rows.length - 1);
  const go = (index: number) => {
    const next = Math.min(Math.max(index, 0), rows.length - 1);
    setCurrent(next);
    virtual.scrollToIndex(next);
  };
  const press = (event: KeyboardEvent) => {
    const row = rows[at];
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || row === undefined) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (narrow ? CARD : ROW)) - 2);
    const steps: Readonly<Record<string, number>> = {
      ...{ j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: page, PageUp: -page },
      ...{ Home: -rows.length, End: rows.length },
    };
    const step = steps[event.key];
    if (step !== undefined) go(at + step);
    else if (event.key === 'Enter') props.open(row);
    else if (event.key === 'o') props.read(row);
    else return;
    event.preventDefault();
  };
  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  return (
    <div
      ref={scroller}
      className={narrow ? 'table cards' : 'table'}
      role="grid"
      tabIndex={0}
      aria-label={props.name}
      aria-rowcount={(total ?? rows.length) + (narrow ? 0 : 1)}
      aria-activedescendant={rows.length > 0 ? `row-${at}` : undefined}
      onKeyDown={press}
    >
      <div className="rows" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {!narrow && (
          <div className="head" role="row" aria-rowindex={1} style={tracks}>
            {columns.map((column) => (
              <Head key={column.id} column={column} order={order} sortBy={props.sortBy} />
            ))}
          </div>
        )}
        {items.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={props.rowKey(row)}
              id={`row-${index}`}
              role="row"
              aria-rowindex={index + (narrow ? 1 : 2)}
              aria-selected={index === at}
              className={`row ${props.rowClass(row)}`}
              style={{ transform: `translateY(${start}px)`, ...(narrow ? {} : tracks) }}
              onClick={() => {
                setCurrent(index);
                props.open(row);
              }}
            >
              {narrow ? (
                <div role="gridcell">{props.card(row)}</div>
              ) : (
                columns.map((column) => (
                  <div key={column.id} role="gridcell">
                    {column.cell(row)}
                  </div>
                ))
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly order: Order;
  readonly sortBy: (sort: string) => void;
}

function Head<Row>({ column, order, sortBy }: HeadProps<Row>) {
  const { sort, name } = column;
  if (sort === undefined) return <div role="columnheader">{name}</div>;
  const sorted = order.sort === sort;
  return (
    <div role="columnheader" aria-sort={sorted ? (order.order === 'up' ? 'ascending' : 'descending') : 'none'}>
      <button type="button" onClick={() => sortBy(sort)}>
        {name}
        <span aria-hidden="true">{sorted ? (order.order === 'up' ? ' ↑' : ' ↓') : ''}</span>
      </button>
    </div>
  );
}
