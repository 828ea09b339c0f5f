import type { Token } from '../language/token.js';
import { WindowNetwork } from './window-network.js';

const OPENING = new Set(['(', '[', '{', '\u201c', '\u00ab']);
const CLOSING = new Set([')', ']', '}', '\u201d', '\u00bb']);
const QUOTES = new Set(['"', "''", '``']);

const FINAL = /[.!?:;…"'”’)\]]$/u;
/// Log-odds that an end at a final mark needs: on the development sets sentence F1 is 84.0 and 88.5 with 0, 84.3 and 88.8 with
/// 0.5, 83.7 and 88.7 with 1.2.
const MARKED_THRESHOLD = 0.5;
/// Log-odds that an end without a final mark needs at the end of a line of an edited paragraph; within a line none ends one ("On 12 | May
/// police arrested …"). The treebanks' mail and lists have many such ends: of 1,566 single news sentences 17 are cut as edited prose, 68
/// as any text (`npm run bench:evidence`).
const EDITED_THRESHOLD = 4;

/// Finds where sentences end among surface tokens, from left to right: by the window around a token, what is open and how
/// long the sentence is already. The same computation as training/splitter.py.
export class Splitter {
  private readonly network: WindowNetwork;

  /// `text`: model/sentences.json. Throws `model-format`.
  constructor(text: string) {
    this.network = new WindowNetwork(text);
  }

  /// Index behind the last token of each sentence, ascending; the last is `tokens.length`. No sentence is longer than
  /// `limit` words: a longer one is cut where an end is likeliest in its second half.
  ends(tokens: readonly Token[], limit: number, edited = false, heading = false): number[] {
    const window = this.network.window(tokens);
    const ends: number[] = [];
    let start = 0;
    let words = 0;
    let bracket = 0;
    let quote = 0;
    let opens: number[] = [];
    /// The log-odds of an end behind a token of the sentence that begins at `start`, of which `opens` tells what is open behind each.
    const scoreOf = (at: number): number =>
      isInside(tokens[at], tokens[at + 1], edited ? Infinity : SHORT)
        ? NEVER
        : this.network.score(tokens, window, at, at - start + 1, opens[at - start] ?? 0);
    const marked = FINAL.test(tokens.at(-1)?.form ?? '');
    const bare = heading ? Infinity : edited && marked ? EDITED_THRESHOLD : 0;
    for (let i = 0; i < tokens.length;) {
      const token = tokens[i];
      if (token === undefined) break;
      if (OPENING.has(token.form)) bracket = 1;
      else if (CLOSING.has(token.form)) bracket = 0;
      else if (QUOTES.has(token.form)) quote = 1 - quote;
      words += token.parts?.length ?? 1;
      opens.push(bracket + 2 * quote);
      i++;
      const inline = edited && marked && (tokens[i]?.gap ?? 2) < 2 ? Infinity : bare;
      const least = FINAL.test(token.form) ? MARKED_THRESHOLD : inline;
      const ended = least < Infinity && scoreOf(i - 1) > least;
      if (!ended && words < limit && i < tokens.length) continue;
      if (!ended && i < tokens.length) i = start + 1 + likeliest(opens.map((_, index) => scoreOf(start + index)));
      ends.push(i);
      start = i;
      opens = [];
      words = bracket = quote = 0;
    }
    return ends;
  }
}

const SMALL = /^[a-z]/;
const NEVER = -20;

/// Words up to this length, mostly articles and prepositions, end no sentence before a small letter in any text.
const SHORT = 3;

/// Between two words in small letters on one line no sentence of edited prose ends, so the network need not be asked, which
/// spares it half of its work. In mail and comments some do (half a point of sentence F1 on EWT dev): there only words of up to
/// `longest` letters are passed over, which costs nothing.
function isInside(token: Token | undefined, next: Token | undefined, longest: number): boolean {
  return (
    token !== undefined &&
    next !== undefined &&
    next.gap < 2 &&
    token.form.length <= longest &&
    SMALL.test(next.form) &&
    SMALL.test(token.form)
  );
}

function likeliest(scores: readonly number[]): number {
  let best = scores.length - 1;
  for (let i = scores.length >> 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  return best;
}
