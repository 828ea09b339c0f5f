import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FacetName, FacetsAnswer } from '../../../src/server/api.js';
import { facetsQuery } from '../data/queries.js';
import { FIELDS, toggled, withValues, type Field } from './filter.js';
import { fieldName, valueName } from './names.js';
import { useFilter } from './use-filter.js';
import './facets.css';

/// In the order in which they stand; the first ones are open.
const SHOWN: readonly FacetName[] = [
  'type',
  'actor',
  'recipient',
  'status',
  'disputed',
  'country',
  'place',
  'voice',
  'source',
  'publisher',
  'mode',
  'context',
  'dyad',
  'party',
  'sector',
  'polarity',
  'certainty',
  'kind',
  'relation',
  'reviewed',
];
const OPEN: ReadonlySet<FacetName> = new Set(['type', 'actor', 'recipient', 'status', 'disputed', 'source']);
/// Values of a facet that are shown before somebody asks for more.
const FEW = 6;

type Facet = FacetsAnswer['facets'][number];

/// What there is to choose from, with how often. What is chosen stays in sight though nothing of it is left.
export function Facets({ count }: { readonly count: 'statements' | 'incidents' }) {
  const { filter, setFilter } = useFilter();
  const answer = useQuery(facetsQuery(filter, count, SHOWN));
  const facets = new Map(answer.data?.facets.map((facet) => [facet.field, facet]));
  return (
    <div className="facets" aria-busy={answer.isFetching}>
      <section className="days">
        <h2>When</h2>
        <Day field="from" value={filter.from?.[0]} set={(value) => setFilter(withValues(filter, 'from', [value]))} />
        <Day field="to" value={filter.to?.[0]} set={(value) => setFilter(withValues(filter, 'to', [value]))} />
      </section>
      {answer.isError && <p className="soft">The counts did not come: {answer.error.message}</p>}
      {answer.isPending && <p className="soft">Counting …</p>}
      {SHOWN.flatMap((name) => {
        const field = FIELDS.find((each) => each === name);
        const facet = facets.get(name);
        if (field === undefined || facet === undefined) return [];
        const chosen = filter[field] ?? [];
        if (facet.values.length === 0 && chosen.length === 0) return [];
        return [
          <Values
            key={name}
            facet={facet}
            chosen={chosen}
            toggle={(value) => setFilter(toggled(filter, field, value))}
          />,
        ];
      })}
    </div>
  );
}

function Day({
  field,
  value,
  set,
}: {
  readonly field: Field;
  readonly value: string | undefined;
  readonly set: (value: string) => void;
}) {
  return (
    <label>
      {fieldName(field)}
      <input
        type="date"
        value={value !== undefined && value.length === 10 ? value : ''}
        onChange={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
}

interface ValuesProps {
  readonly facet: Facet;
  readonly chosen: readonly string[];
  readonly toggle: (value: string) => void;
}

function Values({ facet, chosen, toggle }: ValuesProps) {
  const [all, setAll] = useState(false);
  const gone = chosen.filter((value) => !facet.values.some((each) => each.value === value));
  const values = [...gone.map((value) => ({ value, label: value, count: 0 })), ...facet.values];
  const shown = values.filter(({ value }, index) => all || index < FEW || chosen.includes(value));
  const left = values.length - shown.length;
  return (
    <details open={OPEN.has(facet.field) || chosen.length > 0}>
      <summary>
        {fieldName(facet.field)}
        {chosen.length > 0 && <span className="badge">{chosen.length}</span>}
      </summary>
      <ul>
        {shown.map(({ value, label, count }) => (
          <li key={value}>
            <label>
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
              <span className="name">{valueName(facet.field, value, label)}</span>
              <span className="numbers soft">{count.toLocaleString('en')}</span>
            </label>
          </li>
        ))}
      </ul>
      {(left > 0 || all) && (
        <button type="button" className="more" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${left} more`}
        </button>
      )}
    </details>
  );
}

/// How many statements or incidents there are for the filter; unknown until they are counted.
export function useTotal(count: 'statements' | 'incidents'): number | undefined {
  const { filter } = useFilter();
  return useQuery(facetsQuery(filter, count, SHOWN)).data?.total;
}
