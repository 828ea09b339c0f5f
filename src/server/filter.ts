import type { DeskQuery } from '../store/desk/query.js';
import { lastDayOf } from '../store/where.js';
import type { FilterQuery } from './api.js';

/// The conditions of a request as the corpus is asked.
export function deskQuery(filter: FilterQuery): DeskQuery {
  const asked = {
    kinds: filter.kind,
    types: filter.type,
    modes: filter.mode,
    contexts: filter.context,
    relations: filter.relation,
    statuses: filter.status,
    polarity: filter.polarity,
    certainties: filter.certainty,
    actors: filter.actor,
    recipients: filter.recipient,
    dyads: filter.dyad?.map(dyadOf),
    countries: filter.country,
    parties: filter.party,
    sectors: filter.sector,
    places: filter.place,
    from: filter.from,
    to: filter.to === undefined ? undefined : lastDayOf(filter.to),
    publishedFrom: filter.publishedFrom,
    publishedTo: filter.publishedTo === undefined ? undefined : lastDayOf(filter.publishedTo),
    voices: filter.voice,
    sources: filter.source,
    cited: truth(filter.cited),
    publishers: filter.publisher,
    rules: filter.rule,
    languages: filter.language,
    documents: filter.document,
    incidents: filter.incident,
    disputed: truth(filter.disputed),
    leastConfidence: filter.confidenceFrom,
    mostConfidence: filter.confidenceTo,
    verdicts: filter.reviewed,
    words: filter.words,
    wordsIn: filter.wordsIn,
    copies: truth(filter.copies),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

function dyadOf(dyad: string): readonly [string, string] {
  const at = dyad.indexOf(' > ');
  return at < 0 ? [dyad, ''] : [dyad.slice(0, at), dyad.slice(at + 3)];
}

function truth(value: 'yes' | 'no' | undefined): boolean | undefined {
  return value === undefined ? undefined : value === 'yes';
}
