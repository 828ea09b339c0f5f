import { useQueries } from '@tanstack/react-query';
import type { IncidentAnswer } from '../../../src/server/api.js';
import { documentQuery } from '../data/queries.js';

/// Reports of an incident of which copies are looked for.
const MOST = 12;

/// The papers that print the text of another, by the report that they print: those that tell the incident themselves, and those whose
/// text is left out of all lists because another stands for it.
export function useCopies(incident: IncidentAnswer): Map<string, IncidentAnswer['copies']> {
  const reports = new Map(
    incident.tellings
      .filter(({ statement }) => statement.publications > 1)
      .map(({ statement }) => [statement.document.id, statement.document]),
  );
  const answers = useQueries({ queries: [...reports.keys()].slice(0, MOST).map((id) => documentQuery(id)) });
  const found = new Map<string, IncidentAnswer['copies']>();
  const add = (copy: IncidentAnswer['copies'][number]) => {
    const known = found.get(copy.of.id) ?? [];
    if (copy.document.id !== copy.of.id && !known.some(({ document }) => document.id === copy.document.id))
      found.set(copy.of.id, [...known, copy]);
  };
  incident.copies.forEach(add);
  for (const { data } of answers) {
    if (data === undefined) continue;
    const all = [data.document, ...data.copies];
    // Of those that print one text one alone was first.
    const of = all.find(({ copyOf }) => copyOf === null) ?? data.document;
    for (const document of all) add({ document, of });
  }
  return found;
}
