import { withoutCounts } from '../comment/bylines.js';
import { asWholeName, isFurniture } from '../comment/facts.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { readDate } from '../evidence/page-date.js';
import { headerTokens, type Part, type Token } from './header-tokens.js';

/// What a line of a pasted page says that may stand above or below a comment: who wrote it, when, and whom it answers.
export interface HeaderLine {
  /// The order of its parts: N a name, W a day or a time, B "by", S "says": "NW", "BNW", "NS", "W".
  readonly shape: string;
  /// The same with the marks between the parts, by which the headers of one page are alike.
  readonly signature: string;
  readonly name: string | null;
  /// "@name" beside it.
  readonly handle: string | null;
  /// ISO 8601, or null where no year is given.
  readonly published: string | null;
  /// Whom the writer answers, where the line says so.
  readonly answers: string | null;
  /// Whether a time of day, or "3 hours ago", stands in it.
  readonly timed: boolean;
  /// Whether a time of day stands in it and no day.
  readonly dayless: boolean;
  /// Whether the number of an account stands behind the name.
  readonly numbered: boolean;
}

const LONGEST = 120;
const LONGEST_NAME = 50;
const MOST_NAME_WORDS = 8;
const LONGEST_ARTICLE = 3;
/// Words in small letters behind the day that say how a comment was sent: "via mobile".
const MOST_REMARK = 3;
/// Votes, stars, a fold mark or a number in front of the name: "▲ 41 ▼ 2  Name", "[–] Name", "#3 Name", "3. Name". "12. May" is a day.
const ORNAMENT =
  /^(?:(?:(?:[▲▼△▽⬆⬇↑↓★☆✓✔]|\p{Extended_Pictographic})\uFE0F?\s*)+\d*\s*|[+−-]\d+\s+|\[[–−+-]\]\s*|#\d+[.:)]?\s+|\d{1,4}[.)]\s+(?!\p{L}{3,9}\.?\s+\d))+/u;
/// A vote among them.
const VOTE = /[▲▼△▽⬆⬇↑↓\p{Extended_Pictographic}]\uFE0F?\s*\d|^[+−-]\d/u;

/// "Name · 3h → Other"
const POINTED = /^([^→➔↪»]*\S)\s+[→➔↪»]\s+(\S[^→➔↪»]{0,40})$/u;

/// Reads a line as the header of a comment; null where it says more than that. `dayFirst`: how a date of numbers is read.
export function headerLine(whole: string, cues: CommentCues, dayFirst = false): HeaderLine | null {
  if (whole.length > LONGEST) return null;
  const pointed = POINTED.exec(whole);
  if (pointed !== null) {
    const left = headerLine(pointed[1] ?? '', cues, dayFirst);
    const answers = asWholeName(pointed[2] ?? '', cues);
    if (left?.shape.includes('NW') === true && answers !== null) return { ...left, answers };
  }
  // A date of numbers alone is a count too.
  const bare = withoutCounts(whole, cues) || whole;
  const ornament = ORNAMENT.exec(bare)?.[0] ?? '';
  const line = bare.slice(ornament.length);
  if (line.length < 2) return null;
  const tokens = headerTokens(line, cues);
  if (tokens.length === 0) return null;
  tellCounts(tokens, cues);
  tellCues(line, tokens, cues);
  const counted = VOTE.test(ornament) || tokens.some(({ part }) => part === 'V');
  if (!counted && !tokens.some(({ part }) => part === 'D' || part === 'T' || part === 'S' || part === 'B')) return null;
  dropRemark(tokens, line);
  const runs = runsOf(tokens, line);
  const names = runs.filter(({ part }) => part === 'N');
  if (names.length > 2 || (names.length === 2 && !tokens.some(({ part }) => part === 'A'))) return null;
  const when = runs.filter(({ part }) => part === 'W');
  if (when.length > 2) return null;
  const answered = runs.findIndex(({ part }) => part === 'A');
  const first = names.find((run) => answered < 0 || runs.indexOf(run) < answered);
  const second = answered < 0 ? undefined : names.find((run) => runs.indexOf(run) > answered);
  const sure = tokens.some(({ part }) => part === 'T') && tokens.some(({ part }) => part === 'B' || part === 'S');
  if (first !== undefined && !couldBeName(first, sure, cues)) return null;
  const shape = runs
    .filter((run) => 'NWBS'.includes(run.part) && run !== second)
    .map(({ part }) => part)
    .join('')
    .replace(/(.)\1+/gu, '$1');
  const says = shape.includes('S');
  if (says && !shape.includes('W') && !/(?:[:,…]|\.{2,})\s*$/u.test(line)) return null;
  if (shape === 'S' || shape === 'B' || (shape === 'N' && !counted) || shape === '') return null;
  const timed = tokens.some(({ part }) => part === 'T');
  const dayless = timed && tokens.every(({ part, age }) => part !== 'D' && !age);
  // "Posted by Name at 3:50 PM"
  const isSigned = shape === 'BNW' && first !== undefined;
  if (dayless && shape !== 'W' && !isSigned && !isParted(shape, tokens, line) && !says) return null;
  const published = publishedOf(when, tokens, dayFirst);
  return {
    shape,
    signature: runs
      .map(({ part, text }) => ('N#VU'.includes(part) ? part : part === 'W' ? (timed ? 'T' : 'W') : text.toLowerCase()))
      .join(' '),
    name:
      first === undefined
        ? null
        : asWholeName(withoutPlace(withoutAccount(first.text.replace(HANDLE, ''), cues)), cues),
    handle: HANDLE.exec(first?.text ?? '')?.[1] ?? null,
    published,
    answers: second === undefined ? null : asWholeName(second.text, cues),
    timed,
    dayless,
    numbered: first !== undefined && ACCOUNT.test(first.text),
  };
}

/// The day, with the time of day where one stands before or behind it.
function publishedOf(when: readonly Run[], tokens: readonly Token[], dayFirst: boolean): string | null {
  const date = readDate(when.map(({ text }) => text).join(' '), dayFirst)?.full ?? null;
  if (date === null || date.includes('T')) return date;
  const [days, times] = [
    tokens.filter(({ part }) => part === 'D'),
    tokens.filter(({ part, age }) => part === 'T' && !age),
  ];
  const inOrder = [...days, ...times].map(({ bare }) => bare).join(' ');
  return readDate(inOrder, dayFirst)?.full ?? date;
}

/// "Name (Town)": where a reader lives is no part of the name.
export function withoutPlace(text: string): string {
  return text.replace(/(?<=\S)\s*\(\p{Lu}[^()]*\)?$/u, '');
}

/// "@name" behind a name.
const HANDLE = /\s+\(?(@[\w.]{2,})\)?$/u;

/// "(543817)" behind a name is the number of its account.
const ACCOUNT = /\s*[(#][#\d]+\)?$/u;

/// "Anonymous riverman": the account, then the name.
function withoutAccount(text: string, cues: CommentCues): string {
  const bare = text.replace(ACCOUNT, '');
  if (cues.anonymous.has(bare.toLowerCase())) return bare;
  const words = bare.split(/\s+/u);
  return (words.length > 1 && cues.anonymous.has(words[0]?.toLowerCase() ?? '') ? words.slice(1) : words).join(' ');
}

/// Whether a mark, or more blanks than one, part the name from the time.
function isParted(shape: string, tokens: readonly Token[], line: string): boolean {
  // "12:30 – She goes home." is of a timetable.
  if (shape !== 'NW' && (shape !== 'WN' || /\p{Ll}{2}[.!?…]$/u.test(line))) return false;
  const at = tokens.findIndex(({ part }, index) => index > 0 && (part === 'T') !== (tokens[index - 1]?.part === 'T'));
  const [before, next] = [tokens[at - 1], tokens[at]];
  if (before === undefined || next === undefined) return false;
  return /[,|·•–—-]|\s{2,}/u.test(line.slice(before.end - 1, next.start));
}

/// "44 points" beside a name; "(Score: 3)".
function tellCounts(tokens: readonly Token[], cues: CommentCues): void {
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    if (next === undefined) return;
    const isCount =
      (token.part === '#' && next.part === 'N' && cues.counted.has(next.bare.toLowerCase())) ||
      (at > 0 && next.part === '#' && token.part === 'N' && cues.counted.has(token.bare.toLowerCase()));
    if (isCount) for (const one of [token, next]) one.part = 'V';
  });
}

function tellCues(line: string, tokens: readonly Token[], cues: CommentCues): void {
  const lower = (at: number): string => tokens[at]?.bare.toLowerCase() ?? '';
  tokens.forEach((token, at) => {
    if (token.part !== 'N') return;
    const word = lower(at);
    const answering = [3, 2, 1].find((count) =>
      cues.answering.has(
        tokens
          .slice(at, at + count)
          .map(({ bare }) => bare.toLowerCase())
          .join(' '),
      ),
    );
    if (answering !== undefined && (at > 0 || answering > 1)) {
      for (const one of tokens.slice(at, at + answering)) one.part = 'A';
      return;
    }
    // "Reply from Name".
    const next = tokens[at + 1];
    if (at === 0 && next !== undefined && tokens.length > 2 && cues.written.has(`${word} ${lower(1)}`)) {
      [token.part, next.part] = ['C', 'C'];
      return;
    }
    const byNext =
      cues.authors.has(lower(at + 1)) && (cues.says.has(word) || cues.besideDates.has(word) || cues.written.has(word));
    if (cues.authors.has(word) && (at === 0 || tokens[at - 1]?.part === 'C')) {
      token.part = 'B';
      if (next?.part === '#') next.part = 'N';
    } else if (byNext) token.part = 'C';
    else if (cues.says.has(word) && (at > 0 || tokens.length > 1) && !/^\p{Lu}/u.test(token.bare)) token.part = 'S';
    else if (cues.says.has(word) && at > 0 && endsHeader(tokens, at, line)) token.part = 'S';
    else if (
      (cues.besideDates.has(word) || cues.says.has(word)) &&
      ((at === 0 && !opensName(token, next)) || isBesideDate(tokens, at))
    )
      token.part = 'C';
    else if (
      at > 0 &&
      (tokens[at - 1]?.part === 'D' || tokens[at - 1]?.part === 'T') &&
      (isFurniture(token.bare, cues) || cues.changed.has(word))
    )
      token.part = 'C';
  });
}

/// "Le Sage", "El Rey": short words in front of a name are its own.
function opensName({ bare }: Token, next: Token | undefined): boolean {
  return (
    bare.length <= LONGEST_ARTICLE && next?.part === 'N' && [bare, next.bare].every((word) => /^\p{Lu}/u.test(word))
  );
}

/// "Says" with a capital is the page's word where nothing or a date follows it.
function endsHeader(tokens: readonly Token[], at: number, line: string): boolean {
  const next = tokens[at + 1];
  return next === undefined
    ? /[:…]|\.{2,}/u.test(line.slice(tokens[at]?.start))
    : next.part === 'D' || next.part === 'T';
}

function isBesideDate(tokens: readonly Token[], at: number): boolean {
  return [tokens[at - 1], tokens[at + 1]].some((next) => next?.part === 'D' || next?.part === 'T');
}

/// "via mobile" behind the day is no name.
function dropRemark(tokens: Token[], line: string): void {
  const last = tokens.findLastIndex(({ part }) => part === 'D' || part === 'T');
  const first = tokens.findIndex(({ part }) => part === 'N');
  if (last < 0 || first > last || first < 0 || tokens.some(({ part }) => part === 'A')) return;
  const behind = tokens.slice(last + 1);
  const isBy = tokens.some(({ part }) => part === 'B');
  if (
    behind.length > 0 &&
    behind.length <= MOST_REMARK &&
    (isBy || behind.every(({ start }) => !/\p{Lu}/u.test(line[start] ?? '')))
  )
    tokens.splice(last + 1);
}

interface Run {
  readonly part: Part | 'W';
  readonly text: string;
  readonly words: number;
}

/// Tokens of one kind that stand together; what lies between the first and last word of a name belongs to it.
function runsOf(tokens: readonly Token[], line: string): Run[] {
  const runs: { part: Part | 'W'; start: number; end: number; words: number }[] = [];
  for (const { start, end, part } of tokens) {
    const kind = part === 'D' || part === 'T' ? 'W' : part;
    const last = runs.at(-1);
    if (last !== undefined && (last.part === kind || (kind === '#' && last.part === 'N'))) {
      last.end = end;
      last.words++;
    } else if (kind === 'W' && last?.part === 'C' && runs.at(-2)?.part === 'W') {
      runs.pop();
      const before = runs.at(-1);
      if (before !== undefined) before.end = end;
    } else runs.push({ part: kind, start, end, words: 1 });
  }
  return runs.map(({ part, start, end, words }) => ({
    part,
    words,
    text: line.slice(start, end).replace(/[\s,;:|·•—–/-]+$/u, ''),
  }));
}

/// A name is short, and no sentence: nearly none of its words are those of which sentences are made.
function couldBeName({ text, words }: Run, sure: boolean, cues: CommentCues): boolean {
  if (text.length > LONGEST_NAME || words > MOST_NAME_WORDS || !/[\p{L}\p{N}]/u.test(text) || /[?!;]\s/u.test(text))
    return false;
  // "Gusmao is freed."
  if (words > 1 && /\p{Ll}{2}[.!]$/u.test(text)) return false;
  if (!sure && words > 3 && /^\p{Ll}/u.test(text) && !/[@_.\d]/u.test(text)) return false;
  const small = text.split(/\s+/u).filter((word) => cues.functionWords.has(word));
  return small.length <= (words > 3 ? 1 : 0) || (words === 3 && small.length === 1);
}
