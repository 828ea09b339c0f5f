import { withValues, isEmpty, type Field } from './filter.js';
import { fieldName, valueName } from './names.js';
import { useFilter } from './use-filter.js';

/// All that is asked for, each with a button that takes it away: no filter is in force unseen.
export function Chips() {
  const { filter, setFilter } = useFilter();
  if (isEmpty(filter)) return <div />;
  const fields = Object.entries(filter) as [Field, readonly string[]][];
  return (
    <ul className="chips" aria-label="Filter">
      {fields.flatMap(([field, values]) =>
        values.map((value) => (
          <li key={`${field} ${value}`}>
            <button
              type="button"
              aria-label={`Remove ${fieldName(field)}: ${valueName(field, value)}`}
              onClick={() =>
                setFilter(
                  withValues(
                    filter,
                    field,
                    values.filter((each) => each !== value),
                  ),
                )
              }
            >
              <small>{fieldName(field)}</small> {valueName(field, value)} ×
            </button>
          </li>
        )),
      )}
      <li>
        <button type="button" className="clear" onClick={() => setFilter({})}>
          Clear all
        </button>
      </li>
    </ul>
  );
}
