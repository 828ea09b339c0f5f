import type { Span } from '../../annotation/span.js';
import { Chunk } from './chunk.js';
import type { Tokeniser } from '../hooks.js';
import type { Gap, Token } from '../token.js';
import { BLANK, CHUNK, CHUNK_LIMIT, FIRST_GROUP, THOUSANDS, matchEnd } from './token-patterns.js';
import type { TokenRules } from './token-rules.js';

const SPACE = 32;
const DELETE = 127;
const LINE_BREAK = /\r\n?|[\n\u0085\u2028\u2029]/g;

/// Cuts text into tokens by the conventions of the English treebanks of Universal Dependencies. Every token is a slice of
/// the text, and all but blanks is in one.
export class EnglishTokeniser implements Tokeniser {
  private readonly rules: TokenRules;

  constructor(rules: TokenRules) {
    this.rules = rules;
  }

  /// The paragraphs between `start` and `end`, which blank lines divide. A longer one comes in pieces of about `limit`
  /// tokens; after a piece, `next(offset)` goes on from that offset instead of from the piece's end.
  *paragraphs(text: string, { start, end }: Span, limit: number): Generator<Token[], void, number | undefined> {
    let tokens: Token[] = [];
    let at = start;
    let gap: Gap = 2;
    while (at < end) {
      const blank = Math.min(end, blankEnd(text, at));
      if (blank > at) {
        const breaks = countBreaks(text, at, blank);
        at = blank;
        if (breaks > 1 && tokens.length > 0) {
          yield tokens;
          tokens = [];
        }
        gap = breaks > 0 ? 2 : 1;
        continue;
      }
      const stop = Math.min(end, Math.max(at + 1, chunkEnd(text, at)));
      new Chunk(this.rules, text, at, stop, gap, tokens).read();
      at = stop;
      gap = 0;
      if (tokens.length < limit) continue;
      const resume = yield tokens;
      tokens = [];
      if (resume !== undefined) {
        at = resume;
        gap = 1;
      }
    }
    if (tokens.length > 0) yield tokens;
  }
}

/// Where the blanks that begin at `at` end.
function blankEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isSign(code)) return at;
  return code === SPACE && isSign(text.charCodeAt(at + 1)) ? at + 1 : matchEnd(BLANK, text, at);
}

/// Where the stretch without blanks that begins at `at` ends.
function chunkEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + CHUNK_LIMIT);
  let end = at;
  while (end < limit && isSign(text.charCodeAt(end))) end++;
  if (end === limit || text.charCodeAt(end) <= SPACE) return end;
  let stop = matchEnd(CHUNK, text, at);
  while (stop < limit && isThousands(text, at, stop)) stop = matchEnd(CHUNK, text, stop + 1);
  return stop;
}

/// Whether the blank at `stop` stands between the thousands of a number that begins at `start` or behind it.
function isThousands(text: string, start: number, stop: number): boolean {
  return matchEnd(THOUSANDS, text, stop) > stop && FIRST_GROUP.test(text.slice(start, stop));
}

/// Letters, digits and marks of ASCII, which most text is made of: for these the expressions need not be asked.
function isSign(code: number): boolean {
  return code > SPACE && code < DELETE;
}

function countBreaks(text: string, start: number, end: number): number {
  if (end - start === 1 && text[start] === ' ') return 0;
  return text.slice(start, end).match(LINE_BREAK)?.length ?? 0;
}
