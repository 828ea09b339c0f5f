import { describe, expect, test } from 'vitest';
import { renderExplain } from '../../src/export/explain.js';
import { renderTable } from '../../src/export/table.js';
import { emptyRecord, herringDispute } from './herring-dispute.js';
import { widthOf } from './terminal-width.js';

const GOLDEN = '../cases/export/';

describe('the table of the terminal', () => {
  test.each([80, 120])('at %i columns', async (width) => {
    const table = renderTable(herringDispute, { width, color: false });
    await expect(table).toMatchFileSnapshot(`${GOLDEN}herring-table-${width}.txt`);
  });

  test('with claims', async () => {
    const table = renderTable(herringDispute, { width: 120, color: false, claims: true });
    await expect(table).toMatchFileSnapshot(`${GOLDEN}herring-table-claims.txt`);
  });

  test.each([60, 80, 99, 100, 120, 160])('no line of the body is wider than %i columns', (width) => {
    const lines = renderTable(herringDispute, { width, color: false, claims: true }).split('\n').slice(3, -6);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  test('has no escape codes without colour, and the same words with it', () => {
    const plain = renderTable(herringDispute, { width: 120, color: false });
    const painted = renderTable(herringDispute, { width: 120, color: true });
    expect(plain).not.toContain('\u001b');
    expect(painted).toContain('\u001b');
    const words = (text: string) => text.replace(/\u001b\[\d+m/g, '').replace(/\s+/g, ' ');
    expect(words(painted)).toBe(words(plain));
  });

  test('a record without statements is a table without rows', () => {
    expect(renderTable(emptyRecord, { width: 80, color: false })).toContain('0 statements');
  });

  test('a page cannot write escape codes on the terminal', () => {
    const nasty = { ...herringDispute, title: 'a\u001b[2Jb\u0007\u202ec', publisher: 'x\r\ny' };
    const text = renderTable(nasty, { width: 80, color: false }) + renderExplain(nasty, { width: 80, color: false });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text).toContain('a [2Jb c');
  });
});

describe('explain', () => {
  test.each([80, 120])('at %i columns', async (width) => {
    const text = renderExplain(herringDispute, { width, color: false });
    await expect(text).toMatchFileSnapshot(`${GOLDEN}herring-explain-${width}.txt`);
  });

  test('names a role under its words', () => {
    const lines = renderExplain(herringDispute, { width: 80, color: false }).split('\n');
    const at = lines.findIndex((line) => line.includes('Norway on Tuesday seized'));
    expect(lines[at]?.indexOf('two Icelandic')).toBe(lines[at + 1]?.indexOf('╰to whom'));
  });
});
