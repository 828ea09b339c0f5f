import { CodePoints } from '../annotation/code-points.js';
import type { SpanRecord } from '../annotation/record.js';

/// How far a sentence is looked for around a clause, in letters.
const FAR = 400;

export interface Quoted extends SpanRecord {
  readonly words: string;
}

/// A text from which words are quoted.
export class QuotedText {
  private readonly points: CodePoints;

  constructor(private readonly text: string) {
    this.points = new CodePoints(text);
  }

  words({ start, end }: SpanRecord): string {
    return this.text.slice(this.points.unitOf(start), this.points.unitOf(end));
  }

  /// The sentence in which a clause stands, by its marks; the record of the document has sentences as they were told.
  sentence({ start, end }: SpanRecord): Quoted {
    const [from, to] = [this.points.unitOf(start), this.points.unitOf(end)];
    const before = this.text.slice(Math.max(0, from - FAR), from);
    const after = this.text.slice(to, to + FAR);
    const begin = from - (/[^.!?\n]*$/.exec(before)?.[0] ?? '').trimStart().length;
    const finish = /[.!?]["”’]?(?=\s|$)|\n/.exec(after);
    const stop = to + (finish === null ? after : after.slice(0, finish.index + finish[0].length)).trimEnd().length;
    return { start: this.points.at(begin), end: this.points.at(stop), words: this.text.slice(begin, stop) };
  }
}
