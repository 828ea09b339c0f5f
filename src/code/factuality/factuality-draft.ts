import type { Status } from '../../annotation/record.js';
import type { Signature } from '../../language/cues.js';

/// Whether an act happened, and how sure that is.
export interface Factuality {
  readonly polarity: 'positive' | 'negative';
  readonly certainty: 'certain' | 'probable' | 'possible';
  readonly status: Status;
  /// What set the values, outermost last, for `why`.
  readonly because: readonly string[];
}

/// The same while it is being read.
export interface FactualityDraft {
  negative: boolean;
  certainty: Factuality['certainty'];
  status: Status;
  because: string[];
}

/// What is told without more: it happened.
export function plainDraft(): FactualityDraft {
  return { negative: false, certainty: 'certain', status: 'occurred', because: [] };
}

const CERTAINTIES: readonly Factuality['certainty'][] = ['certain', 'probable', 'possible'];

/// An outer word says more than "occurred" or "ongoing"; what an inner word has said already stays.
export function setStatus(draft: FactualityDraft, status: Status, because: string): void {
  if (draft.status !== 'occurred' && draft.status !== 'ongoing') return;
  if (status === 'occurred' || status === draft.status) return;
  draft.status = status;
  draft.because.push(`${because}: ${status}`);
}

export function setFinal(draft: FactualityDraft, status: Status, because: string): void {
  draft.status = status;
  draft.because.push(`${because}: ${status}`);
}

export function weaken(draft: FactualityDraft, certainty: 'probable' | 'possible', because: string): void {
  if (CERTAINTIES.indexOf(certainty) <= CERTAINTIES.indexOf(draft.certainty)) return;
  draft.certainty = certainty;
  draft.because.push(`${because}: ${certainty}`);
}

export function negate(draft: FactualityDraft, because: string): void {
  draft.negative = !draft.negative;
  draft.because.push(because);
}

/// Puts into the draft what an embedding word says of an act by its signature.
export function saysOf(draft: FactualityDraft, form: string, signature: Signature): void {
  const reason = `"${form}" (cues/status.yaml#${signature.name})`;
  if (signature.polarity === 'negative') negate(draft, `${reason} negates`);
  setStatus(draft, signature.status, reason);
  if (signature.certainty !== null) weaken(draft, signature.certainty, reason);
}
