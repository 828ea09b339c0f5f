import type { TaggedWord } from '../hooks.js';

/// Puts right, in place, phrases that stand where English cannot have them. `head` counts words from 0.
///
/// "promised **the farmers** money": a noun without the possessive mark possesses nothing; with an article of its own it is what something is
/// given to (UD: `iobj`). "accused by **doctors** of using gas": what somebody is accused of hangs on the verb, not on who accuses.
/// "In **Limassol** shopkeepers …": a subject has no preposition; it belongs to the name behind it.
export function agreeMisplacedPhrases(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    const above = words[word.head];
    if (above === undefined) return;
    if (isGiven(words, at)) {
      const article = words[at - 1];
      if (article?.label === 'det') article.head = at;
      word.label = 'iobj';
      word.head = above.head;
    } else if (isAccusation(words, at)) {
      word.label = 'advcl';
      word.head = above.head;
    }
    const under = words[word.head];
    if (word.label === 'case' && under?.label === 'nsubj' && at < word.head) agreeFronted(words, at, word.head);
  });
}

/// An object's possessor with an article and no mark.
function isGiven(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  const above = word === undefined ? undefined : words[word.head];
  if (word?.label !== 'nmod:poss' || !/^NNS?$/.test(word.xpos) || above?.label !== 'obj' || word.head < at)
    return false;
  if (words.some(({ head, label, xpos }) => head === at && (xpos === 'POS' || label === 'case'))) return false;
  const verb = words[above.head];
  return (
    verb !== undefined && /^VB/.test(verb.xpos) && above.head < at && /^(?:DT|PRP\$)$/.test(words[at - 1]?.xpos ?? '')
  );
}

/// A gerund behind "of", "for" or "from" that the tree gives to the agent of a passive.
function isAccusation(words: readonly TaggedWord[], at: number): boolean {
  const word = words[at];
  const above = word === undefined ? undefined : words[word.head];
  if (word?.label !== 'acl' || word.xpos !== 'VBG' || above?.label !== 'obl:agent') return false;
  return words.some(({ head, label, xpos }, index) => head === at && label === 'mark' && xpos === 'IN' && index < at);
}

/// A preposition that the tree gives to the subject though a name stands between them.
function agreeFronted(words: readonly TaggedWord[], preposition: number, subject: number): void {
  const name = words[preposition + 1];
  const verb = words[subject]?.head ?? -1;
  if (name?.xpos !== 'NNP' || name.head !== subject || name.label !== 'compound' || verb < subject) return;
  if (words[subject]?.xpos !== 'NNS' || has(words, subject, /^det$/)) return;
  const marked = words[preposition];
  if (marked === undefined) return;
  marked.head = preposition + 1;
  name.head = verb;
  name.label = 'obl';
}

function has(words: readonly TaggedWord[], head: number, label: RegExp): boolean {
  return words.some((word) => word.head === head && label.test(word.label));
}
