import { readFileSync } from 'node:fs';
import { readConllu } from '../../src/parse/conllu.js';
import type { Parser } from '../../src/parse/parser.js';

/// Labelled attachment of a parser on the gold tokens of a treebank, in percent of the words.
export async function labelledAttachment(parser: Parser, treebank: URL): Promise<number> {
  const gold = readConllu(readFileSync(treebank, 'utf8'), treebank.pathname);
  const analyses = await parser.parseWords(gold.map(({ forms }) => forms));
  let words = 0;
  let right = 0;
  gold.forEach(({ lines, words: rows }, s) => {
    rows.forEach((row, i) => {
      const columns = (lines[row] ?? '').split('\t');
      const word = analyses[s]?.words[i];
      words++;
      if (Number(columns[6]) === (word?.head ?? -2) + 1 && columns[7] === word?.label) right++;
    });
  });
  return (100 * right) / words;
}
