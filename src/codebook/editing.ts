import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/// Changes of the text of a file of the codebook that leave all else in it as it stands, comments and line breaks too. Where the
/// file has no such frame, or says already what it shall say, the text comes back as it was.

/// How far keys of a frame stand from the margin.
const OF_FRAME = '    ';

type Node = ParsedNode;

/// The text with one more example under a frame; `line` is a string of YAML.
export function withExample(text: string, frame: string, list: 'examples' | 'counterexamples', line: string): string {
  return within(text, frame, (lines, own) => {
    const value = valueOf(own, list);
    if (!isSeq(value)) return withKey(lines, own, list, `\n${OF_FRAME}  - ${line}`);
    if (value.items.some((item) => isScalar(item) && JSON.stringify(item.value) === line)) return lines;
    return appended(lines, value as YAMLSeq.Parsed, line);
  });
}

/// The text with words among those that a condition of a frame names at a place.
export function withCondition(
  text: string,
  frame: string,
  rule: 'when' | 'unless',
  place: string,
  words: readonly string[],
): string {
  return words.reduce(
    (before, word) => within(before, frame, (lines, own) => withTerm(lines, own, rule, place, word)),
    text,
  );
}

function withTerm(text: string, own: YAMLMap.Parsed, rule: 'when' | 'unless', place: string, word: string): string {
  const conditions = valueOf(own, rule);
  if (conditions === null) return withKey(text, own, rule, ` {${place}: [${term(word)}]}`);
  if (!isMap(conditions)) return text;
  const named = valueOf(conditions as YAMLMap.Parsed, place);
  if (named === null) {
    const [start = 0, end = 0] = conditions.range ?? [];
    if (conditions.flow === true) {
      const comma = conditions.items.length === 0 ? '' : ', ';
      return insertedBeforeClosing(text, end, `${comma}${place}: [${term(word)}]`);
    }
    return `${text.slice(0, start)}${place}: [${term(word)}]\n${indentAt(text, start)}${text.slice(start)}`;
  }
  return withListed(text, named, word);
}

/// The text with places at the head of those where a frame looks for a role.
export function withPlaces(
  text: string,
  frame: string,
  role: 'actor' | 'recipient',
  places: readonly string[],
): string {
  return within(text, frame, (lines, own) => {
    const value = valueOf(own, role);
    const written = `[${places.join(', ')}]`;
    if (value === null) return withKey(lines, own, role, ` ${written}`);
    return lines.slice(0, value.range[0]) + written + lines.slice(value.range[1]);
  });
}

/// The text without a unit of words in a list of a frame ("verbs"), where the frame has others there.
export function withoutUnit(text: string, frame: string, list: string, unit: string): string {
  return within(text, frame, (lines, own) => lessUnit(lines, valueOf(own, list), unit));
}

function lessUnit(text: string, value: Node | null, unit: string): string {
  if (!isSeq(value) || value.items.length < 2) return text;
  const items = value.items as Node[];
  const at = items.findIndex((item) => isScalar(item) && plain(item) === unit);
  const item = items[at];
  if (item === undefined) return text;
  const [next, before] = [items[at + 1], items[at - 1]];
  if (value.flow !== true) {
    const from = text.lastIndexOf('\n', item.range[0]);
    const to = text.indexOf('\n', item.range[1]);
    return text.slice(0, from) + text.slice(to < 0 ? text.length : to);
  }
  const [from, to] = next === undefined ? [before?.range[1] ?? 0, item.range[1]] : [item.range[0], next.range[0]];
  return text.slice(0, from) + text.slice(to);
}

/// The text with an entry in a map of a map: `regions` → `NOR` → `Halvik: [60, 5]`. Keys that are not there are added.
export function withEntry(text: string, map: string, key: string, name: string, value: string): string {
  const { contents } = parseDocument<Node>(text);
  const outer = isMap(contents) ? valueOf(contents, map) : null;
  if (!isMap(outer)) return `${text.replace(/\n*$/, '\n')}${map}:\n  ${key}: {${term(name)}: ${value}}\n`;
  const inner = valueOf(outer as YAMLMap.Parsed, key);
  if (inner === null) {
    const [start = 0] = outer.range ?? [];
    return `${text.slice(0, start)}${key}: {${term(name)}: ${value}}\n${indentAt(text, start)}${text.slice(start)}`;
  }
  if (!isMap(inner)) return text;
  const known = valueOf(inner as YAMLMap.Parsed, name);
  if (known !== null) return text.slice(0, known.range[0]) + value + text.slice(known.range[1]);
  const [start = 0, end = 0] = inner.range ?? [];
  if (inner.flow === true)
    return insertedBeforeClosing(text, end, `${inner.items.length === 0 ? '' : ', '}${term(name)}: ${value}`);
  return `${text.slice(0, start)}${term(name)}: ${value}\n${indentAt(text, start)}${text.slice(start)}`;
}

