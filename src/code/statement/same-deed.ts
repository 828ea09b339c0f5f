import type { Sentence } from '../../annotation/sentence.js';
import type { EventType } from '../../annotation/record.js';
import type { Draft } from './draft.js';
import type { MissTrace } from '../missed/miss-trace.js';

/// One deed told by two words is one event: "launched an attack" where both words have a frame of one type, and "killed three
/// people in an airstrike", where the noun tells how, and "gathered to discuss the border", where the purpose tells what for.
/// `means` are the prepositions before a noun that tells how; `verbal` says whether a type is of words alone: "signed the accord" is
/// one act.
export function withoutRepeats(
  sentence: Sentence,
  drafts: readonly Draft[],
  means: Iterable<string>,
  verbal: (type: EventType) => boolean,
  trace: MissTrace | null,
): Draft[] {
  const byAnchor = new Map(drafts.filter((draft) => draft.kind === 'event').map((draft) => [draft.anchor, draft]));
  const repeated = new Set<Draft>();
  const repeat = (draft: Draft, of: Draft): void => {
    repeated.add(draft);
    trace?.repeat(draft, of);
  };
  for (const draft of drafts) {
    const verb = draft.support === null ? undefined : byAnchor.get(draft.support);
    if (verb === undefined || verb === draft) continue;
    if (verb.type === draft.type && verb.relation === draft.relation && isUnlisted(verb) === isUnlisted(draft)) {
      const fuller = verb.actor.length + verb.recipient.length > draft.actor.length + draft.recipient.length;
      repeat(fuller ? draft : verb, fuller ? verb : draft);
    }
  }
  for (const deed of byAnchor.values()) {
    if (repeated.has(deed)) continue;
    for (const head of [...meansOf(deed, means), ...purposesOf(sentence, deed)]) {
      const how = byAnchor.get(head);
      if (how === undefined || how === deed || how.type !== deed.type || repeated.has(how)) continue;
      if (!agree(deed.actor, how.actor) || !agree(deed.recipient, how.recipient)) continue;
      fill(deed, how);
      repeat(how, deed);
    }
  }
  for (const noun of byAnchor.values()) {
    const { label, head, upos } = sentence.word(noun.anchor);
    const verb = byAnchor.get(head);
    if (verb === undefined || repeated.has(noun) || repeated.has(verb) || upos === 'VERB') continue;
    if (noun.type === null || verb.type === null) continue;
    // "air strikes hit the town": what does it is the deed itself.
    if (label === 'nsubj' && noun.type === verb.type && noun.actor.length + noun.recipient.length === 0) {
      repeat(noun, verb);
      continue;
    }
    if (!PATIENTS.has(label)) continue;
    // "granted asylum", "imposed a curfew": of two words for one deed the one that a frame lists tells it.
    const one = noun.type === verb.type && isUnlisted(noun) !== isUnlisted(verb);
    const spoken = isUnlisted(noun) && verbal(noun.type) && verbal(verb.type);
    if (!one && !spoken) continue;
    const [told, other] = one && isUnlisted(verb) ? [noun, verb] : [verb, noun];
    fill(told, other);
    repeat(other, told);
  }
  return drafts.filter((draft) => !repeated.has(draft));
}

const PATIENTS: ReadonlySet<string> = new Set(['obj', 'nsubj:pass', 'iobj']);

/// Whether the language model alone tells it.
function isUnlisted({ frame }: Draft): boolean {
  return frame?.units.length === 0;
}

function meansOf(deed: Draft, means: Iterable<string>): number[] {
  return [...means].flatMap((preposition) => deed.args.prepositions.get(preposition) ?? []);
}

function purposesOf(sentence: Sentence, deed: Draft): number[] {
  return sentence.children(deed.support ?? deed.anchor).filter((child) => {
    const { label, features } = sentence.word(child);
    return (label === 'advcl' || label === 'xcomp') && features.VerbForm === 'Inf';
  });
}

/// Whether two words may tell of the same parties: one names none, or all that it names the other names too.
function agree(verb: readonly number[], noun: readonly number[]): boolean {
  return verb.length === 0 || noun.every((head) => verb.includes(head));
}

/// What the noun knows more of the deed.
function fill(deed: Draft, how: Draft): void {
  if (deed.actor.length === 0 && how.actor.length > 0) {
    deed.actor = how.actor.filter((head) => !deed.recipient.includes(head));
    if (how.why['actor'] !== undefined) deed.why['actor'] = how.why['actor'];
  }
  if (deed.recipient.length === 0 && how.recipient.length > 0) {
    // "imposed a curfew" is done to no curfew.
    deed.recipient = how.recipient.filter((head) => !deed.actor.includes(head) && !deed.words.includes(head));
    if (deed.recipient.length > 0 && how.why['recipient'] !== undefined) deed.why['recipient'] = how.why['recipient'];
  }
  if (deed.mode !== null || how.mode === null) return;
  deed.mode = how.mode;
  deed.why['mode'] = 'how it was done';
  if (how.cameo !== null && exactness(deed.cameo) < exactness(how.cameo)) deed.cameo = how.cameo;
}

/// How much a CAMEO code says: its digits without the noughts at its end.
function exactness(code: string | null): number {
  return code?.replace(/0+$/, '').length ?? 0;
}
