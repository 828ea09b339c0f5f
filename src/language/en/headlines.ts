import type { TaggedWord } from '../hooks.js';

const FINAL_MARK = /^[.!?]["”’]?$/;
const MISTAKEN: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ']);
const SUBJECT = /^[nc]subj/;
const BEFORE_A_NOUN = /^(?:compound|amod|nummod|det|nmod:poss|punct)$/;

/// Makes the noun or adjective on which a headline hangs a verb, in place, where it has what only verbs have: an object ("Police **fire**
/// tear gas"), or a subject and no copula ("Troops **fire** on a crowd"). The word in front of it is its subject then. Headlines stand in
/// no treebank.
export function agreeHeadlines(words: readonly TaggedWord[]): void {
  if (FINAL_MARK.test(words.at(-1)?.form ?? '')) return;
  const at = words.findIndex(({ head }) => head < 0);
  const root = words[at];
  if (root === undefined || !MISTAKEN.has(root.upos)) return;
  const below = (label: RegExp, from: number, to: number): number[] =>
    words.flatMap((word, index) =>
      word.head === at && label.test(word.label) && index >= from && index < to ? [index] : [],
    );
  if (below(/^(?:cop|det|case)$/, 0, words.length).length > 0) return;
  const objects = below(/^obj$/, at + 1, words.length);
  const subjects = below(SUBJECT, 0, at);
  if (objects.length === 0 && (subjects.length === 0 || root.upos === 'ADJ')) return;
  const [subject = at - 1] = subjects;
  if (subject < 0 || !isNoun(words[subject]?.upos)) return;
  Object.assign(root, { upos: 'VERB', xpos: /[^s]s$/i.test(root.form) ? 'VBZ' : 'VBP' });
  for (const index of below(BEFORE_A_NOUN, 0, at)) {
    const word = words[index];
    if (word === undefined) continue;
    if (index === subject) word.label = 'nsubj';
    else if (index < subject) word.head = subject;
  }
  for (const index of below(/^nmod$/, at + 1, words.length)) Object.assign(words[index] ?? {}, { label: 'obl' });
}

function isNoun(upos: string | undefined): boolean {
  return upos === 'NOUN' || upos === 'PROPN' || upos === 'NUM';
}
