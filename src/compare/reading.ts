import { CodePoints } from '../annotation/code-points.js';
import type {
  ActorRecord,
  DocumentRecord,
  PlaceRecord,
  SegmentRecord,
  SpanRecord,
  StatementRecord,
} from '../annotation/record.js';
import type { Sentence } from '../annotation/sentence.js';
import { lastBegun } from '../annotation/span.js';

/// A statement with where it stands: its sentence and segment. Many are compared with none: what its words say is read when it is
/// first asked for.
export class Placed {
  private carrying: ReadonlySet<string> | null = null;
  private above: number | null = null;

  constructor(
    protected readonly page: PageReading,
    readonly statement: StatementRecord,
    readonly sentence: number,
    readonly segment: number,
  ) {}

  /// The dictionary forms of the words that carry it.
  get cue(): ReadonlySet<string> {
    return (this.carrying ??= this.page.lemmas(this.statement.cue, this.sentence));
  }

  /// Of these words the one that stands above the others; -1 where there is none.
  get head(): number {
    return (this.above ??= this.page.headOf(this.statement.cue, this.sentence));
  }
}

/// Events of one type that stand before another.
export interface AlikeBefore {
  readonly count: number;
  readonly last: StatementRecord | null;
}

const NOBODY: readonly Placed[] = [];
const CONTENT: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM']);

/// A coded document as links are found in it: which sentence and segment a statement stands in, and what words say.
export class PageReading {
  readonly placed: readonly Placed[];
  private readonly points: CodePoints;
  private readonly segmentOf: readonly number[];
  private readonly contents: (ReadonlySet<string> | undefined)[] = [];
  private bySentence: ReadonlyMap<number, Placed[]> | null = null;
  private ofType: ReadonlyMap<StatementRecord, AlikeBefore> | null = null;
  private readonly actors: ReadonlyMap<string, ActorRecord>;
  private readonly places: ReadonlyMap<string, PlaceRecord>;

  constructor(
    readonly record: DocumentRecord,
    readonly sentences: readonly Sentence[],
  ) {
    this.points = new CodePoints(record.text);
    this.actors = new Map(record.actors.map((actor) => [actor.id, actor]));
    this.places = new Map(record.places.map((place) => [place.id, place]));
    this.segmentOf = placesOf(record.sentences, record.segments);
    const sentenceOf = placesOf(record.statements, record.sentences);
    this.placed = record.statements.map((statement, index) => {
      const sentence = sentenceOf[index] ?? 0;
      return new Placed(this, statement, sentence, this.segmentAt(sentence));
    });
  }

  get text(): string {
    return this.record.text;
  }

  segment(index: number): SegmentRecord | undefined {
    return this.record.segments[index];
  }

  actor(id: string): ActorRecord | undefined {
    return this.actors.get(id);
  }

  place(id: string | null | undefined): PlaceRecord | undefined {
    return id === null || id === undefined ? undefined : this.places.get(id);
  }

  /// Whether two segments are of the report, or one comment.
  areOneText(one: number, two: number): boolean {
    const isComment = (at: number): boolean => this.segment(at)?.kind === 'comment';
    return one === two || !(isComment(one) || isComment(two));
  }

  /// The segment of a sentence.
  segmentAt(sentence: number): number {
    return this.segmentOf[sentence] ?? -1;
  }

  /// The statements of a sentence in the order of the record.
  in(sentence: number): readonly Placed[] {
    this.bySentence ??= bySentence(this.placed);
    return this.bySentence.get(sentence) ?? NOBODY;
  }

  /// The dictionary forms of nouns, names, verbs, adjectives and numbers of a sentence.
  content(sentence: number): ReadonlySet<string> {
    return (this.contents[sentence] ??= this.contentIn(sentence, 0, Infinity));
  }

