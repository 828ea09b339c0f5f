import { describe, expect, test } from 'vitest';
import {
  frameLines,
  framesIn,
  withCondition,
  withEntry,
  withExample,
  withoutUnit,
  withPlaces,
} from '../../src/codebook/editing.js';

const FILE = `format: herodotus/wording/1
origin: Written for a test.
frames:
  shell:
    verbs: [shell, bombard,
      rain down]
    unless: {object: [egg]} # and no peas
    examples:
      - "[A Rebels] shelled [R the port]."
  # ---- other deeds
  arrest:
    verbs: [arrest]

  hold:
    verbs:
      - hold
      - keep
    when:
      object: any
      in: prison
    recipient: [object]
`;

/// The lines that a change takes away (-) and brings (+).
function changed(after: string, before = FILE): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

describe('a file of the codebook that is changed', () => {
  test('has an example under the others of its frame, once', () => {
    const line = '"[A They] shelled [R Oslo]."';
    const after = withExample(FILE, 'shell', 'examples', line);
    expect(after).toBe(FILE.replace('the port]."\n', `the port]."\n      - ${line}\n`));
    expect(withExample(after, 'shell', 'examples', line)).toBe(after);
  });

  test('has a list of examples where there was none, before what belongs to the next', () => {
    const line = '"She shelled peas."';
    expect(withExample(FILE, 'shell', 'counterexamples', line)).toBe(
      FILE.replace('the port]."\n', `the port]."\n    counterexamples:\n      - ${line}\n`),
    );
    expect(withExample(FILE, 'arrest', 'counterexamples', line)).toContain(
      `    verbs: [arrest]\n    counterexamples:\n      - ${line}\n\n  hold:`,
    );
    expect(withExample(FILE, 'hold', 'examples', line)).toMatch(
      /recipient: \[object\]\n {4}examples:\n {6}- "She.*"\n$/,
    );
  });

  test('has words in a condition, a condition at a place, and conditions where there were none', () => {
    expect(changed(withCondition(FILE, 'shell', 'unless', 'object', ['egg', 'pea', 'no']))).toEqual([
      '-    unless: {object: [egg]} # and no peas',
      '+    unless: {object: [egg, pea, "no"]} # and no peas',
    ]);
    expect(changed(withCondition(FILE, 'shell', 'unless', 'subject', ['cook']))).toEqual([
      '-    unless: {object: [egg]} # and no peas',
      '+    unless: {object: [egg], subject: [cook]} # and no peas',
    ]);
    expect(changed(withCondition(FILE, 'shell', 'when', 'object', ['port']))).toEqual(['+    when: {object: [port]}']);
    expect(changed(withCondition(FILE, 'arrest', 'unless', 'object', ['decline']))).toEqual([
      '+    unless: {object: [decline]}',
    ]);
    expect(changed(withCondition(FILE, 'hold', 'when', 'in', ['cell']))).toEqual([
      '-      in: prison',
      '+      in: [prison, cell]',
    ]);
    expect(changed(withCondition(FILE, 'hold', 'when', 'under', ['guard']))).toEqual(['+      under: [guard]']);
  });

  test('has other places of a role', () => {
    expect(changed(withPlaces(FILE, 'hold', 'recipient', ['with', 'object']))).toEqual([
      '-    recipient: [object]',
      '+    recipient: [with, object]',
    ]);
    expect(changed(withPlaces(FILE, 'shell', 'recipient', ['on']))).toEqual(['+    recipient: [on]']);
  });

  test('has a word less, but not the last one', () => {
    expect(withoutUnit(FILE, 'shell', 'verbs', 'bombard')).toContain('verbs: [shell, rain down]');
    expect(withoutUnit(FILE, 'shell', 'verbs', 'rain down')).toContain('verbs: [shell, bombard]');
    expect(changed(withoutUnit(FILE, 'hold', 'verbs', 'keep'))).toEqual(['-      - keep']);
    expect(withoutUnit(FILE, 'arrest', 'verbs', 'arrest')).toBe(FILE);
  });

  test('has an entry in a map of a map, or the map', () => {
    const places = 'regions:\n  NOR: {Troms: [69, 19]}\nworld: {}\n';
    expect(changed(withEntry(places, 'regions', 'NOR', 'Halvik', '[60, 5]'), places)).toEqual([
      '-  NOR: {Troms: [69, 19]}',
      '+  NOR: {Troms: [69, 19], Halvik: [60, 5]}',
    ]);
    expect(changed(withEntry(places, 'regions', 'NOR', 'Troms', '[60, 5]'), places)).toEqual([
      '-  NOR: {Troms: [69, 19]}',
      '+  NOR: {Troms: [60, 5]}',
    ]);
    expect(changed(withEntry(places, 'regions', 'SWE', 'Scania', '[56, 14]'), places)).toEqual([
      '+  SWE: {Scania: [56, 14]}',
    ]);
  });

  test('stays as it is where the frame is gone', () => {
    expect(withExample(FILE, 'bomb', 'examples', '"x"')).toBe(FILE);
    expect(withCondition(FILE, 'bomb', 'when', 'object', ['port'])).toBe(FILE);
  });

  test('tells its frames and their lines', () => {
    expect(framesIn(FILE)).toEqual(['shell', 'arrest', 'hold']);
    expect(frameLines(FILE, 'arrest')).toBe('  arrest:\n    verbs: [arrest]\n\n');
  });
});
