import type { FrameWords } from './frame-words.js';
import type { OtherwiseWords } from './objector.js';
import { counts, objectorOf } from './objector.js';
import { isOf, type TellSign } from './pair-signs.js';
import { sideOf } from './party.js';
import { overlapOf, type PageReading } from './reading.js';
import { isKnown, modesAgree, type Told } from './told.js';

/// A deed of this score or below harms somebody.
const HOSTILE = -5;

/// The words by which one tells a thing otherwise than another has.
export interface CounterWords extends OtherwiseWords {
  /// "only", "merely"
  readonly lessening: ReadonlySet<string>;
  /// "any", "ever"
  readonly whatever: ReadonlySet<string>;
  /// "first", "start"
  readonly beginning: ReadonlySet<string>;
  /// "themselves", "own"
  readonly selves: ReadonlySet<string>;
  /// "do", "happen": what may mean any deed
  readonly anyDeeds: ReadonlySet<string>;
  /// "insist", "reply"
  readonly insisting: ReadonlySet<string>;
  /// "but", "instead"
  readonly contrast: ReadonlySet<string>;
  readonly frames: FrameWords;
}

type Sign =
  | 'only'
  | 'only and number'
  | 'only by doer'
  | 'only of type'
  | 'whatever'
  | 'whatever of deed'
  | 'whatever against harm'
  | 'begins'
  | 'begins against harm'
  | 'themselves'
  | 'themselves against harm'
  | 'any deed'
  | 'any deed against harm'
  | 'any deed denied by doer'
  | 'any deed by other'
  | 'insists'
  | 'counts'
  | 'counts against number'
  | 'objects in report'
  | 'cleft'
  | 'cleft by other'
  | 'same mode'
  | 'same mode opposed'
  | 'other mode'
  | 'last harm of others'
  | 'last harm by doer'
  | 'last number of others'
  | 'last of kin deed'
  | 'doer denies harm'
  | 'spans alike'
  | 'spans alike opposed'
  | 'after own denial'
  | 'after own denial of harm'
  | 'contrast'
  | 'contrast in sentence'
  | 'voices in sentence'
  | 'rival toll'
  | 'rival toll last'
  | 'rival toll less'
  | 'rival toll of harm'
  | 'rival toll of others'
  | 'rival toll of same'
  | 'rival doer by doer'
  | 'rival doer of victim'
  | 'own deed'
  | 'own deed otherwise'
  | 'doer tells of type'
  | 'doer tells harm'
  | 'turned by doer'
  | 'deed named'
  | 'deed named opposed';

/// How one tells a thing otherwise: the words that lessen or turn round what was told, and which of the deeds told before they mean.
export class Counter {
  private readonly only: boolean;
  private readonly whatever: boolean;
  private readonly begins: boolean;
  private readonly selves: boolean;
  private readonly anyDeed: boolean;
  private readonly counting: boolean;
  private readonly cleft: boolean;
  private readonly ownDeed: boolean;
  private readonly contrast: boolean;
  private readonly afterDenial: boolean;
  private readonly lastHarm: Told | undefined;
  private readonly lastNumber: Told | undefined;

  constructor(
    private readonly page: PageReading,
    private readonly words: CounterWords,
    private readonly told: Told,
    private readonly before: readonly Told[],
  ) {
    const near = wordsNear(page, told);
    const has = (list: ReadonlySet<string>): boolean => [...near].some((word) => list.has(word));
    this.only = has(words.lessening);
    this.whatever = told.statement.polarity === 'negative' && has(words.whatever);
    this.begins = has(words.beginning);
    this.selves = has(words.selves);
    this.anyDeed = overlapOf(told.cue, words.anyDeeds) > 0;
    this.counting = counts(page, words, told);
    this.cleft = isCleft(page, told);
    this.ownDeed = isOf(page, told, told.actor);
    this.contrast = page.sentences[told.sentence]?.lemmas.some((lemma) => words.contrast.has(lemma)) ?? false;
    this.afterDenial = before.some(
      (other) =>
        told.sentence - other.sentence <= 1 &&
        ((other.voice === told.voice && other.statement.polarity === 'negative') ||
          (other.statement.event?.type === 'REJECT' &&
            (other.voice === told.voice || other.actor.known.has(told.voice)))),
    );
    const others = before.filter(({ voice }) => voice !== told.voice);
    this.lastHarm = others.findLast(harms);
    this.lastNumber = others.findLast(({ statement }) => statement.quantities.length > 0);
  }