  /// As `content`, of the words of the sentence between two offsets of the text in UTF-16.
  contentIn(sentence: number, from: number, to: number): ReadonlySet<string> {
    const found = new Set<string>();
    const read = this.sentences[sentence];
    if (read === undefined) return found;
    for (let index = 0; index < read.words.length; index++) {
      const { start, end, upos } = read.word(index);
      if (from <= start && end <= to && CONTENT.has(upos)) found.add(read.lemmas[index] ?? '');
    }
    return found;
  }

  /// A span of the text in UTF-16 as one in code points.
  spanOf({ start, end }: SpanRecord): SpanRecord {
    return { start: this.points.at(start), end: this.points.at(end) };
  }

  /// The words of a stretch (offsets in code points) of a sentence.
  wordsOf(span: SpanRecord, sentence: number): number[] {
    const found: number[] = [];
    const words = this.sentences[sentence]?.words ?? [];
    for (let index = 0; index < words.length; index++) {
      const word = words[index];
      if (word !== undefined && span.start <= this.points.at(word.start) && this.points.at(word.end) <= span.end)
        found.push(index);
    }
    return found;
  }

  /// The word of a stretch that stands above its others; -1 where it has none.
  headOf(span: SpanRecord, sentence: number): number {
    const words = this.wordsOf(span, sentence);
    return words.find((word) => !words.includes(this.sentences[sentence]?.words[word]?.head ?? -1)) ?? -1;
  }

  /// The dictionary forms of all words of a stretch.
  lemmas(span: SpanRecord, sentence: number): ReadonlySet<string> {
    const lemmas = this.sentences[sentence]?.lemmas;
    const found = new Set<string>();
    for (const word of this.wordsOf(span, sentence)) found.add(lemmas?.[word] ?? '');
    return found;
  }

  /// Of the dictionary forms of some stretches those that are content words of the sentence.
  contentOf(spans: readonly SpanRecord[], sentence: number): ReadonlySet<string> {
    const content = this.content(sentence);
    const lemmas = this.sentences[sentence]?.lemmas;
    const found = new Set<string>();
    for (const span of spans)
      for (const word of this.wordsOf(span, sentence)) {
        const lemma = lemmas?.[word] ?? '';
        if (content.has(lemma)) found.add(lemma);
      }
    return found;
  }

  /// The events of its type before an event of the page: how many, and the last of them.
  alikeBefore(statement: StatementRecord): AlikeBefore {
    this.ofType ??= alikeBefore(this.placed);
    return this.ofType.get(statement) ?? { count: 0, last: null };
  }

  /// The content words of who and what a statement tells of.
  told({ statement: { cue, actor, recipient }, sentence }: Placed): ReadonlySet<string> {
    return this.contentOf([cue, ...actor, ...recipient], sentence);
  }
}

function bySentence(placed: readonly Placed[]): Map<number, Placed[]> {
  const found = new Map<number, Placed[]>();
  for (const each of placed) {
    const beside = found.get(each.sentence);
    if (beside === undefined) found.set(each.sentence, [each]);
    else beside.push(each);
  }
  return found;
}

function alikeBefore(placed: readonly Placed[]): Map<StatementRecord, AlikeBefore> {
  const found = new Map<StatementRecord, AlikeBefore>();
  const last = new Map<string, StatementRecord>();
  for (const { statement } of placed) {
    if (statement.event === null) continue;
    const { type } = statement.event;
    const before = last.get(type) ?? null;
    found.set(statement, { count: before === null ? 0 : (found.get(before)?.count ?? 0) + 1, last: before });
    last.set(type, statement);
  }
  return found;
}

/// How much of the smaller set both have, 0 to 1; 0 where either is empty.
export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const small = a.size <= b.size ? a : b;
  const large = small === a ? b : a;
  if (small.size === 0) return 0;
  let common = 0;
  for (const word of small) if (large.has(word)) common++;
  return common / small.size;
}

/// For each span the index of the last holder that begins at or before it, or of the first; -1 where there are none.
function placesOf(spans: readonly SpanRecord[], holders: readonly SpanRecord[]): number[] {
  const least = Math.min(0, holders.length - 1);
  return spans.map(({ start }) => Math.max(least, lastBegun(holders, start)));
}
