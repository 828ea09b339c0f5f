import type { EventType } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import { prepositionOf } from '../grammar/prepositions.js';
import type { ClassTest } from '../phrase/class-test.js';
import type { Phrases } from '../phrase/phrases.js';
import type { Parties } from './parties.js';

export type Role = 'actor' | 'recipient';

/// A deed whose parties are weighed.
export interface Partaken {
  readonly type: EventType;
  readonly anchor: number;
  /// All words that tell it.
  readonly words: readonly number[];
  /// The light verb of a noun of action, or null.
  readonly support: number | null;
  readonly passive: boolean;
  /// By a frame whose conditions hold, by one of which some fail, or by the model alone.
  readonly found: 'frame' | 'doubt' | 'model';
  readonly actor: readonly number[];
  readonly recipient: readonly number[];
  /// How the roles were filled, as in `why`.
  readonly by: Readonly<Record<Role, string>>;
}

/// What is asked about the phrases of a sentence.
export interface PartySense {
  readonly sentence: Sentence;
  readonly phrases: Phrases;
  readonly parties: Parties;
  readonly classes: ClassTest;
}

/// Is told a question and its answer.
export type TellSign = (question: Question, answer: string) => void;

/// What is asked of a phrase. Those that begin with "chosen" are asked of one by which the rules have filled the role.
type Question =
  | 'type'
  | 'kind'
  | 'kind for type'
  | 'path'
  | 'path of verb or noun'
  | 'path for type'
  | 'path from support'
  | 'found'
  | 'told by'
  | 'filled'
  | 'other role'
  | 'chosen by'
  | 'chosen by for type'
  | 'chosen by for kind'
  | 'chosen of'
  | 'chosen path'
  | 'chosen kind'
  | 'chosen kind for found'
  | 'distance'
  | 'name'
  | 'tag'
  | 'number'
  | 'word'
  | 'determined'
  | 'label'
  | 'label for kind'
  | 'owned'
  | 'force'
  | 'road'
  | 'of a land'
  | 'marks between';

/// Answers that are one of a few.
type Unit = 'noun' | 'passive' | 'verb';
type Filling = 'by it' | 'by another' | 'by nobody';
type Side = 'before' | 'behind';
type Meaning = 'meant' | 'personal' | 'other';
type Known = 'listed' | 'told';
type Plain = 'yes' | '-' | 'far' | 'place name' | 'owner' | 'number';

/// What the head of a phrase that names no actor may be, the surest first.
const CLASSES = ['human', 'folk', 'body-noun', 'craft', 'built', 'land', 'wares', 'thought', 'nature'] as const;
/// How many labels a path has at most.
const LONGEST = 4;
const DISTANCES: readonly number[] = [12, 7, 4, 2];
const MANY = 3;
const OPEN: Plain = '-';
const YES: Plain = 'yes';
const PLACE_NAME: Plain = 'place name';
const FARTHER: Plain = 'far';

