import type { Sentence, Upos } from '../../annotation/sentence.js';
import type { EventType } from '../../annotation/record.js';
import type { Frame } from '../../codebook/frames.js';
import type { LexicalUnit, UnitKind } from '../../codebook/wording.js';
import type { GrammarWords } from '../../language/grammar.js';
import { isMisreadInfinitive } from '../grammar/misreadings.js';
import { askedFrame, type AskedFrame } from './asked-frame.js';

/// A frame that a word may carry.
export interface FrameEntry {
  readonly frame: AskedFrame;
  readonly unit: LexicalUnit;
  /// How much the unit and its conditions say; of two that say as much the earlier one has more.
  readonly score: number;
  /// The words of the unit beside the one that carries it, by number.
  readonly others: readonly number[];
  /// How many entries the word carries as this part of speech: of a word with many ("take") each says little.
  entries: number;
}

/// A frame whose words were found in a sentence: `words` are the indices of all of them, the carrying word among them.
export interface FrameHit {
  readonly entry: FrameEntry;
  readonly index: number;
  readonly words: readonly number[];
  /// How likely the model takes the word for a deed of the frame's type, in percent, where that is why it is told.
  readonly odds?: number;
  /// Whether no frame's conditions hold and the deed is only likely; see `doubtfulDeed`.
  readonly doubted?: boolean;
  /// The deed is of the frame's type, and of its mode perhaps not.
  readonly vague?: boolean;
}

/// A frame whose word stands in the sentence but cannot carry it there, and why not; see `MissReason` of missed.ts.
export interface BarredHit {
  readonly hit: FrameHit;
  readonly bar:
    | { readonly code: 'auxiliary' }
    | { readonly code: 'other-word-class'; readonly wanted: UnitKind; readonly found: Upos }
    | { readonly code: 'words-apart'; readonly words: readonly string[] }
    | { readonly code: 'other-verb'; readonly particle: number }
    | { readonly code: 'part-of-name' }
    | { readonly code: 'before-noun'; readonly noun: number };
}

/// How many other words may stand between two words of a unit.
const GAP = 4;
/// What a broad frame stands behind all others.
const LAST = 1000;
/// How likely the model takes a word at least for a deed to be let in, in percent; what else speaks for it decides then.
const WEIGHED = 10;
/// And one that the model tells behind these.
const UNLISTED = 2 * LAST;

type Presence = Readonly<Uint8Array>;

/// The entries that a word carries as one kind, and for each the number of a word that must stand beside it, or `ALONE`: most units
/// fail on that, and numbers side by side are soon gone through.
interface EntryList {
  readonly entries: FrameEntry[];
  beside: Int32Array;
}

/// A word of the units: the entries that it carries, by kind.
interface UnitWord extends Record<UnitKind, EntryList | null> {
  readonly number: number;
}

const ALONE = -1;
const NO_BESIDE = new Int32Array();
const NO_ENTRIES: readonly FrameEntry[] = [];

/// All units of the codebook by the dictionary form of the word that carries them.
export class FrameIndex {
  private readonly words = new Map<string, UnitWord>();
  /// Frames that words tell which no frame lists, by type.
  private readonly learned = new Map<EventType, AskedFrame[]>();
  /// Which of the numbered words stand in the sentence asked for last.
  private readonly present: Uint8Array;

  constructor(
    frames: readonly Frame[],
    private readonly grammar: GrammarWords,
  ) {
    let order = 0;
    for (const frame of frames.map(askedFrame)) {
      if (frame.sure !== null && frame.type !== null)
        this.learned.set(frame.type, [...(this.learned.get(frame.type) ?? []), frame]);
      for (const unit of frame.units) {
        const key = unit.words[unit.anchor] ?? '';
        const score = unit.words.length * 10 + frame.when.length * 3 - (frame.broad ? LAST : 0) - order++ * 1e-6;
        const others = unit.words.filter((_, at) => at !== unit.anchor).map((word) => this.wordOf(word).number);
        const list = (this.wordOf(key)[unit.kind] ??= { entries: [], beside: NO_BESIDE });
        list.entries.push({ frame, unit, score, others, entries: 0 });
      }
    }
    // What says most is asked first: then the others need not be asked.
    for (const word of this.words.values())
      for (const kind of KINDS) {
        const list = word[kind];
        if (list === null) continue;
        list.entries.sort((a, b) => b.score - a.score);
        for (const entry of list.entries) entry.entries = list.entries.length;
        list.beside = Int32Array.from(list.entries, ({ others }) => others[0] ?? ALONE);
      }
    this.present = new Uint8Array(this.words.size);
  }

