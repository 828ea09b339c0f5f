import type { ActorRecord, DocumentRecord, PlaceRecord, StatementRecord } from '../annotation/record.js';

/// The kinds of statements, as the command line calls them.
export const STATEMENT_KINDS = { events: 'event', relations: 'relation', claims: 'claim' } as const satisfies Record<
  string,
  StatementRecord['kind']
>;

/// A record for those who have the text and do not want it again: without `text`, `sentences` and `attributions`, without
/// the mentions of actors and places and the codebook lines of actors, and without `why` of statements. All that is left
/// is as in the whole record; offsets count in the text that was left out.
export interface CompactRecord extends Omit<
  DocumentRecord,
  'text' | 'sentences' | 'attributions' | 'actors' | 'places' | 'statements'
> {
  actors: Omit<ActorRecord, 'mentions' | 'source'>[];
  places: Omit<PlaceRecord, 'mentions'>[];
  statements: Omit<StatementRecord, 'why'>[];
}

/// The record with only the statements of some kinds, which keep their ids, the links between them, and the incidents that they
/// tell.
export function withStatements<R extends Pick<DocumentRecord, 'statements' | 'links' | 'incidents'>>(
  record: R,
  kinds: readonly StatementRecord['kind'][],
): R {
  const statements = record.statements.filter(({ kind }) => kinds.includes(kind));
  const kept = new Set(statements.map(({ id }) => id));
  return {
    ...record,
    statements,
    links: record.links.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    incidents: record.incidents.flatMap((incident) => {
      const told = incident.statements.filter((id) => kept.has(id));
      return told.length === 0 ? [] : [{ ...incident, statements: told }];
    }),
  };
}

export function compactRecord(record: DocumentRecord): CompactRecord {
  const { text, sentences, attributions, ...rest } = record;
  return {
    ...rest,
    actors: record.actors.map(({ mentions, source, ...actor }) => actor),
    places: record.places.map(({ mentions, ...place }) => place),
    statements: record.statements.map(({ why, ...statement }) => statement),
  };
}
