import { CodePoints } from '../../annotation/code-points.js';
import type { DocumentRecord, SpanRecord, StatementRecord } from '../../annotation/record.js';
import { overlaps, type Span } from '../../annotation/span.js';
import type { Group, ReadDecision } from './groups.js';

/// What a sentence tells at the words on which somebody decided.
export function toldAt(record: DocumentRecord, { cue, sentence }: ReadDecision): StatementRecord[] {
  const at = inPoints(sentence, cue);
  return record.statements.filter((statement) => statement.kind !== 'claim' && overlaps(statement.cue, at));
}

/// Whether a sentence comes out as the reviewer said.
export function isRight(record: DocumentRecord, decision: ReadDecision, to: Group['to']): boolean {
  const told = toldAt(record, decision);
  const before = decision.told;
  if (to === 'nothing') return told.every(({ kind }) => kind !== (before?.kind ?? 'event'));
  if (to === 'roles')
    return told.some((each) => each.why['rule'] === before?.rule && rolesRight(each, decision) === null);
  const isWanted = ({ event }: StatementRecord): boolean =>
    event?.type === to.type && (to.mode === null || event.mode === to.mode);
  return told.some(isWanted) && told.every((each) => each.why['rule'] !== before?.rule || isWanted(each));
}

/// Whether what stood still stands.
export function stands(record: DocumentRecord, decision: ReadDecision): boolean {
  return toldAt(record, decision).some(
    ({ event, kind }) => kind === decision.told?.kind && (event?.type ?? null) === decision.told.type,
  );
}

/// The sentence as an example of the frame that tells it, in the form of the codebook: a string of YAML with the roles marked that
/// come out as the reviewer has them.
export function exampleOf(record: DocumentRecord, decision: ReadDecision, to: Group['to']): string | null {
  if (to === 'nothing') return null;
  const told = toldAt(record, decision).filter(({ event }) => to === 'roles' || event?.type === to.type);
  const [best] = told.map((each) => rolesRight(each, decision)).sort((a, b) => (a?.length ?? 0) - (b?.length ?? 0));
  if (best === undefined) return null;
  return JSON.stringify(marked(decision, best ?? []));
}

/// The sentence with its roles marked, those of `without` aside. Of spans that overlap the first is marked.
export function marked(
  { sentence, actor, recipient }: ReadDecision,
  without: readonly ('actor' | 'recipient')[] = [],
): string {
  const marks = [
    ...(without.includes('actor') ? [] : actor.map((span) => ({ ...span, role: 'A' }))),
    ...(without.includes('recipient') ? [] : recipient.map((span) => ({ ...span, role: 'R' }))),
  ];
  let at = 0;
  let words = '';
  for (const { start, end, role } of marks.sort((a, b) => a.start - b.start)) {
    const own = sentence.slice(start, end);
    if (start < at || own.includes(']')) continue;
    words += `${sentence.slice(at, start)}[${role} ${own}]`;
    at = end;
  }
  return words + sentence.slice(at);
}

/// The roles that are not as the reviewer has them, as the check of examples sees it, or null where all are.
function rolesRight(
  statement: StatementRecord,
  { actor, recipient, sentence }: ReadDecision,
): ('actor' | 'recipient')[] | null {
  const wrong = (wanted: readonly Span[], found: readonly SpanRecord[]): boolean => {
    const spans = wanted.map((span) => inPoints(sentence, span));
    return (
      spans.some((span) => !found.some((other) => overlaps(span, other))) ||
      (spans.length > 0 && found.some((span) => !spans.some((other) => overlaps(span, other))))
    );
  };
  const roles = [
    ...(wrong(actor, statement.actor) ? (['actor'] as const) : []),
    ...(wrong(recipient, statement.recipient) ? (['recipient'] as const) : []),
  ];
  return roles.length === 0 ? null : roles;
}

function inPoints(sentence: string, { start, end }: Span): SpanRecord {
  const points = new CodePoints(sentence);
  return { start: points.at(start), end: points.at(end) };
}
