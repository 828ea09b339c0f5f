import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FacetName, FacetsAnswer } from '../../../src/server/api.js';
import { facetsQuery } from '../data/queries.js';
import { count } from '../words/words.js';
import { DayField } from './day-field.js';
import { FIELDS, toggled, withValues } from './filter.js';
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
/// Values that are asked for then, and drawn at a time.
const MANY = 1000;
const DRAWN = 60;

type Facet = FacetsAnswer['facets'][number];

/// What there is to choose from, with how often. What is chosen stays in sight though nothing of it is left.
export function Facets({ counted }: { readonly counted: 'statements' | 'incidents' }) {
  const { filter, setFilter } = useFilter();
  const answer = useQuery(facetsQuery(filter, counted, SHOWN));
  const facets = new Map(answer.data?.facets.map((facet) => [facet.field, facet]));
  return (
    <div className="facets" aria-busy={answer.isFetching}>
      <section className="days">
        <h2>When</h2>
        {(['from', 'to'] as const).map((field) => (
          <DayField
            key={field}
            name={fieldName(field)}
            value={filter[field]?.[0]}
            set={(value) => setFilter(withValues(filter, field, [value]))}
          />
        ))}
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
            counted={counted}
            chosen={chosen}
            toggle={(value) => setFilter(toggled(filter, field, value))}
          />,
        ];
      })}
    </div>
  );
}

interface ValuesProps {
  readonly facet: Facet;
  readonly counted: 'statements' | 'incidents';
  readonly chosen: readonly string[];
  readonly toggle: (value: string) => void;
}

function Values({ facet, counted, chosen, toggle }: ValuesProps) {
  const { field } = facet;
  const { filter } = useFilter();
  const [all, setAll] = useState(false);
  const [sought, setSought] = useState('');
  const answer = useQuery({ ...facetsQuery(filter, counted, [field], MANY), enabled: all });
  const found = (all ? answer.data?.facets[0]?.values : undefined) ?? facet.values;
  const gone = chosen.filter((value) => !found.some((each) => each.value === value));
  const values = [...gone.map((value) => ({ value, label: value, count: 0 })), ...found];
  const wanted = sought.trim().toLowerCase();
  const shown = all
    ? values.filter(({ value, label }) => `${value} ${label}`.toLowerCase().includes(wanted))
    : values.filter(({ value }, index) => index < FEW || chosen.includes(value));
  return (
    <details open={OPEN.has(field) || chosen.length > 0}>
      <summary>
        {fieldName(field)}
        {chosen.length > 0 && <span className="badge">{chosen.length}</span>}
      </summary>
      {all && values.length > FEW && (
        <input
          autoFocus
          className="sought"
          type="search"
          aria-label={`Find in ${fieldName(field)}`}
          placeholder="find"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      )}
      <ul>
        {shown.slice(0, DRAWN).map(({ value, label, count: times }) => (
          <li key={value}>
            <label>
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
              <span className="name" title={valueName(field, value, label)}>
                {valueName(field, value, label)}
              </span>
              <span className="numbers soft">{times.toLocaleString('en')}</span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length > DRAWN && <p className="soft">{count(shown.length - DRAWN, 'rarer one')}: write to find them.</p>}
      {(all || facet.values.length > FEW) && (
        <button
          type="button"
          className="more"
          onClick={() => {
            setAll(!all);
            setSought('');
          }}
        >
          {all ? 'Fewer' : 'More …'}
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
