import type { CommentCues } from '../evidence/comment-cues.js';
import { isMonth } from '../evidence/page-date.js';

/// Shorter words are ends of names too.
const LEAST_GLUED = 5;

/// N a word of a name, D of a date, T of a time, S "says", B "by", C what stands beside a date, A "in reply to", U an address, # a number,
/// V what the page counts beside a name.
export type Part = 'N' | 'D' | 'T' | 'S' | 'B' | 'C' | 'A' | 'U' | '#' | 'V';

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly bare: string;
  part: Part;
  /// Whether it is of "3 hours ago".
  age: boolean;
}

const CLOCK = /^\(?@?\d{1,2}(?::\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|[.h]\d\d[ap]\.?m\.?|[ap]\.?m\.?)$/iu;
/// "14.05" behind a day.
const POINTED = /^\d{1,2}\.\d\d$/u;
/// "08/01" in front of a time of day.
const SHORT_DATE = /^\d{1,2}[./-]\d{1,2}$/u;
const HALF = /^[ap]\.?m\.?$/iu;
const NUMERIC_DATE = /^(?:\d{1,2}([./-])\d{1,2}\1(?:\d\d|\d{4})|\d{4}([./-])\d{1,2}\2\d{1,2}(?:T[\d:.]+Z?)?)$/u;
const DAY = /^(?:[12]?\d|0\d|3[01])(?:st|nd|rd|th)?$/iu;
const YEAR = /^['’]?(?:(?:19|20)\d\d|\d\d)$/u;
const FULL_YEAR = /^(?:19|20)\d\d$/u;

/// Between a name and whom its bearer answers.
const ARROW = /^(?:→|➔|↪|»|>)$/u;

/// The words of a line, those of days and times told from those of names.
export function headerTokens(line: string, cues: CommentCues): Token[] {
  const tokens: Token[] = [];
  for (const match of line.matchAll(/\S+/gu)) {
    const [whole] = match;
    // "LeahOctober 22", "Leahwrote on": templates forget the blank behind the name.
    const rest = line.slice(match.index + whole.length);
    const glued =
      gluedDate(whole, rest) || (/^\s\d{1,2}(?!\d)/u.test(rest) ? gluedMonth(whole) : gluedWord(whole, rest, cues));
    for (const [from, to] of glued > 0
      ? ([
          [0, glued],
          [glued, whole.length],
        ] as const)
      : ([[0, whole.length]] as const)) {
      const piece = whole.slice(from, to);
      const bare = /^https?:\/\/|^www\./iu.test(piece)
        ? piece
        : piece.replace(/^[^\p{L}\p{N}@'’~]+|[^\p{L}\p{N}]+$/gu, '');
      if (bare === '' && !ARROW.test(piece)) continue;
      tokens.push({
        start: match.index + from,
        end: match.index + to,
        bare,
        part: bare === '' ? 'A' : 'N',
        age: false,
      });
    }
  }
  tellDates(tokens, line, cues);
  return tokens;
}

/// Where a date of numbers ("Leah10/22/2012"), or the day before a month, begins that is drawn together with the name before it; 0 where
/// none is.
function gluedDate(word: string, rest: string): number {
  const last = word.charCodeAt(word.length - 1);
  if (last < 48 || last > 57 || !/\p{L}/u.test(word)) return 0;
  const whole = /^.*?\D(?=\d{1,2}([./])\d{1,2}\1(?:19|20)\d\d$)/u.exec(word);
  const name = whole?.[0] ?? '';
  if (/\p{L}[^\d/]*$/u.test(name) && !name.endsWith(whole?.[1] ?? '/')) return name.length;
  const month = /^\s(\p{L}{3,12})\.?,?\s(?:19|20)\d\d(?!\d)/u.exec(rest)?.[1];
  if (month === undefined || !isMonth(month.toLowerCase())) return 0;
  return /^.*\p{L}(?=(?:[12]?\d|3[01])$)/u.exec(word)?.[0].length ?? 0;
}

/// Where a month begins that is drawn together with the name before it; 0 where none is.
function gluedMonth(word: string): number {
  for (let at = word.length - 3; at > 0; at--)
    if (/\p{Lu}/u.test(word[at] ?? '') && isMonth(word.slice(at).toLowerCase())) return at;
  return 0;
}

/// The same of "wrote" and the like in front of "on" or "to".
function gluedWord(word: string, rest: string, cues: CommentCues): number {
  const next = /^\s(\p{L}+)/u.exec(rest)?.[1]?.toLowerCase() ?? '';
  if (!cues.besideDates.has(next) && !cues.answering.has(next)) return 0;
  for (let at = 2; at <= word.length - LEAST_GLUED; at++) if (cues.says.has(word.slice(at))) return at;
  return 0;
}

function tellDates(tokens: readonly Token[], line: string, cues: CommentCues): void {
  const lower = (at: number): string => tokens[at]?.bare.toLowerCase() ?? '';
  tokens.forEach((token, at) => {
    const { bare } = token;
    const short = /^\d+(\p{L}{1,4})$/u.exec(bare)?.[1];
    const next = tokens[at + 1];
    if (token.part === 'A') return;
    if (short !== undefined && next !== undefined && cues.ages.has(`${short} ${lower(at + 1)}`.toLowerCase())) {
      for (const one of [token, next]) [one.part, one.age] = ['T', true];
    } else if (/^https?:\/\/|^www\./iu.test(bare)) token.part = 'U';
    else if (CLOCK.test(bare)) token.part = 'T';
    else if (HALF.test(bare) && tokens[at - 1]?.part === 'T') token.part = 'T';
    else if (NUMERIC_DATE.test(bare)) token.part = 'D';
    else if (POINTED.test(bare) && tokens[at - 1]?.part === 'D') token.part = 'T';
    else if (SHORT_DATE.test(bare) && [1, 2].some((step) => CLOCK.test(tokens[at + step]?.bare ?? '')))
      token.part = 'D';
    else if (isMonth(lower(at)) && [tokens[at - 1], tokens[at + 1]].some((next) => DAY.test(next?.bare ?? ''))) {
      token.part = 'D';
      const [above, below, behind] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
      if (below !== undefined && DAY.test(below.bare)) {
        below.part = 'D';
        if (behind !== undefined && YEAR.test(behind.bare)) behind.part = 'D';
      } else if (above !== undefined) {
        above.part = 'D';
        if (below !== undefined && YEAR.test(below.bare)) below.part = 'D';
      }
    } else if (/^\d/u.test(bare) || cues.one.has(lower(at))) {
      const age = [2, 1].find((count) =>
        cues.ages.has(
          tokens
            .slice(at + 1, at + 1 + count)
            .map(({ bare: word }) => word.toLowerCase())
            .join(' '),
        ),
      );
      if (age !== undefined) for (const one of tokens.slice(at, at + 1 + age)) [one.part, one.age] = ['T', true];
      else if (token.part === 'N' && /^#?\d[\d,.]*$/u.test(bare)) token.part = '#';
    }
  });
  tellShortAges(tokens, line, cues);
  // "Monday", "yesterday", "EST" belong to a date or a time beside them.
  tokens.forEach((token, at) => {
    const beside = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
    const dated = beside.some((next) => next?.part === 'D' || next?.part === 'T');
    if (token.part === 'N' && dated && (cues.weekdays.has(lower(at)) || cues.days.has(lower(at)))) token.part = 'D';
    else if (token.part === 'N' && tokens[at - 1]?.part === 'T' && cues.zones.has(lower(at))) token.part = 'T';
    else if (token.part === '#' && FULL_YEAR.test(token.bare) && tokens[at - 1]?.part === 'D') token.part = 'D';
  });
}

/// "3h" at the end of the line or between marks; "2 h", "yesterday" between marks.
function tellShortAges(tokens: readonly Token[], line: string, cues: CommentCues): void {
  const opened = ({ start }: Token): number => start + Number(line[start] === '(');
  const isMarked = (first: Token, last: Token): boolean =>
    /(?:^|[,;|·•–—(-])\s*$/u.test(line.slice(0, opened(first))) &&
    /^\s*(?:$|[,;|·•–—):-])/u.test(line.slice(opened(last) + last.bare.length));
  tokens.forEach((token, at) => {
    if (token.part !== 'N' && token.part !== '#') return;
    const next = tokens[at + 1];
    const glued = /^\d{1,3}(\p{L}{1,4})$/u.exec(token.bare)?.[1];
    if (glued !== undefined && cues.shortAges.has(glued) && (next === undefined || isMarked(token, token)))
      [token.part, token.age] = ['T', true];
    else if (/^\d{1,3}$/u.test(token.bare) && next !== undefined && cues.shortAges.has(next.bare)) {
      if (isMarked(token, next)) for (const one of [token, next]) [one.part, one.age] = ['T', true];
    } else if (at > 0 && cues.days.has(token.bare.toLowerCase()) && isMarked(token, token))
      [token.part, token.age] = ['T', true];
  });
}
