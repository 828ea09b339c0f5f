import { sql } from 'kysely';
import type { Lists } from '../lists.js';

export const LISTS: Lists = {
  numbers: (list) => sql<number>`(select value from json_each(${JSON.stringify(list)}))`,
  texts: (list) => sql<string>`(select value from json_each(${JSON.stringify(list)}))`,
  keys: (keys) => sql<Uint8Array>`(select unhex(value) from json_each(${JSON.stringify(keys)}))`,
};
