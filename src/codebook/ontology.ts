import { EVENT_TYPES, type EventType } from '../annotation/record.js';
import { YamlNode, type CodebookFile } from './yaml.js';

export type EventClass = 'verbal cooperation' | 'material cooperation' | 'verbal conflict' | 'material conflict';

const CLASSES: readonly EventClass[] = [
  'verbal cooperation',
  'material cooperation',
  'verbal conflict',
  'material conflict',
];

export interface ModeEntry {
  readonly score: number | null;
  readonly cameo: string | null;
  /// What it means, in a few words.
  readonly gloss: string | null;
}

/// What the type of an embedded act says of the mode and code of the act that embeds it.
export interface ContentEntry {
  readonly mode: string | null;
  readonly cameo: string | null;
  /// As the two above, where the mode of the embedded act decides.
  readonly modes: Readonly<Record<string, { readonly mode: string | null; readonly cameo: string | null }>>;
}

export type ContentMap = Readonly<Partial<Record<EventType, ContentEntry>>>;

export interface TypeEntry {
  readonly class: EventClass;
  readonly score: number;
  readonly cameo: string;
  /// What its actors are counted as ("protesters"), or null.
  readonly counted: string | null;
  readonly modes: Readonly<Record<string, ModeEntry>>;
  readonly content: ContentMap;
  /// As `content`, for a demand (CAMEO 10x) where `content` is for an appeal (02x).
  readonly demandContent: ContentMap;
}

/// PLOVER's types with modes, scores and codes, and the contexts.
export interface Ontology {
  readonly types: Readonly<Record<EventType, TypeEntry>>;
  /// Names of the contexts; their words are the languages'.
  readonly contexts: readonly string[];
}

/// Reads `ontology/types.yaml` and `ontology/contexts.yaml`. Throws `codebook-invalid`.
export function parseOntology(types: CodebookFile, contexts: CodebookFile): Ontology {
  const root = YamlNode.read(types, 'herodotus/ontology/1');
  const node = root.get('types') ?? root.fail('there are no types', 'add "types:"');
  const entries = Object.fromEntries(
    EVENT_TYPES.map((type) => [type, parseType(node.get(type) ?? node.fail(`the type ${type} is missing`, 'add it'))]),
  ) as Record<EventType, TypeEntry>;
  return { types: entries, contexts: parseContexts(contexts) };
}

function parseType(node: YamlNode): TypeEntry {
  node.only(['class', 'gloss', 'score', 'cameo', 'counted', 'modes', 'content', 'demand-content']);
  const text = node.get('class')?.asString();
  const eventClass =
    CLASSES.find((value) => value === text) ??
    node.fail(`"${text ?? ''}" is no class`, `use one of: ${CLASSES.join(', ')}`);
  const modes: Record<string, ModeEntry> = {};
  for (const [name, mode] of node.get('modes')?.entries() ?? []) {
    mode.only(['score', 'cameo', 'gloss']);
    modes[name] = {
      score: mode.get('score')?.asNumber() ?? null,
      cameo: mode.get('cameo')?.asString() ?? null,
      gloss: mode.get('gloss')?.asString() ?? null,
    };
  }
  return {
    class: eventClass,
    score: node.get('score')?.asNumber() ?? node.fail('the score is missing', 'add "score:"'),
    cameo: node.get('cameo')?.asString() ?? node.fail('the CAMEO code is missing', 'add "cameo:"'),
    counted: node.get('counted')?.asString() ?? null,
    modes,
    content: parseContent(node.get('content')),
    demandContent: parseContent(node.get('demand-content')),
  };
}

function parseContent(node: YamlNode | null): ContentMap {
  const map: Partial<Record<EventType, ContentEntry>> = {};
  for (const [name, entry] of node?.entries() ?? []) {
    const type =
      EVENT_TYPES.find((value) => value === name) ??
      entry.fail(`"${name}" is no type`, `use one of: ${EVENT_TYPES.join(', ')}`);
    entry.only(['mode', 'cameo', 'modes']);
    const modes = (entry.get('modes')?.entries() ?? []).map(([mode, inner]) => [mode, modeAndCode(inner)] as const);
    map[type] = { ...modeAndCode(entry), modes: Object.fromEntries(modes) };
  }
  return map;
}

function modeAndCode(node: YamlNode): { mode: string | null; cameo: string | null } {
  return { mode: node.get('mode')?.asString() ?? null, cameo: node.get('cameo')?.asString() ?? null };
}

/// The modes of a type in the order of the codebook; none of a type that it does not know.
export function modesOf({ types }: Ontology, type: string): { readonly mode: string; readonly gloss: string | null }[] {
  const known = EVENT_TYPES.find((each) => each === type);
  const modes = known === undefined ? {} : types[known].modes;
  return Object.entries(modes).map(([mode, { gloss }]) => ({ mode, gloss }));
}

/// What the content of a type (and mode) says of the act that embeds it, or null.
export function contentOf(
  map: ContentMap,
  type: EventType,
  mode: string | null,
): { readonly mode: string | null; readonly cameo: string | null } | null {
  const entry = map[type];
  if (entry === undefined) return null;
  return (mode === null ? undefined : entry.modes[mode]) ?? entry;
}

function parseContexts(file: CodebookFile): string[] {
  const root = YamlNode.read(file, 'herodotus/ontology/1');
  return (root.get('contexts')?.entries() ?? []).map(([name, node]) => {
    node.only(['gloss']);
    return name;
  });
}