/// The names of the frames of a file.
export function framesIn(text: string): string[] {
  const { contents } = parseDocument<Node>(text);
  const frames = isMap(contents) ? valueOf(contents, 'frames') : null;
  return isMap(frames) ? frames.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : [])) : [];
}

/// A word as YAML writes it in a list.
export function term(word: string): string {
  return /^[$\p{L}][\p{L}\p{M} ’'-]*$/u.test(word) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(word)
    ? word
    : JSON.stringify(word);
}

/// The lines of a frame, its name among them; empty where the file has no such frame.
export function frameLines(text: string, frame: string): string {
  const { start, end } = frameSpan(text, frame);
  return text.slice(start, end);
}

/// The file with the lines of a frame changed: only these are read, since the files are long.
function within(text: string, frame: string, change: (lines: string, frame: YAMLMap.Parsed) => string): string {
  const { start, end } = frameSpan(text, frame);
  const lines = text.slice(start, end);
  const { contents } = parseDocument<Node>(lines);
  const own = isMap(contents) ? valueOf(contents, frame) : null;
  return isMap(own) ? text.slice(0, start) + change(lines, own as YAMLMap.Parsed) + text.slice(end) : text;
}

function frameSpan(text: string, frame: string): { readonly start: number; readonly end: number } {
  const body = text.indexOf('\nframes:');
  const start = body < 0 ? -1 : text.indexOf(`\n  ${frame}:`, body) + 1;
  if (start <= 0) return { start: 0, end: 0 };
  const next = /\n {0,2}\S/g;
  next.lastIndex = start;
  const found = next.exec(text);
  return { start, end: found === null ? text.length : found.index + 1 };
}

function pairOf(map: YAMLMap.Parsed, key: string): Pair<Node, Node | null> | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function valueOf(map: YAMLMap.Parsed, key: string): Node | null {
  return pairOf(map, key)?.value ?? null;
}

/// A frame with another key, before its examples.
function withKey(text: string, frame: YAMLMap.Parsed, key: string, value: string): string {
  if (frame.flow === true) return text;
  const keys = frame.items.map((pair) => pair.key as Scalar.Parsed);
  const behind = key.endsWith('examples')
    ? undefined
    : keys.find(({ value: name }) => String(name).endsWith('examples'));
  if (behind !== undefined) {
    const at = text.lastIndexOf('\n', behind.range[0]) + 1;
    return `${text.slice(0, at)}${OF_FRAME}${key}:${value}\n${text.slice(at)}`;
  }
  const last = frame.items.at(-1);
  const end = text.indexOf('\n', endOf(last?.value ?? null, last?.key ?? null));
  return end < 0
    ? `${text}\n${OF_FRAME}${key}:${value}\n`
    : `${text.slice(0, end)}\n${OF_FRAME}${key}:${value}${text.slice(end)}`;
}

/// Where what a value says ends; of lists of lines that is the last line, not what follows it.
function endOf(value: Node | null, key: Node | null): number {
  if (value === null) return key?.range[1] ?? 0;
  if ((isSeq(value) || isMap(value)) && value.flow !== true) {
    const last = value.items.at(-1);
    if (isMap(value)) {
      const pair = last as Pair<Node, Node | null> | undefined;
      return endOf(pair?.value ?? null, pair?.key ?? null);
    }
    return endOf((last ?? null) as Node | null, null);
  }
  return value.range[1];
}

/// A list, or a single word in its place, with one more word.
function withListed(text: string, value: Node, word: string): string {
  if (isSeq(value)) {
    if ((value.items as Node[]).some((item) => isScalar(item) && plain(item) === word)) return text;
    return appended(text, value as YAMLSeq.Parsed, term(word));
  }
  if (!isScalar(value) || plain(value) === word) return text;
  const [start, end] = value.range;
  return `${text.slice(0, start)}[${text.slice(start, end)}, ${term(word)}]${text.slice(end)}`;
}

function appended(text: string, list: YAMLSeq.Parsed, written: string): string {
  if (list.flow === true)
    return insertedBeforeClosing(text, list.range[1], `${list.items.length === 0 ? '' : ', '}${written}`);
  const end = text.indexOf('\n', endOf(list, null));
  const line = `\n${indentAt(text, list.range[0])}- ${written}`;
  return end < 0 ? text + line : text.slice(0, end) + line + text.slice(end);
}

/// `end` is behind the bracket that closes.
function insertedBeforeClosing(text: string, end: number, words: string): string {
  const closing = end - 1;
  const kept = text.slice(0, closing).trimEnd();
  const comma = kept.endsWith(',') && words.startsWith(', ') ? words.slice(1) : words;
  return kept + comma + text.slice(closing);
}

function indentAt(text: string, at: number): string {
  return ' '.repeat(at - (text.lastIndexOf('\n', at - 1) + 1));
}

function plain(item: Scalar.Parsed | Scalar): string {
  return String(item.value).toLowerCase();
}
