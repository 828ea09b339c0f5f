import { useQuery } from '@tanstack/react-query';
import { codesQuery } from '../data/queries.js';
import { withValues, isEmpty, type Field } from './filter.js';
import { fieldName, valueName } from './names.js';
import { useFilter } from './use-filter.js';

/// The lists of labels in which values of a field stand.
const LISTS: { readonly [field in Field]?: string } = {
  ...{ country: 'country', party: 'country', status: 'status', polarity: 'polarity', certainty: 'certainty' },
  relation: 'relation',
};

/// All that is asked for, each with a button that takes it away: no filter is in force unseen.
export function Chips() {
  const { filter, setFilter } = useFilter();
  const codes = useQuery({ ...codesQuery, enabled: !isEmpty(filter) });
  if (isEmpty(filter)) return <div />;
  const named = (field: Field, value: string): string =>
    valueName(
      field,
      value,
      codes.data?.labels.find(({ list, code }) => list === LISTS[field] && code === value)?.label,
    );
  const fields = Object.entries(filter) as [Field, readonly string[]][];
  return (
    <ul className="chips" aria-label="Filter">
      {fields.flatMap(([field, values]) =>
        values.map((value) => (
          <li key={`${field} ${value}`}>
            <button
              type="button"
              aria-label={`Remove ${fieldName(field)}: ${named(field, value)}`}
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
              <small>{fieldName(field)}</small> {named(field, value)} ×
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
