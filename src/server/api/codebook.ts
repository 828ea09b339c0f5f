import { z } from 'zod';
import { EVENT_TYPES, RELATION_KINDS } from '../../annotation/record.js';
import { problemAnswer } from './common.js';

/// The frames of the codebook, with how many statements of the corpus each tells, and what else tells statements.
export const codebookAnswer = z.object({
  version: z.string(),
  frames: z.array(
    z.object({
      /// "frames/assault.yaml#bomb".
      id: z.string(),
      gloss: z.string(),
      type: z.enum(EVENT_TYPES).nullable(),
      relation: z.enum(RELATION_KINDS).nullable(),
      mode: z.string().nullable(),
      cameo: z.string().nullable(),
      contexts: z.array(z.string()),
      statements: z.int(),
    }),
  ),
  /// Rules that are no frames.
  others: z.array(z.object({ rule: z.string(), statements: z.int() })),
  /// The files that a draft may change.
  files: z.array(z.string()),
});
export type CodebookAnswer = z.infer<typeof codebookAnswer>;

/// What a codebook of one's own may hold, but the gazetteer.
const fileName = z
  .string()
  .max(200)
  .regex(
    /^(?:actors\/[\w-]+\.tsv|(?:language\/[a-z]{2,3}\/)?(?:(?:ontology|frames|actors|places|words|wording|cues|names)\/)?[\w-]+\.yaml)$/,
  );

export const codebookFileQuery = z.object({ name: fileName });
export const codebookFile = z.object({ name: fileName, text: z.string().max(4_000_000) });
export type CodebookFileAnswer = z.infer<typeof codebookFile>;

export const firedQuery = z.object({
  of: z.enum(['actors', 'places']),
  words: z.string().max(200).default(''),
  most: z.coerce.number().int().min(1).max(1000).default(200),
});
export type FiredQuery = z.input<typeof firedQuery>;

/// Actors or places of the corpus, with the entry of the codebook that named them and how many statements have them.
export const firedAnswer = z.object({
  rows: z.array(
    z.object({
      name: z.string(),
      code: z.string().nullable(),
      country: z.string().nullable(),
      source: z.string().nullable(),
      statements: z.int(),
    }),
  ),
});
export type FiredAnswer = z.infer<typeof firedAnswer>;

/// Files of a draft, in the place of those of the same name.
export const tryRequest = z.object({ files: z.array(codebookFile).min(1).max(100) });
export type TryRequest = z.infer<typeof tryRequest>;

export const tryParams = z.object({ id: z.uuid() });

/// What a draft would change in the corpus, which stays as it is.
export const tryAnswer = z.object({
  id: z.uuid(),
  state: z.enum(['trying', 'done', 'cancelled', 'failed']),
  /// Texts that were coded with the draft, of how many.
  done: z.int(),
  of: z.int(),
  appeared: z.int(),
  gone: z.int(),
  changed: z.int(),
  /// The first of them: what each told and would tell.
  changes: z.array(
    z.object({
      document: z.string(),
      key: z.string(),
      became: z.enum(['appeared', 'gone', 'changed']),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  problem: problemAnswer.nullable(),
});
export type TryAnswer = z.infer<typeof tryAnswer>;

/// Lines that follow from what reviewers corrected, for a codebook of one's own.
export const suggestionsAnswer = z.object({
  rows: z.array(
    z.object({
      /// A sentence that a frame must code with these roles, one that it must not code, or a name for an actor.
      what: z.enum(['example', 'counterexample', 'name']),
      /// Where the line belongs: "language/en/wording/assault.yaml", and there the frame; for names a table.
      file: fileName,
      frame: z.string().nullable(),
      /// A string of YAML, or a row of a table with tabs between its cells.
      line: z.string(),
      /// Whether nothing need be filled in: a new name lacks the code of its actor.
      complete: z.boolean(),
      /// The keys of the statements that were corrected.
      statements: z.array(z.string()),
      authors: z.array(z.string()),
    }),
  ),
  /// How a new table of names begins.
  table: z.string(),
});
export type SuggestionsAnswer = z.infer<typeof suggestionsAnswer>;
