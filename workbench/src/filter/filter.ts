/// What is looked at: values by field. Of several values of one field any will do; all fields must hold. A filter stands in the
/// address of every view, so that a view can be sent and no filter is forgotten on the way to another. The names are those of the
/// HTTP interface (FilterQuery).
export const FIELDS = [
  'words',
  'wordsIn',
  'kind',
  'type',
  'mode',
  'context',
  'relation',
  'status',
  'polarity',
  'certainty',
  'actor',
  'recipient',
  'dyad',
  'party',
  'sector',
  'country',
  'place',
  'from',
  'to',
  'publishedFrom',
  'publishedTo',
  'voice',
  'source',
  'cited',
  'publisher',
  'rule',
  'language',
  'document',
  'disputed',
  'confidenceFrom',
  'confidenceTo',
  'reviewed',
  'copies',
] as const;

export type Field = (typeof FIELDS)[number];

/// Fields of which one value alone can be asked.
const SINGLE: ReadonlySet<Field> = new Set(['polarity', 'cited', 'disputed', 'wordsIn', 'copies']);

export type Filter = { readonly [field in Field]?: readonly string[] };

/// All that an address says: the filter, and what single views add to it.
export type Search = Readonly<Record<string, readonly string[]>>;

/// The values that an address gives, in its order; empty ones say nothing.
export function parseSearch(query: string): Search {
  const search: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) if (value !== '') (search[name] ??= []).push(value);
  return search;
}

/// The address of a search: `?type=ASSAULT&type=PROTEST`, or nothing.
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(search))
    for (const value of Array.isArray(values) ? values : [values])
      if (typeof value === 'string' && value !== '') query.append(name, value);
  const written = query.toString();
  return written === '' ? '' : `?${written}`;
}

/// The filter of a search, without what single views add.
export function filterOf(search: Search): Filter {
  const filter: { [field in Field]?: readonly string[] } = {};
  for (const field of FIELDS) {
    const values = search[field];
    if (values !== undefined && values.length > 0) filter[field] = values;
  }
  return filter;
}

export function isEmpty(filter: Filter): boolean {
  return Object.keys(filter).length === 0;
}

/// The filter with a value put in or, where it is there, taken out.
export function toggled(filter: Filter, field: Field, value: string): Filter {
  if (SINGLE.has(field)) return withValues(filter, field, filter[field]?.includes(value) === true ? [] : [value]);
  const values = filter[field] ?? [];
  return withValues(
    filter,
    field,
    values.includes(value) ? values.filter((each) => each !== value) : [...values, value],
  );
}

/// The filter with these values of a field; with none the field goes.
export function withValues(filter: Filter, field: Field, values: readonly string[]): Filter {
  const rest: Filter = Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field));
  const kept = values.filter((value) => value !== '');
  return kept.length === 0 ? rest : { ...rest, [field]: kept };
}
