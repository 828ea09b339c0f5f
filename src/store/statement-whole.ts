import { CodePoints } from '../annotation/code-points.js';
import type { Inherited, QuantityRecord, VoiceRecord } from '../annotation/record.js';
import type { ActorRow, DocumentRow, PartyRow, PlaceRow, StatementRow, VoiceStep } from './rows.js';
import type { StatementCells as Row } from './statement-cells.js';
import { oneOf, type Code } from './shared-rows.js';
import { spanOf, type Party, type Step } from './statement-parts.js';

/// What stands in other tables of the statements of a page, by the numbers by which they name it, or by theirs.
export interface Beside {
  readonly documents: ReadonlyMap<number, DocumentRow>;
  readonly voices: ReadonlyMap<number, readonly VoiceRecord[]>;
  readonly publications: ReadonlyMap<number, number>;
  readonly codes: ReadonlyMap<number, Code>;
  readonly contexts: ReadonlyMap<number, string[]>;
  readonly rules: ReadonlyMap<number, string>;
  readonly places: ReadonlyMap<number, PlaceRow>;
  readonly actors: ReadonlyMap<number, ActorRow>;
  readonly parties: ReadonlyMap<number, readonly Party[]>;
  readonly quantities: ReadonlyMap<number, readonly QuantityRecord[]>;
  readonly steps: ReadonlyMap<number, readonly Step[]>;
  readonly texts: ReadonlyMap<number, WordsOf>;
}

/// A statement with all that stands beside it; null where its document is gone meanwhile.
export function statementRow(row: Row, beside: Beside): StatementRow | null {
  const document = beside.documents.get(row.text);
  const code = beside.codes.get(row.code);
  if (document === undefined || code === undefined) return null;
  const parties = beside.parties.get(row.id) ?? NOBODY;
  const { kind, event, relation, polarity, certainty, status } = code;
  return {
    number: row.id,
    document,
    publications: beside.publications.get(document.copyOf ?? document.text) ?? 1,
    id: `s${row.number}`,
    key: row.key,
    start: row.begins,
    end: row.ends,
    kind,
    event:
      event === null
        ? null
        : {
            type: event.type,
            mode: event.mode,
            contexts: contextsOf(row, beside),
            cameo: event.cameo,
            score: event.score,
          },
    relation,
    cue: { start: row.cue_begins, end: row.cue_ends, words: row.words },
    actor: inRole('actor', parties, row, beside),
    recipient: inRole('recipient', parties, row, beside),
    instrument: spanOf(row.instrument_begins, row.instrument_ends),
    quantities: beside.quantities.get(row.id) ?? [],
    place: placeOf(row, beside),
    time: timeOf(row),
    polarity,
    certainty,
    status,
    attribution: chainOf(row, document, beside),
    confidence: row.confidence,
    rule: beside.rules.get(row.rule ?? 0) ?? null,
    incident: row.happening,
  };
}

const NOBODY: readonly Party[] = [];

function contextsOf({ contexts }: Row, beside: Beside): string[] {
  return beside.contexts.get(contexts ?? 0) ?? [];
}

function inRole(role: string, parties: readonly Party[], { text }: Row, beside: Beside): PartyRow[] {
  const found: PartyRow[] = [];
  for (const { role: own, actor, start, end, inherited } of parties) {
    if (own !== role) continue;
    const words = beside.texts.get(text)?.words(start, end) ?? '';
    const party = { start, end, actor: beside.actors.get(actor ?? 0) ?? null, words };
    found.push(inherited === null ? party : { ...party, inherited });
  }
  return found;
}

function placeOf(row: Row, beside: Beside): StatementRow['place'] {
  const { place, place_begins: start, place_ends: end } = row;
  if (start === null || end === null) return null;
  return { start, end, place: beside.places.get(place ?? 0) ?? null, inherited: inheritedOf(row.place_inherited) };
}

function timeOf(row: Row): StatementRow['time'] {
  const { time_begins: start, time_ends: end, from_day: from, to_day: to } = row;
  if (start === null || end === null) return null;
  return { start, end, from, to, inherited: inheritedOf(row.time_inherited) };
}

function inheritedOf(inherited: string | null): Inherited | null {
  return oneOf(['sentence', 'lead', 'dateline'], inherited);
}

/// The voice of the page, then those whom it cites.
function chainOf({ id, voice }: Row, document: DocumentRow, beside: Beside): VoiceStep[] {
  const cited = (beside.steps.get(id) ?? []).map(({ words, actor: number, source, cue }): VoiceStep => {
    const actor = beside.actors.get(number ?? 0) ?? null;
    return { kind: 'source', name: actor?.name ?? words, actor, source, cue };
  });
  if (voice === null) return cited;
  const speaker = beside.voices.get(document.number)?.find((each) => each.id === `v${voice}`);
  const { kind, name } = speaker ?? { kind: 'unknown', name: null };
  return [{ kind, name, actor: null, source: null, cue: null }, ...cited];
}

/// A text, of which the words of spans are asked.
export class WordsOf {
  private readonly points: CodePoints;

  constructor(private readonly text: string) {
    this.points = new CodePoints(text);
  }

  words(start: number, end: number): string {
    return this.text.slice(this.points.unitOf(start), this.points.unitOf(end));
  }
}
