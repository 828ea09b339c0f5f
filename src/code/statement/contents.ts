import type { EventType } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import { contentOf, type Ontology } from '../../codebook/ontology.js';
import type { PrepositionWords } from '../../language/prepositions.js';
import { conjuncts } from '../../mention/noun-phrase.js';
import { broughtBy } from '../grammar/prepositions.js';
import type { Draft } from './draft.js';

/// Types that swallow the future act which they announce: PLOVER codes "agreed to send aid" as AGREE alone.
const SWALLOWS: ReadonlySet<EventType> = new Set(['AGREE', 'CONCEDE', 'THREATEN']);
/// Types whose mode and code follow from what is asked, refused, threatened or promised.
const TAKES_MODE: ReadonlySet<EventType> = new Set(['AGREE', 'CONCEDE', 'THREATEN', 'REQUEST', 'REJECT']);
/// Future acts of these types are another type (PLOVER, "Which type wins").
const FUTURE: Partial<Record<EventType, EventType>> = {
  COOPERATE: 'AGREE',
  AID: 'AGREE',
  CONSULT: 'AGREE',
  SUPPORT: 'AGREE',
  RETREAT: 'CONCEDE',
};

/// How a clause stands that tells what a protest is for.
const AIMS: ReadonlySet<string> = new Set(['advcl', 'xcomp', 'acl']);

/// What remains, and what became part of another event: the act that this announces, or the cooperation that it cuts off.
export interface JoinedContents {
  readonly told: Draft[];
  readonly swallowed: ReadonlyMap<Draft, Swallowed>;
}

interface Swallowed {
  readonly by: Draft;
  readonly rule: 'announced' | 'cut-off';
}

/// What joining acts asks of the sentence's words.
export interface ContentWords {
  /// Whether the phrase of a head names an actor.
  isActor(head: number): boolean;
  /// Verbs that make of a hostile act of one's own a threat.
  readonly warning: ReadonlySet<string>;
  /// Words that make a hostile act to come depend on what another does: "will strike unless …".
  readonly pressing: ReadonlySet<string>;
  readonly prepositions: PrepositionWords;
}

/// Joins each event with the event that it embeds ("threatened to attack"): modes, codes and missing roles pass between them,
/// and a future act becomes what PLOVER calls it.
export function joinContents(
  sentence: Sentence,
  drafts: readonly Draft[],
  ontology: Ontology,
  { isActor, warning, pressing, prepositions }: ContentWords,
): JoinedContents {
  const carriers = new Map<number, Draft>();
  for (const draft of drafts.filter(({ kind }) => kind === 'event')) {
    carriers.set(draft.anchor, draft);
    if (draft.support !== null && !carriers.has(draft.support)) carriers.set(draft.support, draft);
  }
  const swallowed = new Map<Draft, Swallowed>();
  const embedded = new Set<Draft>();
  for (const outer of drafts) {
    if (outer.type === null || !TAKES_MODE.has(outer.type)) continue;
    for (const inner of contentsOf(sentence, outer, carriers, prepositions.embedding)) {
      if (inner === outer || inner.type === null || embedded.has(outer)) continue;
      embedded.add(inner);
      if (isClause(outer, inner, prepositions.promising)) giveWay(outer, inner, ontology);
      takeMode(outer, inner, ontology);
      takeRoles(outer, inner);
      if (outer.type === 'REQUEST') passOn(sentence, outer, inner);
      // "admitted that it had shelled the camp": what is admitted has happened, and stays an event of its own.
      const isPast = inner.factuality.status === 'occurred' && sentence.word(inner.anchor).upos === 'VERB';
      if (SWALLOWS.has(outer.type) && !isPast) swallowed.set(inner, { by: outer, rule: 'announced' });
    }
  }
  for (const outer of drafts) {
    if (outer.type === 'SANCTION')
      for (const inner of cutOff(sentence, outer, carriers, ontology))
        swallowed.set(inner, { by: outer, rule: 'cut-off' });
  }
  for (const draft of drafts) {
    if (draft.type === 'ACCUSE') spareVictims(sentence, draft, drafts, ontology);
    lendRecipient(sentence, draft, drafts);
    if (draft.type === 'PROTEST' && !draft.recipient.some(isActor))
      aimProtest(sentence, draft, drafts, ontology, isActor);
  }
  const rest = drafts.filter((draft) => !swallowed.has(draft));
  for (const draft of rest) {
    if (embedded.has(draft)) continue;
    if (isWarned(sentence, draft, warning, ontology)) threaten(draft, 'a hostile act of which one warns', ontology);
    else if (isPressed(sentence, draft, pressing, ontology))
      threaten(draft, 'a hostile act that will follow unless another gives way', ontology);
    else announce(draft, ontology);
  }
  return { told: rest, swallowed };
}

