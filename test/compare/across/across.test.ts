import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadLexis } from '../../../src/equip/lexis.js';
import { Across } from '../../../src/compare/across/across.js';
import type { Happening } from '../../../src/compare/across/happening.js';
import type { Page } from '../../../src/compare/across/telling.js';
import { renderHappenings } from '../../../src/export/across.js';
import type { Lexis } from '../../../src/language/lexis.js';
import { fuzzRuns } from '../../property-runs.js';
import '../../property-seed.js';
import { page, reports, side, telling } from './pages.js';

let lexis: Lexis;
beforeAll(async () => {
  lexis = await loadLexis();
});

function happeningsOf(pages: readonly Page[]): Happening[] {
  const across = new Across(lexis);
  for (const each of pages) across.add(each);
  return across.happenings();
}

/// The documents and statements of each happening that several documents tell.
function shared(happenings: readonly Happening[]): string[][] {
  return happenings
    .map(({ told }) => told.map(({ page: { id }, telling: { statement } }) => `${id} ${statement}`))
    .filter((told) => told.length > 1);
}

describe('happenings across pages', () => {
  it('join what two pages tell in other words, and keep apart what one of them tells besides', () => {
    const pages = [
      page('a', 'Gunmen shot the vicar Osric Pell in Halvik. Police arrested a baker.', [
        telling('s1', 'shot', { type: 'ASSAULT', recipient: [side('the vicar Osric Pell')] }),
        telling('s2', 'arrested', { sentence: 1, type: 'COERCE', recipient: [side('a baker')] }),
      ]),
      page('b', 'The shooting of the vicar Osric Pell in Halvik shocked the town. A baker was detained.', [
        telling('s1', 'shooting', { type: 'ASSAULT', recipient: [side('the vicar Osric Pell')] }),
        telling('s2', 'detained', { sentence: 1, type: 'COERCE', recipient: [side('A baker')] }),
      ]),
    ];
    expect(shared(happeningsOf(pages))).toEqual([
      ['a s1', 'b s1'],
      ['a s2', 'b s2'],
    ]);
  });

  it('keep apart what is told alike of another month', () => {
    const text = 'A bomb exploded at the market of Tessalit.';
    const tell = (): Page['tellings'] => [telling('s1', 'exploded', { type: 'ASSAULT' })];
    const pages = [
      page('a', text, tell(), { published: '2016-03-04' }),
      page('b', text, tell(), { published: '2016-03-05' }),
      page('c', text, tell(), { published: '2016-06-05' }),
    ];
    expect(shared(happeningsOf(pages))).toEqual([['a s1', 'b s1']]);
  });

  it('say who asserts and who denies, what differs, and how many reports there are', () => {
    const text =
      'Jets bombed the fish hall of Hodeidah on Thursday, and killed 28 people there, the envoy Grande told the council.';
    const number = (value: number): Page['tellings'][number]['numbers'] => [
      { value, least: value, most: value, unit: 'killed' },
    ];
    const tell = (value: number, more: Partial<Page['tellings'][number]>): Page['tellings'] => [
      telling('s1', 'bombed', { type: 'ASSAULT', numbers: number(value), ...more }),
    ];
    const [happening, ...others] = happeningsOf([
      page('a', text, tell(28, { voice: 'Grande' }), { published: '2018-08-03' }),
      page('b', text, tell(28, { voice: 'Grande' }), { published: '2018-08-04' }),
      page(
        'c',
        `${text} The ministry in Sanaa spoke of sixty dead and of a second raid near the gate of the clinic.`,
        tell(60, { voice: 'ministry' }),
        { published: '2018-08-05' },
      ),
      page(
        'd',
        'No jets bombed the fish hall of Hodeidah, said Turki, and the envoy Grande knew it.',
        tell(0, { numbers: [], polarity: 'negative', voice: 'Turki' }),
        { published: '2018-08-06' },
      ),
    ]);
    expect(others).toEqual([]);
    expect(happening).toMatchObject({
      id: 'a#s1',
      type: 'ASSAULT',
      assertedBy: ['Grande', 'ministry'],
      deniedBy: ['Turki'],
      differences: { polarity: true, numbers: true, place: false, day: false, actor: false, recipient: false },
    });
    expect(happening?.told.map(({ copyOf }) => copyOf)).toEqual([null, 'a', 'a', null]);
    expect(happening?.reports).toBe(2);
  });

  it('hold every telling once', () => {
    const pages = reports().map((each) => each.page);
    const told = happeningsOf(pages).flatMap((each) =>
      each.told.map(({ page: { id }, telling: { statement } }) => `${id} ${statement}`),
    );
    expect(told.toSorted()).toEqual(
      pages.flatMap(({ id, tellings }) => tellings.map(({ statement }) => `${id} ${statement}`)).toSorted(),
    );
  });

  it('pass over a page that is there already', () => {
    const [first] = reports();
    if (first === undefined) throw new Error('no reports');
    expect(happeningsOf([first.page, first.page])).toEqual(happeningsOf([first.page]));
  });

  it('are the same in any order of arrival, all at once or in portions', () => {
    const pages = reports().map((each) => each.page);
    const expected = renderHappenings(happeningsOf(pages));
    const arrivals = fc.tuple(
      fc.shuffledSubarray(pages, { minLength: pages.length }),
      fc.uniqueArray(fc.nat(pages.length - 1), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(arrivals, ([shuffled, stops]) => {
        const across = new Across(lexis);
        for (const [index, each] of shuffled.entries()) {
          across.add(each);
          if (stops.includes(index)) across.happenings();
        }
        expect(renderHappenings(across.happenings())).toBe(expected);
      }),
      { numRuns: fuzzRuns(25) },
    );
  });

  it('find the copies among the reports, and no others', () => {
    const all = reports();
    const found = new Map(
      happeningsOf(all.map((each) => each.page)).flatMap(({ told }) =>
        told.map(({ page: { id }, copyOf }) => [id, copyOf]),
      ),
    );
    for (const { gold } of all) expect([gold.id, found.get(gold.id)]).toEqual([gold.id, gold.copyOf]);
  });
});