  private wordOf(word: string): UnitWord {
    let known = this.words.get(word);
    if (known === undefined) {
      known = { number: this.words.size, verb: null, noun: null, adjective: null };
      this.words.set(word, known);
    }
    return known;
  }

  /// All frames whose words stand in the sentence, by the place of the word that carries them; conditions are not looked at.
  hits(sentence: Sentence): readonly FrameHit[] {
    const { present } = this;
    const found = this.unitWords(sentence);
    const out: FrameHit[] = [];
    for (let index = 0; index < sentence.words.length; index++) {
      const byLemma = found[2 * index];
      const byForm = found[2 * index + 1];
      if (byLemma === undefined && byForm === undefined) continue;
      const { label } = sentence.word(index);
      if (label === 'aux' || label === 'aux:pass') continue;
      for (const kind of kindsOf(sentence, index, this.grammar)) {
        match(sentence, index, byLemma?.[kind], present, this.grammar, out);
        match(sentence, index, byForm?.[kind], present, this.grammar, out);
      }
    }
    this.addLearned(sentence, out);
    return out;
  }

  /// What the model takes for deeds. A word that is listed is let in too: the conditions of its frames may all fail.
  private addLearned(sentence: Sentence, out: FrameHit[]): void {
    for (const { index, type, odds } of sentence.deeds ?? []) {
      const { label } = sentence.word(index);
      if (label === 'aux' || label === 'aux:pass') continue;
      for (const frame of this.learned.get(type) ?? []) {
        if (frame.sure === null || odds < Math.min(frame.sure, WEIGHED)) continue;
        for (const kind of kindsOf(sentence, index, this.grammar).slice(0, 1)) {
          const unit = { kind, words: [sentence.lemmas[index] ?? ''], anchor: 0 };
          const words = [index];
          if (isInName(sentence, index, words) || (kind === 'noun' && isModifier(sentence, index, words))) continue;
          out.push({ entry: { frame, unit, score: -UNLISTED, others: [], entries: 0 }, index, words, odds });
        }
      }
    }
  }

  /// For each word of a sentence what the index has for its dictionary form and, where that differs, for its form; `present` is
  /// set to 1 for these and good until the next sentence is asked for.
  private unitWords({ lemmas, forms }: Sentence): (UnitWord | undefined)[] {
    const { present, words } = this;
    present.fill(0);
    const found = new Array<UnitWord | undefined>(2 * lemmas.length);
    for (let index = 0; index < lemmas.length; index++) {
      const lemma = lemmas[index] ?? '';
      const form = forms[index] ?? lemma;
      const byLemma = words.get(lemma);
      const byForm = form === lemma ? undefined : words.get(form);
      if (byLemma !== undefined) present[byLemma.number] = 1;
      if (byForm !== undefined) present[byForm.number] = 1;
      found[2 * index] = byLemma;
      found[2 * index + 1] = byForm;
    }
    return found;
  }

