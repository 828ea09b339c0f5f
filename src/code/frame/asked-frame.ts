import type { Sentence } from '../../annotation/sentence.js';
import type { Frame } from '../../codebook/frames.js';
import type { Condition } from '../../codebook/wording.js';

/// A condition with the words that it asks for as they are looked up: some conditions list hundreds.
export class AskedCondition implements Condition {
  readonly place: string;
  readonly words: readonly string[];
  readonly classes: readonly string[];
  readonly filled: boolean | null;
  readonly line: number;
  private looked: Looked | null = null;

  constructor({ place, words, classes, filled, line }: Condition) {
    this.place = place;
    this.words = words;
    this.classes = classes;
    this.filled = filled;
    this.line = line;
  }

  /// Whether it asks for expressions too.
  get hasLonger(): boolean {
    return this.look.longer.size > 0;
  }

  /// Whether word `head` of a sentence is one of its words, or ends one with the word before it.
  hold(sentence: Sentence, head: number): boolean {
    const { single, longer, ends } = this.look;
    const { lemmas, forms } = sentence;
    const lemma = lemmas[head] ?? '';
    const form = forms[head] ?? '';
    if (single.has(lemma) || (form !== lemma && single.has(form))) return true;
    return longer.size > 0 && ends.has(lemma) && longer.has(`${lemmas[head - 1] ?? ''} ${lemma}`);
  }

  /// Whether one of its words may stand in a sentence at all.
  mayStandIn(sentence: Sentence): boolean {
    const { single, ends } = this.look;
    for (const word of single) if (sentence.has(word)) return true;
    for (const word of ends) if (sentence.has(word)) return true;
    return false;
  }

  private get look(): Looked {
    return (this.looked ??= lookedUp(this.words));
  }
}

/// Words as they are looked up.
interface Looked {
  readonly single: ReadonlySet<string>;
  /// The expressions of two words or more, and the words that end them.
  readonly longer: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
}

function lookedUp(words: readonly string[]): Looked {
  const longer = words.filter((word) => word.includes(' '));
  return {
    single: new Set(words.filter((word) => !word.includes(' '))),
    longer: new Set(longer),
    ends: new Set(longer.map((each) => each.slice(each.lastIndexOf(' ') + 1))),
  };
}

/// A frame with its conditions as they are asked.
export interface AskedFrame extends Frame {
  readonly when: readonly AskedCondition[];
  readonly unless: readonly AskedCondition[];
}

export function askedFrame(frame: Frame): AskedFrame {
  const asked = (conditions: readonly Condition[]): AskedCondition[] =>
    conditions.map((condition) => new AskedCondition(condition));
  return { ...frame, when: asked(frame.when), unless: asked(frame.unless) };
}
