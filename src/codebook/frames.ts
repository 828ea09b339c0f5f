import { EVENT_TYPES, RELATION_KINDS, type EventType, type RelationKind } from '../annotation/record.js';
import { parseWording, WORDING_KEYS, type FrameWording, type Wording } from './wording.js';
import { YamlNode, type CodebookFile } from './yaml.js';

export interface SecondEvent {
  readonly type: EventType;
  readonly mode: string | null;
  readonly cameo: string | null;
}

/// What one sense family means, in no language, see docs/codebook.md.
export interface FrameMeaning {
  /// "frames/assault.yaml#bomb"
  readonly id: string;
  readonly gloss: string;
  readonly type: EventType | null;
  readonly relation: RelationKind | null;
  readonly mode: string | null;
  readonly cameo: string | null;
  readonly contexts: readonly string[];
  /// A second event that the same words tell: a prison sentence is a conviction and an arrest.
  readonly also: SecondEvent | null;
}

/// A frame of the codebook. A scholar's own may bring its wording along, in the language that is coded; ours have theirs
/// in the language packs.
export interface FrameEntry extends FrameMeaning {
  readonly line: number;
  readonly wording: Wording | null;
}

/// A frame as a language tells it: meaning and wording.
export type Frame = FrameMeaning & Wording;

const MEANING_KEYS = ['gloss', 'mode', 'cameo', 'contexts', 'also'];

/// Reads one file of `codebook/frames`. Throws HerodotusError `codebook-invalid`.
export function parseFrames(file: CodebookFile, prepositions: ReadonlySet<string>): FrameEntry[] {
  const root = YamlNode.read(file, 'herodotus/frames/1');
  root.only(['format', 'origin', 'type', 'relation', 'frames']);
  const type = oneOf(root.get('type'), EVENT_TYPES);
  const relation = oneOf(root.get('relation'), RELATION_KINDS);
  if ((type === null) === (relation === null))
    root.fail('neither or both of type and relation are given', 'give "type: …" or "relation: …"');
  return (root.get('frames')?.entries() ?? []).map(([name, node]) => ({
    ...parseMeaning(file.name, name, node, type, relation),
    line: node.line,
    wording: WORDING_KEYS.some((key) => node.get(key) !== null) ? parseWording(file.name, node, prepositions) : null,
  }));
}

function parseMeaning(
  file: string,
  name: string,
  node: YamlNode,
  type: EventType | null,
  relation: RelationKind | null,
): FrameMeaning {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    node.fail(`"${name}" is no frame name`, 'use small letters, digits and hyphens');
  node.only([...MEANING_KEYS, ...WORDING_KEYS]);
  const cameo = node.get('cameo')?.asString() ?? null;
  if (cameo !== null && !/^\d{2,4}$/.test(cameo))
    node.fail(`"${cameo}" is no CAMEO code`, 'write two to four digits in quotes');
  return {
    id: `${file}#${name}`,
    gloss: node.get('gloss')?.asString() ?? '',
    type,
    relation,
    mode: node.get('mode')?.asString() ?? null,
    cameo,
    contexts: node.get('contexts')?.asStrings() ?? [],
    also: parseSecond(node.get('also')),
  };
}

/// The frames that a language words, in the order of the codebook. A wording that stands with the frame itself goes before
/// the language's.
export function joinFrames(entries: readonly FrameEntry[], wordings: readonly FrameWording[]): Frame[] {
  const worded = new Map(wordings.map(({ frame, ...wording }) => [frame, wording]));
  return entries.flatMap(({ wording: own, line: _, ...meaning }) => {
    const wording = own ?? worded.get(meaning.id);
    return wording === undefined ? [] : [{ ...meaning, ...wording }];
  });
}

/// Wordings of frames that the codebook has not.
export function unknownFrames(entries: readonly FrameEntry[], wordings: readonly FrameWording[]): FrameWording[] {
  const known = new Set(entries.map(({ id }) => id));
  return wordings.filter(({ frame }) => !known.has(frame));
}

function oneOf<T extends string>(node: YamlNode | null, allowed: readonly T[]): T | null {
  if (node === null) return null;
  const text = node.asString();
  const found = allowed.find((value) => value === text);
  return found ?? node.fail(`"${text}" is not known`, `use one of: ${allowed.join(', ')}`);
}

function parseSecond(node: YamlNode | null): SecondEvent | null {
  if (node === null) return null;
  node.only(['type', 'mode', 'cameo']);
  const type = oneOf(node.get('type'), EVENT_TYPES) ?? node.fail('the second event has no type', 'add "type:"');
  return { type, mode: node.get('mode')?.asString() ?? null, cameo: node.get('cameo')?.asString() ?? null };
}
