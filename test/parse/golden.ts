import { readFileSync } from 'node:fs';

/// A golden case: `# name`, the input, `==>`, what is expected; a blank line before the next `# `.
export interface GoldenCase {
  readonly name: string;
  readonly input: string;
  readonly expected: string;
}

/// The cases of language/en/cases/parse/<file>.txt.
export function goldenCases(file: string): GoldenCase[] {
  const text = readFileSync(new URL(`../../language/en/cases/parse/${file}.txt`, import.meta.url), 'utf8');
  return text
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [head = '', expected = ''] = block.split(/^==>\n/m);
      const end = head.indexOf('\n');
      return { name: head.slice(0, end), input: head.slice(end + 1).trimEnd(), expected: expected.trim() };
    });
}
