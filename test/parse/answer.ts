import type { Analysis, Parser, Stretch } from '../../src/parse/parser.js';

/// All that the parser says of a sentence, as one line.
export function answer({ words, names }: Analysis): string {
  const said = words.map(({ form, lemma, upos, xpos, head, label }) =>
    [form, lemma, upos, xpos, head, label].join(' '),
  );
  return [...said, ...names.map(({ first, last, kind }) => `${kind} ${first}-${last}`)].join(' | ');
}

/// The answers for each of several stretches of a text, one after another.
export async function answersOf(parser: Parser, text: string, stretches: readonly Stretch[]): Promise<string[][]> {
  const answers: string[][] = [];
  for (const stretch of stretches) answers.push((await parser.parse(text, [stretch])).map(answer));
  return answers;
}
