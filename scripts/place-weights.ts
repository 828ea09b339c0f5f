/// Learns the weights of src/resolve/place/weights.ts from training/places.txt: `npx tsx scripts/place-weights.ts`. Prints how many
/// names are found and right on the half that was left out, and of all, then the weights.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEquipment } from '../src/equip/equipment.js';
import { meaningsOf, weigh, type Weights } from '../src/resolve/place/choice.js';
import type { Place } from '../src/resolve/place/place.js';
import { surroundingsOf, traitsOf, type Meaning } from '../src/resolve/place/traits.js';
import { WEIGHTS, type Trait } from '../src/resolve/place/weights.js';

interface Label {
  readonly start: number;
  readonly end: number;
  readonly country: string;
  readonly region: string | null;
  readonly sort: string | null;
}

interface Page {
  readonly meanings: readonly Meaning[];
  /// Of each meaning, which candidates are right; null where the text does not say.
  readonly right: readonly (readonly boolean[] | null)[];
}

const TRAITS = Object.keys(WEIGHTS) as Trait[];
const [ROUNDS, STEPS, RATE] = [8, 60, 0.05];
/// What each weight is taken for where the texts say nothing, and how hard it is held to that.
const PRIOR: Weights = {
  people: 1.5,
  country: 9,
  region: 7,
  district: -1,
  world: 9,
  'of-its-seat': -7,
  capital: 4,
  seat: 0.5,
  'small-seat': 0.2,
  quarter: -1,
  'other-name': -2,
  'behind-comma': 6,
  held: 6,
  outside: -1,
  'in-country': 3,
  'in-region': 4,
  'in-district': 1,
  near: 4,
  'country-named': 1,
  'region-named': 1.5,
  alike: 2,
  'published-in': 2.2,
};
const HELD = 2;
const { values } = parseArgs({ options: { missed: { type: 'boolean' }, wrong: { type: 'boolean' } } });

const equipment = await loadEquipment();
const english = equipment.languages.get('en');
if (english === undefined) throw new Error('no English pack');
const { parser, places } = english;
let [names, found] = [0, 0];
const pages: Page[] = [];
for (const line of readFileSync(join('training', 'places.txt'), 'utf8').split('\n'))
  if (line !== '' && !line.startsWith('#')) pages.push(await pageOf(line));
console.log(`${names} names, found ${(found / names).toFixed(3)}`);
for (const half of [0, 1]) {
  const learned = learn(pages.filter((_, at) => at % 2 !== half));
  console.log(
    `left out: right ${rightOf(
      pages.filter((_, at) => at % 2 === half),
      learned,
    ).toFixed(3)}`,
  );
}
const all = learn(pages);
console.log(`all: right ${rightOf(pages, WEIGHTS).toFixed(3)} → ${rightOf(pages, all).toFixed(3)}`);
for (const trait of TRAITS) console.log(`  ${/-/.test(trait) ? `'${trait}'` : trait}: ${all[trait].toFixed(2)},`);
if (values.wrong === true) rightOf(pages, all, true);

async function pageOf(line: string): Promise<Page> {
  const labels: Label[] = [];
  let text = '';
  let at = 0;
  for (const { 0: whole, 1: name = '', 2: label = '', index } of line.matchAll(/\[([^|\]]+)\|([^\]]+)\]/g)) {
    text += line.slice(at, index);
    const words = label.split(' ');
    const sort = words.find((word) => /^[a-z]/.test(word)) ?? null;
    const region = words[1] !== undefined && words[1] !== sort ? words[1] : null;
    labels.push({ start: text.length, end: text.length + name.length, country: words[0] ?? '', region, sort });
    text += name;
    at = index + whole.length;
  }
  text += line.slice(at);
  const sentences = await parser.parse(text, [{ start: 0, end: text.length, edited: true }]);
  const read = places.read(sentences);
  const { meanings, of } = meaningsOf(read.flatMap(({ names: own }) => own));
  const right: (readonly boolean[] | null)[] = meanings.map(() => null);
  const spans = read.flatMap(({ sentence, names: own }) =>
    own.map((name) => ({ name, start: sentence.word(name.first).start, end: sentence.word(name.last).end })),
  );
  for (const label of labels) {
    if (label.country === '–') continue;
    names++;
    const hit = spans.find(({ start, end }) => start < label.end && label.start < end);
    const index = hit === undefined ? undefined : of.get(hit.name);
    if (hit !== undefined) found++;
    else if (values.missed === true) console.log(`missed ${text.slice(label.start - 30, label.end + 20)}`);
    if (index === undefined) continue;
    const fits = meanings[index]?.candidates.map((place) => isMeant(place, label)) ?? [];
    if (fits.includes(true)) right[index] = fits;
    else if (values.missed === true)
      console.log(`unknown ${text.slice(label.start, label.end)} ${label.country} ${label.region ?? ''}`);
  }
  return { meanings, right };
}

