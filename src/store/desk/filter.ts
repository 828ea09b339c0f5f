import { sql, type Kysely } from 'kysely';
import type { Lists } from '../lists.js';
import type { Search } from '../search.js';
import { wantedStatements } from '../statement-filter.js';
import type { Tables } from '../tables.js';
import type { Ledger, Verdict } from './ledger.js';
import type { DeskQuery } from './query.js';

/// Texts or quotations that a full-text search looks at, the best ones.
const MOST_FOUND = 10_000;

/// What queries of the desk need of a corpus.
export interface Desktop {
  readonly db: Kysely<Tables>;
  readonly search: Search;
  readonly lists: Lists;
  readonly ledger: Ledger;
}

/// The statements that a query wants, as a selection of which more can be asked.
export type Asked = ReturnType<typeof wantedStatements>;

/// Gives a way to ask for the statements that a query wants, as often as one likes. Throws `query-invalid`.
export async function asking({ db, search, lists, ledger }: Desktop, query: DeskQuery): Promise<() => Asked> {
  const { words, wordsIn = 'texts', verdicts } = query;
  const found = words === undefined ? null : await search.find(db, wordsIn, words, MOST_FOUND);
  const reviewed = verdicts === undefined ? null : keysWith(ledger, verdicts);
  return () => {
    const rejected = query.rejected ?? verdicts?.includes('rejected') ?? false;
    let asked = narrowed(db, wantedStatements(db, { ...query, rejected }), query);
    if (found !== null && wordsIn === 'texts') asked = asked.where('statements.text', 'in', lists.numbers(found));
    if (found !== null && wordsIn === 'quotations')
      asked = asked.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('quotations as found')
            .select('found.id')
            .where('found.id', 'in', lists.numbers(found))
            .whereRef('found.text', '=', 'statements.text')
            .whereRef('found.begins', '<', 'statements.ends')
            .whereRef('found.ends', '>', 'statements.begins'),
        ),
      );
    if (reviewed !== null)
      asked = asked.where('statements.key', reviewed.not ? 'not in' : 'in', lists.keys(reviewed.keys));
    return asked;
  };
}

function narrowed(db: Kysely<Tables>, wanted: Asked, query: DeskQuery): Asked {
  let asked = wanted;
  const { contexts, dyads, sectors, places, voices, sources, publishers, mostConfidence, rules } = query;
  if (contexts !== undefined)
    asked = asked.where(({ or }) =>
      or(
        contexts.map(
          (each) =>
            sql<boolean>`statements.contexts in (select id from contexts where replace(' ' || names || ' ', ${` ${each} `}, '') <> ' ' || names || ' ')`,
        ),
      ),
    );
  if (rules !== undefined)
    asked = asked.where('statements.rule', 'in', db.selectFrom('rules').select('id').where('name', 'in', rules));
  if (mostConfidence !== undefined) asked = asked.where('statements.confidence', '<=', mostConfidence);
  if (places !== undefined)
    asked = asked.where('statements.place', 'in', db.selectFrom('places').select('id').where('name', 'in', places));
  if (sectors !== undefined)
    asked = asked.where(
      'statements.id',
      'in',
      db
        .selectFrom('roles')
        .innerJoin('actors', 'actors.id', 'roles.actor')
        .select('roles.statement')
        .where('actors.sector', 'in', sectors),
    );
  if (dyads !== undefined)
    asked = asked.where(({ or, eb }) =>
      or(
        dyads.map(([actor, recipient]) =>
          eb(
            'statements.id',
            'in',
            db
              .selectFrom('roles as r')
              .innerJoin('actors as a', 'a.id', 'r.actor')
              .innerJoin('roles as s', 's.statement', 'r.statement')
              .innerJoin('actors as b', 'b.id', 's.actor')
              .select('r.statement')
              .where('r.role', '=', 'actor')
              .where('s.role', '=', 'recipient')
              .where('a.name', '=', actor)
              .where('b.name', '=', recipient),
          ),
        ),
      ),
    );
  if (voices !== undefined)
    asked = asked.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('voices as v')
          .innerJoin('documents as d', 'd.id', 'v.document')
          .select('v.number')
          .whereRef('d.text', '=', 'statements.text')
          .whereRef('v.number', '=', 'statements.voice')
          .where(
            'v.kind',
            'in',
            voices.flatMap((each) => (each === 'report' ? REPORT : [each])),
          ),
      ),
    );
  if (sources !== undefined)
    asked = asked.where(
      'statements.id',
      'in',
      db
        .selectFrom('sources')
        .leftJoin('actors', 'actors.id', 'sources.actor')
        .select('sources.statement')
        .where(({ eb, or }) => or([eb('actors.name', 'in', sources), eb('sources.words', 'in', sources)])),
    );
  if (publishers !== undefined)
    asked = asked.where(
      'statements.text',
      'in',
      db
        .selectFrom('documents')
        .innerJoin('publishers', 'publishers.id', 'documents.publisher')
        .select('documents.text')
        .where('publishers.name', 'in', publishers),
    );
  return asked;
}

const REPORT = ['publication', 'author', 'unknown'];

function keysWith(ledger: Ledger, verdicts: readonly Verdict[]): { readonly keys: string[]; readonly not: boolean } {
  const not = verdicts.includes('open');
  const keys = [...ledger.keys].filter((key) => verdicts.includes(ledger.review(key).verdict) !== not);
  return { keys, not };
}
