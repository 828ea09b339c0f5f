import type { Condition } from '../../codebook/wording.js';

/// A condition that speaks against a frame: one of `when` that does not hold, or the term of one of `unless` that does.
/// `heads` are the words that stand at its place, or that meet the term.
export interface FailedCondition {
  readonly rule: 'when' | 'unless';
  readonly condition: Condition;
  readonly term: string | null;
  readonly heads: readonly number[];
}
