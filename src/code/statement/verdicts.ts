import type { Sentence } from '../../annotation/sentence.js';
import { isSubjectLabel } from '../grammar/clauses.js';
import type { WordRange } from '../grammar/word-range.js';

/// How a sentence takes what another has said: words `first` to `last` tell it.
export interface Verdict extends WordRange {
  readonly kind: 'endorses' | 'disputes';
  /// Whether the sentence says nothing else: "Great comment.", "Total nonsense!"
  readonly alone: boolean;
  /// The head of who or what is said to be right or wrong ("**the minister** is lying"); null where it is only the page, a reader
  /// or the speaker.
  readonly about: number | null;
  /// The words around that stand in one breath with it: "**you are** wrong", "I agree **with this article**".
  readonly breath: WordRange;
}

type Kind = Verdict['kind'];

/// What stands to a predicate so that its subject is theirs.
const INSIDE_PREDICATE: ReadonlySet<string> = new Set([
  'obj',
  'xcomp',
  'cop',
  'aux',
  'aux:pass',
  'amod',
  'compound',
  'obl',
  'advmod',
]);

/// Reads agreement and contradiction off a sentence, by the classes of words/replies.yaml.
export class VerdictReader {
  /// First word to the expressions that begin with it, longest first.
  private readonly anywhere = new Map<string, { words: readonly string[]; kind: Kind }[]>();
  private readonly alone = new Map<string, Kind>();
  private readonly filler: ReadonlySet<string>;
  private readonly close: ReadonlySet<string>;
  private readonly negations: ReadonlySet<string>;

