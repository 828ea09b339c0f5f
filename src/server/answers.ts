import type { Ledger, Review } from '../store/desk/ledger.js';
import type { Desk } from '../store/desk/desk.js';
import type { ActorRow, DocumentRow, IncidentRow, PartyRow, PlaceRow, StatementRow, VoiceStep } from '../store/rows.js';
import type {
  ActorAnswer,
  DocumentSummary,
  IncidentSummary,
  PartyAnswer,
  PlaceAnswer,
  ReviewAnswer,
  StatementAnswer,
  StatementChanges,
  VoiceAnswer,
} from './api.js';
import { QuotedText } from './sentence.js';

/// Rows of the corpus as they are answered.

export async function statementAnswers(
  desk: Desk,
  ledger: Ledger,
  rows: readonly StatementRow[],
): Promise<StatementAnswer[]> {
  const texts = await desk.texts(rows.map(({ document }) => document.text));
  const quoted = new Map([...texts].map(([number, text]) => [number, new QuotedText(text)]));
  const none = new QuotedText('');
  return rows.map((row) => statementAnswer(row, quoted.get(row.document.text) ?? none, ledger));
}

export async function incidentSummaries(
  desk: Desk,
  ledger: Ledger,
  rows: readonly IncidentRow[],
): Promise<IncidentSummary[]> {
  const mains = rows.flatMap((row) => mainOf(row) ?? []);
  const answered = new Map((await statementAnswers(desk, ledger, mains)).map((answer) => [answer.number, answer]));
  return rows.flatMap((row) => {
    const main = answered.get(mainOf(row)?.number ?? 0);
    return main === undefined ? [] : [{ ...incidentFacts(row), main }];
  });
}

export function incidentFacts(row: IncidentRow): Omit<IncidentSummary, 'main'> {
  const { number, type, from, to, place, disputedFields, asserted, denied, reports, publications, statements } = row;
  return {
    ...{ number, type, from, to, asserted, denied, reports, publications },
    place: place === null ? null : placeAnswer(place),
    disputedFields: [...disputedFields],
    statements: statements.length,
  };
}

/// The statement of an incident that knows most of it.
function mainOf({ statements }: IncidentRow): StatementRow | null {
  const known = ({ actor, recipient, place, time, quantities, kind, polarity }: StatementRow): number =>
    Number(kind === 'event') * 8 +
    Number(polarity === 'positive') * 4 +
    Number(actor.length > 0) * 2 +
    Number(recipient.length > 0) * 2 +
    Number(place !== null) +
    Number(time !== null) +
    Number(quantities.length > 0);
  return statements.reduce<StatementRow | null>(
    (best, each) => (best === null || known(each) > known(best) ? each : best),
    null,
  );
}

function statementAnswer(row: StatementRow, text: QuotedText, ledger: Ledger): StatementAnswer {
  const { number, key, id, publications, start, end, kind, relation, cue, instrument, polarity, certainty } = row;
  const { status, confidence, rule, incident, event, place, time } = row;
  return {
    ...{ start, end, number, key, id, publications, kind, relation, polarity, certainty, status },
    words: text.words(row),
    sentence: text.sentence(row),
    ...{ confidence, rule, incident },
    document: documentSummary(row.document),
    event: event === null ? null : { ...event, contexts: [...event.contexts] },
    cue: { ...cue },
    actor: row.actor.map(partyAnswer),
    recipient: row.recipient.map(partyAnswer),
    instrument: instrument === null ? null : { ...instrument },
    quantities: row.quantities.map((each) => ({ ...each })),
    place: place === null ? null : { ...place, place: place.place === null ? null : placeAnswer(place.place) },
    time: time === null ? null : { ...time },
    attribution: row.attribution.map(voiceAnswer),
    review: reviewAnswer(ledger.review(key)),
  };
}

export function reviewAnswer({ changes, ...review }: Review): ReviewAnswer {
  return { ...review, changes: changesAnswer(changes) };
}

/// What was written was checked when it came in.
export function changesAnswer(changes: Review['changes']): StatementChanges {
  return structuredClone(changes) as StatementChanges;
}

export function documentSummary(row: DocumentRow): DocumentSummary {
  const { number, id, text, copyOf, input, uri, title, published, language, publisher } = row;
  return { number, id, text, copyOf, input, uri, title, published, language, publisher };
}

export function partyAnswer({ start, end, words, actor }: PartyRow): PartyAnswer {
  return { start, end, words, actor: actor === null ? null : actorAnswer(actor) };
}

function actorAnswer(actor: ActorRow): ActorAnswer {
  return { ...actor };
}

export function placeAnswer(place: PlaceRow): PlaceAnswer {
  return { ...place };
}

export function voiceAnswer({ kind, name, actor, source, cue }: VoiceStep): VoiceAnswer {
  return {
    kind,
    name,
    actor: actor === null ? null : actorAnswer(actor),
    source: source === null ? null : { ...source },
    cue: cue === null ? null : { ...cue },
  };
}
