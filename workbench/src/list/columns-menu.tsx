import { Checkbox } from '@mantine/core';
import { Opening } from '../app/opening.js';
import { useAddress } from '../filter/use-filter.js';
import type { Column } from './table.js';

/// The columns that are shown, as the address names them: `columns=who.whom`.
export function useColumns<Row>(all: readonly Column<Row>[]) {
  const [named, setNamed] = useAddress('columns');
  const shown =
    named === undefined
      ? all.filter(({ extra }) => extra !== true)
      : all.filter(({ id }) => named.split('.').includes(id));
  const toggle = (id: string) => {
    const next = all.filter((column) => (column.id === id) !== shown.includes(column)).map((column) => column.id);
    if (next.length > 0) setNamed(next.join('.'));
  };
  return { shown, toggle, reset: () => setNamed(undefined) };
}

interface ColumnsMenuProps<Row> {
  readonly all: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly toggle: (id: string) => void;
  readonly reset: () => void;
}

export function ColumnsMenu<Row>({ all, shown, toggle, reset }: ColumnsMenuProps<Row>) {
  return (
    <Opening name="Columns" about="Columns">
      <div className="columns-menu">
        {all.map((column) => (
          <Checkbox
            key={column.id}
            size="xs"
            label={column.name}
            checked={shown.includes(column)}
            onChange={() => toggle(column.id)}
          />
        ))}
        <button type="button" className="plain-button" onClick={reset}>
          As at first
        </button>
      </div>
    </Opening>
  );
}
