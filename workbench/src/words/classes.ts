import type { EventType, RelationKind } from '../../../src/annotation/record.js';

/// What is told apart by colour: the four classes of PLOVER's types, relations, and claims.
export type StatementClass =
  'verbal-cooperation' | 'material-cooperation' | 'verbal-conflict' | 'material-conflict' | 'relation' | 'claim';

/// The class of each type, PLOVER manual (2021 draft).
const TYPE_CLASS: Readonly<Record<EventType, StatementClass>> = {
  AGREE: 'verbal-cooperation',
  CONSULT: 'verbal-cooperation',
  SUPPORT: 'verbal-cooperation',
  CONCEDE: 'verbal-cooperation',
  COOPERATE: 'material-cooperation',
  AID: 'material-cooperation',
  RETREAT: 'material-cooperation',
  REQUEST: 'verbal-conflict',
  ACCUSE: 'verbal-conflict',
  REJECT: 'verbal-conflict',
  THREATEN: 'verbal-conflict',
  PROTEST: 'material-conflict',
  SANCTION: 'material-conflict',
  MOBILIZE: 'material-conflict',
  COERCE: 'material-conflict',
  ASSAULT: 'material-conflict',
};

/// How a class is shown where colour is missing, and what it is called.
export const CLASSES: Readonly<Record<StatementClass, { readonly sign: string; readonly name: string }>> = {
  'verbal-cooperation': { sign: '+', name: 'Cooperation in words' },
  'material-cooperation': { sign: '++', name: 'Cooperation in deeds' },
  'verbal-conflict': { sign: '−', name: 'Conflict in words' },
  'material-conflict': { sign: '−−', name: 'Conflict in deeds' },
  relation: { sign: '=', name: 'Relation' },
  claim: { sign: '·', name: 'Claim' },
};

export function classOfType(type: EventType): StatementClass {
  return TYPE_CLASS[type];
}

/// The class of a statement, of whose event and relation one or none is given.
export function classOf(statement: {
  readonly event: { readonly type: EventType } | null;
  readonly relation: RelationKind | null;
}): StatementClass {
  if (statement.event !== null) return TYPE_CLASS[statement.event.type];
  return statement.relation === null ? 'claim' : 'relation';
}