  /// What holds of it alone.
  tellOwn(add: TellSign): void {
    const { page, words, told } = this;
    const when = (sign: Sign, holds: boolean): void => {
      if (holds) add(sign, 1);
    };
    const cue = told.statement.attribution.at(-1)?.cue;
    when('only', this.only);
    when('whatever', this.whatever);
    when('begins', this.begins);
    when('themselves', this.selves);
    when('any deed', this.anyDeed);
    when('insists', cue !== undefined && overlapOf(page.lemmas(cue, told.sentence), words.insisting) > 0);
    when('counts', this.counting);
    when('objects in report', objectorOf(page, words, told) !== null);
    when('cleft', this.cleft);
    when('contrast', this.contrast);
    when('own deed', this.ownDeed);
  }

  /// What holds of it and an earlier statement.
  tellAgainst(earlier: Told, add: TellSign): void {
    const { page, told, words } = this;
    const when = (sign: Sign, holds: boolean): void => {
      if (holds) add(sign, 1);
    };
    const [a, b] = [earlier.statement, told.statement];
    const opposed = a.polarity !== b.polarity;
    const denied = opposed && b.polarity === 'negative';
    const harm = harms(earlier);
    const byDoer = isOf(page, told, earlier.actor);
    const actors = sideOf(earlier.actor, told.actor);
    const ofType = a.event !== null && a.event.type === b.event?.type;
    const numbered = a.quantities.length > 0;
    when('only and number', this.only && numbered);
    when('only by doer', this.only && byDoer);
    when('only of type', this.only && ofType);
    when('whatever of deed', this.whatever && denied && ofType);
    when('whatever against harm', this.whatever && denied && harm);
    when('begins against harm', this.begins && harm && actors !== 'same');
    when('themselves against harm', this.selves && harm && actors !== 'same');
    when('any deed against harm', this.anyDeed && denied && harm);
    when('any deed denied by doer', this.anyDeed && denied && (byDoer || isKnown(actors)));
    when('any deed by other', this.anyDeed && !opposed && actors === 'other');
    when('counts against number', this.counting && numbered);
    when('cleft by other', this.cleft && actors === 'other');
    if (a.event?.mode != null && b.event?.mode != null) {
      const same = modesAgree(a, b) && ofType;
      when('same mode', same);
      when('same mode opposed', same && opposed);
      when('other mode', !same && ofType);
    }
    when('last harm of others', this.lastHarm === earlier);
    when('last harm by doer', harm && byDoer && this.lastHarmBy() === earlier);
    when('last number of others', this.lastNumber === earlier);
    when('doer denies harm', denied && harm && (byDoer || isKnown(actors)));
    // "there was no **battle**", "no **raid** took place"
    const named = overlapOf(told.clause, earlier.deed) > 0 || words.frames.areKin(told.clause, earlier.deed);
    when('deed named', named);
    when('deed named opposed', named && opposed);
    const apart = told.sentence - earlier.sentence;
    when('after own denial', this.afterDenial && apart <= 6);
    when('after own denial of harm', this.afterDenial && harm && apart <= 6);
    when('contrast in sentence', this.contrast && apart <= 1);
    when('voices in sentence', apart === 0 && a.attribution.length > 1 && b.attribution.length > 1);
    if (!opposed) {
      const rival = rivalToll(earlier, told);
      when('rival toll', rival !== 0);
      when('rival toll less', rival < 0);
      when('rival toll of harm', rival !== 0 && harm);
      if (rival !== 0) {
        const counted = countedOf(earlier, told);
        when('rival toll of others', counted === 'other');
        when('rival toll of same', counted === 'same');
      }
      when('rival toll last', rival !== 0 && this.before.findLast((o) => rivalToll(o, told) !== 0) === earlier);
      when('rival doer by doer', byDoer && ofType && (actors === 'other' || actors === 'open'));
      when('rival doer of victim', ofType && actors === 'other' && isKnown(sideOf(earlier.recipient, told.recipient)));
      when('doer tells of type', byDoer && ofType);
      when('doer tells harm', byDoer && harm);
      when('own deed otherwise', this.ownDeed && harm && isKnown(actors));
      when('turned by doer', byDoer && harms(told) && isKnown(sideOf(earlier.actor, told.recipient)));
    }
    const alike = overlapOf(earlier.span, told.span);
    if (alike > 0) add('spans alike' satisfies Sign, alike);
    if (alike > 0 && opposed) add('spans alike opposed' satisfies Sign, alike);
  }

