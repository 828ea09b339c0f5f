import type { AttributionStepRecord, DocumentRecord, IncidentRecord, StatementRecord } from '../annotation/record.js';
import { clean, type Wording } from './wording.js';

export type Badge = 'reported' | 'claimed' | 'disputed' | 'denied' | 'planned';

/// An incident as it is shown: one row for the statement that stands for it, the others beneath.
export interface Happening {
  readonly incident: IncidentRecord;
  readonly badge: Badge;
  /// The first event that says that it happens, in the order of the text.
  readonly main: StatementRecord;
  readonly tellings: readonly StatementRecord[];
}

/// The incidents of a record by their statements.
export class Happenings {
  readonly all: readonly Happening[];
  private readonly byStatement = new Map<string, Happening>();

  constructor(record: Pick<DocumentRecord, 'statements' | 'incidents' | 'voices'>) {
    const statements = new Map(record.statements.map((statement) => [statement.id, statement]));
    const own = new Set(record.voices.filter(({ kind }) => kind !== 'reader').map(({ id }) => id));
    this.all = record.incidents.flatMap((incident) => {
      const told = incident.statements.flatMap((id) => statements.get(id) ?? []);
      const main =
        told.find(({ event, polarity }) => event !== null && polarity === 'positive') ??
        told.find(({ event }) => event !== null) ??
        told[0];
      if (main === undefined) return [];
      const happening = {
        incident,
        main,
        badge: badgeOf(incident, told, own),
        tellings: told.filter((each) => each !== main),
      };
      for (const { id } of told) this.byStatement.set(id, happening);
      return [happening];
    });
  }

  /// The happening that a statement tells.
  of(statement: StatementRecord): Happening | undefined {
    return this.byStatement.get(statement.id);
  }
}

/// `own`: the voices of the page itself.
function badgeOf(incident: IncidentRecord, told: readonly StatementRecord[], own: ReadonlySet<string>): Badge {
  const asserting = told.filter(({ polarity, event }) => polarity === 'positive' && event !== null);
  const denied = told.filter(({ polarity, event }) => polarity === 'negative' && event !== null);
  if (asserting.length === 0 && denied.length > 0 && denied.every(isToCome)) return 'planned';
  if (asserting.length === 0 || asserting.every(({ status }) => status === 'counterfactual')) return 'denied';
  if (incident.deniedBy.length > 0) return 'disputed';
  if (asserting.every(isToCome)) return 'planned';
  return incident.assertedBy.some(({ voice }) => voice !== undefined && own.has(voice)) ? 'reported' : 'claimed';
}

function isToCome({ status }: StatementRecord): boolean {
  return status !== 'occurred' && status !== 'ongoing';
}

/// "the report, the mayor; denied by the army".
export function saysWho(wording: Wording, { incident }: Happening): string {
  const asserted = steps(wording, incident.assertedBy);
  const denied = steps(wording, incident.deniedBy);
  const parts = [asserted, denied === '' || asserted === '' ? denied : `denied by ${denied}`];
  return parts.filter((part) => part !== '').join('; ') || 'unknown voice';
}

function steps(wording: Wording, list: readonly AttributionStepRecord[]): string {
  return [...new Set(list.map((step) => wording.step(step)))].join(', ');
}

/// "12 killed (the mayor), 20 killed (a monitor)"; without voices where one gives all.
export function tolls(wording: Wording, { incident }: Happening): string[] {
  // "Four firms were blacklisted" counts those who are named beside it already.
  const quantities = incident.quantities.filter(({ unit, of }) => unit !== null && unit !== of);
  const voices = new Set(quantities.map(({ by }) => wording.step(by)));
  return quantities.map((quantity) => {
    const number = `${bounded(quantity)} ${clean(quantity.unit ?? '')}`;
    return voices.size > 1 ? `${number} (${wording.step(quantity.by)})` : number;
  });
}

function bounded({ value, least, most }: IncidentRecord['quantities'][number]): string {
  const number = value.toLocaleString('en');
  if (most === null) return least === null ? `about ${number}` : `${number} or more`;
  return least === null ? `up to ${number}` : number;
}
