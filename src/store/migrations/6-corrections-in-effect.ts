import { sql } from 'kysely';
import { firstViews } from './1-first-views.js';
import type { Flavour, Step } from './step.js';

/// Rows tell what reviewers left of statements: what was coded stands beside those that were corrected, and what is wrong is hidden.
export const correctionsInEffect: Step = {
  name: 'corrections in effect',
  async up(db, flavour) {
    const { integer, text } = flavour;
    const [events = '', , whoSays = ''] = firstViews(flavour);
    const statements = [
      `alter table statements add column rejected ${integer} not null default 0`,
      `create table coded (statement ${integer} primary key not null references statements (id) on delete cascade,
        version ${integer} not null, value ${text})`,
      ...['events', 'who_says', 'incidents'].map((view) => `drop view ${view}`),
      `${events} where s.rejected = 0`,
      `${whoSays} where s.rejected = 0`,
      viewOfIncidents(flavour),
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

/// The view of incidents, with the statements that are left of them.
function viewOfIncidents({ joined }: Flavour): string {
  const parties = (role: string): string => `(
      select ${joined('n')} from (select distinct coalesce(a.name, r.words) as n from statements s
        join roles r on r.statement = s.id and r.role = '${role}'
        left join actors a on a.id = r.actor where s.happening = h.id and s.rejected = 0) as f)`;
  return `create view incidents as
    select h.id as incident, h.from_day, h.to_day, h.type, e.label as type_label, e.class,
      ${parties('actor')} as actor, ${parties('recipient')} as recipient,
      p.name as place, p.latitude, p.longitude, p.country as place_country,
      h.statements, h.asserted, h.denied, h.disputed_polarity, h.disputed_actor, h.disputed_recipient, h.disputed_quantities,
      h.disputed_place, h.disputed_day, h.reports,
      (select count(distinct d.id) from statements s join texts t on t.id = s.text
        join texts c on c.id = t.id or c.original = t.id join documents d on d.text = c.id
        where s.happening = h.id and s.rejected = 0) as publications
    from happenings h
      join event_types e on e.type = h.type
      left join places p on p.id = h.place
    where h.statements > 0
      and (h.text is null or exists (select 1 from texts o where o.id = h.text and o.original is null))`;
}
