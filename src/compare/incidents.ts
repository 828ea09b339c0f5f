import type {
  ActorRecord,
  AttributionStepRecord,
  DisputedField,
  DocumentRecord,
  IncidentQuantityRecord,
  IncidentRecord,
  LinkRecord,
  QuantityRecord,
  RoleRecord,
  StatementRecord,
} from '../annotation/record.js';
import { areKin } from './party.js';
import { voiceOf } from './told.js';

/// The happenings of a page, by the links between its statements: those that repeat each other tell one. Every event belongs to one; a
/// claim only where it repeats or denies what another statement tells.
export function incidentsOf(record: DocumentRecord): IncidentRecord[] {
  const byId = new Map(record.statements.map((statement) => [statement.id, statement]));
  const members = new Map<string, StatementRecord[]>(
    record.statements.filter(({ kind }) => kind === 'event').map((statement) => [statement.id, [statement]]),
  );
  for (const link of record.links) {
    const [from, to] = [byId.get(link.from), byId.get(link.to)];
    if (link.kind !== 'repeats' || from === undefined || to === undefined) continue;
    const [one, two] = [members.get(from.id) ?? [from], members.get(to.id) ?? [to]];
    if (one === two || ![...one, ...two].some(({ event }) => event !== null)) continue;
    const joined = [...two, ...one];
    for (const { id } of joined) members.set(id, joined);
  }
  const order = new Map(record.statements.map(({ id }, index) => [id, index]));
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]));
  return [...new Set(record.statements.flatMap(({ id }) => members.get(id) ?? []).map(({ id }) => members.get(id)))]
    .flatMap((told) => (told === undefined ? [] : [told]))
    .map((told) => told.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)))
    .map((told, index) => incident(`i${index + 1}`, told, record.links, byId, actors));
}

function incident(
  id: string,
  told: readonly StatementRecord[],
  links: readonly LinkRecord[],
  byId: ReadonlyMap<string, StatementRecord>,
  actors: ReadonlyMap<string, ActorRecord>,
): IncidentRecord {
  const events = told.filter(({ event }) => event !== null);
  const asserting = events.filter(({ polarity }) => polarity === 'positive');
  // "nobody forced him" names nobody who forced him.
  const telling = asserting.length > 0 ? asserting : events;
  const full = fullest(telling);
  const ids = new Set(told.map((statement) => statement.id));
  const against = links.flatMap(({ kind, from, to }) => {
    const by = byId.get(from);
    return kind === 'disputes' && ids.has(to) && !ids.has(from) && by !== undefined ? [by] : [];
  });
  const assertedBy = voices(told.filter(({ polarity }) => polarity === 'positive'));
  const deniedBy = voices([...told.filter(({ polarity }) => polarity === 'negative'), ...against.map(denial)]);
  const quantities = counted(told);
  return {
    id,
    statements: [...ids],
    type: full?.event?.type ?? 'ASSAULT',
    actor: rolesOf(telling, full, 'actor'),
    recipient: rolesOf(telling, full, 'recipient'),
    place: own(told.map(({ place }) => place)),
    time: own(told.map(({ time }) => time)),
    quantities,
    assertedBy,
    deniedBy,
    disputedFields: [
      ...(assertedBy.length > 0 && deniedBy.length > 0 ? (['polarity'] as const) : []),
      ...(['actor', 'recipient'] as const).filter((side) => areDisputed(asserting, side, actors)),
      ...(differ(quantities) ? (['quantities'] as const) : []),
    ] satisfies DisputedField[],
  };
}

/// The statement that knows most of who, whom, where and when; the first of them.
function fullest(told: readonly StatementRecord[]): StatementRecord | undefined {
  const known = ({ actor, recipient, place, time }: StatementRecord): number =>
    2 * Number(actor.length > 0) + 2 * Number(recipient.length > 0) + Number(place !== null) + Number(time !== null);
  let best = told[0];
  for (const each of told) if (best !== undefined && known(each) > known(best)) best = each;
  return best;
}

