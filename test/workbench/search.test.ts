import { describe, expect, test } from 'vitest';
import { filterOf, parseSearch, toggled, withValues, writeSearch } from '../../workbench/src/filter/filter.js';

describe('the address of a view', () => {
  test('says what was asked, and gives it back', () => {
    const query = '?type=ASSAULT&type=PROTEST&actor=A+%26+B&sort=day';
    expect(writeSearch(parseSearch(query))).toBe(query);
    expect(filterOf(parseSearch(query))).toEqual({ type: ['ASSAULT', 'PROTEST'], actor: ['A & B'] });
  });

  test('does not say what is empty', () => {
    expect(parseSearch('?type=&from=')).toEqual({});
    expect(writeSearch({ type: [] })).toBe('');
  });

  test('takes values in and out, one alone where one alone can be asked', () => {
    const one = toggled({}, 'type', 'AID');
    expect(toggled(one, 'type', 'AGREE')).toEqual({ type: ['AID', 'AGREE'] });
    expect(toggled(one, 'type', 'AID')).toEqual({});
    expect(toggled({ polarity: ['positive'] }, 'polarity', 'negative')).toEqual({ polarity: ['negative'] });
    expect(withValues({ from: ['2031-03-01'] }, 'from', [''])).toEqual({});
  });
});
