import type { Lexis } from '../../language/lexis.js';
import type { AffairWords } from './affair-words.js';
import { areOthers, daysApart, isOtherPlace, isOtherScene, isSameCount, unlikeCounts } from './sides.js';
import type { Page, Side, Telling } from './telling.js';
import { BIAS, FACTS, LOUDEST, WEIGHTS, type Trait } from './weights.js';

/// A little for words that are in every text, so that two phrases of nothing else can be compared.
const FAINT = 0.05;
/// What a word in common counts where it stands on the other side.
const CROSSED = 0.5;

/// From here cues are the same words.
const WHOLE = 0.999;

const FACT = new Set<Trait>(FACTS.flat());
const BASE = (Object.keys(WEIGHTS) as Trait[]).filter((trait) => !FACT.has(trait));

/// A telling with what of it is compared.
export interface ReadTelling {
  readonly page: Page;
  readonly telling: Telling;
  readonly cue: ReadonlySet<string>;
  readonly kinds: ReadonlyMap<string, number>;
  readonly actor: ReadonlySet<string>;
  readonly recipient: ReadonlySet<string>;
  readonly sides: ReadonlySet<string>;
}

/// Compares tellings.
export class Traits {
  constructor(private readonly lexis: Lexis) {}

  read(page: Page, telling: Telling): ReadTelling {
    const cue = new Set(telling.cue);
    const [actor, recipient] = [wordsOf(telling.actor), wordsOf(telling.recipient)];
    return {
      page,
      telling,
      cue,
      kinds: this.lexis.kinds(telling.cue),
      actor,
      recipient,
      sides: new Set([...actor, ...recipient]),
    };
  }

  /// How much speaks for two tellings being of one happening, but for facts: above 0 they rather are. `pages` says how alike their
  /// pages are.
  score(a: ReadTelling, b: ReadTelling, pages: number, affair: AffairWords): Likelihood {
    const traits = this.of(a, b, pages, affair);
    return likelihood((trait) => WEIGHTS[trait] * traits[trait], tellFacts(a.telling, b.telling), BIAS);
  }

  /// What two tellings have in common and what sets them apart, each 0 to 1.
  of(a: ReadTelling, b: ReadTelling, pages: number, affair: AffairWords): Record<Trait, number> {
    const [one, two] = [a.telling, b.telling];
    const onePage = a.page === b.page;
    const sameWord = this.alike(a.cue, b.cue);
    const apart = daysApart(one.time, two.time);
    const [dayTold, placeTold] = tellFacts(one, two);
    const otherActor = this.areStrangers(a.actor, b.actor, b);
    const otherRecipient = this.areStrangers(a.recipient, b.recipient, b);
    return {
      sameWord,
      rareWord: this.rarest(a.cue, b.cue),
      sameKind: sameWord > WHOLE ? 0 : sameKind(a.kinds, b.kinds),
      sameType: Number(one.type !== null && one.type === two.type),
      otherType: Number(areOther(one.type, two.type)),
      otherMode: Number(areOther(one.mode, two.mode)),
      pages: onePage ? 0 : pages,
      sides: Math.max(
        this.share(a.actor, b.actor),
        this.share(a.recipient, b.recipient),
        CROSSED * this.share(a.sides, b.sides),
      ),
      otherSides: Number(areOthers(one.actor, two.actor) || areOthers(one.recipient, two.recipient)),
      otherActor: Number(otherActor),
      otherRecipient: Number(otherRecipient),
      otherBoth: Number(otherActor && otherRecipient),
      otherPlace: Number(placeTold && isOtherPlace(one.place, two.place)),
      otherGivenPlace: Number(!placeTold && isOtherPlace(one.place, two.place)),
      otherScene: Number(isOtherScene(one.place, two.place)),
      sameDay: Number(apart === 0),
      otherDay: Number(dayTold && apart !== 0),
      sameNumber: Number(one.numbers.some((x) => two.numbers.some((y) => isSameCount(x, y)))),
      otherNumber: unlikeCounts(one.numbers, two.numbers),
      otherStatus: Number(one.status !== two.status),
      oneIncident: Number(onePage && one.incident !== null && one.incident === two.incident),
      onePage: Number(onePage),
      apartElsewhere: sameWord === 0 ? affair.apart(a.cue, b.cue) : 0,
    };
  }

  /// How much of two cues is the same, by the rarity of the words; a part of a longer cue is not all of it.
  private alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    const [common, one, two] = this.weighed(a, b);
    return common === 0 ? 0 : Math.min(1, common / Math.sqrt(one * two));
  }

  /// How much of the lighter set both have, by the rarity of its words.
  private share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    const [common, one, two] = this.weighed(a, b);
    return common === 0 ? 0 : Math.min(1, common / Math.min(one, two));
  }

  /// Whether two sides are told of and have no word in common, nor the one with the other telling's other side.
  private areStrangers(a: ReadonlySet<string>, b: ReadonlySet<string>, { sides }: ReadTelling): boolean {
    return a.size > 0 && b.size > 0 && [...a].every((root) => !sides.has(root));
  }

  private weighed(a: ReadonlySet<string>, b: ReadonlySet<string>): [common: number, one: number, two: number] {
    let [common, one, two] = [0, 0, 0];
    for (const root of a) {
      const weight = this.lexis.rarity(root) + FAINT;
      one += weight;
      if (b.has(root)) common += weight;
    }
    for (const root of b) two += this.lexis.rarity(root) + FAINT;
    return [common, one, two];
  }

  private rarest(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    let most = 0;
    for (const root of a) if (b.has(root)) most = Math.max(most, this.lexis.rarity(root));
    return most;
  }
}

/// What speaks for two tellings being of one happening, and what each fact adds; null where one of the two does not tell it.
export interface Likelihood {
  readonly score: number;
  readonly facts: readonly (number | null)[];
}

/// Adds up what traits add. `told` says of each of FACTS whether both tell it.
export function likelihood(of: (trait: Trait) => number, told: readonly boolean[], bias: number): Likelihood {
  const score = BASE.reduce((sum, trait) => sum + of(trait), bias);
  return {
    score: Math.max(-LOUDEST, Math.min(LOUDEST, score)),
    facts: FACTS.map((traits, at) => (told[at] === true ? traits.reduce((sum, trait) => sum + of(trait), 0) : null)),
  };
}

/// Whether both tell the day, and both the place, in a sentence of their own.
export function tellFacts(a: Telling, b: Telling): [day: boolean, place: boolean] {
  return [a.time?.own === true && b.time?.own === true, a.place?.own === true && b.place?.own === true];
}

function wordsOf(sides: readonly Side[]): ReadonlySet<string> {
  return new Set(sides.flatMap(({ words }) => words));
}

function areOther(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function sameKind(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let most = 0;
  for (const [kind, weight] of small) most = Math.max(most, weight * (large.get(kind) ?? 0));
  return most;
}
