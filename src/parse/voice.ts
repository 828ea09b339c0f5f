/// What labels and tags say of a verb's voice, made to agree: an English passive has its auxiliary, except in headlines,
/// which have no full stop. Verbs that the treebanks do not have are else taken for participles ("Fighters clashed with
/// troops.").

interface VoicedWord {
  readonly form: string;
  readonly head: number;
  label: string;
  xpos: string;
}

const PASSIVE = /^[nc]subj:pass$/;
const FINAL_MARK = /^[.!?]/;

/// Turns passive subjects of verbs that have no passive auxiliary into plain ones, in place, where the verb is a past tense
/// or the sentence has a final mark. `head` counts words from 0.
export function agreeVoice(words: readonly VoicedWord[]): void {
  for (const word of words) {
    if (!PASSIVE.test(word.label)) continue;
    const verb = words[word.head];
    if (verb === undefined || (verb.xpos !== 'VBD' && verb.xpos !== 'VBN')) continue;
    if (verb.xpos === 'VBN' && !FINAL_MARK.test(words.at(-1)?.form ?? '')) continue;
    if (words.some(({ head, label }) => head === word.head && label === 'aux:pass')) continue;
    word.label = word.label.slice(0, -':pass'.length);
    verb.xpos = 'VBD';
  }
}
