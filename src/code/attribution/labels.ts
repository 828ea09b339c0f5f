import { CLOSING_LETTERS, OPENING_LETTERS } from '../../annotation/quotation-marks.js';
import type { Span } from '../../annotation/span.js';

/// Words of a line that may name who speaks in it, and what he says.
export interface Label {
  readonly name: Span;
  /// Where the colon or dash stands.
  readonly mark: number;
  readonly content: Span;
  /// How it is written: "NAME: …", "NAME (Town) (2.14 pm): …", "Some traders: …" and "…: some traders" of headlines, "… - traders" of
  /// them, "“…” ― NAME".
  readonly form: 'name' | 'bracketed' | 'before' | 'behind' | 'dashed' | 'signed';
}

const MARKS = OPENING_LETTERS + CLOSING_LETTERS;
const NAME = `(?:\\p{Lu}[\\p{L}\\p{N}.’'-]*\\s){0,5}\\p{Lu}[\\p{L}\\p{N}.’'-]*`;
/// "SPEAKER: …" of transcripts and headlines: a name of up to six words at the beginning of a line, with the seat and the time of who
/// speaks in brackets.
const SPEAKER = new RegExp(`^[${MARKS}'‘\\s]*(${NAME})((?:\\s?\\([^()\\n]{1,80}\\))*)(:)\\s+(\\S.*)$`, 'u');
/// "The Minister for Africa (Name): …": an office in words of its own, and who holds it.
const HOLDER = new RegExp(`^\\s*\\p{Lu}[\\p{L}.’'-]*(?:\\s[\\p{L}.’'-]+){1,8}\\s\\((${NAME})\\)(:)\\s+(\\S.*)$`, 'u');
/// "“…” ― Name": a quotation that its speaker signs.
const SIGNED = new RegExp(
  `^([${MARKS}].*[${CLOSING_LETTERS}])(?:\\s*([―—–]|--)\\s*|\\s+(-)\\s+)((?:\\p{Lu}[\\p{L}.’'-]*\\s+){0,5}\\p{Lu}[\\p{L}.’'-]*)\\s*$`,
  'u',
);
/// "Interior minister: …", "…: village head", "… - police"
const BEFORE = /^\s*([\p{L}’'-]+(?:\s[\p{L}’'-]+){0,4})(:)\s+(\S.*)$/u;
const BEHIND = /^(.*\S)(?:(:)|\s(-{1,2}|[–—]))\s+([\p{L}’'-]+(?:\s[\p{L}’'-]+){0,3})\s*$/u;

/// The labels that a line may have, the likelier first. `start` is where the line begins, in UTF-16 units.
export function labelsOf(line: string, start: number, isTitle: boolean): Label[] {
  const found = [spoken(line, start) ?? held(line, start), signed(line, start)];
  if (isTitle) found.push(before(line, start), behind(line, start));
  return found.filter((label) => label !== null);
}

function spoken(line: string, start: number): Label | null {
  const [, name, brackets = '', , said] = SPEAKER.exec(line) ?? [];
  if (name === undefined || said === undefined) return null;
  const at = line.indexOf(name);
  const mark = line.indexOf(':', at + name.length + brackets.length);
  return {
    name: { start: start + at, end: start + at + name.length },
    mark: start + mark,
    content: behindIn(line, start, said),
    form: brackets === '' ? 'name' : 'bracketed',
  };
}

function held(line: string, start: number): Label | null {
  const [, name, , said] = HOLDER.exec(line) ?? [];
  if (name === undefined || said === undefined) return null;
  const at = line.indexOf(`(${name})`) + 1;
  return {
    name: { start: start + at, end: start + at + name.length },
    mark: start + at + name.length + 1,
    content: behindIn(line, start, said),
    form: 'bracketed',
  };
}

function signed(line: string, start: number): Label | null {
  const [, quotation, long, hyphen, name] = SIGNED.exec(line) ?? [];
  const dash = long ?? hyphen;
  if (quotation === undefined || dash === undefined || name === undefined) return null;
  const at = line.lastIndexOf(name);
  return {
    name: { start: start + at, end: start + at + name.length },
    mark: start + line.lastIndexOf(dash, at - 1),
    content: { start, end: start + quotation.length },
    form: 'signed',
  };
}

function before(line: string, start: number): Label | null {
  const [, name, , said] = BEFORE.exec(line) ?? [];
  if (name === undefined || said === undefined) return null;
  const at = line.indexOf(name);
  const end = at + name.length;
  return {
    name: { start: start + at, end: start + end },
    mark: start + end,
    content: behindIn(line, start, said),
    form: 'before',
  };
}

function behind(line: string, start: number): Label | null {
  const [, said, colon, dash, name] = BEHIND.exec(line) ?? [];
  if (said === undefined || name === undefined) return null;
  const at = line.lastIndexOf(name);
  return {
    name: { start: start + at, end: start + at + name.length },
    mark: start + line.lastIndexOf(colon ?? dash ?? '', at - 1),
    content: { start, end: start + said.length },
    form: colon === undefined ? 'dashed' : 'behind',
  };
}

/// The stretch of what stands at the end of a line.
function behindIn(line: string, start: number, said: string): Span {
  const end = line.trimEnd().length;
  return { start: start + end - said.trimEnd().length, end: start + end };
}
