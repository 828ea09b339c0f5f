import type { EventType, RelationKind } from '../annotation/record.js';
import { YamlNode, type CodebookFile } from './yaml.js';

/// The kind of word that carries a frame.
export type UnitKind = 'verb' | 'noun' | 'adjective';

/// The words of a frame that stand for one sense: dictionary forms in order; `anchor` is the index of the carrying word.
export interface LexicalUnit {
  readonly kind: UnitKind;
  readonly words: readonly string[];
  readonly anchor: number;
}

/// What must (not) head a place of the clause: words in dictionary form, `$classes`, or whether it is filled at all.
export interface Condition {
  readonly place: string;
  readonly words: readonly string[];
  readonly classes: readonly string[];
  readonly filled: boolean | null;
  readonly line: number;
}

/// Where a role stands, best place first, by the kind of word that carries the frame.
export interface RoleRule {
  readonly verb: readonly string[];
  readonly noun: readonly string[];
}

export interface FrameExample {
  readonly text: string;
  readonly line: number;
}

export interface SecondEvent {
  readonly type: EventType;
  readonly mode: string | null;
  readonly cameo: string | null;
}

/// One sense family of the codebook, see docs/codebook.md.
export interface Frame {
  /// "frames/assault.yaml#bomb"
  readonly id: string;
  readonly line: number;
  readonly gloss: string;
  readonly type: EventType | null;
  readonly relation: RelationKind | null;
  readonly mode: string | null;
  readonly cameo: string | null;
  readonly contexts: readonly string[];
  readonly units: readonly LexicalUnit[];
  readonly actor: RoleRule;
  readonly recipient: RoleRule;
  readonly instrument: readonly string[];
  readonly when: readonly Condition[];
  readonly unless: readonly Condition[];
  /// A second event that the same words tell: a prison sentence is a conviction and an arrest.
  readonly also: SecondEvent | null;
  readonly examples: readonly FrameExample[];
  readonly counterexamples: readonly FrameExample[];
}

export const EVENT_TYPES: readonly EventType[] = [
  'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST',
  'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT',
]; // prettier-ignore

export const RELATION_KINDS: readonly RelationKind[] = [
  'ally', 'opponent', 'controls', 'member', 'leads', 'located', 'part', 'same',
]; // prettier-ignore

const FRAME_KEYS = [
  'gloss', 'verbs', 'nouns', 'adjectives', 'mode', 'cameo', 'contexts', 'actor', 'recipient', 'instrument',
  'when', 'unless', 'verb', 'noun', 'examples', 'counterexamples', 'also',
]; // prettier-ignore

/// Prepositions inside a unit of several words: what follows them is not what carries a noun.
const PREPOSITIONS = new Set(['of', 'on', 'in', 'for', 'to', 'with', 'against', 'at', 'by', 'from', 'into', 'under', 'over', 'between', 'out', 'as', 'without', 'upon', 'off']); // prettier-ignore

/// Reads one file of `codebook/frames`. Throws HerodotusError `codebook-invalid`.
export function parseFrames(file: CodebookFile): Frame[] {
  const root = YamlNode.read(file, 'herodotus/frames/1');
  root.only(['format', 'origin', 'type', 'relation', 'frames']);
  const type = oneOf(root.get('type'), EVENT_TYPES);
  const relation = oneOf(root.get('relation'), RELATION_KINDS);
  if ((type === null) === (relation === null))
    root.fail('neither or both of type and relation are given', 'give "type: …" or "relation: …"');
  return (root.get('frames')?.entries() ?? []).map(([name, node]) => parseFrame(file.name, name, node, type, relation));
}