  /// The frames that `hits` leaves out though the word and, of a longer unit, the others stand in the sentence. A word that
  /// is listed in the class that it has here is not asked what it would carry in another.
  barred(sentence: Sentence, index: number): BarredHit[] {
    const { label, upos } = sentence.word(index);
    const own = kindsOf(sentence, index, this.grammar);
    const { present } = this;
    this.unitWords(sentence);
    const silent = OPEN.has(upos) && own.every((kind) => this.entries(kind, sentence, index).length === 0);
    const out: BarredHit[] = [];
    for (const kind of KINDS) {
      for (const entry of this.entries(kind, sentence, index)) {
        const words = entry.others.length === 0 ? [index] : matchLonger(sentence, index, entry, present);
        const hit = { entry, index, words: words ?? [index] };
        if (words === null) {
          const { words: wanted } = entry.unit;
          if (own.includes(kind) && wanted.every((word) => sentence.has(word)))
            out.push({ hit, bar: { code: 'words-apart', words: wanted } });
        } else if (label === 'aux' || label === 'aux:pass') out.push({ hit, bar: { code: 'auxiliary' } });
        else if (!own.includes(kind)) {
          if (silent) out.push({ hit, bar: { code: 'other-word-class', wanted: kind, found: upos } });
        } else if (isInName(sentence, index, words)) out.push({ hit, bar: { code: 'part-of-name' } });
        else if (kind === 'verb') {
          const particle = otherParticle(sentence, index, words, this.grammar);
          if (particle !== undefined) out.push({ hit, bar: { code: 'other-verb', particle } });
        } else if (kind === 'noun' && isModifier(sentence, index, words))
          out.push({ hit, bar: { code: 'before-noun', noun: sentence.word(index).head } });
      }
    }
    return out;
  }

  private entries(kind: UnitKind, sentence: Sentence, index: number): readonly FrameEntry[] {
    const lemma = sentence.lemmas[index] ?? '';
    const form = sentence.forms[index] ?? '';
    const byLemma = this.words.get(lemma)?.[kind]?.entries ?? NO_ENTRIES;
    return form === lemma ? byLemma : [...byLemma, ...(this.words.get(form)?.[kind]?.entries ?? NO_ENTRIES)];
  }
}

/// "turned down a request for", "broke down in tears": with a particle that the unit has not, the verb is another one, unless it is
/// one with which a particle only says where to ("pulled his men out"). Returns the particle.
function otherParticle(
  sentence: Sentence,
  index: number,
  words: readonly number[],
  grammar: GrammarWords,
): number | undefined {
  const alone = words.length === 1;
  if (alone && grammar['directed-verb'].has(sentence.lemmas[index] ?? '')) return undefined;
  return sentence.children(index).find((child) => {
    const { label } = sentence.word(child);
    if (label !== 'compound:prt' || words.includes(child)) return false;
    // "stopped **in** Via Roma": before a name it brings in a place.
    return !alone || sentence.words[child + 1]?.upos !== 'PROPN';
  });
}

function match(
  sentence: Sentence,
  index: number,
  list: EntryList | null | undefined,
  present: Presence,
  grammar: GrammarWords,
  out: FrameHit[],
): void {
  if (list == null) return;
  const { entries, beside } = list;
  const alone = [index];
  for (let at = 0; at < beside.length; at++) {
    const other = beside[at] ?? ALONE;
    if (other !== ALONE && present[other] === 0) continue;
    const entry = entries[at];
    if (entry === undefined) continue;
    const words = other === ALONE ? alone : matchLonger(sentence, index, entry, present);
    if (words === null || isInName(sentence, index, words)) continue;
    if (entry.unit.kind === 'verb' && otherParticle(sentence, index, words, grammar) !== undefined) continue;
    if (entry.unit.kind !== 'noun' || !isModifier(sentence, index, words)) out.push({ entry, index, words });
  }
}

const VERBS: readonly UnitKind[] = ['verb'];
const PARTICIPLES: readonly UnitKind[] = ['verb', 'adjective'];
const NOUNS: readonly UnitKind[] = ['noun'];
const ADJECTIVES: readonly UnitKind[] = ['adjective'];
const NONE: readonly UnitKind[] = [];
const KINDS: readonly UnitKind[] = ['verb', 'noun', 'adjective'];
/// The classes of words that tell something.
const OPEN: ReadonlySet<Upos> = new Set(['VERB', 'NOUN', 'PROPN', 'ADJ']);

function kindsOf(sentence: Sentence, index: number, grammar: GrammarWords): readonly UnitKind[] {
  const { upos, features } = sentence.word(index);
  if (isMisreadInfinitive(sentence, index, grammar)) return VERBS;
  switch (upos) {
    case 'VERB':
      return features.VerbForm === 'Part' || features.VerbForm === 'Ger' ? PARTICIPLES : VERBS;
    case 'AUX':
      return VERBS;
    case 'NOUN':
    case 'PROPN':
      return NOUNS;
    case 'ADJ':
    case 'ADV':
      return ADJECTIVES;
    default:
      return NONE;
  }
}

