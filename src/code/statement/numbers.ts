import type { Sentence } from '../../annotation/sentence.js';
import type { GrammarWords } from '../../language/grammar.js';
import type { WordClasses } from '../../language/words.js';

/// A number of a sentence, words `first` to `last`, its bounds with it ("at least twelve").
export interface NumberPhrase {
  readonly first: number;
  readonly last: number;
  readonly value: number;
  /// The least and the most that the words allow; null where they leave it open. Of "about 300" both are open.
  readonly least: number | null;
  readonly most: number | null;
  /// ISO 4217, or null where no money is told.
  readonly currency: string | null;
  /// The word that is counted: "women" in "three women", "dozens of women"; the number itself where it stands alone.
  readonly counted: number;
}

type Bound = 'at-least' | 'at-most' | 'about';
const BOUNDS: readonly Bound[] = ['at-least', 'at-most', 'about'];

const HYPHEN: ReadonlySet<string> = new Set(['-']);

/// A currency in one word with its figures: "N500,000".
const JOINED = /^(\p{L}{1,3})(\d[\d.,]*)$/u;
/// Figures joined to a letter that are smaller may number a road.
const LEAST_JOINED = 1_000;
/// "1,200", "10 000" with blanks that do not break, "2½", "½"; the raised figures of a note behind it are no part of the number.
const FIGURES =
  /^(\d[\d,\u00a0\u2009\u202f]*(?:\.\d+)?)?([\u00bc-\u00be\u2150-\u215e])?(?<=.)[\u00b2\u00b3\u00b9\u2070-\u2079]*$/;
const SHARE_SIGN = /^[\u00bc-\u00be\u2150-\u215e]$/;

/// What a part of a number says: a value of its own, a factor, or the least of a vague many.
interface Part {
  readonly kind: 'number' | 'scale' | 'many';
  readonly value: number;
}

/// What has been read of a number, up to word `last`.
interface Begun {
  readonly last: number;
  readonly value: number;
}

interface Plain {
  readonly last: number;
  readonly value: number;
  readonly open: boolean;
}

/// Reads numbers off the words of a sentence, by the classes `number-…`, `scale-…`, `many-…`, `share-…`, `currency-…` and the bounds of
/// the codebook (words/numbers.yaml). The words decide, not the tree, which is unsure about numbers of several words.
export class NumberReader {
  private readonly parts = new Map<string, Part>();
  /// "half": 1/2
  private readonly shares = new Map<string, number>();
  private readonly sharesBeforeArticle: ReadonlySet<string>;
  private readonly currencies = new Map<string, string>();
  private readonly counts = new Map<string, string>();
  /// What is told with a number but is no count: days, thirds.
  private readonly uncounted: ReadonlySet<string>;
  private readonly bounds: readonly { readonly bound: Bound; readonly words: readonly string[] }[];

  constructor(
    classes: WordClasses,
    private readonly grammar: GrammarWords,
  ) {
    for (const [name, words] of Object.entries(classes)) {
      const [, kind, value = ''] = /^(number|scale|many|share|currency|counted)-(\w+)$/.exec(name) ?? [];
      for (const word of words) {
        if (kind === 'number' || kind === 'scale' || kind === 'many') {
          // "number-preposition" is a class of other words.
          if (!Number.isNaN(Number(value))) this.parts.set(word, { kind, value: Number(value) });
        } else if (kind === 'share') this.shares.set(word, 1 / Number(value));
        else if (kind === 'currency') this.currencies.set(word, value.toUpperCase());
        else if (kind === 'counted') this.counts.set(word, value);
      }
    }
    this.sharesBeforeArticle = new Set(classes['share-before-article'] ?? []);
    this.uncounted = new Set([...(classes['time-noun'] ?? []), ...(classes['fraction'] ?? [])]);
    this.bounds = BOUNDS.flatMap((bound) =>
      (classes[bound] ?? []).map((words) => ({ bound, words: words.split(' ') })),
    ).sort((a, b) => b.words.length - a.words.length);
  }

  /// What those are counted as to whom the deed of this word is done: "killed".
  countedAs(sentence: Sentence, index: number): string | null {
    return this.counts.get(sentence.lemmas[index] ?? '') ?? this.counts.get(sentence.forms[index] ?? '') ?? null;
  }

  of(sentence: Sentence): NumberPhrase[] {
    const out: NumberPhrase[] = [];
    for (let index = 0; index < sentence.words.length; index++) {
      const found = this.at(sentence, index);
      if (found === null) continue;
      out.push(found);
      index = found.last;
    }
    return out;
  }

