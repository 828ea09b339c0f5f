import type { Answer, CodingDocument } from './coding.js';

/// A document for a worker, known to both sides by a number.
export interface Task {
  readonly id: number;
  readonly document: CodingDocument;
}

/// What a worker is asked once it has said `ready`, at any time: documents that it codes beside those it has.
export type Tasks = readonly Task[];

/// What a worker says: that its equipment is loaded or could not be, then one answer a task, in any order.
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unfit'; readonly reason: string }
  | (Answered & { readonly id: number });

export type Answered =
  { readonly kind: 'coded'; readonly answer: Answer } | { readonly kind: 'failed'; readonly reason: string };

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
