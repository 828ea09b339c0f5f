import { z } from 'zod';
import { EVENT_TYPES } from '../../annotation/record.js';
import { filterQuery } from './filter.js';
import { placeAnswer } from './statement.js';

const part = z.object({ version: z.string(), hash: z.string() }).nullable();

/// What the corpus holds and what made it.
export const statusAnswer = z.object({
  /// The name of the file, without its folder.
  name: z.string(),
  version: z.int(),
  /// Of the program.
  program: z.string(),
  documents: z.int(),
  texts: z.int(),
  copies: z.int(),
  events: z.int(),
  relations: z.int(),
  claims: z.int(),
  incidents: z.int(),
  /// Incidents that several texts tell.
  shared: z.int(),
  /// Texts that are not joined with the others yet.
  unjoined: z.int(),
  actors: z.int(),
  places: z.int(),
  corrections: z.int(),
  publishedFrom: z.string().nullable(),
  publishedTo: z.string().nullable(),
  textBytes: z.int(),
  fileBytes: z.int(),
  coded: z.array(
    z.object({
      by: z.object({
        engine: z.object({ name: z.string(), version: z.string() }).nullable(),
        model: part,
        codebook: part,
        language: z.object({ code: z.string(), version: z.string(), hash: z.string() }).nullable(),
      }),
      texts: z.int(),
    }),
  ),
  lastRun: z
    .object({
      command: z.string(),
      started: z.string(),
      ended: z.string().nullable(),
      added: z.int(),
      known: z.int(),
      failed: z.int(),
    })
    .nullable(),
  /// Whether corrections and codings can be written.
  writable: z.boolean(),
  /// Whether it is the sample of the program, which goes when the server ends.
  sample: z.boolean(),
});
export type StatusAnswer = z.infer<typeof statusAnswer>;

/// The codes that filters and corrections take, with what they are called.
export const codesAnswer = z.object({
  types: z.array(
    z.object({
      type: z.enum(EVENT_TYPES),
      label: z.string(),
      class: z.string(),
      /// The modes of the codebook, in its order.
      modes: z.array(z.object({ mode: z.string(), gloss: z.string().nullable() })),
    }),
  ),
  labels: z.array(z.object({ list: z.string(), code: z.string(), label: z.string() })),
});
export type CodesAnswer = z.infer<typeof codesAnswer>;

export const timelineQuery = filterQuery.extend({
  by: z.enum(['day', 'month', 'year']).default('day'),
});
export type TimelineQuery = z.input<typeof timelineQuery>;

/// Incidents by day and type. `class` is PLOVER's: cooperation or conflict, in words or deeds.
export const timelineAnswer = z.object({
  counts: z.array(
    z.object({ at: z.string(), type: z.enum(EVENT_TYPES), class: z.string(), incidents: z.int(), statements: z.int() }),
  ),
  /// Incidents without a day.
  undated: z.int(),
  /// What voices say was killed, wounded and so on, by day, the least and the most that anyone says.
  tolls: z.array(
    z.object({
      at: z.string(),
      incident: z.int(),
      unit: z.string(),
      least: z.number(),
      most: z.number(),
      voices: z.int(),
    }),
  ),
});
export type TimelineAnswer = z.infer<typeof timelineAnswer>;

export const networkQuery = filterQuery.extend({
  /// What a node is.
  by: z.enum(['actor', 'country', 'sector', 'group']).default('actor'),
  most: z.coerce.number().int().min(1).max(5000).default(200),
});
export type NetworkQuery = z.input<typeof networkQuery>;

/// Who acts on whom. A node of `by=group` is the kind of the actor; an actor without a country or sector stands under "".
export const networkAnswer = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      country: z.string().nullable(),
      sector: z.string().nullable(),
      kind: z.string().nullable(),
      incidents: z.int(),
    }),
  ),
  edges: z.array(
    z.object({
      actor: z.string(),
      recipient: z.string(),
      incidents: z.int(),
      statements: z.int(),
      /// The mean, −10 conflict to 10 cooperation.
      score: z.number(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  /// Edges that are left out beyond `most`.
  more: z.int(),
});
export type NetworkAnswer = z.infer<typeof networkAnswer>;

export const mapQuery = filterQuery.extend({ most: z.coerce.number().int().min(1).max(20_000).default(2000) });
export type MapQuery = z.input<typeof mapQuery>;

/// Where incidents happen, by place and type.
export const mapAnswer = z.object({
  places: z.array(
    z.object({
      place: placeAnswer,
      incidents: z.int(),
      score: z.number(),
      types: z.array(z.object({ type: z.enum(EVENT_TYPES), incidents: z.int() })),
    }),
  ),
  /// Incidents without a place that is known.
  unplaced: z.int(),
  more: z.int(),
});
export type MapAnswer = z.infer<typeof mapAnswer>;