  private at(sentence: Sentence, index: number): NumberPhrase | null {
    const from = this.plain(sentence, index);
    if (from === null) return null;
    const to = this.secondOf(sentence, index, from);
    const end = to ?? from;
    const behind = sentence.forms[end.last + 1] === '-' ? end.last + 2 : end.last + 1;
    if (this.uncounted.has(sentence.lemmas[behind] ?? '')) return null;
    const joined = this.joinedCurrency(sentence, index)?.currency ?? null;
    const before = joined === null ? (this.currencies.get(sentence.forms[index - 1] ?? '') ?? null) : null;
    const after = this.currencyBehind(sentence, end.last + 1);
    const currency = joined ?? before ?? after?.code ?? null;
    const last = after?.last ?? end.last;
    const start = before === null ? index : index - 1;
    const { bound, first } = this.boundBefore(sentence, start);
    const range = to === null ? boundsOf(from, bound) : { least: from.value, most: to.value };
    return {
      first,
      last,
      value: from.value,
      ...range,
      currency,
      counted: this.counted(sentence, index, last, currency !== null),
    };
  }

  /// "two hundred", "1.5 billion", "three dozen", "dozens", "tens of thousands", "a dozen", "half a million", "two and a half million".
  private plain(sentence: Sentence, first: number): Plain | null {
    const { forms } = sentence;
    const share = this.shareOfScale(sentence, first);
    let value = 0;
    let current = share?.value ?? null;
    let open = false;
    let last = share?.last ?? first - 1;
    for (let at = last + 1; at < forms.length; at++) {
      const form = forms[at] ?? '';
      const part = this.partOf(sentence, at);
      if (part === null) {
        const { 'number-link': links, 'many-link': manyLinks } = this.grammar;
        const joins = (form === '-' || links.has(form) || manyLinks.has(form)) && at > first;
        const next = joins ? this.partOf(sentence, at + 1) : null;
        const many = manyLinks.has(form) && open && next?.kind === 'many';
        const hyphen = form === '-' && next !== null && current !== null && isTens(current) && next.value < 10;
        const and =
          links.has(form) &&
          next?.kind === 'number' &&
          current !== null &&
          current >= 100 &&
          next.value < 100 &&
          this.partOf(sentence, at - 1)?.kind === 'scale';
        if (many || hyphen || and) continue;
        const more: Begun | null = current === null || open ? null : this.andShare(sentence, at, current);
        if (more === null) break;
        current = more.value;
        at = last = more.last;
        continue;
      }
      if (part.kind === 'many') {
        if (current !== null && !open) break;
        value = 0;
        current = (current ?? 1) * part.value;
        open = true;
      } else if (part.kind === 'scale') {
        if (current === null && !this.follows(sentence, at)) break;
        current = (current ?? 1) * part.value;
      } else {
        if (
          current !== null &&
          !(
            current > part.value &&
            (isTens(current) ||
              SHARE_SIGN.test(form) ||
              this.partOf(sentence, at - 1)?.kind === 'scale' ||
              this.grammar['number-link'].has(forms[at - 1] ?? ''))
          )
        )
          break;
        // "3 ½ million"
        if (current !== null && SHARE_SIGN.test(form)) current += part.value;
        else if (current !== null && !isTens(current)) {
          value += current;
          current = part.value;
        } else current = (current ?? 0) + part.value;
      }
      last = at;
    }
    return current === null || last < first ? null : { last, value: value + current, open };
  }

  /// "half a million", "half-a-dozen", "a quarter of a million", "three-quarters of a million".
  private shareOfScale(sentence: Sentence, first: number): Begun | null {
    const { forms } = sentence;
    const { 'many-link': links, 'number-article': articles } = this.grammar;
    const past = (index: number, words: ReadonlySet<string>): number =>
      words.has(forms[index] ?? '') ? index + 1 : index;
    const count = this.partOf(sentence, first);
    const at = count?.kind === 'number' ? past(first + 1, HYPHEN) : first;
    const share = this.shares.get(forms[at] ?? '');
    if (share === undefined) return null;
    const linked = past(past(at + 1, HYPHEN), links);
    const mayStand = links.has(forms[linked - 1] ?? '') || this.sharesBeforeArticle.has(forms[at] ?? '');
    const last = past(mayStand ? past(linked, articles) : linked, HYPHEN);
    const scale = this.partOf(sentence, last);
    return scale?.kind === 'scale' ? { last, value: (count?.value ?? 1) * share * scale.value } : null;
  }

  /// "two **and a half** million", "a million **and a half**"; of "two and a half of the others" nothing belongs to the number.
  private andShare(sentence: Sentence, at: number, current: number): Begun | null {
    const { forms } = sentence;
    const { 'number-link': links, 'many-link': manyLinks, 'number-article': articles } = this.grammar;
    const article = articles.has(forms[at + 1] ?? '');
    const last = article ? at + 2 : at + 1;
    const share = this.shares.get(forms[last] ?? '');
    const before = this.partOf(sentence, at - 1);
    if (!links.has(forms[at] ?? '') || share === undefined || before === null) return null;
    const scaled = this.partOf(sentence, last + 1)?.kind === 'scale';
    if (scaled ? before.kind === 'scale' : !article || manyLinks.has(forms[last + 1] ?? '')) return null;
    return { last, value: current + share * (before.kind === 'scale' ? before.value : 1) };
  }