/// Who stands on a side in the fullest statement; else in the first that names somebody there.
function rolesOf(
  told: readonly StatementRecord[],
  full: StatementRecord | undefined,
  side: 'actor' | 'recipient',
): RoleRecord[] {
  if (full !== undefined && (full[side].length > 0 || areBothSides(full, side))) return full[side];
  return told.find((each) => each[side].length > 0)?.[side] ?? [];
}

/// "Peru and Chile met": who does it are those to whom it is done.
function areBothSides({ actor, recipient }: StatementRecord, side: 'actor' | 'recipient'): boolean {
  return side === 'recipient' && recipient.length === 0 && actor.length > 1;
}

/// What a statement's own sentence tells, before what is taken from elsewhere.
function own<T extends { readonly inherited: string | null }>(told: readonly (T | null)[]): T | null {
  return told.find((each) => each !== null && each.inherited === null) ?? told.find((each) => each !== null) ?? null;
}

/// A statement that tells of a denial, as the one who denies says it: "the army denied it" is the army's word.
function denial(statement: StatementRecord): StatementRecord {
  const [denier] = statement.actor;
  if (statement.event?.type !== 'REJECT' || statement.polarity === 'negative' || denier === undefined) return statement;
  const { actor, start, end } = denier;
  return {
    ...statement,
    attribution: [...statement.attribution, { actor, source: { start, end }, cue: statement.cue }],
  };
}

/// The innermost voices, each once.
function voices(told: readonly StatementRecord[]): AttributionStepRecord[] {
  const found = new Map<string, AttributionStepRecord>();
  for (const statement of told) {
    const last = statement.attribution.at(-1);
    const name = voiceOf(statement);
    if (last !== undefined && !found.has(name)) found.set(name, last);
  }
  return [...found.values()];
}

/// Each number once for each voice that gives it.
function counted(told: readonly StatementRecord[]): IncidentQuantityRecord[] {
  const found = new Map<string, IncidentQuantityRecord>();
  for (const statement of told) {
    if (statement.polarity === 'negative') continue;
    const by = statement.attribution.at(-1);
    for (const quantity of by === undefined ? [] : statement.quantities) {
      const name = [voiceOf(statement), quantity.value, quantity.least, quantity.most, quantity.unit].join(' ');
      if (by !== undefined && !found.has(name)) found.set(name, { ...quantity, by });
    }
  }
  return [...found.values()];
}

function differ(quantities: readonly QuantityRecord[]): boolean {
  return quantities.some((one, index) =>
    quantities
      .slice(0, index)
      .some(
        (two) =>
          one.unit === two.unit &&
          ((one.least ?? 0) > (two.most ?? Infinity) || (two.least ?? 0) > (one.most ?? Infinity)),
      ),
  );
}

/// Whether two actors may be one: a body and its part, or one of them has no name ("rebels") and nothing known of it differs.
function mayBeOneParty(a: ActorRecord, b: ActorRecord): boolean {
  if (a.id === b.id || areKin(a, b)) return true;
  if (isNamed(a) && isNamed(b)) return false;
  const fit = (one: string | null, two: string | null): boolean => one === null || two === null || one === two;
  return fit(a.country, b.country) && fit(a.sector, b.sector);
}

function isNamed({ mentions }: ActorRecord): boolean {
  return mentions.some(({ form }) => form === 'name');
}

/// Whether two voices name different ones on a side.
function areDisputed(
  told: readonly StatementRecord[],
  side: 'actor' | 'recipient',
  actors: ReadonlyMap<string, ActorRecord>,
): boolean {
  const known = (each: StatementRecord): ActorRecord[] =>
    each[side].flatMap(({ actor }) => actors.get(actor ?? '') ?? []);
  return told.some((one, index) =>
    told.slice(0, index).some((two) => {
      const [a, b] = [known(one), known(two)];
      if (side === 'recipient' && (one.quantities.length > 0 || two.quantities.length > 0)) return false;
      return (
        voiceOf(one) !== voiceOf(two) &&
        a.length > 0 &&
        b.length > 0 &&
        !a.some((each) => b.some((other) => mayBeOneParty(each, other)))
      );
    }),
  );
}