function contentsOf(
  sentence: Sentence,
  outer: Draft,
  carriers: ReadonlyMap<number, Draft>,
  embedding: ReadonlySet<string>,
): Draft[] {
  const heads = [...outer.args.content, ...outer.args.object, ...broughtBy(outer.args.prepositions, embedding)];
  const out: Draft[] = [];
  for (const head of heads) {
    for (const joined of allConjuncts(sentence, head)) {
      const draft = carriers.get(joined);
      if (draft !== undefined && !out.includes(draft)) out.push(draft);
    }
  }
  return out;
}

/// "suspended talks", "ended its aid": the cooperation that a sanction cuts is no event beside it.
function cutOff(sentence: Sentence, outer: Draft, carriers: ReadonlyMap<number, Draft>, ontology: Ontology): Draft[] {
  return [...outer.words, ...outer.args.object.flatMap((head) => conjuncts(sentence, head))]
    .map((head) => carriers.get(head))
    .filter((inner) => inner !== undefined)
    .filter((inner) => inner !== outer && inner.type !== null)
    .filter(({ type }) => type !== null && ontology.types[type].class.endsWith('cooperation'));
}

/// As `conjuncts`, for clauses too: "agreed to meet and to sign".
function allConjuncts(sentence: Sentence, head: number): number[] {
  return [
    ...new Set([
      ...conjuncts(sentence, head),
      ...sentence.children(head).filter((child) => sentence.word(child).label === 'conj'),
      head,
    ]),
  ];
}

/// Whether an act stands in a clause of another: "promised to leave", "promised on Friday to leave".
function isClause(outer: Draft, { anchor }: Draft, promising: ReadonlySet<string>): boolean {
  return outer.args.content.includes(anchor) || broughtBy(outer.args.prepositions, promising).includes(anchor);
}

/// Who promises to give way gives way: as a future act of that kind, CONCEDE.
function giveWay(outer: Draft, { type, cameo }: Draft, ontology: Ontology): void {
  // What two agree on together is a deal.
  if (outer.type !== 'AGREE' || type === null || outer.actor.length > 1) return;
  // A promise of reform (CAMEO 034) is AGREE.
  if (FUTURE[type] !== 'CONCEDE' && (type !== 'CONCEDE' || cameo?.startsWith('083') === true)) return;
  outer.type = 'CONCEDE';
  outer.mode = null;
  outer.cameo = contentOf(ontology.types.CONCEDE.content, type, null)?.cameo ?? ontology.types.CONCEDE.cameo;
  outer.why['type'] = `a promise to give way, as what is embedded is ${type}`;
}

function takeMode(outer: Draft, inner: Draft, ontology: Ontology): void {
  if (outer.type === null || inner.type === null) return;
  const entry = ontology.types[outer.type];
  const demand = outer.cameo?.startsWith('10') ?? false;
  const found = contentOf(demand ? entry.demandContent : entry.content, inner.type, inner.mode);
  if (found === null) return;
  if (outer.mode === null && found.mode !== null) {
    outer.mode = found.mode;
    outer.why['mode'] = `what is embedded is ${inner.type}`;
  }
  if (found.cameo !== null && isVaguer(outer.cameo, found.cameo)) outer.cameo = found.cameo;
}

