import { z } from 'zod';

/// What every refused request is answered with: the code of a problem, what happened and what to do (docs/problems.md).
export const problemAnswer = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
});
export type ProblemAnswer = z.infer<typeof problemAnswer>;

/// Offsets count Unicode code points of the text, end exclusive.
export const span = z.object({ start: z.int().min(0), end: z.int().min(0) });
export type Span = z.infer<typeof span>;

/// A day, a month or a year, ISO 8601.
export const day = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);

/// 32 hexadecimal digits that name a statement over recodings.
export const statementKey = z.string().regex(/^[0-9a-f]{32}$/);

/// The `next` of a page before: it goes on behind its last row.
export const cursor = z.string().min(1).max(400);

export const pageQuery = z.object({
  after: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/// Some rows, and where the next ones begin; `next` is null at the end.
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: cursor.nullable() });
}
export interface Page<T> {
  rows: T[];
  next: string | null;
}
