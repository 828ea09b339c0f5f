import type { ProblemEntry } from './problem-writing.js';

/// What `herodotus codebook check` finds among the actors of a codebook, beside files that cannot be read.
export const CODEBOOK_PROBLEMS = {
  'codebook-duplicate': { severity: 'error', message: '{file}:{line}: {reason}', remedy: '{cure}' },
  'codebook-overlap': { severity: 'error', message: '{file}:{line}: {reason}', remedy: '{cure}' },
  'codebook-two-offices': { severity: 'error', message: '{file}:{line}: {reason}', remedy: '{cure}' },
  'codebook-impossible': { severity: 'error', message: '{file}:{line}: {reason}', remedy: '{cure}' },
  'codebook-dead-name': { severity: 'error', message: '{file}:{line}: {reason}', remedy: '{cure}' },
} as const satisfies Record<string, ProblemEntry>;
