import { describe, expect, test } from 'vitest';
import { terminalStyle } from '../../src/cli/terminal.js';

describe('the style of the terminal', () => {
  test.each([
    ['a terminal', { isTTY: true, columns: 90 }, {}, { width: 90, color: true }],
    ['a pipe', {}, {}, { width: 100, color: false }],
    ['NO_COLOR', { isTTY: true, columns: 90 }, { NO_COLOR: '1' }, { width: 90, color: false }],
    ['an empty NO_COLOR', { isTTY: true, columns: 90 }, { NO_COLOR: '' }, { width: 90, color: true }],
    ['FORCE_COLOR=0', { isTTY: true, columns: 90 }, { FORCE_COLOR: '0' }, { width: 90, color: false }],
    ['FORCE_COLOR=1 in a pipe', {}, { FORCE_COLOR: '1' }, { width: 100, color: true }],
    ['a dumb terminal', { isTTY: true, columns: 90 }, { TERM: 'dumb' }, { width: 90, color: false }],
    ['COLUMNS', {}, { COLUMNS: '80' }, { width: 80, color: false }],
    ['a very narrow one', { isTTY: true, columns: 20 }, {}, { width: 60, color: true }],
    ['a very wide one', { isTTY: true, columns: 400 }, {}, { width: 160, color: true }],
  ])('%s', (_, stream, environment, style) => {
    expect(terminalStyle(stream, environment)).toEqual(style);
  });
});