  private harmBy: Told | null | undefined = null;

  private lastHarmBy(): Told | undefined {
    if (this.harmBy === null)
      this.harmBy = this.before.findLast((other) => harms(other) && isOf(this.page, this.told, other.actor));
    return this.harmBy;
  }
}

function harms({ statement: { event, polarity } }: Told): boolean {
  return event !== null && event.score <= HOSTILE && polarity === 'positive';
}

/// Whether they count one kind of thing otherwise: -1 where the later has less, 1 where it has more, 0 where nothing says so.
function rivalToll({ statement: { quantities } }: Told, { statement }: Told): number {
  for (const one of quantities)
    for (const two of statement.quantities) {
      if (one.unit === null || one.unit !== two.unit || one.value === null || two.value === null) continue;
      if ((two.most ?? Infinity) < (one.least ?? one.value)) return -1;
      if ((two.least ?? two.value) > (one.most ?? one.value)) return 1;
    }
  return 0;
}

/// Whether they count the same ones: "24 **citizens**" and "twelve **worshippers**" may be others.
function countedOf({ statement: { quantities } }: Told, { statement }: Told): 'same' | 'other' | 'open' {
  let open = true;
  for (const one of quantities)
    for (const two of statement.quantities) {
      if (one.unit === null || one.unit !== two.unit || one.of === null || two.of === null) continue;
      if (one.of === two.of) return 'same';
      open = false;
    }
  return open ? 'open' : 'other';
}

/// The dictionary forms of the word that tells the deed and of those up to two below it, in its clause.
function wordsNear(page: PageReading, { sentence, head }: Told): ReadonlySet<string> {
  const read = page.sentences[sentence];
  const found = new Set<string>();
  if (read === undefined || head < 0) return found;
  const lemma = (at: number): string => read.lemmas[at] ?? '';
  found.add(lemma(head));
  for (const child of read.children(head)) {
    if (CLAUSES.has(read.word(child).label)) continue;
    found.add(lemma(child));
    for (const under of read.children(child)) if (!CLAUSES.has(read.word(under).label)) found.add(lemma(under));
  }
  return found;
}

const CLAUSES: ReadonlySet<string> = new Set(['ccomp', 'advcl', 'acl', 'acl:relcl', 'conj', 'parataxis', 'punct']);

/// "it was the rebels **who fired**"
function isCleft(page: PageReading, { sentence, head }: Told): boolean {
  const read = page.sentences[sentence];
  if (read === undefined || head < 0) return false;
  const { label, head: above } = read.word(head);
  if (above < 0 || !label.startsWith('acl')) return false;
  const labels = read.children(above);
  return (
    labels.some((child) => read.word(child).label === 'cop') &&
    labels.some((child) => {
      const word = read.word(child);
      return (word.label === 'expl' || word.label === 'nsubj') && word.upos === 'PRON';
    })
  );
}
