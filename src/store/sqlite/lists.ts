import { sql } from 'kysely';
import type { Lists } from '../lists.js';

export const LISTS: Lists = {
  numbers: (list) => sql<number>`(select value from json_each(${JSON.stringify(list)}))`,
  texts: (list) => sql<string>`(select value from json_each(${JSON.stringify(list)}))`,
  keys: (keys) => sql<Uint8Array>`(select unhex(value) from json_each(${JSON.stringify(keys)}))`,
  hexadecimal: (column) => sql<string>`lower(hex(${sql.ref(column)}))`,
  // It groups them in the order in which the selection has them.
  whole: (selection, columns) =>
    sql`select json_group_array(json_array(${sql.join(columns.map((name) => sql.ref(name)))})) as "rows" from ${selection}`,
};
