import type { LinkRecord, StatementRecord } from '../annotation/record.js';

/// Links, and beside each denial that tells the deed which it denies one more: it repeats what it disputes, for it tells of the same
/// happening. `verdicts` are statements that only say of another that it is wrong ("I do not agree with Ana"): unless they tell a deed
/// they repeat nothing.
export function withDeniedDeeds(
  links: readonly LinkRecord[],
  statements: ReadonlyMap<string, StatementRecord>,
  verdicts: ReadonlySet<string>,
): LinkRecord[] {
  return links.flatMap((link) => {
    const { from, to } = link;
    const [denial, denied] = [statements.get(from), statements.get(to)];
    if (link.kind !== 'disputes' || denial === undefined || denied === undefined) return [link];
    if (denial.event === null && verdicts.has(from)) return [link];
    return tellsDeed(denial, denied) ? [link, { kind: 'repeats', from, to }] : [link];
  });
}

/// A denial is of the happening that it denies where it tells the deed itself ("it had not shelled the port"), not where it only
/// says that another is wrong.
export function tellsDeed(denial: StatementRecord, denied: StatementRecord): boolean {
  if (denial.polarity === denied.polarity || denial.kind === 'relation' || denied.kind === 'relation') return false;
  const [one, two] = [denial.event, denied.event];
  if (one === null || two === null) return one !== two;
  return one.type === two.type;
}
