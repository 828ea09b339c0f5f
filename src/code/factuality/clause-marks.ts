import type { Sentence } from '../../annotation/sentence.js';
import type { Cues } from '../../language/cues.js';
import { isSubjectLabel } from '../grammar/clauses.js';

/// Reads what brings a clause in, and whether it makes it a condition.
export class ClauseMarks {
  readonly conditions: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  private readonly inverted: ReadonlySet<string>;

  constructor(cues: Cues) {
    this.conditions = new Set(cues.conditions);
    this.times = new Set(cues.times);
    this.inverted = new Set(cues.invertedConditions);
  }

  /// The first word that brings a clause in, with the words that it is fixed to; null where none does.
  of(sentence: Sentence, index: number): string | null {
    for (const child of sentence.children(index)) {
      const word = sentence.word(child);
      const brings =
        word.label === 'mark' ||
        (word.label === 'advmod' &&
          (this.conditions.has(sentence.lemmas[child] ?? '') || this.times.has(sentence.lemmas[child] ?? '')));
      if (!brings) continue;
      const fixed = sentence.children(child).filter((other) => sentence.word(other).label === 'fixed');
      return [child, ...fixed].map((part) => sentence.lemmas[part] ?? '').join(' ');
    }
    return null;
  }

  /// What makes a clause one of condition: "**if** they leave", "**should** they leave".
  condition(sentence: Sentence, index: number): string | null {
    const mark = this.of(sentence, index);
    if (mark !== null) return this.conditions.has(mark) ? mark : null;
    const [first] = sentence.children(index);
    if (first === undefined || first > index || !sentence.word(first).label.startsWith('aux')) return null;
    const subject = sentence.children(index).some((child) => isSubjectLabel(sentence.word(child).label));
    const form = sentence.forms[first] ?? '';
    return subject && this.inverted.has(form) ? form : null;
  }

  /// What brings in what is asked, also behind a preposition: "would not comment on **whether** they had left". `told`: the clause is what
  /// its governor says, so that nothing needs to stand before it.
  asked(sentence: Sentence, index: number, told: boolean): string | null {
    const marks = sentence.children(index).filter((child) => sentence.word(child).label === 'mark');
    const at = marks.findIndex((mark) => this.conditions.has(sentence.lemmas[mark] ?? ''));
    return at < 0 || (at === 0 && !told) ? null : (sentence.lemmas[marks[at] ?? index] ?? null);
  }
}
