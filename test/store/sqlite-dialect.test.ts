import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely, sql, type Generated } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NodeSqliteDialect } from '../../src/store/sqlite/dialect.js';

interface Things {
  things: { id: Generated<number>; name: string };
}

let db: Kysely<Things>;

beforeEach(async () => {
  db = new Kysely<Things>({ dialect: new NodeSqliteDialect(new DatabaseSync(':memory:')) });
  await db.schema
    .createTable('things')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text')
    .execute();
});
afterEach(() => db.destroy());

describe('the dialect', () => {
  it('returns rows, and what was inserted and changed', async () => {
    const inserted = await db
      .insertInto('things')
      .values([{ name: 'a' }, { name: 'b' }])
      .executeTakeFirst();
    expect(inserted.insertId).toBe(2n);
    expect(inserted.numInsertedOrUpdatedRows).toBe(2n);
    expect(await db.insertInto('things').values({ name: 'c' }).returning('id').execute()).toEqual([{ id: 3 }]);
    expect(await db.selectFrom('things').selectAll().execute()).toEqual([
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
      { id: 3, name: 'c' },
    ]);
    const updated = await db.updateTable('things').set({ name: 'z' }).where('id', '>', 1).executeTakeFirst();
    expect(updated.numUpdatedRows).toBe(2n);
    expect((await db.deleteFrom('things').where('id', '=', 1).executeTakeFirst()).numDeletedRows).toBe(1n);
    expect((await sql<{ n: number }>`select count(*) as n from things`.execute(db)).rows).toEqual([{ n: 2 }]);
    expect(await db.selectFrom('things').selectAll().where('id', '=', 9).executeTakeFirst()).toBeUndefined();
  });

  it('streams rows while others are asked for', async () => {
    await db
      .insertInto('things')
      .values(Array.from({ length: 50 }, (_, at) => ({ name: `n${at}` })))
      .execute();
    const names: string[] = [];
    for await (const { name } of db.selectFrom('things').select('name').orderBy('id').stream()) names.push(name);
    expect(names).toHaveLength(50);
    expect(names[49]).toBe('n49');
  });

  it('takes a transaction back, and lets others wait for it', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('things').values({ name: 'lost' }).execute();
      throw new Error('no');
    });
    const waiting = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('things').values({ name: 'kept' }).execute();
      await new Promise((resolve) => setTimeout(resolve, 5));
      await transaction.insertInto('things').values({ name: 'too' }).execute();
    });
    const third = db.insertInto('things').values({ name: 'last' }).execute();
    await expect(failing).rejects.toThrow('no');
    await Promise.all([waiting, third]);
    expect((await db.selectFrom('things').select('name').orderBy('id').execute()).map(({ name }) => name)).toEqual([
      'kept',
      'too',
      'last',
    ]);
  });
});