/// "the Attack" of a name tells no attack, unless in a line of capitals.
function isInName(sentence: Sentence, index: number, words: readonly number[]): boolean {
  return words.length === 1 && sentence.word(index).upos === 'PROPN' && !isHeadline(sentence);
}

/// "murder weapon", "ceasefire line": a noun before another noun tells of the other.
function isModifier(sentence: Sentence, index: number, words: readonly number[]): boolean {
  const { label, head } = sentence.word(index);
  return label === 'compound' && head > index && !words.includes(head) && !isHeadline(sentence);
}

const HEADLINES = new WeakMap<Sentence, boolean>();

/// Whether nearly all words begin with a capital, so that a proper noun tag says nothing: headlines, reports in capitals.
function isHeadline(sentence: Sentence): boolean {
  let known = HEADLINES.get(sentence);
  if (known === undefined) {
    const long = sentence.words.filter((word) => word.form.length > 3 && word.upos !== 'PUNCT');
    const capital = long.filter((word) => word.form[0] !== word.form[0]?.toLowerCase());
    known = long.length > 2 && capital.length > 0.7 * long.length;
    HEADLINES.set(sentence, known);
  }
  return known;
}

/// The words of a unit of several words, or null where they do not stand together.
function matchLonger(sentence: Sentence, index: number, entry: FrameEntry, present: Presence): number[] | null {
  const { unit, others } = entry;
  for (const other of others) if (present[other] === 0) return null;
  const words = [index];
  let at = index;
  for (let i = unit.anchor + 1; i < unit.words.length; i++) {
    const found =
      forward(sentence, at, unit.words[i] ?? '', unit.kind === 'noun' ? 2 : GAP) ??
      dependent(sentence, index, unit.words[i] ?? '');
    if (found === null || isPartOfCompound(sentence, found, unit, i)) return null;
    words.push(found);
    at = Math.max(at, found);
  }
  at = index;
  for (let i = unit.anchor - 1; i >= 0; i--) {
    const found = backward(sentence, at, unit.words[i] ?? '');
    if (found === null) return null;
    words.push(found);
    at = found;
  }
  return words;
}

/// "launched war games" does not launch a war: the last word of a unit stands for itself.
function isPartOfCompound(sentence: Sentence, index: number, unit: LexicalUnit, at: number): boolean {
  const word = sentence.word(index);
  return (
    at === unit.words.length - 1 &&
    word.label === 'compound' &&
    word.head > index &&
    (word.upos === 'NOUN' || word.upos === 'PROPN')
  );
}

function says(sentence: Sentence, index: number, wanted: string): boolean {
  return sentence.lemmas[index] === wanted || sentence.forms[index] === wanted;
}

function forward(sentence: Sentence, from: number, wanted: string, gap: number): number | null {
  for (let i = from + 1; i <= from + 1 + gap && i < sentence.words.length; i++) {
    if (says(sentence, i, wanted)) return i;
    const { form, label, upos, head } = sentence.word(i);
    // A unit does not reach into an adverbial clause: "goes on until the rebels free them" goes not free.
    if (label === 'mark' && upos !== 'PART' && sentence.words[head]?.label === 'advcl') return null;
    if (form === ',' || form === ';' || form === ':' || form === '(') return null;
  }
  return null;
}

function backward(sentence: Sentence, from: number, wanted: string): number | null {
  for (let i = from - 1; i >= from - 2 && i >= 0; i--) {
    if (says(sentence, i, wanted)) return i;
    if (sentence.word(i).form !== '-') return null;
  }
  return null;
}

/// "The siege was laid": the other word stands before its verb.
function dependent(sentence: Sentence, index: number, wanted: string): number | null {
  return (
    sentence
      .children(index)
      .find((child) => sentence.word(child).label === 'nsubj:pass' && says(sentence, child, wanted)) ?? null
  );
}
