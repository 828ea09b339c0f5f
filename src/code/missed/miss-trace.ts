import type { CodePoints } from '../../annotation/code-points.js';
import type { SpanRecord } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Frame } from '../../codebook/frames.js';
import type { Condition } from '../../codebook/wording.js';
import { isNominal } from '../../mention/noun-phrase.js';
import type { Doubted } from '../frame/doubt-signs.js';
import type { Partaken, Role } from '../frame/party-signs.js';
import type { FailedCondition } from '../frame/failed-condition.js';
import type { BarredHit, FrameHit } from '../frame/frame-index.js';
import type {
  ConditionReference,
  ConsideredParty,
  FrameReference,
  MissedFrame,
  MissedWord,
  MissReason,
  SilentSentence,
  WeighedDeed,
} from './missed.js';
import type { Phrases } from '../phrase/phrases.js';
import { carrierOf } from '../frame/unit-arguments.js';
import { spanOf, type WordRange } from '../grammar/word-range.js';

/// Reasons of words that are hardly triggers: they come last.
const FAR: ReadonlySet<MissReason['code']> = new Set(['auxiliary', 'other-word-class', 'words-apart']);

const FARTHEST = 100;

/// What the trace asks of a statement that is being coded.
interface Told {
  readonly kind: 'event' | 'relation' | 'claim';
  readonly anchor: number;
  readonly words: readonly number[];
  readonly frame: Frame | null;
  readonly support: number | null;
  readonly actor: readonly number[];
  readonly recipient: readonly number[];
}

/// Collects, while one sentence is coded, what stands against each frame that its words could tell. Coding goes without one
/// unless it is asked why.
export class MissTrace {
  private told: readonly Told[] = [];
  /// By the word that carries the clause, then by frame and words.
  private readonly found = new Map<number, Map<string, MissedFrame & { readonly reasons: MissReason[] }>>();

  readonly weighed: WeighedDeed[] = [];
  readonly considered: ConsideredParty[] = [];

  constructor(
    private readonly sentence: Sentence,
    private readonly phrases: Phrases,
    private readonly points: CodePoints,
  ) {}

  /// The word itself, as it stands, cannot carry the frame.
  bar({ hit, bar }: BarredHit): void {
    this.add(hit.entry.frame, hit.index, hit.words, this.reasonOf(hit, bar));
  }

  /// A condition of the frame is against it.
  fail(hit: FrameHit, { rule, condition, term, heads }: FailedCondition): void {
    const found = heads.map((head) => this.phrase(head));
    const reference = referenceTo(rule, condition);
    this.miss(
      hit,
      term === null
        ? { code: 'unmet', condition: reference, found }
        : { code: 'excluded', condition: reference, term, found },
    );
  }

  /// A type that the word might tell though all its frames fail, with what speaks for and against it.
  weigh({ type, index }: Doubted, signs: readonly string[]): void {
    this.weighed.push({ word: this.span([index]), type, signs });
  }

  /// A phrase that might be a party of a deed, with what speaks for and against it.
  consider(deed: Partaken, role: Role, head: number, signs: ConsideredParty['signs']): void {
    const meant = this.phrases.nounOf(head);
    const name = this.phrases.actor(this.phrases.named(head))?.name ?? meant?.sentence.word(meant.word).form ?? null;
    this.considered.push({
      word: this.span([deed.anchor]),
      type: deed.type,
      role,
      phrase: this.phrase(head),
      name,
      chosen: deed[role].includes(head),
      signs,
    });
  }

  outrank(hit: FrameHit, by: FrameHit): void {
    this.miss(hit, { code: 'outranked', by: referenceOf(by.entry.frame) });
  }

  consume(hit: FrameHit, by: FrameHit): void {
    this.miss(hit, { code: 'inside-unit', by: referenceOf(by.entry.frame), cue: this.span(by.words) });
  }

  /// An idiom says what the words mean.
  read(hit: FrameHit, { entry: { frame }, words }: FrameHit): void {
    const { id, file, line } = frame;
    this.miss(hit, { code: 'idiom', by: { id, file, line }, cue: this.span(words) });
  }

  lackRoles(draft: Told): void {
    if (draft.frame === null) return;
    const kind = this.sentence.word(draft.anchor).upos === 'NOUN' ? 'noun' : 'verb';
    this.drop(draft, {
      code: 'too-few-roles',
      found: [...draft.actor, ...draft.recipient].map((head) => this.phrase(head)),
      actorPlaces: draft.frame.actor[kind],
      recipientPlaces: draft.frame.recipient[kind],
    });
  }

  repeat(draft: Told, by: Told): void {
    if (by.frame !== null) this.drop(draft, { code: 'repeated', by: referenceOf(by.frame), cue: this.span(by.words) });
  }

