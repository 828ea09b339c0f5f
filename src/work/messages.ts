import type { SourceDocument } from '../annotation/document.js';
import type { Answer } from './coding.js';

/// What a worker is asked, once it has said `ready`; the next is asked when it has answered.
export interface Task {
  readonly document: SourceDocument;
}

/// What a worker says: that its equipment is loaded or could not be, then one answer a task.
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unfit'; readonly reason: string }
  | { readonly kind: 'coded'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly reason: string };

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
