import type { TaggedWord } from '../hooks.js';

const JOINED = /^(?:mark|case)$/;
/// What of a clause stands with its first predicate.
const OF_THE_CLAUSE = /^(?:[nc]subj|cop|aux|punct|advmod|advcl|obl|parataxis|discourse|mark|cc)/;
const COPULA = 'cop';
/// What a bare noun has beside it that is one.
const OF_A_NOUN = /^(?:det|amod|nummod|compound|nmod:poss)/;
/// What follows an infinitive rather than a cause ("due to start **on** Friday", "due to fire.").
const BEHIND_A_VERB = /^(?:ADP|ADV|DET|PRON|PROPN|NUM)$/;

/// Makes "due to **meet**" an infinitive that hangs on "due", in place. The treebanks have "due to" as a preposition alone ("due to
/// rain"), so that both networks take what is to come for what was done. `isBase` tells the plain form of a verb.
export function agreeDue(words: readonly TaggedWord[], isBase: (form: string) => boolean): void {
  words.forEach((due, index) => {
    const to = words[index + 1];
    const verb = words[index + 2];
    if (to === undefined || verb === undefined || due.head !== index + 2 || !JOINED.test(due.label)) return;
    if (due.form.toLowerCase() !== 'due' || to.form.toLowerCase() !== 'to') return;
    if (!isBase(verb.form) || !isVerb(words, index)) return;
    Object.assign(due, { upos: 'ADJ', xpos: 'JJ', head: verb.head, label: verb.label });
    Object.assign(to, { upos: 'PART', xpos: 'TO', head: index + 2, label: 'mark' });
    Object.assign(verb, { upos: 'VERB', xpos: 'VB', head: index, label: 'xcomp' });
    words.forEach((word, at) => {
      const isFinal = word.label === 'punct' && at === words.length - 1;
      if (word.head === index + 2 && word !== to && (at < index || isFinal) && OF_THE_CLAUSE.test(word.label))
        word.head = index;
    });
  });
}

/// Whether the word behind "due to" is a verb: tagged as one in its base form, or a bare noun that is said of a subject and goes on as
/// verbs do.
function isVerb(words: readonly TaggedWord[], index: number): boolean {
  const verb = words[index + 2];
  if (verb?.upos === 'VERB') return true;
  const isSaid = words.some(({ head, label }, at) => head === index + 2 && label === COPULA && at < index);
  const isNoun = words.some(({ head, label }) => head === index + 2 && OF_A_NOUN.test(label));
  return isSaid && !isNoun && verb?.upos === 'NOUN' && BEHIND_A_VERB.test(words[index + 3]?.upos ?? '');
}
