import type { Segment } from '../../annotation/document.js';
import type { Sentence } from '../../annotation/sentence.js';
import { firstBehind, lastBegun, type Span } from '../../annotation/span.js';
import type { Attribution } from './cited.js';
import type { WordRange } from '../grammar/word-range.js';
import { labelsOf, type Label } from './labels.js';
import { inside } from './ranges.js';
import { quotedRanges } from './quoted-source.js';

/// What lines tell of who speaks in them, without a verb of saying.
export interface Turn {
  readonly sentence: Sentence;
  readonly attribution: Attribution;
  readonly content: readonly Span[];
}

/// Who may speak in a line.
export interface Speakers {
  /// Whether some words name a place and nothing else: "NICOSIA: …" says where an item is from, not who speaks.
  readonly isPlace: (sentence: Sentence, words: Span) => boolean;
  /// What a word names: one of those who tell the news ("the police", "witnesses", "Ana Roca"), one of the press, somebody else, or
  /// nobody.
  readonly kindOf: (sentence: Sentence, word: number) => 'teller' | 'press' | 'somebody' | null;
  /// Labels of interviews: "Q", "A".
  readonly askers: ReadonlySet<string>;
  readonly answerers: ReadonlySet<string>;
}

/// A label of a line as it was read.
interface Read {
  readonly label: Label;
  readonly text: string;
}

/// So many turns, and one who has more than one of them, make a transcript.
const TRANSCRIPT = 3;

/// Finds the turns of a page: who speaks in a line, by a name before a colon or a signature behind a quotation; in transcripts also
/// in the paragraphs after it, as far as they are told by an "I" or "we".
export class TurnFinder {
  private readonly times = new Map<string, number>();
  private readonly isTranscript: boolean;

  constructor(
    private readonly text: string,
    private readonly segments: readonly Segment[],
    private readonly sentences: readonly Sentence[],
    private readonly speakers: Speakers,
  ) {
    this.eachLine((line, start, { kind }) => {
      for (const { text, label } of this.read(line, start, kind))
        if (label.form === 'name' || label.form === 'bracketed') this.times.set(text, (this.times.get(text) ?? 0) + 1);
    });
    const times = [...this.times.values()];
    this.isTranscript = Math.max(...times) > 1 && times.reduce((sum, each) => sum + each, 0) >= TRANSCRIPT;
  }

