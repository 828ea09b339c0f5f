import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HerodotusError, type Problem } from '../../src/annotation/problem.js';
import { Calendar } from '../../src/language/calendar-index.js';
import { parseCalendar } from '../../src/language/calendar.js';
import { resolveDates } from '../../src/resolve/time/dates.js';
import { sentenceOf } from '../resolve/notation.js';

const ENGLISH = readFileSync('language/en/calendar.yaml', 'utf8');

function mistakeIn(from: string, to: string): Problem {
  try {
    parseCalendar({ name: 'calendar.yaml', text: ENGLISH.replace(from, to) });
  } catch (error) {
    if (error instanceof HerodotusError) return error.problem;
    throw error;
  }
  throw new Error('no mistake was found');
}

describe('mistakes in calendar.yaml name file, line and cure', () => {
  it.each([
    ['a month that is missing', '  5: [may]\n', '', 'number 5 is missing', 'add "5: […]"'],
    ['a thirteenth month', '  12: [december, dec]', '  13: [smarch]', '"13" is not known here', 'use one of: 1, 2'],
    ['a capital', '[monday]', '[Monday]', '"Monday" has a capital', 'write "monday"'],
    ['a unit', 'unit: hour, count: 0', 'unit: second, count: 0', '"unit" is second', 'use one of: hour, day'],
    ['a step', 'last: {step: -1', 'last: {step: -2', 'the step is -2', 'write -1, 0 or 1'],
    ['a direction without a step', 'following: {step: 1}', 'following: {}', 'the step is missing', 'write "step: -1"'],
    ['a yes', 'capital-months: yes', 'capital-months: maybe', '"capital-months" is maybe', 'write yes or no'],
    ['an offset', '  -1: [yesterday]', '  before: [yesterday]', '"before" is no number of days', 'a whole number'],
    ['a bound', '  since: [since]', '  sinse: [since]', '"sinse" is not known here', 'use one of: within, since'],
    ['a feast of no calendar', '  hebrew 7 10:', '  lunar 7 10:', '"lunar 7 10" is no month and day', 'hebrew'],
    ['a feast of no day', '  -46 for 46:', '  lent for 46:', '"lent" is no number of days', 'a whole number'],
    ['a new moon', '  10 18 -1:', '  october -1:', '"october -1" is no month and day', 'from the new moon'],
    ['a month that a year begins in', 'begins: 8', 'begins: 13', '13 is no month', '1 to 12'],
    ['the order of figures', 'slashes: month', 'slashes: year', '"slashes" is year', 'use one of: month, day'],
  ])('%s', (_, from, to, reason, cure) => {
    const { code, message, remedy } = mistakeIn(from, to);
    expect(code).toBe('codebook-invalid');
    expect(message).toMatch(/^calendar\.yaml:\d+: /);
    expect(message).toContain(reason);
    expect(remedy).toContain(cure);
  });
});

/// A calendar of another word order: directions and the sign of "ago" stand on the other side, days are linked with months and
/// months with years, and months are written small.
const SPANISH = new Calendar(
  parseCalendar({
    name: 'calendar.yaml',
    text: `
format: herodotus/calendar/1
origin: Written for this test.
months: {1: [enero], 2: [febrero], 3: [marzo], 4: [abril], 5: [mayo], 6: [junio], 7: [julio], 8: [agosto], 9: [septiembre], 10: [octubre], 11: [noviembre], 12: [diciembre]}
weekdays: {1: [lunes], 2: [martes], 3: [miércoles], 4: [jueves], 5: [viernes], 6: [sábado], 7: [domingo]}
days: {-2: [anteayer], -1: [ayer], 0: [hoy], 1: [mañana], 2: [pasado mañana]}
units: {day: {unit: day, one: [día], several: [días]}, week: {unit: week, one: [semana], several: [semanas]}}
directions: {pasado: {step: -1, behind: yes}, pasada: {step: -1, behind: yes}, próxima: {step: 1, behind: yes}}
ago: {before: [hace]}
one: [un, una]
links: [de]
slashes: day
bounds: {within: [en]}
`,
  }),
  new Map([['dos', 2]]),
);

describe('a calendar of another word order', () => {
  const PUBLISHED = '2017-05-18';
  it.each([
    ['el 3 de mayo de 2016', '2016-05-03', '2016-05-03'],
    ['en mayo', '2017-05-01', '2017-05-31'],
    ['el lunes pasado', '2017-05-15', '2017-05-15'],
    ['pasado mañana', '2017-05-20', '2017-05-20'],
    ['la semana pasada', '2017-05-08', '2017-05-14'],
    ['la semana próxima', '2017-05-22', '2017-05-28'],
    ['hace dos días', '2017-05-16', '2017-05-16'],
    ['el 3/4/2017', '2017-04-03', '2017-04-03'],
  ])('%s', (line, from, to) => {
    const found = resolveDates(SPANISH, sentenceOf(line).sentence, PUBLISHED);
    expect(found.map((mention) => [mention.from, mention.to])).toEqual([[from, to]]);
  });
});