  constructor(classOf: (name: string) => ReadonlySet<string>) {
    this.filler = classOf('reply-filler');
    this.negations = classOf('reply-negation');
    this.close = new Set([...classOf('reply-subject'), ...classOf('page-noun'), ...classOf('comment-noun')]);
    for (const [name, kind] of [
      ['agreeing', 'endorses'],
      ['disagreeing', 'disputes'],
    ] as const) {
      for (const expression of classOf(name)) {
        const words = expression.split(' ');
        const first = words[0] ?? '';
        this.anywhere.set(first, [...(this.anywhere.get(first) ?? []), { words, kind }]);
      }
      for (const expression of classOf(`${name}-alone`)) this.alone.set(expression, kind);
    }
    for (const list of this.anywhere.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  /// In the order of the words; a question tells none.
  of(sentence: Sentence): Verdict[] {
    if (sentence.words.at(-1)?.form.includes('?') === true) return [];
    const words = sentence.words.map((_, index) => index).filter((index) => isSaid(sentence, index));
    const whole = this.wholeOf(sentence, words);
    if (whole !== null) {
      const range = rangeOf(words);
      return [{ ...range, kind: whole, alone: true, about: null, breath: range }];
    }
    const out: Verdict[] = [];
    const opening = this.openingOf(sentence);
    if (opening !== null) out.push({ ...opening, alone: false, about: null, breath: opening });
    for (const at of words) {
      if (at <= (out.at(-1)?.last ?? -1)) continue;
      const found = this.expressionAt(sentence, at);
      if (found === null) continue;
      const rest = words
        .filter((index) => index < found.first || index > found.last)
        .filter((index) => !this.filler.has(sentence.forms[index] ?? ''));
      const about = this.subjectOf(sentence, found.first);
      out.push({
        ...found,
        alone: rest.length === 0,
        about: about === null || this.isClose(sentence, about) ? null : about,
        breath: breathOf(sentence, found),
      });
    }
    return out;
  }

  /// "No, the army left first.", "not true they are still there": before a mark, or in more words than one.
  private openingOf(sentence: Sentence): { first: number; last: number; kind: Kind } | null {
    let first = 0;
    while (first < sentence.words.length && (!isSaid(sentence, first) || this.filler.has(sentence.forms[first] ?? '')))
      first++;
    for (let last = Math.min(first + 3, sentence.words.length - 2); last >= first; last--) {
      const kind = this.alone.get(sentence.forms.slice(first, last + 1).join(' '));
      if (kind === undefined) continue;
      const next = sentence.word(last + 1);
      const marked = next.upos === 'PUNCT' && sentence.words[last + 2]?.upos !== 'CCONJ';
      if (marked || last > first) return { first, last, kind };
    }
    return null;
  }

  /// A sentence that is an expression which tells nothing inside a longer one: "This.", "So true lol".
  private wholeOf(sentence: Sentence, words: readonly number[]): Kind | null {
    if (words.length > 6) return null;
    const bare = words.filter((index) => !this.filler.has(sentence.forms[index] ?? ''));
    for (const list of [words, bare]) {
      for (const forms of [sentence.forms, sentence.lemmas]) {
        const kind = this.alone.get(list.map((index) => forms[index]).join(' '));
        if (kind !== undefined) return kind;
      }
    }
    return null;
  }

  private expressionAt(sentence: Sentence, at: number): { first: number; last: number; kind: Kind } | null {
    const { lemmas, forms } = sentence;
    for (const key of lemmas[at] === forms[at] ? [lemmas[at]] : [lemmas[at], forms[at]]) {
      const expressions = this.anywhere.get(key ?? '');
      if (expressions === undefined) continue;
      for (const { words, kind } of expressions) {
        const last = this.matches(sentence, at, words);
        if (last === null) continue;
        const negated = !words.some((word) => this.negations.has(word)) && this.isNegated(sentence, at, last);
        return { first: at, last, kind: negated ? opposite(kind) : kind };
      }
    }
    return null;
  }

  /// Words in order; fillers may stand between ("is absolutely right", "make it all up" is not).
  private matches(sentence: Sentence, first: number, words: readonly string[]): number | null {
    let at = first;
    for (const [index, word] of words.entries()) {
      if (index > 0) {
        at++;
        while (at < sentence.words.length && !this.says(sentence, at, word) && this.mayStandBetween(sentence, at)) at++;
      }
      if (!this.says(sentence, at, word)) return null;
    }
    return at;
  }

  private mayStandBetween(sentence: Sentence, at: number): boolean {
    return this.filler.has(sentence.forms[at] ?? '') || this.negations.has(sentence.lemmas[at] ?? '');
  }

  private says(sentence: Sentence, index: number, word: string): boolean {
    return sentence.lemmas[index] === word || sentence.forms[index] === word;
  }

  /// "I do **not** agree", "**not** a lie"
  private isNegated(sentence: Sentence, first: number, last: number): boolean {
    for (let index = first; index <= last; index++) if (this.negations.has(sentence.lemmas[index] ?? '')) return true;
    for (let index = first - 1; index >= Math.max(0, first - 3); index--) {
      if (sentence.word(index).upos === 'PUNCT') return false;
      if (this.negations.has(sentence.lemmas[index] ?? '')) return true;
    }
    return false;
  }

  private subjectOf(sentence: Sentence, from: number): number | null {
    for (let at = from; at >= 0; at = sentence.word(at).head) {
      const subject = sentence.children(at).find((child) => isSubjectLabel(sentence.word(child).label));
      if (subject !== undefined) return isMarkBetween(sentence, subject, from) ? null : subject;
      if (!INSIDE_PREDICATE.has(sentence.word(at).label)) return null;
    }
    return null;
  }

  private isClose(sentence: Sentence, index: number): boolean {
    return this.close.has(sentence.lemmas[index] ?? '') || this.close.has(sentence.forms[index] ?? '');
  }
}

function isSaid(sentence: Sentence, index: number): boolean {
  const { upos, form } = sentence.word(index);
  return upos !== 'PUNCT' && !/^[^\p{L}\p{N}+^-]+$/u.test(form);
}

function rangeOf(words: readonly number[]): WordRange {
  return { first: words[0] ?? 0, last: words.at(-1) ?? 0 };
}

function opposite(kind: Kind): Kind {
  return kind === 'endorses' ? 'disputes' : 'endorses';
}

/// The words around up to the nearest marks, four on each side at most.
function breathOf(sentence: Sentence, { first, last }: WordRange): WordRange {
  const isMark = (index: number): boolean => (sentence.words[index]?.upos ?? 'PUNCT') === 'PUNCT';
  let from = first;
  while (from > first - 4 && !isMark(from - 1)) from--;
  let to = last;
  while (to < last + 4 && !isMark(to + 1)) to++;
  return { first: from, last: to };
}

function isMarkBetween(sentence: Sentence, a: number, b: number): boolean {
  return sentence.words.slice(Math.min(a, b), Math.max(a, b)).some(({ upos }) => upos === 'PUNCT');
}
