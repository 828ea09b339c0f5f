import { sql } from 'kysely';
import type { Step } from './step.js';

/// Samples that several people judge without seeing each other's opinion.
export const samples: Step = {
  name: 'samples',
  async up(db, { integer, text, bytes, numbered, clustered }) {
    const statements = [
      `create table samples (id ${numbered} primary key not null, name ${text} not null, "of" ${text} not null, size ${integer} not null,
        seed ${integer} not null, query ${text} not null, author ${text} not null, made ${text} not null)`,
      `create table sampled (sample ${integer} not null references samples (id) on delete cascade, position ${integer} not null,
        "key" ${bytes} not null, document ${text} not null, primary key (sample, position)) ${clustered}`,
      `create table opinions (sample ${integer} not null references samples (id) on delete cascade, "key" ${bytes} not null,
        author ${text} not null, verdict ${text} not null, changes ${text} not null, note ${text}, made ${text} not null,
        primary key (sample, "key", author)) ${clustered}`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
