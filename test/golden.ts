import { readFileSync } from 'node:fs';

/// A golden case: `# name`, the input, `==>`, what is expected; a blank line before the next `# `.
export interface GoldenCase {
  readonly name: string;
  readonly input: string;
  readonly expected: string;
}

/// The cases of a file below language/en/cases ("code/roles.txt"). Lines above the first `# ` explain the notation.
export function goldenCases(path: string): GoldenCase[] {
  return readFileSync(new URL(`../language/en/cases/${path}`, import.meta.url), 'utf8')
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [head = '', expected = ''] = block.split(/^==>\n?/m);
      const end = head.indexOf('\n');
      return { name: head.slice(0, end), input: head.slice(end + 1).trimEnd(), expected: expected.trim() };
    });
}
