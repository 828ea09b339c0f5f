import { sql } from 'kysely';
import type { Step } from './step.js';

/// Roles tell which of them are only the side of a voice: "we", "our troops".
export const sidesOfVoices: Step = {
  name: 'sides of voices',
  async up(db, { text }) {
    await sql.raw(`alter table roles add column inherited ${text}`).execute(db);
  },
};
