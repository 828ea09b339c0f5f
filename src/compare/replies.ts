import { CLOSING_LETTERS, OPENING_LETTERS } from '../annotation/quotation-marks.js';
import type { LinkRecord } from '../annotation/record.js';
import type { Verdict, VerdictReader } from '../code/statement/verdicts.js';
import { overlapOf, type PageReading, type Placed } from './reading.js';

/// What is quoted inside a sentence.
const QUOTED = new RegExp(`[${OPENING_LETTERS}]([^${OPENING_LETTERS}${CLOSING_LETTERS}]{3,})[${CLOSING_LETTERS}]`, 'g');
/// How much of a quotation must stand in a sentence for that to be what is quoted, and of an echo.
const QUOTES = 0.7;
const ECHOES = 0.5;
/// How many content words an echo shares at least; one may be chance.
const ECHOED_WORDS = 2;

/// The classes of words/replies.yaml by which a reply tells what it is about.
export interface ReplyWords {
  readonly pageNouns: ReadonlySet<string>;
  readonly commentNouns: ReadonlySet<string>;
}

/// Links what comments say of what was said before: a comment that agrees endorses, one that contradicts disputes, another answer
/// answers. Meant is, in this order: what the comment quotes; the reader whom it names; what it echoes; the page, where it
/// names it; the comment that it answers; else the comment before it where it agrees, the report where it contradicts.
export function linkReplies(page: PageReading, verdicts: VerdictReader, words: ReplyWords): LinkRecord[] {
  const reader = new ReplyReader(page, verdicts, words);
  return page.record.segments.flatMap(({ kind }, segment) => (kind === 'comment' ? reader.of(segment) : []));
}

class ReplyReader {
  /// The sentences of each segment.
  private readonly sentencesOf = new Map<number, number[]>();

  constructor(
    private readonly page: PageReading,
    private readonly verdicts: VerdictReader,
    private readonly words: ReplyWords,
  ) {
    page.sentences.forEach((_, sentence) => {
      const segment = page.segmentAt(sentence);
      this.sentencesOf.set(segment, [...(this.sentencesOf.get(segment) ?? []), sentence]);
    });
  }

  of(segment: number): LinkRecord[] {
    const links: LinkRecord[] = [];
    for (const sentence of this.sentencesOf.get(segment) ?? []) {
      const read = this.page.sentences[sentence];
      for (const verdict of read === undefined ? [] : this.verdicts.of(read)) {
        const from = this.carrier(sentence, verdict, segment);
        const to = from === undefined ? undefined : this.meant(sentence, segment, verdict);
        if (from === undefined || to === undefined || from === to) continue;
        if (!links.some((link) => link.to === to.statement.id))
          links.push({ kind: verdict.kind, from: from.statement.id, to: to.statement.id });
      }
    }
    if (links.length > 0) return links;
    const to = this.answered(segment);
    const from = this.first(segment);
    return to === undefined || from === undefined
      ? []
      : [{ kind: 'answers', from: from.statement.id, to: to.statement.id }];
  }

  /// The statement that tells the verdict.
  private carrier(sentence: number, { first, last }: Verdict, segment: number): Placed | undefined {
    const told = this.page.in(sentence);
    const lemmas = this.page.sentences[sentence]?.lemmas.slice(first, last + 1) ?? [];
    return told.find(({ cue }) => lemmas.some((lemma) => cue.has(lemma))) ?? told.at(-1) ?? this.first(segment);
  }

  private meant(sentence: number, segment: number, verdict: Verdict): Placed | undefined {
    if (verdict.about !== null) return this.saidBy(sentence, segment, verdict.about);
    return (
      this.quoted(sentence, segment) ??
      this.named(sentence, segment) ??
      this.pointed(sentence, segment, verdict) ??
      this.echoed(sentence, segment) ??
      this.before(segment, verdict)
    );
  }

  /// "The minister is lying": the last that the page has the minister say.
  private saidBy(sentence: number, segment: number, about: number): Placed | undefined {
    const wanted = this.page.sentences[sentence]?.lemmas[about] ?? '';
    const said = this.page.placed.filter(({ statement, segment: at, sentence: where }) => {
      const source = statement.attribution.at(-1)?.source;
      return at < segment && source !== undefined && this.page.lemmas(source, where).has(wanted);
    });
    return said.at(-1);
  }

