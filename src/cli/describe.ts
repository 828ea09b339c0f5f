import type { Problem } from '../annotation/problem.js';

/// Two lines for a problem: severity, code, what happened; what to do.
export function describe({ severity, code, message, remedy }: Problem): string {
  return `${severity} ${code}: ${message}\n  → ${remedy}`;
}
