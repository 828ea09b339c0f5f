import { sql, type Kysely } from 'kysely';
import type { StatementQuery } from './query.js';
import type { Tables } from './tables.js';

/// The statements that a query wants, as a selection that more can be asked of.
export function wantedStatements(db: Kysely<Tables>, query: StatementQuery) {
  let wanted = db
    .selectFrom('statements')
    .innerJoin('codes', 'codes.id', 'statements.code')
    .innerJoin('texts', 'texts.id', 'statements.text');
  const { kinds, types, modes, relations, statuses, certainties, polarity, languages } = query;
  if (query.rejected !== true) wanted = wanted.where('statements.rejected', '=', 0);
  if (query.copies !== true) wanted = wanted.where('texts.original', 'is', null);
  if (kinds !== undefined) wanted = wanted.where('codes.kind', 'in', kinds);
  if (types !== undefined) wanted = wanted.where('codes.type', 'in', types);
  if (modes !== undefined) wanted = wanted.where('codes.mode', 'in', modes);
  if (relations !== undefined) wanted = wanted.where('codes.relation', 'in', relations);
  if (statuses !== undefined) wanted = wanted.where('codes.status', 'in', statuses);
  if (certainties !== undefined) wanted = wanted.where('codes.certainty', 'in', certainties);
  if (polarity !== undefined) wanted = wanted.where('codes.polarity', '=', polarity);
  if (languages !== undefined) wanted = wanted.where('texts.language', 'in', languages);
  const { from, to, leastConfidence, incidents, countries, parties, actors, recipients, documents } = query;
  // What ends on or after the first day and begins on or before the last; a day that is open is that of the other end.
  if (from !== undefined)
    wanted = wanted.where(({ eb, fn }) => eb(fn.coalesce('statements.to_day', 'statements.from_day'), '>=', from));
  if (to !== undefined)
    wanted = wanted.where(({ eb, fn }) => eb(fn.coalesce('statements.from_day', 'statements.to_day'), '<=', to));
  if (leastConfidence !== undefined) wanted = wanted.where('statements.confidence', '>=', leastConfidence);
  if (incidents !== undefined) wanted = wanted.where('statements.happening', 'in', incidents);
  if (countries !== undefined)
    wanted = wanted.where(
      'statements.place',
      'in',
      db.selectFrom('places').select('id').where('country', 'in', countries),
    );
  if (parties !== undefined)
    wanted = wanted.where(
      'statements.id',
      'in',
      db
        .selectFrom('roles')
        .innerJoin('actors', 'actors.id', 'roles.actor')
        .select('roles.statement')
        .where('actors.country', 'in', parties),
    );
  for (const [role, names] of [['actor', actors] as const, ['recipient', recipients] as const])
    if (names !== undefined)
      wanted = wanted.where(
        'statements.id',
        'in',
        db
          .selectFrom('roles')
          .innerJoin('actors', 'actors.id', 'roles.actor')
          .select('roles.statement')
          .where('roles.role', '=', role)
          .where(({ eb, or }) => or([eb('actors.name', 'in', names), eb('actors.code', 'in', names)])),
      );
  if (documents !== undefined)
    wanted = wanted.where(
      'statements.text',
      'in',
      db.selectFrom('documents').select('text').where('name', 'in', documents),
    );
  const { publishedFrom, publishedTo, voice, cited, disputed } = query;
  if (publishedFrom !== undefined || publishedTo !== undefined)
    wanted = wanted.where(
      'statements.text',
      'in',
      db
        .selectFrom('documents')
        .select('text')
        .where('published', '>=', publishedFrom ?? '')
        .where('published', '<=', publishedTo ?? '9999'),
    );
  if (voice !== undefined) {
    const spoken = sql<boolean>`exists (select 1 from voices v join documents d on d.id = v.document
      where d.text = statements.text and v.number = statements.voice and v.kind = 'reader')`;
    wanted = wanted.where(voice === 'reader' ? spoken : sql<boolean>`not ${spoken}`);
  }
  if (cited !== undefined) {
    const source = sql<boolean>`exists (select 1 from sources q where q.statement = statements.id)`;
    wanted = wanted.where(cited ? source : sql<boolean>`not ${source}`);
  }
  if (disputed !== undefined) {
    const fields = sql<boolean>`exists (select 1 from happenings h where h.id = statements.happening and
      h.disputed_polarity + h.disputed_actor + h.disputed_recipient + h.disputed_quantities + h.disputed_place + h.disputed_day > 0)`;
    wanted = wanted.where(disputed ? fields : sql<boolean>`not ${fields}`);
  }
  return wanted;
}
