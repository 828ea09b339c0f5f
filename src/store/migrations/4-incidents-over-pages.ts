import { sql } from 'kysely';
import { viewOfIncidents } from './2-view-of-incidents.js';
import type { Step } from './step.js';

/// Incidents over pages: what texts are joined by, how far they are joined, and what incidents hold beyond the statements.
export const incidentsOverPages: Step = {
  name: 'incidents over pages',
  async up(db, flavour) {
    const { integer, text, real, bytes, clustered } = flavour;
    const statements = [
      `create table pages (text ${integer} primary key not null references texts (id) on delete cascade, told ${bytes},
        day ${integer}, "length" ${real}, leads ${bytes}, copy_of ${integer}, joined ${integer} not null)`,
      'create index pages_by_day on pages (day)',
      'create index pages_by_joined on pages (text) where joined = 0',
      `create table likenesses (one ${integer} not null references texts (id) on delete cascade, two ${integer} not null,
        primary key (one, two)) ${clustered}`,
      `create table claims (happening ${integer} not null references happenings (id) on delete cascade,
        text ${integer} not null references texts (id) on delete cascade, number ${integer} not null, begins ${integer} not null,
        ends ${integer} not null, polarity ${text} not null, says ${text}, primary key (text, number)) ${clustered}`,
      'create index claims_by_happening on claims (happening)',
      `alter table happenings add column "first" ${integer}`,
      `alter table happenings add column reports ${integer} not null default 1`,
      `alter table happenings add column disputed_place ${integer} not null default 0`,
      `alter table happenings add column disputed_day ${integer} not null default 0`,
      'create index happenings_by_reports on happenings (reports) where reports > 1',
      'insert into pages (text, joined) select id, 0 from texts',
      'drop view incidents',
      viewOfIncidents(flavour),
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
