import { describe, expect, it } from 'vitest';
import { readPlainText, type PlainTextFacts } from '../../src/read/text/plain-text.js';
import { datelinesIn } from '../../src/resolve/place/datelines.js';
import { createPlaceResolver } from '../../src/resolve/place/places.js';
import { outletsOf } from '../../src/resolve/place/publisher.js';
import { CUES } from '../read/cues.js';
import { ACTORS, GAZETTEER, sentenceOf } from './notation.js';

const FACTS: PlainTextFacts = { input: 'x', id: 'x', uri: null, title: null, published: '2017-05-18', publisher: null };
const resolver = createPlaceResolver(GAZETTEER, outletsOf(ACTORS.bodies, ['reuters']));

/// What a name in a sentence means on a page: the country, and the degrees of latitude where it is a point.
function meant(line: string, page: string, facts: Partial<PlainTextFacts> = {}): string[] {
  const { sentence } = sentenceOf(line);
  const [found = []] = resolver.resolve([sentence], readPlainText(page, { ...FACTS, ...facts }, CUES));
  return found.map(
    ({ match }) => `${match.country ?? '–'} ${match.lat === null ? 'nowhere' : String(Math.round(match.lat))}`,
  );
}

describe('the lands of datelines', () => {
  it.each([
    ['KANO, Nigeria (Reuters) — Police shot at strikers.', ['NGA']],
    ['LAHORE/KARACHI - Police shot at strikers.', ['PAK']],
    ['Police shot at strikers in Karachi.', []],
  ])('%s', (text, lands) => {
    expect(resolver.locate([], readPlainText(text, FACTS, CUES)).datelines).toEqual(lands);
  });
});

describe('the places of a dateline', () => {
  it.each([
    ['CORDOBA, Argentina, May 4 (AP) – Police shot at strikers.', ['CORDOBA, Argentina, May']],
    ['KARACHI — Police shot at strikers.', ['KARACHI']],
    ['Police shot at strikers in Karachi.', []],
    ['Strike goes on\n\nKANO, Nigeria (Reuters) — Police shot at strikers.\n\nThey fled.', ['KANO, Nigeria']],
  ])('%s', (text, places) => {
    expect(datelinesIn(readPlainText(text, FACTS, CUES))).toEqual(places);
  });

  it.each([
    ['the town itself', 'police in {Cordoba|place}', 'CORDOBA, Argentina, May 4 – ', 'ARG -31'],
    ['its namesake', 'police in {Cordoba|place}', 'CORDOBA, Spain – ', 'ESP 38'],
    ['a town of the same land', 'police in {Hyderabad|place}', 'KARACHI – ', 'PAK 25'],
    ['a short form of a state', 'police in {Ashland|place}', 'ASHLAND, Ore. – ', 'USA 42'],
    ['two towns in one', 'police in {Hyderabad|place}', 'LAHORE/KARACHI – ', 'PAK 25'],
    ['no place at all', 'police in {Hyderabad|place}', 'CHRONOLOGY – ', 'IND 17'],
    ['none', 'police in {Hyderabad|place}', '', 'IND 17'],
  ])('decide between places of one name: %s', (_, line, dateline, expected) => {
    expect(meant(line, `${dateline}Police shot at strikers in the town.`)).toEqual([expected]);
  });
});

describe('where a page was published', () => {
  const page = 'Police shot at strikers in the town.';
  const at = (uri: string): Partial<PlainTextFacts> => ({ uri: `https://${uri}/a` });
  const by = (publisher: string): Partial<PlainTextFacts> => ({ publisher });

  it.each([
    ['a domain', 'police in {Birmingham|place}', at('news.example.us'), 'USA 34'],
    ['another one', 'police in {Birmingham|place}', at('www.example.co.uk'), 'GBR 52'],
    ['one of all lands', 'police in {Birmingham|place}', at('example.io'), 'GBR 52'],
    ['a paper that the codebook knows', 'police in {Birmingham|place}', by('The Los Angeles Times'), 'USA 34'],
    ['an agency, which writes of all lands', 'police in {Birmingham|place}', by('Reuters'), 'GBR 52'],
    ['less than the page', 'police in {Birmingham|place} , England', at('example.us'), 'GBR 52'],
    ['less than whose police it is', 'British police in {Birmingham|place}', at('example.us'), 'GBR 52'],
    ['less than ten times the people', 'police in {Paris|place}', at('example.us'), 'FRA 49'],
  ])('weighs a little: %s', (_, line, facts, expected) => {
    expect(meant(line, page, facts)[0]).toBe(expected);
  });
});
