import { z } from 'zod';
import { EVENT_TYPES, RELATION_KINDS } from '../../annotation/record.js';
import { problemAnswer, span } from './common.js';

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

/// Changes of a codebook that follow from what reviewers corrected, those first that touch most of the corpus.
export const suggestionsAnswer = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      /// What is corrected: what words tell, where the roles stand, whom a name stands for, where a place lies.
      what: z.enum(['type', 'rejected', 'missed', 'roles', 'name', 'place']),
      /// The word as the codebook lists it ("call off"), or the name.
      words: z.string(),
      kind: z.enum(['verb', 'noun', 'adjective']).nullable(),
      /// What it tells today, with the frame that tells it, and what it should.
      from: z.enum(EVENT_TYPES).nullable(),
      frame: z.string().nullable(),
      to: z.enum(EVENT_TYPES).nullable(),
      /// The changes, by the files in which they belong: lines of YAML, or a row of a table with tabs between its cells.
      blocks: z.array(z.object({ file: fileName, text: z.string() })),
      /// Whether nothing need be filled in: a new name lacks the code of its actor.
      complete: z.boolean(),
      /// How many of the sentences come out as reviewers have them with all suggestions in the codebook; null where it is not tried.
      right: z.int().nullable(),
      /// Whether the sentences come out so already where they are read alone: the lines say then that it shall stay so.
      already: z.boolean(),
      /// Sentences that would no longer come out with it: examples of the codebook, and what reviewers accepted. Only those without hold.
      against: z.array(z.string()),
      /// What was corrected so: all of it as many, and the first of them.
      corrected: z.int(),
      evidence: z.array(
        z.object({
          key: z.string(),
          document: z.string(),
          author: z.string().nullable(),
          sentence: z.string(),
          /// Where the words stand in it.
          cue: span,
        }),
      ),
      authors: z.array(z.string()),
      /// How many statements of the corpus the word tells so, or, where it tells nothing yet, how many texts hold it.
      touches: z.int(),
      touched: z.enum(['statements', 'texts']),
    }),
  ),
});
export type SuggestionsAnswer = z.infer<typeof suggestionsAnswer>;

/// Which suggestions are laid into files, all that hold where nothing is said; `files` are those of a draft, in the place of those of
/// the codebook.
export const laidRequest = z.object({
  ids: z.array(z.string().max(500)).max(2000).optional(),
  files: z.array(codebookFile).max(100).default([]),
});
export type LaidRequest = z.input<typeof laidRequest>;

/// The files that changed.
export const laidAnswer = z.object({ files: z.array(codebookFile) });
export type LaidAnswer = z.infer<typeof laidAnswer>;