function parseFrame(
  file: string,
  name: string,
  node: YamlNode,
  type: EventType | null,
  relation: RelationKind | null,
): Frame {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    node.fail(`"${name}" is no frame name`, 'use small letters, digits and hyphens');
  node.only(FRAME_KEYS);
  const cameo = node.get('cameo')?.asString() ?? null;
  if (cameo !== null && !/^\d{2,4}$/.test(cameo))
    node.fail(`"${cameo}" is no CAMEO code`, 'write two to four digits in quotes');
  const units = [
    ...parseUnits(node.get('verbs'), 'verb'),
    ...parseUnits(node.get('nouns'), 'noun'),
    ...parseUnits(node.get('adjectives'), 'adjective'),
  ];
  if (units.length === 0)
    node.fail('the frame has no words', 'list verbs, nouns or adjectives under "verbs:", "nouns:" or "adjectives:"');
  return {
    id: `${file}#${name}`,
    line: node.line,
    gloss: node.get('gloss')?.asString() ?? '',
    type,
    relation,
    mode: node.get('mode')?.asString() ?? null,
    cameo,
    contexts: node.get('contexts')?.asStrings() ?? [],
    units,
    actor: parseRole(node, 'actor', ['subject']),
    recipient: parseRole(node, 'recipient', ['object']),
    instrument: node.get('instrument')?.asStrings() ?? [],
    when: parseConditions(node.get('when')),
    unless: parseConditions(node.get('unless')),
    also: parseSecond(node.get('also')),
    examples: parseExamples(node.get('examples')),
    counterexamples: parseExamples(node.get('counterexamples')),
  };
}

function oneOf<T extends string>(node: YamlNode | null, allowed: readonly T[]): T | null {
  if (node === null) return null;
  const text = node.asString();
  const found = allowed.find((value) => value === text);
  return found ?? node.fail(`"${text}" is not known`, `use one of: ${allowed.join(', ')}`);
}

function parseUnits(node: YamlNode | null, kind: UnitKind): LexicalUnit[] {
  if (node === null) return [];
  return node
    .asStrings()
    .flatMap((text) => (text.includes('-') ? [text, text.replaceAll('-', ' ')] : [text]))
    .map((text) => {
      const words = text.toLowerCase().trim().split(/\s+/);
      if (words[0] === undefined || words[0] === '') node.fail('an empty word', 'take it out');
      if (/[,[\]]/.test(text)) node.fail(`"${text}" is no expression`, 'write the words as a list: [one, two, three]');
      return { kind, words, anchor: anchorOf(words, kind) };
    });
}

function anchorOf(words: readonly string[], kind: UnitKind): number {
  if (kind === 'verb') return 0;
  const preposition = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  if (kind === 'adjective' && PREPOSITIONS.has(words[0] ?? '')) return words.length - 1;
  return (preposition < 0 ? words.length : preposition) - 1;
}

function parseRole(node: YamlNode, role: 'actor' | 'recipient', fallback: readonly string[]): RoleRule {
  const both = node.get(role)?.asStrings() ?? fallback;
  return {
    verb: node.get('verb')?.get(role)?.asStrings() ?? both,
    noun: node.get('noun')?.get(role)?.asStrings() ?? both,
  };
}

function parseConditions(node: YamlNode | null): Condition[] {
  if (node === null) return [];
  return node.entries().map(([place, value]) => {
    const terms = value.asStrings().map((term) => term.toLowerCase());
    const filled = terms.includes('any') ? true : terms.includes('none') ? false : null;
    return {
      place,
      words: terms.filter((term) => !term.startsWith('$') && term !== 'any' && term !== 'none'),
      classes: terms.filter((term) => term.startsWith('$')).map((term) => term.slice(1)),
      filled,
      line: value.line,
    };
  });
}

function parseSecond(node: YamlNode | null): SecondEvent | null {
  if (node === null) return null;
  node.only(['type', 'mode', 'cameo']);
  const type = oneOf(node.get('type'), EVENT_TYPES) ?? node.fail('the second event has no type', 'add "type:"');
  return { type, mode: node.get('mode')?.asString() ?? null, cameo: node.get('cameo')?.asString() ?? null };
}

function parseExamples(node: YamlNode | null): FrameExample[] {
  if (node === null) return [];
  return node.items().map((item) => ({ text: item.asString(), line: item.line }));
}
