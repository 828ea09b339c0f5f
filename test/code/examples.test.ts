import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { codePages, codingOf, examplePages } from '../../scripts/golden-records.js';
import type { DocumentRecord } from '../../src/annotation/record.js';
import { events, voices } from './notation.js';

const RENEW = 'if the change is meant, renew the records with: npx tsx scripts/golden-records.ts';
const PAGES = examplePages();

function parsed(line: string): DocumentRecord {
  return JSON.parse(line) as DocumentRecord;
}

/// The coding as lines that can be read in a difference.
function readable(record: DocumentRecord): string[] {
  return [...events(record), ...voices(record)];
}

let now: string[];
beforeAll(async () => {
  now = (await codePages(PAGES.map(({ page }) => page))).map(codingOf);
});

describe.each(PAGES.map((each, index) => ({ ...each, index })))('$page', ({ record, index }) => {
  const kept = (): string => codingOf(readFileSync(record, 'utf8'));

  it('is coded as the kept record says', () => {
    expect(readable(parsed(now[index] ?? '')), RENEW).toEqual(readable(parsed(kept())));
    expect(parsed(now[index] ?? ''), RENEW).toEqual(parsed(kept()));
    expect(now[index], RENEW).toBe(kept());
  });

  it('has its title, date and publisher, a report and comments in voices of their own', () => {
    const { title, published, publisher, segments, voices: all } = parsed(now[index] ?? '');
    expect([title, published, publisher]).not.toContain(null);
    const comments = segments.filter(({ kind }) => kind === 'comment');
    expect(comments.length).toBeGreaterThanOrEqual(4);
    const readers = all.filter(({ kind }) => kind === 'reader').map(({ id }) => id);
    expect(comments.every(({ voice }) => readers.includes(voice))).toBe(true);
  });
});
