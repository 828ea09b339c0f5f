import type { ActorBook } from '../../codebook/actor-book.js';
import type { BodyEntry } from '../../codebook/actors-join.js';
import { bodyMatch, stateItself } from './evidence.js';
import { codeOf, type ActorMatch } from './match.js';

/// Sectors of those who act for their state.
const OF_STATE: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'SPY']);
/// Sectors of those who act together, so that one of them speaks for all.
const ACTING: ReadonlySet<string> = new Set([...OF_STATE, 'LEG', 'JUD', 'REB', 'PRM', 'INS', 'SEP', 'UAF']);

/// Finds for whom an actor speaks who says "we".
export class Sides {
  private readonly bodies: ReadonlyMap<string, BodyEntry>;
  /// Where those stand in the codebook whose office is one of their land or of a body.
  private readonly offices: ReadonlySet<string>;

  constructor(private readonly book: ActorBook) {
    const { bodies, agents, persons } = book.data;
    this.bodies = new Map(bodies.flatMap((body) => [body.source, ...(body.code ?? [])].map((name) => [name, body])));
    const holding = agents.filter(({ unique, takes }) => unique || takes !== null);
    this.offices = new Set([...holding, ...persons].map(({ source }) => source));
  }

  /// The side of an actor: of a body or state itself, of who speaks for a body that body, of who holds an office of a land the state or
  /// its forces; null where none is known.
  of(match: ActorMatch): ActorMatch | null {
    const { kind, sector } = match;
    if (kind === 'state' || kind === 'organisation') return match;
    if (kind === 'group') return match.key === match.source || (sector !== null && ACTING.has(sector)) ? match : null;
    return kind === 'person' || kind === 'office' ? this.ofHolder(match) : null;
  }

  private ofHolder({ source, code, country, sector }: ActorMatch): ActorMatch | null {
    const body = this.bodies.get(source ?? '') ?? this.bodies.get(code ?? '');
    if (body !== undefined) return bodyMatch(body, 0.7);
    const state = this.book.states.get(country ?? '');
    if (state === undefined || sector === null || !OF_STATE.has(sector)) return null;
    if (sector === 'GOV') return this.offices.has(source ?? '') ? stateItself(state, 0.6) : null;
    const own = codeOf(state.country, sector);
    return {
      name: state.name,
      code: own,
      country: state.country,
      sector,
      kind: 'organisation',
      source: null,
      key: own ?? state.key,
      confidence: 0.5,
    };
  }
}

/// Who belongs to a side by its own words: of "our troops" those of its land, of a body that fights the body itself; null where that is not
/// known. `own` is whom the noun names without its owner.
export function ofSide(own: ActorMatch | null, side: ActorMatch): ActorMatch | null {
  if (own === null) return side;
  if (own.country !== null || own.code !== null || own.key === own.source) return null;
  const { country, sector, code } = side;
  if (country !== null && sector !== null && OF_STATE.has(sector) && code === codeOf(country, sector))
    return { ...own, country, code: codeOf(country, own.sector), key: `${country} ${own.key}` };
  return own.sector !== null && ACTING.has(own.sector) ? side : null;
}
