import { sql } from 'kysely';
import type { Step } from './step.js';

/// Counts of the whole corpus, kept beside what they count. They are filled where a corpus is opened that has none.
export const tallies: Step = {
  name: 'tallies',
  async up(db, { integer, text, real, clustered }) {
    const statements = [
      `create table tallies (topic ${text} not null, one ${text} not null, two ${text} not null, statements ${integer} not null,
        incidents ${integer} not null, scored ${integer} not null, score ${integer} not null, from_day ${text}, to_day ${text},
        primary key (topic, one, two)) ${clustered}`,
      `create table tolls (happening ${integer} not null, unit ${text} not null, at ${text} not null, least ${real} not null,
        most ${real} not null, voices ${integer} not null, primary key (happening, unit)) ${clustered}`,
      'create index tolls_by_at_happening_unit on tolls (at, happening, unit)',
      // Days of spans alone: of the others the index by first days has them.
      'create index statements_by_to_day on statements (to_day) where to_day is not null and (from_day is null or to_day <> from_day)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
