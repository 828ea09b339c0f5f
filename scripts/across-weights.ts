/// Searches for the weights of src/compare/across/weights.ts: `npx tsx scripts/across-weights.ts RECORDS GOLD [RECORDS GOLD …]`.
/// RECORDS are what `herodotus code --format jsonl` wrote of the documents of GOLD (see bench/across). From the weights as they are,
/// one after the other is moved and kept where the mean over the sets of CoNLL F1 rises; prints the weights and the scores.
import { readFileSync } from 'node:fs';
import { readRecord } from '../src/annotation/read-record.js';
import { AffairWords } from '../src/compare/across/affair-words.js';
import { candidatesOf } from '../src/compare/across/candidates.js';
import { joined } from '../src/compare/across/joined.js';
import { PageIndex } from '../src/compare/across/page-index.js';
import { readPage } from '../src/compare/across/read-page.js';
import type { Page } from '../src/compare/across/telling.js';
import { likelihood, tellFacts, Traits, type ReadTelling } from '../src/compare/across/traits.js';
import { ABSENT, BIAS, ONE_AFFAIR, WEIGHTS, type Trait } from '../src/compare/across/weights.js';
import { scoresOf } from '../bench/coref.js';
import { loadLexis } from '../src/equip/lexis.js';

interface GoldDocument {
  readonly id: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly chain: string }[];
}

interface TraitPair {
  readonly one: number;
  readonly two: number;
  readonly traits: Readonly<Record<Trait, number>>;
  readonly told: readonly boolean[];
}

interface Affair {
  readonly tellings: readonly ReadTelling[];
  readonly pairs: readonly TraitPair[];
}

interface GoldSet {
  readonly name: string;
  readonly affairs: readonly Affair[];
  /// Of each mention that a statement holds: the chain, and the affair and telling that hold it.
  readonly held: readonly { readonly chain: string; readonly affair: number; readonly telling: number }[];
}

interface Settings {
  readonly weights: Readonly<Record<Trait, number>>;
  readonly bias: number;
  readonly absent: number;
}

const TRAITS = Object.keys(WEIGHTS) as Trait[];
const TELLING = 0.1;
/// Traits that speak against one happening.
const AGAINST = /^(other|apart)/u;
const STEPS = [0.8, 0.4, 0.2];
/// What the mean must rise by for a weight to move by 1, so that few scores of few pages decide nothing.
const PULL = 0.002;
const lexis = await loadLexis();
const files = process.argv.slice(2);
const sets = files.flatMap((records, at) => {
  const gold = files[at + 1];
  return at % 2 === 1 || gold === undefined ? [] : [readSet(records, gold)];
});

let best: Settings = { weights: WEIGHTS, bias: BIAS, absent: ABSENT };
let most = meanOf(best);
say('as they are');
for (const step of STEPS)
  for (let moved = true; moved;) {
    moved = false;
    for (const next of neighbours(step)) {
      const mean = meanOf(next);
      if (mean <= most + 0.0005) continue;
      [best, most, moved] = [next, mean, true];
    }
    say(`step ${step}`);
  }

/// Settings that lie a step from the best so far. What tellings share never counts against them, what sets them apart never for them.
function* neighbours(step: number): Generator<Settings> {
  for (const by of [step, -step]) {
    yield { ...best, bias: best.bias + by };
    yield { ...best, absent: best.absent + by };
    for (const trait of TRAITS) {
      const weight = best.weights[trait] + by;
      const signed = AGAINST.test(trait) ? Math.min(0, weight) : Math.max(0, weight);
      yield { ...best, weights: { ...best.weights, [trait]: signed } };
    }
  }
}

function say(title: string): void {
  const each = sets.map((set) => `${set.name} ${scoreOf(set, best).toFixed(4)}`);
  console.log(`${title}: mean ${most.toFixed(4)}  ${each.join('  ')}`);
  console.log(
    TRAITS.map((trait) => `${trait}: ${best.weights[trait].toFixed(1)}`).join(', '),
    `bias ${best.bias.toFixed(1)} absent ${best.absent.toFixed(1)}`,
  );
}

