import { describe, expect, test } from 'vitest';
import { withLine } from '../../workbench/src/codebook/with-line.js';

const FILE = `format: herodotus/wording/1
frames:
  shell:
    verbs: [shell]
    examples:
      - "[A Rebels] shelled [R the port]."
  # ---- other deeds
  arrest:
    verbs: [arrest]

  hold:
    verbs: [hold]
`;

describe('a line that follows from a correction', () => {
  test('stands under the examples of its frame', () => {
    const text = withLine(FILE, { what: 'example', frame: 'shell', line: '"[A They] shelled [R Oslo]."' });
    expect(text).toBe(FILE.replace('    examples:\n', '    examples:\n      - "[A They] shelled [R Oslo]."\n'));
  });

  test('begins the list where the frame has none, before what belongs to the next', () => {
    const line = '"She shelled peas."';
    expect(withLine(FILE, { what: 'counterexample', frame: 'shell', line })).toBe(
      FILE.replace('the port]."\n', 'the port]."\n    counterexamples:\n      - "She shelled peas."\n'),
    );
    expect(withLine(FILE, { what: 'counterexample', frame: 'arrest', line })).toContain(
      '    verbs: [arrest]\n    counterexamples:\n      - "She shelled peas."\n\n  hold:',
    );
    expect(withLine(FILE, { what: 'example', frame: 'hold', line })).toMatch(
      /verbs: \[hold\]\n {4}examples:\n {6}- "She shelled peas\."\n$/,
    );
  });

  test('ends a table', () => {
    expect(withLine('# head\nname\tcode\n', { what: 'name', frame: null, line: 'A\tB' })).toBe(
      '# head\nname\tcode\nA\tB\n',
    );
  });

  test('changes nothing where the frame is gone', () => {
    expect(withLine(FILE, { what: 'example', frame: 'bomb', line: '"x"' })).toBe(FILE);
  });
});
