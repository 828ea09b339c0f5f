import type { Flavour } from './step.js';

/// The views that are read by hand, as SQL. Each shows what original texts tell; a copy adds to `publications` alone.
export function firstViews({ joined }: Flavour): string[] {
  const party = (role: string): string => `(
    select ${joined('coalesce(a.name, r.words)')}
    from roles r left join actors a on a.id = r.actor
    where r.statement = s.id and r.role = '${role}')`;
  const codes = (role: string, column: string): string => `(
    select ${joined(`a.${column}`)} from roles r join actors a on a.id = r.actor
    where r.statement = s.id and r.role = '${role}')`;
  const publications = `(
    select count(*) from documents p join texts pt on pt.id = p.text
    where pt.id = t.id or pt.original = t.id)`;
  const firstDocument = 'd.id = (select min(f.id) from documents f where f.text = t.id)';
  return [
    `create view events as
    select s.id as statement, s.happening as incident, s.from_day, s.to_day,
      c.type, e.label as type_label, e.class, c.mode, x.names as contexts, c.cameo, c.score,
      ${party('actor')} as actor, ${codes('actor', 'code')} as actor_code, ${codes('actor', 'country')} as actor_country,
      ${party('recipient')} as recipient, ${codes('recipient', 'code')} as recipient_code,
      ${codes('recipient', 'country')} as recipient_country,
      p.name as place, p.latitude, p.longitude, p.country as place_country, pc.label as place_country_label,
      c.status, sl.label as status_label, c.polarity, c.certainty, s.confidence, s.words,
      v.kind as voice_kind, v.name as voice,
      (select ${joined('coalesce(a.name, q.words)')} from sources q left join actors a on a.id = q.actor
        where q.statement = s.id) as source,
      d.name as document, d.title, d.published, u.name as publisher, d.uri, ${publications} as publications
    from statements s
      join codes c on c.id = s.code and c.kind = 'event'
      join texts t on t.id = s.text and t.original is null
      join documents d on ${firstDocument}
      join event_types e on e.type = c.type
      left join contexts x on x.id = s.contexts
      left join labels sl on sl.list = 'status' and sl.code = c.status
      left join places p on p.id = s.place
      left join labels pc on pc.list = 'country' and pc.code = p.country
      left join publishers u on u.id = d.publisher
      left join voices v on v.document = d.id and v.number = s.voice`,
    `create view incidents as
    select h.id as incident, h.from_day, h.to_day, h.type, e.label as type_label, e.class,
      (select ${joined('n')} from (select distinct coalesce(a.name, r.words) as n from statements s
        join roles r on r.statement = s.id and r.role = 'actor'
        left join actors a on a.id = r.actor where s.happening = h.id) as f) as actor,
      (select ${joined('n')} from (select distinct coalesce(a.name, r.words) as n from statements s
        join roles r on r.statement = s.id and r.role = 'recipient'
        left join actors a on a.id = r.actor where s.happening = h.id) as f) as recipient,
      p.name as place, p.latitude, p.longitude, p.country as place_country,
      h.statements, h.asserted, h.denied, h.disputed_polarity, h.disputed_actor, h.disputed_recipient, h.disputed_quantities,
      (select count(distinct coalesce(t.original, t.id)) from statements s join texts t on t.id = s.text
        where s.happening = h.id) as reports,
      (select count(distinct d.id) from statements s join texts t on t.id = s.text
        join texts c on c.id = t.id or c.original = t.id join documents d on d.text = c.id where s.happening = h.id)
        as publications
    from happenings h
      join event_types e on e.type = h.type
      left join places p on p.id = h.place
    where h.text is null or exists (select 1 from texts o where o.id = h.text and o.original is null)`,
    `create view who_says as
    select s.id as statement, y.position, s.happening as incident, y.kind, y.says, y.code, y.country,
      c.kind as what, coalesce(c.type, c.relation) as type, c.status, c.polarity, c.certainty, s.words,
      ${party('actor')} as actor, ${party('recipient')} as recipient, s.from_day, s.to_day,
      d.name as document, d.title, d.published, u.name as publisher, ${publications} as publications
    from (
      select q.statement, q.position, 'source' as kind, coalesce(a.name, q.words) as says, a.code, a.country
        from sources q left join actors a on a.id = q.actor
      union all
      select v.id, 0, o.kind, o.name, null, null
        from statements v join voices o on o.number = v.voice
          and o.document = (select min(f.id) from documents f where f.text = v.text)) as y
      join statements s on s.id = y.statement
      join codes c on c.id = s.code
      join texts t on t.id = s.text and t.original is null
      join documents d on ${firstDocument}
      left join publishers u on u.id = d.publisher`,
  ];
}
