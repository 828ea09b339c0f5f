import { sql } from 'kysely';
import type { Lists } from '../lists.js';

export const LISTS: Lists = {
  numbers: (list) => sql<number>`(select unnest(${list}::bigint[]))`,
  texts: (list) => sql<string>`(select unnest(${list}::text[]))`,
  keys: (keys) => sql<Uint8Array>`(select decode(unnest(${keys}::text[]), 'hex'))`,
  hexadecimal: (column) => sql<string>`encode(${sql.ref(column)}, 'hex')`,
  whole: () => null,
};
