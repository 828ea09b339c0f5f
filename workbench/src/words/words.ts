import type { DisputedOverPages, RelationKind, StatementRecord, Status } from '../../../src/annotation/record.js';
import type { IncidentSummary, PartyAnswer, StatementAnswer, VoiceAnswer } from '../../../src/server/api.js';

export const RELATIONS: Readonly<Record<RelationKind, string>> = {
  ally: 'ally of',
  opponent: 'opponent of',
  controls: 'controls',
  member: 'member of',
  leads: 'leads',
  located: 'located in',
  part: 'part of',
  same: 'same as',
};

/// What a status means, said of something affirmed and of something negated.
const STATUSES: Readonly<Record<Status, readonly [affirmed: string, negated: string]>> = {
  occurred: ['happened', 'did not happen'],
  ongoing: ['going on', 'not going on'],
  planned: ['planned', 'ruled out'],
  proposed: ['proposed', 'advised against'],
  demanded: ['demanded', 'demanded that not'],
  hypothetical: ['hypothetical', 'hypothetical, negated'],
  counterfactual: ['would have happened', 'would not have happened'],
};

export const DISPUTED: Readonly<Record<DisputedOverPages, string>> = {
  polarity: 'whether it happened',
  actor: 'who did it',
  recipient: 'to whom',
  quantities: 'how many',
  place: 'where',
  day: 'when',
};

type Told = Pick<StatementRecord, 'status' | 'polarity' | 'certainty'>;

/// Whether a statement says that it happened: "happened", "probably planned", "ruled out".
export function whether({ status, polarity, certainty }: Told): string {
  const word = STATUSES[status][polarity === 'positive' ? 0 : 1];
  if (status === 'hypothetical' || status === 'counterfactual' || certainty === 'certain') return word;
  return `${certainty === 'probable' ? 'probably' : 'possibly'} ${word}`;
}

/// Whether a statement says plainly that something happened or goes on; all else is set off by a mark.
export function isPlain({ status, polarity, certainty }: Told): boolean {
  return (status === 'occurred' || status === 'ongoing') && polarity === 'positive' && certainty === 'certain';
}

/// Type and mode of an event, name of a relation.
export function what(statement: Pick<StatementAnswer | StatementRecord, 'event' | 'relation'>): string {
  const { event, relation } = statement;
  if (event !== null) return event.mode === null ? event.type : `${event.type} ${event.mode}`;
  return relation === null ? 'claim' : RELATIONS[relation];
}

/// Who stands in a role, each once, with the actor where the words do not hold its name.
export function parties(role: readonly PartyAnswer[]): string {
  return [...new Set(role.map(party))].join('; ');
}

export function party({ words, actor, inherited }: PartyAnswer): string {
  if (inherited !== undefined) return ofSide(words, actor?.name ?? null);
  if (actor === null) return words;
  const pronoun = /^(?:he|she|it|they|him|her|them|we|us|who|which|that)$/i.test(words);
  if (pronoun) return actor.name;
  return words.toLowerCase().includes(actor.name.toLowerCase()) ? words : `${words} (${actor.name})`;
}

/// Words that mean no more than the side of the one who speaks, with its name where it is known.
export function ofSide(words: string, name: string | null): string {
  return name === null || name === words ? `${words} (the speaker’s side)` : `${words} (the speaker’s side: ${name})`;
}

/// What a voice is called; the page's own is the report.
export function voiceName(voice: VoiceAnswer): string {
  if (voice.kind === 'source') return voice.name ?? 'someone not named';
  if (voice.kind === 'reader') return voice.name ?? 'a reader';
  return voice.name ?? 'the report';
}

/// The class of the colour of a voice where no page gives each reader one.
export function voiceClass(kind: VoiceAnswer['kind']): string {
  return kind === 'source' ? 'v-source' : kind === 'reader' ? 'v-reader-1' : 'v-report';
}

/// The innermost voice of a chain: who says so.
export function innermost(chain: readonly VoiceAnswer[]): VoiceAnswer | undefined {
  return chain.at(-1);
}

/// "2031-03-04", "2031-03", "2031-03-04 – 2031-03-06", or nothing.
export function days(from: string | null, to: string | null): string {
  if (from === null || to === null) return from === null ? (to === null ? '' : `until ${to}`) : `from ${from}`;
  if (from === to) return from;
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  const month = from.slice(0, 7);
  const next = new Date(Date.parse(to) + 86_400_000);
  if (from === `${month}-01` && to.startsWith(month) && next.getUTCDate() === 1) return month;
  return `${from} – ${to}`;
}

/// "12", "12 or more", "up to 12", "about 12".
export function bounded(number: {
  readonly value: number;
  readonly least: number | null;
  readonly most: number | null;
}): string {
  const value = number.value.toLocaleString('en');
  if (number.most === null) return number.least === null ? `about ${value}` : `${value} or more`;
  if (number.least === null) return `up to ${number.most.toLocaleString('en')}`;
  return number.least === number.most
    ? value
    : `${number.least.toLocaleString('en')}–${number.most.toLocaleString('en')}`;
}

/// "1 report", "2 reports".
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/// How an incident stands: in one word.
export function standing(incident: Pick<IncidentSummary, 'asserted' | 'denied' | 'disputedFields'>): string {
  if (incident.denied > 0) return incident.asserted > 0 ? 'disputed' : 'denied';
  return incident.disputedFields.length > 0 ? 'differs' : '';
}
