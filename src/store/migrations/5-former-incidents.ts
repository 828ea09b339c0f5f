import { sql } from 'kysely';
import type { Step } from './step.js';

/// Incidents that are gone leave their numbers to those that are told alike again.
export const formerIncidents: Step = {
  name: 'former incidents',
  async up(db, { integer, bytes }) {
    for (const statement of [
      `create table former_incidents (happening ${integer} primary key not null, "key" ${bytes} not null)`,
      'create index former_incidents_by_key on former_incidents ("key")',
      'create index happenings_by_first on happenings ("first")',
    ])
      await sql.raw(statement).execute(db);
  },
};