/// Tells what speaks for and against a phrase being a party of a deed.
export function tellPartySigns(sense: PartySense, deed: Partaken, role: Role, head: number, tell: TellSign): void {
  const { sentence, parties, phrases } = sense;
  const { type, anchor, support, passive, found } = deed;
  const word = sentence.word(head);
  const chosen = deed[role];
  const other = role === 'actor' ? deed.recipient : deed.actor;
  const kind = kindOf(sense, head);
  const path = pathOf(sentence, anchor, head);
  const unit: Unit = sentence.word(anchor).upos === 'NOUN' ? 'noun' : passive ? 'passive' : 'verb';
  tell('type', type);
  tell('kind', kind);
  tell('kind for type', `${type}, ${kind}`);
  tell('path', path);
  tell('path of verb or noun', `${unit}, ${path}`);
  tell('path for type', `${type}, ${path}`);
  if (support !== null) tell('path from support', pathOf(sentence, support, head));
  tell('found', found);
  tell('told by', unit);
  const isChosen = chosen.includes(head);
  tell('filled', fillingOf(chosen, head));
  tell('other role', fillingOf(other, head));
  if (isChosen) {
    const by = deed.by[role];
    tell('chosen by', by);
    tell('chosen by for type', `${type}, ${by}`);
    tell('chosen by for kind', `${kind}, ${by}`);
    tell('chosen of', String(Math.min(chosen.length, MANY)));
    tell('chosen path', path);
    tell('chosen kind', kind);
    tell('chosen kind for found', `${found}, ${kind}`);
  }
  const far = DISTANCES.find((least) => Math.abs(head - anchor) >= least) ?? 1;
  const side: Side = head < anchor ? 'before' : 'behind';
  tell('distance', `${far} ${side}`);
  tell('name', sentence.nameAt(head)?.kind ?? OPEN);
  tell('tag', word.upos);
  if (word.upos === 'NOUN') tell('word', sentence.lemmas[head] ?? OPEN);
  tell('number', word.features.Number ?? OPEN);
  tell('determined', determinedBy(sentence, head));
  tell('label', word.label);
  tell('label for kind', `${kind}, ${word.label}`);
  if (parties.isOwned(head)) tell('owned', YES);
  if (parties.isForce(head)) tell('force', YES);
  if (parties.isNamedRoad(head)) tell('road', YES);
  if (phrases.ofItsLand(head) !== null) tell('of a land', YES);
  tell('marks between', String(Math.min(marksBetween(sentence, head, anchor), MANY)));
}

function fillingOf(heads: readonly number[], head: number): Filling {
  if (heads.includes(head)) return 'by it';
  return heads.length > 0 ? 'by another' : 'by nobody';
}

/// What a phrase is: an actor and of what kind, somebody, or a thing of a class.
function kindOf({ sentence, phrases, parties, classes }: PartySense, head: number): string {
  const { upos, features } = sentence.word(head);
  const actor = phrases.actor(phrases.named(head));
  if (upos === 'PRON') {
    const isMeant = actor !== null || phrases.nounOf(head) !== null;
    const who: Meaning = isMeant ? 'meant' : parties.isActor(head) ? 'personal' : 'other';
    return `pronoun ${who} ${features.PronType ?? OPEN}`;
  }
  if (actor === null) return CLASSES.find((name) => classes.isOf(sentence, head, name)) ?? upos;
  if (parties.isPlaceName(head)) return PLACE_NAME;
  const known: Known = actor.source === null ? 'told' : 'listed';
  return `${actor.kind} ${known}${upos === 'PROPN' ? ' name' : ''}`;
}

function determinedBy(sentence: Sentence, head: number): string {
  const owner: Plain = 'owner';
  const number: Plain = 'number';
  for (const child of sentence.children(head)) {
    const { label, features } = sentence.word(child);
    if (label === 'nmod:poss') return owner;
    if (features.Definite != null) return features.Definite;
    if (label === 'nummod') return number;
  }
  return OPEN;
}

function marksBetween(sentence: Sentence, one: number, other: number): number {
  let marks = 0;
  for (let at = Math.min(one, other) + 1; at < Math.max(one, other); at++)
    if (sentence.word(at).upos === 'PUNCT') marks++;
  return marks;
}

/// The labels from one word up and down to another, with the prepositions below: "^acl obj obl:against".
function pathOf(sentence: Sentence, from: number, to: number): string {
  const above: number[] = [];
  for (let at = from; at >= 0 && above.length <= LONGEST; at = sentence.word(at).head) above.push(at);
  const below: number[] = [];
  let at = to;
  for (; at >= 0 && !above.includes(at) && below.length <= LONGEST; at = sentence.word(at).head) below.push(at);
  const top = above.indexOf(at);
  if (top < 0 || top + below.length > LONGEST) return FARTHER;
  const up = above.slice(0, top).map((word) => `^${sentence.word(word).label}`);
  const down = below.reverse().map((word) => {
    const { label } = sentence.word(word);
    const preposition = label.startsWith('obl') || label.startsWith('nmod') ? prepositionOf(sentence, word) : null;
    return preposition === null ? label : `${label}:${preposition}`;
  });
  return [...up, ...down].join(' ');
}