/// Whether a code says less than another of the same root; a frame's own longer code stays.
function isVaguer(own: string | null, other: string): boolean {
  if (own === null) return true;
  const meaning = own.replace(/0+$/, '');
  return (
    own.slice(0, 2) === other.slice(0, 2) &&
    meaning.length <= other.length &&
    (meaning.length < other.length || own.endsWith('0'))
  );
}

function takeRoles(outer: Draft, inner: Draft): void {
  if (outer.recipient.length > 0) return;
  const candidates = outer.type === 'REQUEST' ? inner.actor : inner.recipient;
  const heads = candidates.filter((head) => !outer.actor.includes(head));
  if (heads.length === 0) return;
  outer.recipient = heads;
  outer.why['recipient'] = `from the embedded ${inner.type ?? 'act'}`;
}

/// "called on Iran to free them": what the tree takes for a purpose is asked of the one who is called on.
function passOn(sentence: Sentence, outer: Draft, inner: Draft): void {
  const word = sentence.word(inner.anchor);
  if (word.label !== 'advcl' || word.features.VerbForm !== 'Inf' || outer.recipient.length === 0) return;
  if (inner.actor.some((head) => !outer.actor.includes(head))) return;
  inner.actor = outer.recipient;
  inner.why['actor'] = 'the one who is asked';
  if (inner.factuality.status === 'planned') inner.factuality = { ...inner.factuality, status: 'demanded' };
}

/// "carried out strikes, killing ten fighters": what the strikes did tells whom they hit.
function lendRecipient(sentence: Sentence, outer: Draft, drafts: readonly Draft[]): void {
  if (outer.kind !== 'event' || outer.recipient.length > 0) return;
  const clause = outer.support ?? outer.anchor;
  const result = drafts.find((draft) => {
    const word = sentence.word(draft.anchor);
    const { VerbForm } = word.features;
    const tellsResult = word.label === 'advcl' && (VerbForm === 'Ger' || VerbForm === 'Inf');
    return draft !== outer && draft.type === outer.type && tellsResult && word.head === clause;
  });
  if (result === undefined || result.recipient.length === 0) return;
  outer.recipient = result.recipient;
  outer.why['recipient'] = 'whom the result of the act names';
}

/// "condemned the killing of three nurses by gunmen": who condemns a deed accuses those who did it, not those to whom it was done.
function spareVictims(sentence: Sentence, outer: Draft, drafts: readonly Draft[], { types }: Ontology): void {
  if (outer.recipient.length === 0 || sentence.word(outer.anchor).upos === 'NOUN') return;
  const { object, prepositions } = outer.args;
  const things = new Set([...object, ...[...prepositions.values()].flat()]);
  const deed = drafts.find(
    ({ type, anchor, recipient }) =>
      type !== null &&
      types[type].class.endsWith('conflict') &&
      things.has(anchor) &&
      sentence.word(anchor).upos === 'NOUN' &&
      outer.recipient.every((head) => recipient.includes(head)),
  );
  if (deed === undefined) return;
  outer.recipient = deed.actor.filter((head) => !outer.actor.includes(head));
  outer.why['recipient'] = 'who did what is condemned';
}

