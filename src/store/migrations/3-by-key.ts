import { sql } from 'kysely';
import type { Step } from './step.js';

/// Statements and corrections are found by their keys.
export const byKey: Step = {
  name: 'by key',
  async up(db) {
    await sql.raw('create index statements_by_key on statements ("key")').execute(db);
    await sql.raw('create index corrections_by_key on corrections ("key")').execute(db);
  },
};