function meanOf(settings: Settings): number {
  let penalty = 0;
  for (const trait of TRAITS) penalty += Math.abs(settings.weights[trait] - WEIGHTS[trait]);
  return sets.reduce((sum, set) => sum + scoreOf(set, settings), 0) / sets.length - PULL * penalty;
}

function scoreOf({ affairs, held }: GoldSet, { weights, bias, absent }: Settings): number {
  const groups = affairs.map(({ tellings, pairs }) => {
    const scored = pairs.map(({ one, two, traits, told }) => ({
      ...{ one, two },
      ...likelihood((trait) => traits[trait] * (weights[trait] ?? 0), told, bias),
    }));
    const of: number[] = [];
    for (const [group, members] of joined(tellings.length, scored, absent).entries())
      for (const member of members) of[member] = group;
    return of;
  });
  return scoresOf(
    held.map(({ chain }) => chain),
    held.map(({ affair, telling }) => `${affair} ${groups[affair]?.[telling] ?? ''}`),
  ).conll;
}

function readSet(records: string, gold: string): GoldSet {
  const pages = linesOf(records).map((line) => {
    const read = readRecord(JSON.parse(line));
    if (!read.ok) throw new Error(read.problem.message);
    return readPage(read.record, lexis.roots);
  });
  pages.sort((a, b) => (a.id < b.id ? -1 : 1));
  const index = new PageIndex(lexis);
  const alike = pages.map((page) => new Map(index.add(page).map(({ other, alike }) => [other, alike])));
  const pairs = alike.flatMap((others, two) =>
    [...others].map(([one, alike]) => ({ one, two, score: alike - ONE_AFFAIR })),
  );
  const traits = new Traits(lexis);
  const affairs = joined(pages.length, pairs, -ONE_AFFAIR).map((members) =>
    affairOf(
      members.flatMap((member) => pages[member] ?? []),
      (a, b) => alike[pages.indexOf(b)]?.get(pages.indexOf(a)) ?? alike[pages.indexOf(a)]?.get(pages.indexOf(b)) ?? 0,
      traits,
    ),
  );
  const documents = linesOf(gold).map((line) => JSON.parse(line) as GoldDocument);
  return { name: gold.split('/').at(-1) ?? gold, affairs, held: heldOf(documents, affairs) };
}

function affairOf(pages: readonly Page[], alike: (a: Page, b: Page) => number, traits: Traits): Affair {
  const words = new AffairWords();
  const tellings = pages.flatMap((page) =>
    page.tellings.map((telling) => {
      words.add(`${page.id} ${telling.sentence}`, telling.cue);
      return traits.read(page, telling);
    }),
  );
  const pairs = candidatesOf(tellings, (root) => lexis.rarity(root) >= TELLING).flatMap(([one, two]) => {
    const [a, b] = [tellings[one], tellings[two]];
    if (a === undefined || b === undefined) return [];
    const of = traits.of(a, b, a.page === b.page ? 0 : alike(a.page, b.page), words);
    return [{ one, two, traits: of, told: tellFacts(a.telling, b.telling) }];
  });
  return { tellings, pairs };
}

function heldOf(documents: readonly GoldDocument[], affairs: readonly Affair[]): GoldSet['held'] {
  return documents.flatMap(({ id, mentions }) =>
    mentions.flatMap(({ start, end, chain }) => {
      let most = 0;
      let found: { readonly affair: number; readonly telling: number } | null = null;
      for (const [affair, { tellings }] of affairs.entries())
        for (const [telling, { page, telling: cue }] of tellings.entries()) {
          const common = page.id === id ? Math.min(cue.end, end) - Math.max(cue.start, start) : 0;
          if (common > most) [most, found] = [common, { affair, telling }];
        }
      return found === null ? [] : [{ chain, ...found }];
    }),
  );
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}