  swallow(draft: Told, by: Told, rule: 'announced' | 'cut-off'): void {
    if (by.frame !== null)
      this.drop(draft, { code: 'swallowed', rule, by: referenceOf(by.frame), cue: this.span(by.words) });
  }

  /// The statements of the sentence are known.
  tell(drafts: readonly Told[]): void {
    this.told = drafts;
  }

  result(): { readonly words: readonly MissedWord[]; readonly silent: SilentSentence | null } {
    const coded = this.told.filter(({ kind }) => kind !== 'claim');
    const taken = new Set(coded.flatMap(({ words, anchor, support }) => [...words, anchor, support ?? anchor]));
    const sentence = this.range({ first: 0, last: this.sentence.words.length - 1 });
    const words = [...this.found]
      .filter(([index]) => !taken.has(index))
      .sort(([a], [b]) => a - b)
      .map(([index, frames]) => ({ word: this.span([index]), sentence, frames: nearestFirst([...frames.values()]) }));
    if (words.length > 0 || coded.length > 0) return { words, silent: null };
    const predicates = this.told.map((claim) => this.span([claim.anchor]));
    return { words, silent: { sentence, predicates: predicates.sort((a, b) => a.start - b.start) } };
  }

  private reasonOf({ index }: FrameHit, bar: BarredHit['bar']): MissReason {
    if (bar.code === 'other-verb') return { code: bar.code, particle: this.span([bar.particle]) };
    if (bar.code === 'part-of-name') return { code: bar.code, name: this.name(index) };
    return bar.code === 'before-noun' ? { code: bar.code, noun: this.span([bar.noun]) } : bar;
  }

  private miss(hit: FrameHit, reason: MissReason): void {
    this.add(hit.entry.frame, carrierOf(this.sentence, hit), hit.words, reason);
  }

  private drop(draft: Told, reason: MissReason): void {
    if (draft.frame !== null) this.add(draft.frame, draft.anchor, draft.words, reason);
  }

  private add(frame: Frame, carrier: number, words: readonly number[], reason: MissReason): void {
    const frames = this.found.get(carrier) ?? new Map<string, MissedFrame & { readonly reasons: MissReason[] }>();
    this.found.set(carrier, frames);
    const cue = this.span(words);
    const key = `${frame.id} ${cue.start}-${cue.end}`;
    const known = frames.get(key);
    if (known === undefined) frames.set(key, { frame: referenceOf(frame), cue, reasons: [reason] });
    // A frame may list a word twice, and may tell two events: one reason of a kind is enough, but for conditions.
    else if (known.reasons.every((other) => !sameReason(other, reason))) known.reasons.push(reason);
  }

  private range(range: WordRange): SpanRecord {
    const { start, end } = spanOf(this.sentence, range);
    return { start: this.points.at(start), end: this.points.at(end) };
  }

  private span(words: readonly number[]): SpanRecord {
    return this.range({ first: Math.min(...words), last: Math.max(...words) });
  }

  private phrase(head: number): SpanRecord {
    return isNominal(this.sentence.word(head)) ? this.range(this.phrases.phrase(head)) : this.span([head]);
  }

  private name(index: number): SpanRecord {
    const name = this.sentence.nameAt(index);
    return name === undefined ? this.phrase(index) : this.range(name);
  }
}

function referenceOf(frame: Frame): FrameReference {
  const what = frame.type ?? frame.relation;
  if (what === null) throw new RangeError(`${frame.id} tells neither an event nor a relation`);
  return { id: frame.id, file: frame.file, line: frame.line, what };
}

function referenceTo(rule: ConditionReference['rule'], condition: Condition): ConditionReference {
  const filled = condition.filled === null ? [] : [condition.filled ? 'any' : 'none'];
  const terms = [...filled, ...condition.classes.map((name) => `$${name}`), ...condition.words];
  return { rule, place: condition.place, terms, line: condition.line };
}

function sameReason(a: MissReason, b: MissReason): boolean {
  if (a.code !== b.code) return false;
  if ('condition' in a && 'condition' in b)
    return a.condition.place === b.condition.place && a.condition.rule === b.condition.rule;
  return true;
}

/// Those that were dropped last first, then by the number of conditions against them; else in the order of the codebook.
function nearestFirst(frames: readonly MissedFrame[]): MissedFrame[] {
  const distance = ({ reasons }: MissedFrame): number =>
    reasons.some(({ code }) => FAR.has(code)) ? FARTHEST : reasons.filter((reason) => 'condition' in reason).length;
  return [...frames].sort((a, b) => distance(a) - distance(b));
}
