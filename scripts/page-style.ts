import { readFileSync } from 'node:fs';

/// In the order of the cascade.
const PARTS = [
  'colours',
  'page-parts',
  'reading',
  'statements',
  'inspector',
  'table',
  'pictures',
  'narrow-and-print',
] as const;

/// The style of the HTML page, of the files in src/export/page/style.
export function pageStyle(): string {
  return PARTS.map((part) =>
    readFileSync(new URL(`../src/export/page/style/${part}.css`, import.meta.url), 'utf8'),
  ).join('');
}
