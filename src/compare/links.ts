import type { LinkRecord, StatementRecord } from '../annotation/record.js';

/// Finds the statements of a document that tell the same act: told with the same polarity the later one repeats the earlier;
/// told with the opposite polarity by another voice it disputes it. Two statements tell the same act when type (or
/// relation), known actors and known recipients agree and their times do not contradict; an act without both sides known is
/// not compared. Returns at most one link for each later statement, to the nearest earlier one.
export function linkStatements(statements: readonly StatementRecord[]): LinkRecord[] {
  const earlier = new Map<string, StatementRecord[]>();
  const links: LinkRecord[] = [];
  for (const statement of statements) {
    const key = keyOf(statement);
    if (key === null) continue;
    const same = earlier.get(key) ?? [];
    const link = same.findLast((other) => timesAgree(other, statement));
    if (link !== undefined) {
      const opposed = link.polarity !== statement.polarity;
      if (!opposed) links.push({ kind: 'repeats', from: statement.id, to: link.id });
      else if (voiceOf(link) !== voiceOf(statement)) links.push({ kind: 'disputes', from: statement.id, to: link.id });
    }
    same.push(statement);
    earlier.set(key, same);
  }
  return links;
}

function keyOf(statement: StatementRecord): string | null {
  const what = statement.event?.type ?? statement.relation;
  const actors = known(statement.actor);
  const recipients = known(statement.recipient);
  if (what === null || actors === '' || recipients === '') return null;
  return [what, actors, recipients].join('|');
}

function known(roles: StatementRecord['actor']): string {
  if (roles.some((role) => role.actor === null)) return '';
  return [...new Set(roles.map((role) => role.actor))].sort().join('+');
}

/// The innermost voice: who says it.
function voiceOf(statement: StatementRecord): string {
  const last = statement.attribution.at(-1);
  return last?.actor ?? last?.voice ?? '';
}

function timesAgree(a: StatementRecord, b: StatementRecord): boolean {
  const [from, to] = [a.time, b.time];
  if (from?.from == null || to?.from == null) return true;
  return from.from <= (to.to ?? to.from) && to.from <= (from.to ?? from.from);
}
