import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import type { Step } from './step.js';

/// Other people's events, in tables of their own, so that no view and no count of what Herodotus coded can mix them in.
export const datasets: Step = {
  name: 'datasets of others',
  async up(db, flavour) {
    const { schema } = db;
    const [integer, text, real] = [sql.raw(flavour.integer), sql.raw(flavour.text), sql.raw(flavour.real)];
    await schema
      .createTable('datasets')
      .addColumn('id', flavour.numbered, (column) => column.primaryKey().notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('format', text, (column) => column.notNull())
      .addColumn('licence', text)
      .execute();
    await schema
      .createTable('dataset_files')
      .addColumn('id', flavour.numbered, (column) => column.primaryKey().notNull())
      .addColumn('dataset', integer, (column) => column.notNull().references('datasets.id').onDelete('cascade'))
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('imported', text, (column) => column.notNull())
      .execute();
    await schema
      .createTable('dataset_events')
      .addColumn('id', flavour.numbered, (column) => column.primaryKey().notNull())
      .addColumn('dataset', integer, (column) => column.notNull().references('datasets.id').onDelete('cascade'))
      .addColumn('dataset_file', integer, (column) => column.notNull().references('dataset_files.id'))
      .addColumn('row', integer, (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('hash', flavour.bytes, (column) => column.notNull())
      .addColumn('type', text)
      .addColumn('mode', text)
      .addColumn('cameo', text)
      .addColumn('score', real)
      .addColumn('codes', text, (column) => column.notNull())
      .addColumn('from_day', text)
      .addColumn('to_day', text)
      .addColumn('day_precision', text)
      .addColumn('place', text)
      .addColumn('region', text)
      .addColumn('country', text)
      .addColumn('latitude', real)
      .addColumn('longitude', real)
      .addColumn('place_precision', text)
      .addColumn('deaths', integer)
      .addColumn('deaths_low', integer)
      .addColumn('deaths_high', integer)
      .addColumn('reporter', text)
      .addColumn('words', text)
      .execute();
    await schema
      .createTable('dataset_parties')
      .addColumn('dataset_event', integer, (column) =>
        column.notNull().references('dataset_events.id').onDelete('cascade'),
      )
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('position', integer, (column) => column.notNull())
      .addColumn('name', text)
      .addColumn('code', text)
      .addColumn('country', text)
      .addColumn('sector', text)
      .addPrimaryKeyConstraint('dataset_parties_key', ['dataset_event', 'role', 'position'])
      .modifyEnd(sql.raw(flavour.clustered))
      .execute();
    await index(db, 'unique index datasets_by_name on datasets (name)');
    await index(db, 'unique index dataset_files_by_dataset_name on dataset_files (dataset, name)');
    await index(db, 'unique index dataset_events_by_dataset_name on dataset_events (dataset, name)');
    await index(db, 'index dataset_events_by_dataset_from_day_name on dataset_events (dataset, from_day, name)');
  },
};

async function index(db: Kysely<Tables>, what: string): Promise<void> {
  await sql.raw(`create ${what}`).execute(db);
}
