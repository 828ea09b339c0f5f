import type { EventType, RelationKind, StatementRecord } from '../annotation/record.js';

/// What a reader tells apart by colour: the four classes of PLOVER's types, relations, and claims.
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
  'verbal-cooperation': { sign: '+', name: 'cooperation in words' },
  'material-cooperation': { sign: '++', name: 'cooperation in deeds' },
  'verbal-conflict': { sign: '−', name: 'conflict in words' },
  'material-conflict': { sign: '−−', name: 'conflict in deeds' },
  relation: { sign: '=', name: 'relation' },
  claim: { sign: '·', name: 'claim' },
};

/// The class of a type of PLOVER.
export function classOf(type: EventType): StatementClass {
  return TYPE_CLASS[type];
}

export function statementClass(statement: StatementRecord): StatementClass {
  if (statement.event !== null) return TYPE_CLASS[statement.event.type];
  return statement.relation === null ? 'claim' : 'relation';
}

/// As `statementClass`, for what a frame of the codebook tells.
export function frameClass(what: EventType | RelationKind): StatementClass {
  return (TYPE_CLASS as Readonly<Record<string, StatementClass>>)[what] ?? 'relation';
}

/// The class that the link between two actors is drawn in: conflict, cooperation, or neither.
export function tone(statement: StatementRecord): 'cooperation' | 'conflict' | 'neutral' {
  const named = statementClass(statement);
  if (named.endsWith('cooperation')) return 'cooperation';
  if (named.endsWith('conflict')) return 'conflict';
  if (statement.relation === 'ally') return 'cooperation';
  return statement.relation === 'opponent' ? 'conflict' : 'neutral';
}