  find(): Turn[] {
    const out: { attribution: Attribution; sentence: Sentence; content: Span[] }[] = [];
    let speaks: Span[] | null = null;
    let between: Span[] = [];
    this.eachLine((line, start, { kind }) => {
      const read = this.read(line, start, kind);
      if (kind !== 'body' || read.length > 0) [speaks, between] = [null, []];
      const turn = read.map(({ label, text }) => this.turnOf(label, text, kind)).find((each) => each !== null) ?? null;
      if (turn !== null) {
        const content = [...turn.content];
        out.push({ ...turn, content });
        if (kind === 'body') speaks = content;
      } else if (this.isTranscript && speaks !== null && line.trim() !== '') {
        between.push({ start, end: start + line.trimEnd().length });
        if (/\?["”’]?\s*$/.test(line) || !this.isFirst({ start, end: start + line.length })) return;
        speaks.push(...between);
        between = [];
      }
    });
    return out;
  }

  private eachLine(visit: (line: string, start: number, segment: Segment) => void): void {
    for (const segment of this.segments) {
      let { start } = segment;
      for (const line of this.text.slice(segment.start, segment.end).split('\n')) {
        visit(line, start, segment);
        start += line.length + 1;
      }
    }
  }

  private read(line: string, start: number, kind: Segment['kind']): Read[] {
    return labelsOf(line, start, kind === 'title').map((label) => ({
      label,
      text: this.text.slice(label.name.start, label.name.end).toLowerCase(),
    }));
  }

  /// Whether a first person stands in a stretch, outside of quotations.
  private isFirst({ start, end }: Span): boolean {
    for (let at = firstBehind(this.sentences, start); at < this.sentences.length; at++) {
      const sentence = this.sentences[at];
      if (sentence === undefined || sentence.start >= end) return false;
      const quoted = quotedRanges(sentence);
      if (sentence.words.some(({ features }, index) => features.Person === '1' && !inside(quoted, index))) return true;
    }
    return false;
  }

  /// The turn of a label that names who may speak, or null.
  private turnOf(label: Label, text: string, line: Segment['kind']): Turn | null {
    const { name, mark, content, form } = label;
    const { speakers, times } = this;
    const sentence = this.sentences[lastBegun(this.sentences, name.start)];
    const named = sentence === undefined ? null : wordsIn(sentence, name);
    if (sentence === undefined || named === null || speakers.askers.has(text)) return null;
    const head = headOf(sentence, named);
    const isAnswer =
      form === 'name' && speakers.answerers.has(text) && [...speakers.askers].some((label) => times.has(label));
    const kind = speakers.kindOf(sentence, head);
    if (!isAnswer && (text.length < 2 || !this.maySpeak(label, sentence, named, kind, line))) return null;
    if (!isAnswer && kind !== 'teller' && speakers.isPlace(sentence, name)) return null;
    const at = sentence.words.findIndex((word) => word.start <= mark && mark < word.end);
    const cue = at < 0 ? named.last : at;
    const range = { first: cue, last: cue };
    return {
      sentence,
      attribution: {
        source: head, namedRange: named, sourceRange: named, cue, cueRange: range, content: [], group: 'saying',
      }, // prettier-ignore
      content: [content],
    };
  }

  /// Whether words of a form may be those who speak, by what they name.
  private maySpeak(
    { form, content, name }: Label,
    sentence: Sentence,
    named: WordRange,
    kind: ReturnType<Speakers['kindOf']>,
    line: Segment['kind'],
  ): boolean {
    const isCapital = hasCapitals(sentence, named);
    switch (form) {
      case 'signed':
        return isName(sentence, named);
      case 'bracketed':
        return kind !== null || isCapital;
      case 'name': {
        const isOften = (this.times.get(this.text.slice(name.start, name.end).toLowerCase()) ?? 0) > 1;
        if (isName(sentence, named)) return kind !== null || line !== 'title' || isCapital;
        return this.isTranscript && ((isOften && kind !== null) || isCapital);
      }
      // "Chibok girls: Army frees two" tells of them; "Fishers: Navy rammed our boat" is told by them.
      case 'before':
        if (hasVerb(sentence, named)) return false;
        return kind === 'somebody' ? this.isFirst(content) : kind !== null;
      case 'behind':
        return !hasVerb(sentence, named) && (kind === 'teller' || kind === 'press');
      case 'dashed':
        return !hasVerb(sentence, named) && kind === 'teller';
    }
  }
}

function wordsIn(sentence: Sentence, span: Span): WordRange | null {
  const first = sentence.words.findIndex((word) => word.start >= span.start);
  const last = sentence.words.findLastIndex((word) => word.end <= span.end);
  return first < 0 || last < first ? null : { first, last };
}

function isName(sentence: Sentence, range: WordRange): boolean {
  return sentence.words.slice(range.first, range.last + 1).some((word) => word.upos === 'PROPN');
}

function hasVerb(sentence: Sentence, range: WordRange): boolean {
  return sentence.words.slice(range.first, range.last + 1).some(({ upos }) => upos === 'VERB' || upos === 'AUX');
}

/// "Ms **DESOUZA**": how transcripts print who speaks.
function hasCapitals(sentence: Sentence, range: WordRange): boolean {
  return sentence.words.slice(range.first, range.last + 1).some(({ form }) => /^[\p{Lu}’'-]{3,}$/u.test(form));
}

function headOf(sentence: Sentence, range: WordRange): number {
  for (let index = range.first; index <= range.last; index++) {
    const { head } = sentence.word(index);
    if (head < range.first || head > range.last) return index;
  }
  return range.first;
}
