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

/// How one language tells a frame: its words, where the roles stand beside them, what must hold, and examples.
export interface Wording {
  /// The file that words the frame, and its line there.
  readonly file: string;
  readonly line: number;
  readonly units: readonly LexicalUnit[];
  /// Whether it tells a wide family of words loosely: then any other frame whose conditions hold goes before it.
  readonly broad: boolean;
  /// How likely, in percent, the model must take a word for a deed of the frame's type for it to tell the frame without being
  /// listed, where no other frame holds; null where it never does.
  readonly sure: number | null;
  readonly actor: RoleRule;
  readonly recipient: RoleRule;
  readonly instrument: readonly string[];
  readonly when: readonly Condition[];
  readonly unless: readonly Condition[];
  readonly examples: readonly FrameExample[];
  readonly counterexamples: readonly FrameExample[];
}

/// The wording of one frame of the codebook.
export interface FrameWording extends Wording {
  /// The frame's: "frames/assault.yaml#bomb".
  readonly frame: string;
}

/// The keys of a frame that word it.
export const WORDING_KEYS = [
  'verbs', 'nouns', 'adjectives', 'broad', 'sure', 'actor', 'recipient', 'instrument', 'when', 'unless', 'verb', 'noun', 'examples',
  'counterexamples',
]; // prettier-ignore

/// Reads one file of `wording/` of a language; `wording/assault.yaml` words the frames of `frames/assault.yaml`.
/// `prepositions` are those that stand inside units of several words ("cut off from"). Throws `codebook-invalid`.
export function parseWordings(file: CodebookFile, prepositions: ReadonlySet<string>): FrameWording[] {
  const root = YamlNode.read(file, 'herodotus/wording/1');
  root.only(['format', 'origin', 'frames']);
  const frames = file.name.replace(/^.*wording\//, 'frames/');
  return (root.get('frames')?.entries() ?? []).map(([name, node]) => {
    node.only(WORDING_KEYS);
    return { frame: `${frames}#${name}`, ...parseWording(file.name, node, prepositions) };
  });
}

/// Reads the wording of a frame; one without words is refused.
export function parseWording(file: string, node: YamlNode, prepositions: ReadonlySet<string>): Wording {
  const units = [
    ...parseUnits(node.get('verbs'), 'verb', prepositions),
    ...parseUnits(node.get('nouns'), 'noun', prepositions),
    ...parseUnits(node.get('adjectives'), 'adjective', prepositions),
  ];
  const sure = parseSure(node.get('sure'));
  if (units.length === 0 && sure === null)
    node.fail('the frame has no words', 'list verbs, nouns or adjectives under "verbs:", "nouns:" or "adjectives:"');
  return {
    file,
    line: node.line,
    units,
    broad: node.get('broad')?.asString() === 'true',
    sure,
    actor: parseRole(node, 'actor', ['subject']),
    recipient: parseRole(node, 'recipient', ['object']),
    instrument: node.get('instrument')?.asStrings() ?? [],
    when: parseConditions(node.get('when')),
    unless: parseConditions(node.get('unless')),
    examples: parseExamples(node.get('examples')),
    counterexamples: parseExamples(node.get('counterexamples')),
  };
}

function parseSure(node: YamlNode | null): number | null {
  if (node === null) return null;
  const percent = Number(node.asString());
  return Number.isInteger(percent) && percent > 0 && percent <= 100
    ? percent
    : node.fail(`"${node.asString()}" is no share`, 'write a whole number of percent, such as 80');
}

function parseUnits(node: YamlNode | null, kind: UnitKind, prepositions: ReadonlySet<string>): LexicalUnit[] {
  if (node === null) return [];
  return node
    .asStrings()
    .flatMap((text) => (text.includes('-') ? [text, text.replaceAll('-', ' ')] : [text]))
    .map((text) => {
      const words = text.toLowerCase().trim().split(/\s+/);
      if (words[0] === undefined || words[0] === '') node.fail('an empty word', 'take it out');
      if (/[,[\]]/.test(text)) node.fail(`"${text}" is no expression`, 'write the words as a list: [one, two, three]');
      return { kind, words, anchor: anchorOf(words, kind, prepositions) };
    });
}

/// What follows a preposition inside a unit is not what carries a noun.
function anchorOf(words: readonly string[], kind: UnitKind, prepositions: ReadonlySet<string>): number {
  if (kind === 'verb') return 0;
  const preposition = words.findIndex((word, index) => index > 0 && prepositions.has(word));
  if (kind === 'adjective' && prepositions.has(words[0] ?? '')) return words.length - 1;
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
    // "March" is the month alone.
    const terms = value.asStrings().map((term) => (place === 'self' ? term : term.toLowerCase()));
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

function parseExamples(node: YamlNode | null): FrameExample[] {
  if (node === null) return [];
  return node.items().map((item) => ({ text: item.asString(), line: item.line }));
}
