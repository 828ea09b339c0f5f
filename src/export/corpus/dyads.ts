import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { ActorRow, PartyRow, PlaceRow, StatementRow } from '../../store/rows.js';
import { dayOf } from './event-columns.js';
import { told, type Told } from './told.js';

/// One who acts and one who is acted on, of a statement: a row of the layouts that know a single actor and a single recipient.
export interface Dyad extends Told {
  readonly actor: PartyRow | null;
  readonly recipient: PartyRow | null;
  /// Which pair of the statement it is, from 1.
  readonly pair: number;
}

/// The events that a query wants, once for each actor with each recipient.
export async function* dyads(corpus: ExportedCorpus, query: StatementQuery): AsyncGenerator<Dyad> {
  for await (const each of told(corpus, query)) {
    const { actor: actors, recipient: recipients, event } = each.row;
    if (event === null) continue;
    let pair = 0;
    for (const actor of orNobody(actors))
      for (const recipient of orNobody(recipients)) yield { ...each, actor, recipient, pair: ++pair };
  }
}

function orNobody(parties: readonly PartyRow[]): readonly (PartyRow | null)[] {
  return parties.length === 0 ? [null] : parties;
}

/// The day of an event: the first on which it may have been, else the day of the page.
export function eventDay({ time, document }: Pick<StatementRow, 'time' | 'document'>): string | null {
  return dayOf(time?.from) ?? dayOf(time?.to) ?? dayOf(document.published);
}

/// The name of an actor, else the words of the text.
export function nameOf(party: PartyRow | null): string | null {
  return party === null ? null : (party.actor?.name ?? party.words);
}

export function actorOf(party: PartyRow | null): ActorRow | null {
  return party?.actor ?? null;
}

/// A place by the column that it belongs to: a town, a region or a country.
export function placeAs(place: PlaceRow | null | undefined, as: 'town' | 'region'): string | null {
  if (place == null) return null;
  const { name, precision } = place;
  if (precision === 'region') return as === 'region' ? name : null;
  return precision !== 'country' && as === 'town' ? name : null;
}
