import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../../src/export/corpus/format.js';
import { FORMATS } from '../../../src/export/corpus/formats.js';
import { parseWhere } from '../../../src/store/where.js';

const docs = readFileSync('docs/export.md', 'utf8');

/// The part of a guide below a heading.
function section(heading: string): string {
  const [, rest = ''] = docs.split(`\n## ${heading}\n`);
  return rest.split('\n## ')[0] ?? '';
}

const formats: [string, Format][] = Object.entries(FORMATS);

describe('docs/export.md', () => {
  it.each(formats)('lists %s', (name, { says }) => {
    expect(docs).toContain(`| \`${name}\` | ${says} |`);
    expect(section(`\`${name}\``)).not.toBe('');
  });

  /// Parquet has the table of CSV.
  const tables = formats.filter(([name, { columns }]) => columns !== undefined && name !== 'parquet');

  it.each(tables)('has the columns of %s', (name, { columns = [] }) => {
    const rows = columns.map(({ name: column, type, meaning }) => `| \`${column}\` | ${type} | ${meaning} |\n`);
    expect(section(`\`${name}\``)).toContain(`| column | type | meaning |\n|---|---|---|\n${rows.join('')}`);
  });

  it('has the filters that there are', () => {
    const named = /the fields are ([a-z, -]+)/.exec(wordsOf(() => parseWhere('none=1')))?.[1]?.split(', ') ?? [];
    expect(named.length).toBeGreaterThan(10);
    const rows = [...section('Filters').matchAll(/^\| (`.*`) \|/gm)].flatMap(([, cell = '']) => cell.split(', '));
    expect(rows.sort()).toEqual(named.map((name) => `\`${name}\``).sort());
  });
});

function wordsOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    return String(error);
  }
}
