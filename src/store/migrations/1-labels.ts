import type { Kysely } from 'kysely';
import type { ActorKind, EventType, RelationKind, StatementRecord, Status } from '../../annotation/record.js';
import type { Tables } from '../tables.js';

type Class = 'cooperation in words' | 'cooperation in deeds' | 'conflict in words' | 'conflict in deeds';

/// What the types of PLOVER are called, and the class of each.
const EVENT_TYPES: Readonly<Record<EventType, readonly [label: string, of: Class]>> = {
  AGREE: ['agrees or promises', 'cooperation in words'],
  CONSULT: ['meets or negotiates', 'cooperation in words'],
  SUPPORT: ['supports in words or by a formal act', 'cooperation in words'],
  CONCEDE: ['gives way', 'cooperation in words'],
  COOPERATE: ['works together', 'cooperation in deeds'],
  AID: ['gives aid', 'cooperation in deeds'],
  RETREAT: ['withdraws, releases or ends', 'cooperation in deeds'],
  REQUEST: ['asks or demands', 'conflict in words'],
  ACCUSE: ['accuses or investigates', 'conflict in words'],
  REJECT: ['rejects', 'conflict in words'],
  THREATEN: ['threatens', 'conflict in words'],
  PROTEST: ['protests', 'conflict in deeds'],
  SANCTION: ['sanctions or cuts ties', 'conflict in deeds'],
  MOBILIZE: ['mobilises forces', 'conflict in deeds'],
  COERCE: ['coerces without arms', 'conflict in deeds'],
  ASSAULT: ['uses force', 'conflict in deeds'],
};

const RELATIONS: Readonly<Record<RelationKind, string>> = {
  ally: 'is an ally of',
  opponent: 'is an opponent of',
  controls: 'controls',
  member: 'is a member of',
  leads: 'leads',
  located: 'is located in',
  part: 'is a part of',
  same: 'is the same as',
};

const STATUSES: Readonly<Record<Status, string>> = {
  occurred: 'is told to have happened',
  ongoing: 'is told to go on',
  planned: 'is planned or announced',
  proposed: 'is proposed',
  demanded: 'is demanded',
  hypothetical: 'is supposed',
  counterfactual: 'is told not to have come about',
};

const CERTAINTIES: Readonly<Record<StatementRecord['certainty'], string>> = {
  certain: 'told without reserve',
  probable: 'told as likely',
  possible: 'told as possible',
};

const POLARITIES: Readonly<Record<StatementRecord['polarity'], string>> = {
  positive: 'asserted',
  negative: 'denied',
};

const ACTOR_KINDS: Readonly<Record<ActorKind, string>> = {
  state: 'a state or its government',
  organisation: 'an organisation or company',
  group: 'a group of people who act together',
  person: 'a person',
  office: 'an office, whoever holds it',
  population: 'a people or a part of one',
  unknown: 'not told',
};

/// Fills the tables of labels.
export async function fillLabels(db: Kysely<Tables>): Promise<void> {
  const types = Object.entries(EVENT_TYPES).map(([type, [label, of]]) => ({ type, label, class: of }));
  await db.insertInto('event_types').values(types).execute();
  const lists = {
    relation: RELATIONS,
    status: STATUSES,
    certainty: CERTAINTIES,
    polarity: POLARITIES,
    actor_kind: ACTOR_KINDS,
  };
  const rows = Object.entries(lists).flatMap(([list, labels]) =>
    Object.entries(labels).map(([code, label]) => ({ list, code, label })),
  );
  await db.insertInto('labels').values(rows).execute();
}
