import type { SpanRecord, StatementRecord } from '../../../src/annotation/record.js';

/// What a stretch of text is to the statement that is picked.
export const ROLES = {
  actor: 'who',
  recipient: 'to whom',
  cue: 'did what',
  place: 'where',
  time: 'when',
  instrument: 'with what',
  quantity: 'how many',
  source: 'who says',
  says: 'says so',
} as const;

export type Role = keyof typeof ROLES;

/// A stretch of text in which nothing changes.
export interface Piece extends SpanRecord {
  /// The smallest event or relation, else claim, whose clause holds it.
  readonly statement: StatementRecord | null;
  /// Whether it carries that statement.
  readonly cue: boolean;
  readonly role: Role | null;
  /// Where the words of the role begin here.
  readonly begins: boolean;
}

/// The spans of the roles of a statement.
export function roleSpans(statement: StatementRecord): (SpanRecord & { readonly role: Role })[] {
  const spans: (SpanRecord & { readonly role: Role })[] = [];
  const add = (role: Role, span: SpanRecord | null | undefined) => {
    if (span !== null && span !== undefined) spans.push({ role, start: span.start, end: span.end });
  };
  add('cue', statement.cue);
  for (const each of statement.actor) add('actor', each);
  for (const each of statement.recipient) add('recipient', each);
  add('place', statement.place);
  add('time', statement.time);
  add('instrument', statement.instrument);
  for (const each of statement.quantities) add('quantity', each);
  for (const step of statement.attribution) {
    add('source', step.source);
    add('says', step.cue);
  }
  return spans;
}

/// A span of text cut at the ends of all that is marked in it. `picked` marks the roles of one statement.
export function cut(span: SpanRecord, statements: readonly StatementRecord[], picked: StatementRecord | null): Piece[] {
  const told = statements
    .filter(({ start, end }) => start < span.end && end > span.start)
    // The smallest clause comes first; claims come last.
    .sort((a, b) => Number(a.kind === 'claim') - Number(b.kind === 'claim') || a.end - a.start - (b.end - b.start));
  const roles = picked === null ? [] : roleSpans(picked).sort((a, b) => a.end - a.start - (b.end - b.start));
  const ends = new Set([span.start, span.end]);
  for (const each of [...told, ...told.map(({ cue }) => cue), ...roles])
    for (const at of [each.start, each.end]) if (at > span.start && at < span.end) ends.add(at);
  const sorted = [...ends].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? span.end;
    const carries = told.find(({ cue }) => cue.start <= start && cue.end >= end) ?? null;
    const role = roles.find((each) => each.start <= start && each.end >= end) ?? null;
    return {
      start,
      end,
      statement: carries ?? told.find((each) => each.start <= start && each.end >= end) ?? null,
      cue: carries !== null,
      role: role?.role ?? null,
      begins: role?.start === start,
    };
  });
}
