/// The regular plural of a noun or of a phrase of nouns; the head of "member of parliament" is the word before "of".
/// Plurals of words that have none ("Chinese") are made too: they do no harm, for no text holds them.
export function pluralsOf(name: string): readonly string[] {
  const [, noun = '', rest = ''] = /^(.*?)((?: of | to | for |-in-).*)?$/.exec(name) ?? [];
  if (/[^aeiou]y$/i.test(noun)) return [`${noun.slice(0, -1)}ies${rest}`];
  if (/(s|x|z|ch|sh)$/i.test(noun)) return [`${noun}es${rest}`];
  if (noun.endsWith('man')) return [`${noun.slice(0, -2)}en${rest}`, `${noun}s${rest}`];
  return [`${noun}s${rest}`];
}