  /// A factor alone tells a number only behind an article ("a dozen") or where it is tagged as one.
  private follows(sentence: Sentence, at: number): boolean {
    return (
      this.grammar['number-article'].has(sentence.forms[at - 1] ?? '') ||
      (sentence.word(at).upos === 'NUM' && (sentence.forms[at] ?? '').length > 2)
    );
  }

  private partOf(sentence: Sentence, index: number): Part | null {
    const form = sentence.forms[index];
    if (form === undefined) return null;
    const known = this.parts.get(form);
    if (known !== undefined) return known;
    const value = figuresOf(form) ?? this.joinedCurrency(sentence, index)?.value ?? null;
    return value === null ? null : { kind: 'number', value };
  }

  /// "N20 million", "N500,000": the letters of a currency in one word with the figures; "the N20" is a road.
  private joinedCurrency(sentence: Sentence, index: number): { currency: string; value: number } | null {
    const [, letters = '', figures = ''] = JOINED.exec(sentence.forms[index] ?? '') ?? [];
    const currency = this.currencies.get(letters);
    if (currency === undefined) return null;
    const value = figuresOf(figures);
    const scaled = this.parts.get(sentence.forms[index + 1] ?? '')?.kind === 'scale';
    return value !== null && (scaled || value >= LEAST_JOINED) ? { currency, value } : null;
  }

  /// "20 to 30", "20-30", "between 20 and 30".
  private secondOf(sentence: Sentence, first: number, from: Plain): Plain | null {
    const join = sentence.forms[from.last + 1] ?? '';
    const { 'range-opening': opening, 'range-opened-link': opened, 'range-link': links } = this.grammar;
    const between = opening.has(sentence.forms[first - 1] ?? '') && opened.has(join);
    if (!between && !links.has(join)) return null;
    const to = this.plain(sentence, from.last + 2);
    return to === null || to.value <= from.value ? null : to;
  }

  private currencyBehind(sentence: Sentence, at: number): { code: string; last: number } | null {
    for (const index of [at, at + 1]) {
      const code = this.currencies.get(sentence.lemmas[index] ?? '');
      if (code !== undefined && sentence.word(index).upos !== 'VERB') return { code, last: at - 1 };
      if (sentence.words[index]?.upos !== 'PROPN' && sentence.words[index]?.upos !== 'ADJ') return null;
    }
    return null;
  }

  private boundBefore(sentence: Sentence, start: number): { bound: Bound | null; first: number } {
    let at = start;
    if (this.grammar['bound-article'].has(sentence.forms[at - 1] ?? '')) at--;
    for (const { bound, words } of this.bounds) {
      if (words.at(-1) !== sentence.forms[at - 1]) continue;
      const first = at - words.length;
      if (first >= 0 && words.every((word, offset) => sentence.forms[first + offset] === word)) return { bound, first };
    }
    return { bound: null, first: start };
  }

  /// What the number counts: the word that it stands with, or that follows "of".
  private counted(sentence: Sentence, first: number, last: number, money: boolean): number {
    const inside = (index: number): boolean => first <= index && index <= last;
    let head = last;
    while (
      inside(head) &&
      sentence.word(head).head >= 0 &&
      ['nummod', 'compound', 'nmod', 'amod', 'conj'].includes(sentence.word(head).label)
    ) {
      const up = sentence.word(head).head;
      if (!inside(up) && ['nmod', 'conj'].includes(sentence.word(head).label)) break;
      head = up;
    }
    if (!inside(head) || money) return head;
    // "five dead and 23 injured": the word that says what has become of them.
    if (this.countedAs(sentence, last + 1) !== null) return last + 1;
    if (!this.grammar['many-link'].has(sentence.forms[last + 1] ?? '')) return head;
    const of = sentence.words.findIndex((word, index) => index > last && word.label === 'nmod' && inside(word.head));
    return of < 0 ? head : of;
  }
}

/// The value of a number in figures, or null where the form is none.
function figuresOf(form: string): number | null {
  const match = FIGURES.exec(form);
  if (match === null) return null;
  const [, whole = '0', sign = ''] = match;
  const [above, below] = sign.normalize('NFKC').split('\u2044').map(Number);
  return Number.parseFloat(whole.replace(/[^\d.]/g, '')) + (below === undefined ? 0 : (above ?? 0) / below);
}

function isTens(value: number): boolean {
  return value >= 20 && value < 100 && value % 10 === 0;
}

function boundsOf({ value, open }: Plain, bound: Bound | null): { least: number | null; most: number | null } {
  if (bound === 'at-least') return { least: value, most: null };
  if (bound === 'at-most') return { least: null, most: value };
  if (open) return { least: value, most: null };
  return bound === 'about' ? { least: null, most: null } : { least: value, most: value };
}