/// "marched to demand that **the prime minister** resign": whom the purpose of a protest names is whom it is against.
function aimProtest(
  sentence: Sentence,
  protest: Draft,
  drafts: readonly Draft[],
  { types }: Ontology,
  isActor: (head: number) => boolean,
): void {
  const clauses = [protest.support ?? protest.anchor, ...(protest.support === null ? [] : [protest.anchor])];
  const aim = drafts.find(
    (draft) =>
      draft.kind === 'event' &&
      draft !== protest &&
      draft.recipient.some(isActor) &&
      draft.type !== null &&
      // "marched to back the dockers" is not against them.
      types[draft.type].class.endsWith('conflict') &&
      AIMS.has(sentence.word(draft.anchor).label) &&
      clauses.includes(sentence.word(draft.anchor).head) &&
      draft.actor.every((head) => protest.actor.includes(head)),
  );
  if (aim === undefined) return;
  protest.recipient = aim.recipient;
  protest.why['recipient'] = 'whom its purpose names';
}

/// A future act of cooperation is AGREE or CONCEDE; one that will not be done is REJECT.
function announce(draft: Draft, ontology: Ontology): void {
  const { type, factuality } = draft;
  if (type === null || factuality.status === 'occurred' || factuality.status === 'ongoing') return;
  // "ought not to free them": who is told so has refused nothing.
  if (factuality.status === 'demanded') return;
  const refused = factuality.polarity === 'negative' && ontology.types[type].class.endsWith('cooperation');
  if (!refused && factuality.status !== 'planned') return;
  const future = refused ? 'REJECT' : FUTURE[type];
  if (future === undefined || (factuality.polarity === 'negative' && !refused)) return;
  become(
    draft,
    future,
    refused ? `${type} that will not be is REJECT` : `${type} told in the future is ${future}`,
    ontology,
  );
  if (refused) draft.factuality = { ...factuality, polarity: 'positive', status: 'occurred' };
}

/// "warned that it could blockade the island": who warns of a hostile act of his own threatens.
function isWarned(sentence: Sentence, draft: Draft, warning: ReadonlySet<string>, ontology: Ontology): boolean {
  const { type, factuality, actor } = draft;
  if (type === null || actor.length === 0 || factuality.status === 'occurred' || factuality.status === 'ongoing')
    return false;
  if (contentOf(ontology.types.THREATEN.content, type, draft.mode) === null) return false;
  const { head, label } = sentence.word(draft.support ?? draft.anchor);
  if (label !== 'ccomp' || !warning.has(sentence.lemmas[head] ?? '')) return false;
  return sentence.children(head).some((child) => sentence.word(child).label === 'nsubj' && actor.includes(child));
}

/// "will strike unless wages are raised": a hostile act to come, by someone named, that another can still avert.
function isPressed(sentence: Sentence, draft: Draft, pressing: ReadonlySet<string>, ontology: Ontology): boolean {
  const { type, factuality, actor } = draft;
  if (type === null || actor.length === 0 || factuality.polarity === 'negative') return false;
  if (factuality.status !== 'planned' && factuality.status !== 'hypothetical') return false;
  if (!ontology.types[type].class.endsWith('conflict')) return false;
  if (contentOf(ontology.types.THREATEN.content, type, draft.mode) === null) return false;
  const presses = (word: number): boolean => pressing.has(sentence.lemmas[word] ?? '');
  return sentence.children(draft.support ?? draft.anchor).some((child) => {
    const { label } = sentence.word(child);
    return (label === 'advmod' && presses(child)) || (label === 'advcl' && sentence.children(child).some(presses));
  });
}

/// Makes another type of an act, with the mode and code that this type has for it.
function become(draft: Draft, type: EventType, because: string, ontology: Ontology): void {
  const found = draft.type === null ? null : contentOf(ontology.types[type].content, draft.type, draft.mode);
  draft.type = type;
  draft.mode = found?.mode ?? null;
  draft.cameo = found?.cameo ?? ontology.types[type].cameo;
  draft.why['type'] = because;
}

/// The threat is made, whatever comes of the act.
function threaten(draft: Draft, because: string, ontology: Ontology): void {
  become(draft, 'THREATEN', because, ontology);
  draft.factuality = { ...draft.factuality, status: 'occurred', certainty: 'certain' };
}
