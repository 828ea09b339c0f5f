/// Small words inside names that stand in small letters.
const SMALL =
  /^(?:of|the|and|for|in|on|to|at|by|from|with|de|la|las|los|del|el|y|e|do|da|dos|das|van|von|der|den|al|du|des|le|les|et)$/i;

/// A name as dictionaries write it ("HAMID_KARZAI_"), as newspapers do ("Hamid Karzai"); "" where no letter is left. A single word of
/// up to three letters stays as it is: "UN".
export function properName(written: string): string {
  const words = wordsOf(written);
  if (words.length === 1 && (words[0]?.replace(/\P{L}/gu, '').length ?? 0) <= 3) return words.join('');
  return words
    .map((word, index) =>
      /\p{Ll}/u.test(word) ? word : index > 0 && SMALL.test(word) ? word.toLowerCase() : capital(word),
    )
    .join(' ');
}

/// The words of an agent in small letters: "CHIEF_OF_POLICE" is "chief of police".
export function agentName(written: string): string {
  return wordsOf(written).join(' ').toLowerCase();
}

function wordsOf(written: string): string[] {
  const words = written
    .replace(/[_\s]+/g, ' ')
    .trim()
    .split(' ');
  return words.some((word) => /[\p{L}\p{N}]/u.test(word)) ? words : [];
}

function capital(word: string): string {
  // Initials ("U.N.", "K.") stay.
  if (/^(?:\p{L}\.)+\p{L}?$/u.test(word)) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-'’.(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
