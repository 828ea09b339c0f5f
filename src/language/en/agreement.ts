/// Makes tags and labels that contradict each other agree, by what holds for every English verb. The network has learned
/// few verbs, and of those that it has not it may say both.

import type { TaggedWord } from '../hooks.js';

const PASSIVE = /^[nc]subj:pass$/;
const FINITE = /^VB[DPZ]$/;
const FINAL_MARK = /^[.!?]/;

/// Turns agents of finite active verbs ("spoke by phone") into what else "by" brings in, and passive subjects of verbs without a passive auxiliary into plain ones, in place, where the verb is a past tense or
/// the sentence has a final mark: only headlines leave the auxiliary out ("Fighters clashed with troops."). `head` counts
/// words from 0.
export function agreeVoice(words: readonly TaggedWord[]): void {
  for (const word of words) {
    if (word.label === 'obl:agent' && FINITE.test(words[word.head]?.xpos ?? '')) word.label = 'obl';
    if (!PASSIVE.test(word.label)) continue;
    const verb = words[word.head];
    if (verb === undefined || (verb.xpos !== 'VBD' && verb.xpos !== 'VBN')) continue;
    if (verb.xpos === 'VBN' && !FINAL_MARK.test(words.at(-1)?.form ?? '')) continue;
    if (depends(words, word.head, /^aux:pass$/)) continue;
    word.label = word.label.slice(0, -':pass'.length);
    verb.xpos = 'VBD';
  }
}

/// Tags as past tenses, in place, what is tagged as a base form but is none and has a subject and no auxiliary ("The navy
/// shot down a drone."). `infinitive` gives the base form of a past tense.
export function agreeTense(words: readonly TaggedWord[], infinitive: (form: string) => string): void {
  words.forEach((word, index) => {
    if (word.xpos !== 'VB' || infinitive(word.form) === word.form.toLowerCase()) return;
    if (depends(words, index, /^nsubj$/) && !depends(words, index, /^(?:aux|mark|cop)/)) word.xpos = 'VBD';
  });
}

/// Tags as participles, in place, what describes a noun and is tagged as a past tense: such a clause is finite only where a mark or a
/// subject says so ("among those **killed**"). A subject in front of that noun is the noun's.
export function agreeParticiples(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    const { label, head } = word;
    const noun = words[head]?.label === 'acl' ? (words[head]?.head ?? -1) : -1;
    if (/^[nc]subj/.test(label) && at < noun && noun < head) word.head = noun;
  });
  words.forEach((word, index) => {
    if (word.label === 'acl' && word.xpos === 'VBD' && !depends(words, index, /^(?:mark|[nc]subj|aux|obj)/))
      word.xpos = 'VBN';
  });
}

/// Makes the past tense behind a noun its participle, in place, where it has neither subject nor mark, so that it is no clause of its own:
/// "apologised to bystanders **hurt** in the crackdown".
export function agreeBareClauses(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    const noun = words[at - 1];
    if (word.label !== 'advcl' || word.xpos !== 'VBD' || noun === undefined || !NOUNS.has(noun.upos)) return;
    // "talks on quotas **collapsed**": only behind what its verb has itself.
    if (word.head >= at || noun.head !== word.head || depends(words, at, /^(?:mark|[nc]subj|aux|obj|cc)/)) return;
    Object.assign(word, { label: 'acl', head: at - 1, xpos: 'VBN' });
  });
}

/// Makes the verb on which the tree hangs the sentence a participle of its subject, in place, where a second verb behind it, with no
/// subject of its own, is the one that tells: "Passengers **hurt** in the raid were flown home".
export function agreeGardenPaths(words: readonly TaggedWord[]): void {
  const root = words.findIndex(({ head }) => head < 0);
  const subject = words.findIndex(({ head, label }) => head === root && label === 'nsubj');
  const told = words.findIndex(({ head, label }, at) => head === root && label === 'ccomp' && at > root);
  const [participle, noun, verb] = [words[root], words[subject], words[told]];
  if (participle?.xpos !== 'VBD' || noun === undefined || verb === undefined || subject > root) return;
  if (depends(words, root, /^(?:obj|aux|mark)/) || depends(words, told, /^(?:[nc]subj|mark|cc)/)) return;
  if (words.slice(root, told).some(({ upos }) => upos === 'PUNCT')) return;
  // "said on Monday the planes had sunk it": only phrases of the participle may stand between.
  const between = words.flatMap(({ head }, at) => (head === root && at > root && at < told ? [at] : []));
  if (between.length === 0 || !between.every((at) => words[at]?.label === 'obl' && depends(words, at, /^case$/)))
    return;
  const isPassive = depends(words, told, /^aux:pass$/);
  if (!isPassive && !depends(words, told, /^(?:aux|cop)$/) && !/^VB[DPZ]$/.test(verb.xpos)) return;
  words.forEach((word, at) => {
    if (word.head === root && word !== verb && (at < root || at > told)) word.head = told;
  });
  Object.assign(verb, { head: -1, label: 'root' });
  Object.assign(noun, { head: told, label: isPassive ? 'nsubj:pass' : 'nsubj' });
  Object.assign(participle, { head: subject, label: 'acl', xpos: 'VBN' });
}

/// Hangs the first of two subjects of a verb of saying, in place, on the verb that is told in front of it: "**The storm**, a late one, tore
/// through the town, officials said".
export function agreeToldBefore(words: readonly TaggedWord[]): void {
  words.forEach((told, at) => {
    if (told.label !== 'ccomp' || told.head < at || depends(words, at, /^(?:[nc]subj|mark)/)) return;
    const subjects = words.flatMap(({ head, label }, index) =>
      head === told.head && label === 'nsubj' ? [index] : [],
    );
    const [first = at, second = at] = subjects;
    if (subjects.length !== 2 || first >= at || second <= at) return;
    Object.assign(words[first] ?? {}, { head: at });
  });
}

/// Makes the number in front of a participle its subject, in place: "Six **wounded** in market blast".
export function agreeCounted(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    const verb = words[word.head];
    if (word.label !== 'nummod' || word.head < at || verb?.upos !== 'VERB' || verb.xpos !== 'VBN') return;
    if (!depends(words, word.head, /subj|aux/)) word.label = 'nsubj:pass';
  });
}

const NOUNS: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);

function depends(words: readonly TaggedWord[], head: number, label: RegExp): boolean {
  return words.some((word) => word.head === head && label.test(word.label));
}
