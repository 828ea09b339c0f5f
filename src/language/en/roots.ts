import wordnet from 'wink-lemmatizer';

const WORD = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu;

/// The words of a text in small letters, each in the form that a verb of this spelling has in a dictionary, else a noun: "shot" is
/// "shoot", "talks" "talk". What class a word is of is not known here.
export function rootsOf(text: string): string[] {
  return [...text.toLowerCase().replaceAll('\u2019', "'").matchAll(WORD)].map(([word]) =>
    rootOf(word.replace(/'s$/, '')),
  );
}

function rootOf(word: string): string {
  const verb = wordnet.verb(word);
  return verb === word ? wordnet.noun(word) : verb;
}
