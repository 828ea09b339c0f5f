import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/// Days by which each further copy of a corpus lies later, so that no two documents of one page have a day in common.
const DAYS = 11;

/// What becomes of a column of a row in a further copy: it points to a row of the copy, or is a value that no other row has.
type Change = 'numbered' | 'random' | 'named' | 'later';

/// The tables of a corpus of which each copy has rows of its own, and the columns that change; codes, actors and places are shared. Words
/// are not found in copies.
const TABLES: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  texts: { id: 'numbered', hash: 'random' },
  pieces: { text: 'numbered' },
  documents: { id: 'numbered', text: 'numbered', name: 'named', published: 'later' },
  voices: { document: 'numbered' },
  happenings: { id: 'numbered', text: 'numbered', first: 'numbered', from_day: 'later', to_day: 'later' },
  statements: {
    ...{ id: 'numbered', text: 'numbered', happening: 'numbered', key: 'random' },
    ...{ from_day: 'later', to_day: 'later' },
  },
  roles: { statement: 'numbered' },
  quantities: { statement: 'numbered' },
  sources: { statement: 'numbered' },
  quotations: { id: 'numbered', text: 'numbered' },
  links: { from_statement: 'numbered', to_statement: 'numbered' },
  pages: { text: 'numbered' },
};

/// Puts a corpus in a file so many times beside itself, with other days, names and keys.
export function multiply(file: string, times: number): void {
  const database = new DatabaseSync(file);
  // What is made can be made again.
  database.exec(
    'pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off; pragma cache_size = -262144',
  );
  const step =
    1 +
    Math.max(...['texts', 'documents', 'happenings', 'statements', 'quotations'].map((name) => last(database, name)));
  for (const [table, changes] of Object.entries(TABLES)) {
    const columns = (database.prepare(`pragma table_info(${table})`).all() as { name: string }[]).map(
      ({ name }) => name,
    );
    const values = columns.map((name) => changed(`"${name}"`, changes[name]));
    const rows = `with recursive copy(n) as (select 1 union all select n + 1 from copy where n < ${times - 1})`;
    const names = columns.map((name) => `"${name}"`).join(', ');
    const order = columns[0] === undefined ? '' : `order by n, "${columns[0]}"`;
    if (times > 1)
      database.exec(
        `insert into ${table} (${names}) ${rows} select ${values.join(', ')} from copy, ${table} ${order}`.replaceAll(
          'STEP',
          String(step),
        ),
      );
  }
  // What is counted is counted anew where the corpus is opened next.
  if (times > 1) database.exec("delete from settings where name = 'tallies'");
  database.exec('pragma journal_mode = wal');
  database.close();
}

function changed(column: string, change: Change | undefined): string {
  if (change === 'numbered') return `${column} + n * STEP`;
  if (change === 'random') return 'randomblob(16)';
  if (change === 'named') return `${column} || '-' || n`;
  return change === 'later' ? `date(${column}, '+' || (n * ${DAYS}) || ' days')` : column;
}

function last(database: DatabaseSyncInstance, table: string): number {
  return (database.prepare(`select coalesce(max(id), 0) as id from ${table}`).get() as { id: number }).id;
}
