import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  ActAnswer,
  ReviewAnswer,
  ReviewRequest,
  StatementAnswer,
  StatementChanges,
} from '../../../src/server/api.js';
import { tell } from '../data/client.js';

export type Decision =
  | { readonly verdict: 'accepted' | 'rejected' | 'open' }
  | { readonly verdict: 'corrected'; readonly changes: StatementChanges };

interface Deciding {
  readonly statement: StatementAnswer;
  readonly decision: Decision;
  readonly author: string;
}

/// Writes what a reviewer decides, and takes it back. What somebody else has changed meanwhile is refused by its version and shown
/// anew, so that no decision is lost unseen.
export function useReviewing() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'review-queue' });
  const decide = useMutation({
    mutationFn: ({ statement, decision, author }: Deciding) => {
      const request: ReviewRequest = { ...decision, author };
      return tell<ReviewAnswer>('PUT', `statements/${statement.key}/review`, request, statement.review.version);
    },
    onSettled: refresh,
  });
  const step = useMutation({
    mutationFn: ({ way, author }: { readonly way: 'undo' | 'redo'; readonly author: string }) =>
      tell<ActAnswer>('POST', way, { author }),
    onSettled: refresh,
  });
  return { decide, step };
}