  /// What the comment quotes, in this sentence, in one before it, or in a block before the comment.
  private quoted(sentence: number, segment: number): Placed | undefined {
    const own = this.sentencesOf.get(segment) ?? [];
    const blocks = this.page.segment(segment - 1)?.kind === 'quote' ? (this.sentencesOf.get(segment - 1) ?? []) : [];
    for (const at of own.filter((other) => other <= sentence).reverse()) {
      const read = this.page.sentences[at];
      if (read === undefined) continue;
      const text = read.words.length === 0 ? '' : this.page.text.slice(read.start, read.end);
      for (const found of text.matchAll(QUOTED)) {
        const from = read.start + found.index;
        const words = this.page.contentIn(at, from, from + found[0].length);
        const to = this.best(words, segment, QUOTES, 1);
        if (to !== undefined) return to;
      }
    }
    for (const block of blocks) {
      const to = this.best(this.page.content(block), segment - 1, QUOTES, 1) ?? this.page.in(block)[0];
      if (to !== undefined) return to;
    }
    return undefined;
  }

  /// "I agree with Ana", "@Ben": the last comment of that reader.
  private named(sentence: number, segment: number): Placed | undefined {
    const forms = this.page.sentences[sentence]?.forms.map((form) => form.replace(/^@/, '')) ?? [];
    const { voices } = this.page.record;
    const own = this.page.segment(segment)?.voice;
    const meant = voices.filter(({ id, kind, name }) => {
      if (kind !== 'reader' || name === null || id === own) return false;
      const parts = name.toLowerCase().replace(/^@/, '').split(/\s+/);
      return (
        forms.some((_, at) => parts.every((part, offset) => forms[at + offset] === part)) ||
        forms.includes(parts[0] ?? '')
      );
    });
    for (let at = segment - 1; at >= 0; at--) {
      const other = this.page.segment(at);
      if (other?.kind === 'comment' && meant.some(({ id }) => id === other.voice)) return this.first(at);
    }
    return undefined;
  }

  private echoed(sentence: number, segment: number): Placed | undefined {
    const own = (this.sentencesOf.get(segment) ?? []).filter((other) => other <= sentence).reverse();
    for (const at of own) {
      const found = this.best(this.page.content(at), segment, ECHOES, ECHOED_WORDS);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /// The earlier statement that says most of these words.
  private best(words: ReadonlySet<string>, segment: number, least: number, count: number): Placed | undefined {
    if (words.size < count) return undefined;
    let best: Placed | undefined;
    let most = 0;
    const own = this.page.segment(segment)?.voice;
    for (const placed of this.page.placed) {
      if (placed.segment >= segment || this.page.segment(placed.segment)?.voice === own) continue;
      const common = [...words].filter((word) => this.page.content(placed.sentence).has(word)).length;
      if (common < count || common < least * words.size) continue;
      const score = common + overlapOf(words, this.page.told(placed));
      if (score > most) [best, most] = [placed, score];
    }
    return best;
  }

  /// "**you** are wrong", "**this article** is rubbish"
  private pointed(sentence: number, segment: number, { breath }: Verdict): Placed | undefined {
    const lemmas = this.page.sentences[sentence]?.lemmas.slice(breath.first, breath.last + 1) ?? [];
    if (lemmas.some((lemma) => this.words.pageNouns.has(lemma))) return this.report();
    if (lemmas.some((lemma) => this.words.commentNouns.has(lemma)))
      return this.answered(segment) ?? this.commentBefore(segment);
    return undefined;
  }

  /// What stands before the reader's eyes.
  private before(segment: number, { kind }: Verdict): Placed | undefined {
    const comment = this.commentBefore(segment);
    return this.answered(segment) ?? (kind === 'endorses' ? (comment ?? this.report()) : (this.report() ?? comment));
  }

  private answered(segment: number): Placed | undefined {
    const answered = this.page.segment(segment)?.replyTo ?? null;
    return answered === null ? undefined : this.first(answered);
  }

  private report(): Placed | undefined {
    return this.page.placed.find(({ segment }) => this.page.segment(segment)?.kind !== 'comment');
  }

  private commentBefore(segment: number): Placed | undefined {
    for (let at = segment - 1; at >= 0; at--) if (this.page.segment(at)?.kind === 'comment') return this.first(at);
    return undefined;
  }

  private first(segment: number): Placed | undefined {
    return this.page.placed.find((placed) => placed.segment === segment);
  }
}
