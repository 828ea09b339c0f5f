import { describe, expect, it } from 'vitest';
import { Pieces } from '../../src/parse/pieces.js';

const VOCABULARY =
  '[PAD] [UNK] [CLS] [SEP] [MASK] the port war ##ship ##s cafe un ##afford ##able covid - 19 . \' s u ##n 2 ##0 ##17 $ " etat'.split(
    ' ',
  );

/// What `python3 training/encoder.py` prints: training and the program must see the same numbers.
const GOLDEN = `
the 5
PORT 6
Warships 7 8 9
Caf\u00e9 10
unaffordable 11 12 13
COVID-19 14 15 16
U.N. 20 17 1 17
\u2019s 18 19
2017 22 23 24
$ 25
\u201c 26
\u2014 15 15
\u00c9tat 27
xyz 1
\u4e2d 1
`;

describe('word pieces', () => {
  const pieces = new Pieces(VOCABULARY);

  it.each(GOLDEN.trim().split('\n'))('%s', (line) => {
    const [form = '', ...numbers] = line.split(' ');
    expect(pieces.of(form)).toEqual(numbers.map(Number));
  });

  it('gives every form at least one piece, and none too many', () => {
    expect(pieces.of('\u200d\u0301')).toHaveLength(1);
    expect(pieces.of('.'.repeat(100))).toHaveLength(8);
    expect(pieces.of(`${'war'}${'s'.repeat(100)}`).length).toBeLessThanOrEqual(8);
  });
});
