import { readFileSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrations/migrate.js';
import { NodeSqliteDialect } from '../../src/store/sqlite/dialect.js';
import { FLAVOUR } from '../../src/store/sqlite/open.js';
import type { Tables } from '../../src/store/tables.js';

/// Tables and their columns as docs/corpus.md lists them.
function documented(): Record<string, string[]> {
  const tables: Record<string, string[]> = {};
  let table = '';
  for (const line of readFileSync('docs/corpus.md', 'utf8').split('\n')) {
    const [, name = '', column = ''] = /^\| (?:`(\w+)`)? ?\| (?:`(\w+)`)? ?\|.*\|$/.exec(line) ?? [];
    if (name !== '') tables[(table = name)] = [];
    else if (column !== '') tables[table]?.push(column);
  }
  return tables;
}

describe('docs/corpus.md', () => {
  it('names every table and column, and no other', async () => {
    const database = new DatabaseSync(':memory:');
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
    await migrate(db, 'memory', FLAVOUR);
    const names = database
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'search_%' order by name")
      .all() as { name: string }[];
    const found = Object.fromEntries(
      names.map(({ name }) => [
        name,
        (database.prepare(`pragma table_info(${name})`).all() as { name: string }[]).map((column) => column.name),
      ]),
    );
    await db.destroy();
    const sorted = (tables: Record<string, string[]>): Record<string, string[]> =>
      Object.fromEntries(Object.entries(tables).map(([name, columns]) => [name, columns.toSorted()]));
    expect(sorted(documented())).toEqual(sorted(found));
  });

  it('names the views and the indexes of words', () => {
    const guide = readFileSync('docs/corpus.md', 'utf8');
    for (const name of ['events', 'incidents', 'who_says', 'search_texts', 'search_quotations'])
      expect(guide).toContain(`\`${name}\``);
  });
});