function isMeant(place: Place, { country, region, sort }: Label): boolean {
  if (place.country !== country || (region !== null && place.first !== region)) return false;
  if (sort === 'land') return place.precision === 'country';
  return sort === null || (sort === 'region') === (place.precision === 'region');
}

/// Raises the likelihood of what is right, step by step, reading the pages anew each round with what was learned.
function learn(from: readonly Page[]): Weights {
  let weights: Record<Trait, number> = { ...PRIOR };
  for (let round = 0; round < ROUNDS; round++) {
    const cases = from.flatMap(({ meanings, right }) => {
      weigh(meanings, weights);
      const around = surroundingsOf(meanings);
      return meanings.flatMap(({ candidates }, number) => {
        const fits = right[number];
        if (fits === null || fits === undefined || candidates.length < 2) return [];
        return [{ fits, traits: candidates.map((place) => traitsOf(place, number, meanings, around)) }];
      });
    });
    for (let step = 0; step < STEPS; step++) weights = moved(weights, cases);
  }
  return weights;
}

function moved(
  weights: Weights,
  cases: readonly { fits: readonly boolean[]; traits: readonly Partial<Record<Trait, number>>[] }[],
): Record<Trait, number> {
  const slope = Object.fromEntries(TRAITS.map((trait) => [trait, HELD * (PRIOR[trait] - weights[trait])])) as Record<
    Trait,
    number
  >;
  for (const { fits, traits } of cases) {
    const scores = traits.map((own) => TRAITS.reduce((sum, trait) => sum + (own[trait] ?? 0) * weights[trait], 0));
    const most = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - most));
    const sum = powers.reduce((total, power) => total + power, 0);
    const rightSum = powers.reduce((total, power, at) => total + (fits[at] === true ? power : 0), 0);
    traits.forEach((own, at) => {
      const power = powers[at] ?? 0;
      const pull = (fits[at] === true ? power / Math.max(rightSum, 1e-12) : 0) - power / sum;
      for (const trait of Object.keys(own) as Trait[]) slope[trait] += pull * (own[trait] ?? 0);
    });
  }
  return Object.fromEntries(TRAITS.map((trait) => [trait, weights[trait] + RATE * slope[trait]])) as Record<
    Trait,
    number
  >;
}

function rightOf(from: readonly Page[], weights: Weights, show = false): number {
  let [right, all] = [0, 0];
  for (const { meanings, right: fits } of from) {
    weigh(meanings, weights);
    for (const [number, { candidates, odds }] of meanings.entries()) {
      const own = fits[number];
      if (own === null || own === undefined) continue;
      const best = odds.indexOf(Math.max(...odds));
      all++;
      if (own[best] === true) right++;
      else if (show) console.log(`wrong ${nameOf(candidates[best])}, not ${nameOf(candidates[own.indexOf(true)])}`);
    }
  }
  return right / all;
}

function nameOf(place: Place | undefined): string {
  return `${place?.name ?? ''} ${place?.country ?? ''} ${place?.first ?? ''} ${place?.feature ?? ''}`;
}
