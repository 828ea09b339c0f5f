import type {
  AttributionStepRecord,
  DocumentRecord,
  SpanRecord,
  StatementRecord,
} from '../../src/annotation/record.js';

/// Writes parts of a record as the lines that golden cases expect. Each view shows one concern, so that a case about roles
/// does not fail over a CAMEO code.
export type View = (record: DocumentRecord) => string[];

function told(record: DocumentRecord): StatementRecord[] {
  return record.statements.filter(({ kind }) => kind !== 'claim');
}

function words(record: DocumentRecord, span: SpanRecord): string {
  return [...record.text].slice(span.start, span.end).join('').replace(/\s+/g, ' ');
}

function what(statement: StatementRecord): string {
  return statement.event?.type ?? statement.relation ?? statement.kind;
}

function sides(record: DocumentRecord, { actor, recipient }: StatementRecord): string {
  const side = (roles: readonly SpanRecord[]): string =>
    roles.length === 0 ? '–' : roles.map((role) => words(record, role)).join(' + ');
  return recipient.length === 0 ? side(actor) : `${side(actor)} -> ${side(recipient)}`;
}

/// Only what is not positive, certain, occurred.
function doubts({ polarity, certainty, status }: StatementRecord): string[] {
  const parts = [polarity, certainty, status].filter((value) => !['positive', 'certain', 'occurred'].includes(value));
  return parts.length === 0 ? [] : [parts.join(' ')];
}

function joined(parts: readonly string[]): string {
  return parts.join(' | ');
}

/// `ASSAULT: The army -> rebel positions`
export const roles: View = (record) => told(record).map((each) => `${what(each)}: ${sides(record, each)}`);

/// `ASSAULT aerial 195: The army -> rebel positions | planned`
export const events: View = (record) =>
  told(record).map((each) => {
    const { event } = each;
    const name = event === null ? what(each) : [event.type, event.mode, event.cameo].filter(Boolean).join(' ');
    return joined([`${name}: ${sides(record, each)}`, ...doubts(each)]);
  });

/// `ASSAULT "shelled" | negative`; all three values in full where they are positive, certain, occurred.
export const factuality: View = (record) =>
  told(record).map((each) => {
    const found = doubts(each);
    return joined([`${what(each)} "${words(record, each.cue)}"`, ...(found.length > 0 ? found : ['happened'])]);
  });

/// `Reuters | said | the army left`; a source that is not named is –, pieces of content are joined by ….
export const attributions: View = (record) =>
  record.attributions.map(({ source, cue, content }) => {
    const piece = (spans: readonly SpanRecord[]): string => spans.map((span) => words(record, span)).join(' … ') || '–';
    return joined([piece(source), piece(cue), piece(content)]);
  });

/// `ASSAULT "shelled" | paper > the minister > Reuters`, outermost voice first.
export const voices: View = (record) =>
  record.statements.map((each) => joined([`${what(each)} "${words(record, each.cue)}"`, chain(record, each)]));

function chain(record: DocumentRecord, statement: StatementRecord): string {
  const step = ({ voice, source, cue }: AttributionStepRecord): string => {
    if (voice !== undefined) {
      const found = record.voices.find(({ id }) => id === voice);
      return found?.kind === 'publication' ? 'paper' : (found?.name ?? voice);
    }
    return source === undefined ? `(${cue === undefined ? '?' : words(record, cue)})` : words(record, source);
  };
  return statement.attribution.map(step).join(' > ');
}

/// `AID: disasters, health`
export const contexts: View = (record) =>
  told(record).map((each) => `${what(each)}: ${each.event?.contexts.join(', ') || '–'}`);

/// As `roles`, with the claims and the words that carry each statement, in the order of the record.
export const statements: View = (record) =>
  record.statements.map((each) => `${what(each)} "${words(record, each.cue)}": ${sides(record, each)}`);

/// `Iraq (IRQ GOV): Iraq, Baghdad, it`
export const actors: View = (record) =>
  record.actors.map(
    ({ name, code, mentions }) =>
      `${name} (${code ?? 'no code'}): ${mentions.map((mention) => words(record, mention)).join(', ')}`,
  );

/// `ASSAULT 12 killed civilian "12"`; where the words leave the number open, its least and most follow: `12 (12–?)`.
export const quantities: View = (record) =>
  told(record).flatMap((each) =>
    each.quantities.map(({ value, least, most, unit, of, ...span }) => {
      const range = least === value && most === value ? [] : [`(${least ?? '?'}–${most ?? '?'})`];
      const counted = unit === of ? [unit ?? '–'] : [unit ?? '–', ...(of === null ? [] : [of])];
      return [what(each), value, ...range, ...counted, `"${words(record, span)}"`].join(' ');
    }),
  );

/// `disputes: "The army never shelled the port" -> "The army shelled the port"`: the clauses of both statements.
export const links: View = (record) => {
  const clause = (id: string): string => {
    const found = record.statements.find((statement) => statement.id === id);
    return found === undefined ? '?' : `"${words(record, found)}"`;
  };
  return record.links.map(({ kind, from, to }) => `${kind}: ${clause(from)} -> ${clause(to)}`);
};

/// `ASSAULT "shelled" | the town | on Friday 2024-05-03`; what another sentence tells has `(sentence)`, `(lead)`, `(dateline)`.
export const settings: View = (record) =>
  told(record).map((each) => {
    const { place, time } = each;
    const from = (inherited: string | null): string => (inherited === null ? '' : ` (${inherited})`);
    const days =
      time === null ? '' : time.from === time.to ? String(time.from) : `${time.from ?? '…'} – ${time.to ?? '…'}`;
    return joined([
      `${what(each)} "${words(record, each.cue)}"`,
      place === null ? '–' : `${words(record, place)}${from(place.inherited)}`,
      time === null ? '–' : `${words(record, time)} ${days}${from(time.inherited)}`,
    ]);
  });
