import type { StatementChange } from './corpus.js';
import type { PartyRow, StatementRow } from './rows.js';

/// What became of the events and relations of a document, by their keys; those that tell the same are left out.
export function changesOf(
  document: string,
  before: readonly StatementRow[],
  after: readonly StatementRow[],
): StatementChange[] {
  const [old, fresh] = [byKey(before), byKey(after)];
  const changes: StatementChange[] = [];
  for (const [key, is] of fresh) {
    const was = old.get(key);
    if (was === undefined) changes.push({ document, key, became: 'appeared', before: null, after: shortOf(is) });
    else if (wholeOf(was) !== wholeOf(is))
      changes.push({ document, key, became: 'changed', before: shortOf(was), after: shortOf(is) });
  }
  for (const [key, was] of old)
    if (!fresh.has(key)) changes.push({ document, key, became: 'gone', before: shortOf(was), after: null });
  return changes;
}

function byKey(rows: readonly StatementRow[]): Map<string, StatementRow> {
  return new Map(rows.filter(({ kind }) => kind !== 'claim').map((row) => [row.key, row]));
}

/// All that a statement says. Not where its clause ends, by which rule and how surely it was told, and what it belongs to.
function wholeOf(row: StatementRow): string {
  const { kind, cue, event, relation, instrument, quantities, polarity, certainty, status, place, time } = row;
  const actor = row.actor.map(partyOf);
  const recipient = row.recipient.map(partyOf);
  const said = row.attribution.map(({ kind: voice, name, source }) => [voice, name, source]);
  return JSON.stringify({
    ...{ kind, cue, event, relation, actor, recipient, instrument, quantities, polarity, certainty, status, said },
    ...{ place: [place?.start, place?.place?.name, place?.place?.lat, place?.place?.lon], time },
  });
}

function partyOf({ actor, start, end }: PartyRow): unknown {
  return [actor?.name, actor?.code, actor?.kind, start, end];
}

function shortOf({ event, relation, actor, recipient, status, polarity }: StatementRow): string {
  const words = (list: readonly PartyRow[]): string => list.map((party) => party.words).join('; ') || '–';
  const what = event === null ? (relation ?? '') : [event.type, event.mode].filter((each) => each !== null).join(' ');
  const whether = `${status === 'occurred' ? '' : `, ${status}`}${polarity === 'negative' ? ', denied' : ''}`;
  return `${what}: ${words(actor)} -> ${words(recipient)}${whether}`;
}
