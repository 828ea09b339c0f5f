import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROBLEMS } from '../../src/annotation/problem.js';
import { SCRIPT, STYLE } from '../../src/export/page/assets.js';
import { pageStyle } from '../../scripts/page-style.js';
import { CountryShapes } from '../../src/export/page/countries.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('derived files', () => {
  test('the page carries the style and script that stand beside it', () => {
    expect(STYLE).toBe(pageStyle());
    expect(SCRIPT).toBe(read('src/export/page/client.js'));
  });

  test('every problem is documented', () => {
    const table = read('docs/problems.md');
    for (const code of Object.keys(PROBLEMS)) expect(table).toContain(`| \`${code}\` |`);
  });

  test('the world has its countries at every fineness', () => {
    for (const tolerance of [0.02, 0.4, 2]) {
      const shapes = new CountryShapes(tolerance);
      expect(shapes.land().coordinates.length).toBeGreaterThan(20);
      expect(shapes.country('NOR')?.coordinates.length).toBeGreaterThan(0);
      expect(shapes.country('SYR')?.coordinates.length).toBeGreaterThan(0);
      expect(shapes.country('XXX')).toBeNull();
    }
  });

  test('no border runs along the antimeridian', () => {
    const lines = new CountryShapes(0.4).borders().coordinates;
    const along = lines.flat().filter(([lon = 0]) => Math.abs(lon) > 179.99);
    expect(along).toEqual([]);
  });
});
