import type { EventType } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Ontology } from '../../codebook/ontology.js';
import type { Codebook } from '../../codebook/codebook.js';
import type { Frame } from '../../codebook/frames.js';
import { VerbArguments, type Arguments } from '../grammar/arguments.js';
import type { ArgumentWords } from '../grammar/argument-words.js';
import type { AttributionReader } from '../attribution/attribution.js';
import { isSubjectLabel } from '../grammar/clauses.js';
import { clauseRange, inside } from '../attribution/ranges.js';
import type { Attribution } from '../attribution/cited.js';
import { readClaims } from './claims.js';
import { confidenceOf } from './confidence.js';
import { joinContents } from './contents.js';
import type { Draft } from './draft.js';
import type { FactualityReader } from '../factuality/factuality.js';
import { chooseFrame, headsAt, holds } from '../frame/frame-choice.js';
import type { FrameHit, FrameIndex } from '../frame/frame-index.js';
import { withoutIdioms } from '../frame/idioms.js';
import type { MissTrace } from '../missed/miss-trace.js';
import type { PartyWeights } from '../../language/parties.js';
import type { PrepositionWords } from '../../language/prepositions.js';
import { prepositionOf } from '../grammar/prepositions.js';
import { LENT, NounArguments, type LightVerbs } from '../grammar/noun-arguments.js';
import type { ClassWords } from '../phrase/class-words.js';
import type { DocumentPhrases } from '../phrase/document-phrases.js';
import { undergoes } from '../phrase/undergone.js';
import { isNominal } from '../../mention/noun-phrase.js';
import { rankDrafts } from './rank.js';
import { Parties } from '../frame/parties.js';
import { isAddressing, NOBODY, RoleFiller } from '../frame/roles.js';
import { withoutRepeats } from './same-deed.js';
import { carrierOf, UnitArguments } from '../frame/unit-arguments.js';
import type { VerdictReader } from './verdicts.js';
import { weighDraft } from './weigh-parties.js';

/// What a sentence says: its statements, most central first, and who is cited in it.
export interface CodedSentence {
  readonly drafts: readonly Draft[];
  readonly attributions: readonly Attribution[];
}

/// The tables that coding a sentence needs, made once from the codebook.
export interface SentenceTables {
  readonly codebook: Codebook;
  readonly frames: FrameIndex;
  /// The idioms, as frames that tell nothing.
  readonly idioms: FrameIndex;
  readonly factuality: FactualityReader;
  readonly attribution: AttributionReader;
  readonly light: LightVerbs;
  readonly classes: ClassWords;
  readonly verdicts: VerdictReader;
  readonly argumentWords: ArgumentWords;
  readonly parties: PartyWeights | null;
}

/// Codes one sentence: frames are matched on its words, their roles read off the tree, and what embeds what decides type,
/// mode and status. A `trace` is told of all frames that were not coded, and why.
export function codeSentence(
  sentence: Sentence,
  document: DocumentPhrases,
  tables: SentenceTables,
  trace: MissTrace | null = null,
): CodedSentence {
  const phrases = document.of(sentence);
  const verbs = new VerbArguments(sentence, tables.argumentWords);
  const nouns = new NounArguments(
    sentence,
    verbs,
    tables.light,
    (head) => phrases.namesActor(head),
    (noun, head) => undergoes(sentence, phrases, document.classes, noun, head),
  );
  const units = new UnitArguments(sentence, verbs, nouns);
  const argumentsOf = (hit: FrameHit): Arguments => units.of(hit);
  const parties = new Parties(
    sentence,
    phrases,
    tables.argumentWords.grammar,
    tables.classes.of('time-noun'),
    tables.classes.of('empty-noun'),
    document.classes,
  );
  const roles = new RoleFiller(sentence, phrases, verbs, nouns, document.classes, parties);
  const cited = tables.attribution.of(sentence, verbs);
  const chosen: FrameHit[] = [];
  const hits = withoutIdioms(
    sentence,
    tables.frames.hits(sentence),
    tables.idioms.hits(sentence),
    (hit, condition) => holds(sentence, hit, argumentsOf(hit), condition, verbs, document.classes),
    (hit, idiom) => trace?.read(hit, idiom),
  );
  for (const { event, relation } of hitsByCarrier(sentence, hits)) {
    for (const hits of [event, relation]) {
      const choice = chooseFrame(sentence, hits, argumentsOf, verbs, document.classes, trace);
      if (choice !== null) chosen.push(choice);
    }
  }
  if (trace !== null)
    for (let index = 0; index < sentence.words.length; index++)
      for (const barred of tables.frames.barred(sentence, index)) trace.bar(barred);
  const drafted = withoutConsumed(chosen, trace)
    .flatMap((hit) => withSecond(draftOf(sentence, hit, argumentsOf(hit), { roles, verbs, nouns, tables })))
    .filter((draft) => {
      const roles = draft.actor.length + draft.recipient.length;
      const tells = !isAttribute(sentence, draft) && (roles > 0 || !isUnlistedNoun(sentence, draft));
      const enough = draft.kind === 'event' ? tells : roles > 1;
      if (!enough) trace?.lackRoles(draft);
      return enough;
    });
  const drafts = drafted.filter(
    (draft) =>
      !lends(draft, drafted) &&
      !introduces(sentence, draft, drafted) &&
      !isChargeAlone(sentence, draft, drafted, tables.codebook.ontology, tables.argumentWords.prepositions) &&
      !isByNature(draft, parties, tables.codebook.ontology) &&
      !isUnseen(sentence, draft) &&
      !echoes(sentence, draft, drafted) &&
      !plansHarm(sentence, draft, drafted, tables.codebook.ontology),
  );
  // "attacked the camp" says nothing of it in words, though the same verb may.
  const material = new Set(
    drafts
      .filter(({ type }) => type !== null && tables.codebook.ontology.types[type].class.startsWith('material'))
      .map(({ anchor }) => anchor),
  );
  const attributions = cited.filter(({ cue }) => !material.has(cue));
  const verbal = (type: EventType): boolean => tables.codebook.ontology.types[type].class.startsWith('verbal');
  const deeds = withoutRepeats(sentence, drafts, tables.classes.of('means-preposition'), verbal, trace);
  const { told, swallowed } = joinContents(sentence, deeds, tables.codebook.ontology, {
    isActor: (head) => phrases.actor(phrases.named(head)) !== null,
    warning: tables.classes.of('warning-verb'),
    pressing: tables.classes.of('pressing'),
    prepositions: tables.argumentWords.prepositions,
  });
  for (const draft of told) withoutTellers(draft, attributions);
  for (const draft of told) {
    if (draft.recipient.length > 0 || !isAddressing(draft.type)) continue;
    const { heads, by } = roles.ofInfinitive(draft.type, draft.args.content, draft.actor);
    if (heads.length === 0) continue;
    draft.recipient = heads;
    draft.why['recipient'] = by;
  }
  const sense = { sentence, phrases, parties, classes: document.classes };
  for (const draft of told) weighDraft(draft, sense, tables.parties, trace);
  for (const [draft, { by, rule }] of swallowed) trace?.swallow(draft, by, rule);
  const cites = attributions.filter(({ content }) => content.length > 0);
  const claims = readClaims(sentence, told, cites, verbs, tables.factuality, tables.verdicts);
  const all = [...told, ...claims];
  trace?.tell(all);
  return { drafts: rankDrafts(sentence, all, cites), attributions };
}

/// "five men were wounded, **officials** said": who says it, whom the tree joins to those of whom it is told, plays no part in it.
function withoutTellers(draft: Draft, attributions: readonly Attribution[]): void {
  const tellers = attributions.flatMap(({ source, content }) =>
    source !== null && inside(content, draft.anchor) && !inside(content, source) ? [source] : [],
  );
  if (tellers.length === 0) return;
  const parties = (heads: readonly number[]): readonly number[] => {
    const left = heads.length < 2 ? heads : heads.filter((head) => !tellers.includes(head));
    return left.length === 0 ? heads : left;
  };
  draft.actor = parties(draft.actor);
  draft.recipient = parties(draft.recipient);
}

/// The frames that may be told by one word, of either kind.
interface Carried {
  readonly event: FrameHit[];
  readonly relation: FrameHit[];
}

/// The frames that may be told, by the word that carries the clause: "are allies" and "allies" are one.
function hitsByCarrier(sentence: Sentence, hits: readonly FrameHit[]): Iterable<Carried> {
  const groups = new Map<number, Carried>();
  for (const hit of hits) {
    const carrier = carrierOf(sentence, hit);
    let group = groups.get(carrier);
    if (group === undefined) groups.set(carrier, (group = { event: [], relation: [] }));
    group[kindOf(hit)].push(hit);
  }
  return groups.values();
}

interface Reading {
  readonly roles: RoleFiller;
  readonly verbs: VerbArguments;
  readonly nouns: NounArguments;
  readonly tables: SentenceTables;
}

/// A word inside a longer unit tells nothing of its own: "siege" in "laid siege".
function withoutConsumed(hits: readonly FrameHit[], trace: MissTrace | null): FrameHit[] {
  if (hits.length < 2) return [...hits];
  return hits.filter((hit) => {
    const longer = hits.find(
      (other) =>
        other.words.length > hit.words.length &&
        hit.words.every((word) => other.words.includes(word)) &&
        (kindOf(other) === kindOf(hit) || (hit.words.length === 1 && hit.index !== other.index)),
    );
    if (longer !== undefined) trace?.consume(hit, longer);
    return longer === undefined;
  });
}

/// An event and a relation may be told by one word: "armed the rebels" helps them and allies with them.
function kindOf(hit: FrameHit): 'event' | 'relation' {
  return hit.entry.frame.type === null ? 'relation' : 'event';
}

function draftOf(sentence: Sentence, hit: FrameHit, args: Arguments, reading: Reading): Draft {
  const { frame, unit } = hit.entry;
  const { roles, verbs, nouns, tables } = reading;
  const kind = unit.kind === 'noun' ? 'noun' : 'verb';
  const support = kind === 'noun' ? supportOf(nouns, hit.index) : null;
  let actor =
    args.subjectBy === LENT && wanted(sentence, frame, support, tables)
      ? NOBODY
      : roles.doer(hit, args, frame.actor[kind]);
  if (frame.type === 'MOBILIZE' && actor.heads.length === 0 && args.passive) actor = roles.mobilised(hit, args);
  const recipient = roles.receiver(hit, args, roles.receiving(hit, args, frame.recipient[kind]), actor.heads);
  const anchor = carrierOf(sentence, hit);
  const clauseHead = support ?? anchor;
  const factuality = tables.factuality.of(sentence, anchor, support);
  return {
    kind: frame.type === null ? 'relation' : 'event',
    anchor,
    words: [...hit.words].sort((a, b) => a - b),
    frame,
    doubted: hit.doubted === true,
    args,
    support,
    type: frame.type,
    relation: frame.relation,
    // What a frame says more of a deed rests on its conditions: "fired" of no aircraft is no air strike.
    mode: hit.doubted === true || hit.vague === true ? null : frame.mode,
    cameo: hit.doubted === true || hit.vague === true ? null : frame.cameo,
    actor: actor.heads,
    recipient: recipient.heads,
    instrument: frame.instrument.flatMap((place) => headsAt(args, place, verbs, hit.index))[0] ?? null,
    factuality,
    depth: 0,
    clause: clauseRange(sentence, clauseHead),
    confidence: confidenceOf(hit, actor.heads.length > 0, factuality),
    why: {
      rule: frame.id,
      ...(hit.odds === undefined ? {} : { model: `${hit.odds} %` }),
      ...(actor.heads.length > 0 ? { actor: actor.by } : {}),
      ...(recipient.heads.length > 0 ? { recipient: recipient.by } : {}),
    },
  };
}

/// "30 **captured** rebels", "the **exiled** leader": a participle that only says who somebody is mentions a deed and tells none, unless
/// it says who did it. Behind a noun it may be the verb of a headline ("rebels **hijack** plane").
function isAttribute(sentence: Sentence, { anchor, actor, support }: Draft): boolean {
  const { label, features } = sentence.word(anchor);
  if (label !== 'amod' || features.VerbForm !== 'Part' || support !== null || actor.length > 0) return false;
  return anchor === 0 || !NAMES.has(sentence.word(anchor - 1).upos);
}

const NAMES: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON']);

/// "imposed sanctions": the model takes for a deed of its own what only lends a listed noun its subject.
function lends({ frame, anchor }: Draft, all: readonly Draft[]): boolean {
  return frame?.units.length === 0 && all.some(({ kind, support }) => kind === 'event' && support === anchor);
}

/// "**said** that the army shelled …", "**came** close to attacking": the model takes for a deed what only brings in another, done to
/// nobody. What is asked, promised, threatened or forced is told so: "vowed to attack".
function introduces(sentence: Sentence, { frame, type, anchor, recipient }: Draft, all: readonly Draft[]): boolean {
  if (frame?.units.length !== 0 || recipient.length > 0 || type === null || OF_CONTENT.has(type)) return false;
  return all.some(({ kind, anchor: inner }) => {
    if (kind !== 'event' || !CONTENT.has(sentence.word(inner).label)) return false;
    const { head } = sentence.word(inner);
    return (
      head === anchor || (head >= 0 && sentence.word(head).head === anchor && BESIDE.has(sentence.word(head).label))
    );
  });
}

const OF_CONTENT: ReadonlySet<EventType> = new Set(['REQUEST', 'AGREE', 'CONCEDE', 'THREATEN', 'COERCE']);
const CONTENT: ReadonlySet<string> = new Set(['ccomp', 'xcomp', 'advcl']);
/// "came **close** to", "quoted **as saying** that".
const BESIDE: ReadonlySet<string> = new Set(['xcomp', 'advcl', 'advmod', 'obl']);

/// "air strikes **shook** the town", "**mounted** a raid": what is only likely to be a deed tells none beside a surer one of its type of
/// which it is said, or that it is done by; nor does what the model alone takes for one and says of another ("there **was** no attack").
function echoes(sentence: Sentence, { anchor, type, doubted, frame }: Draft, all: readonly Draft[]): boolean {
  const isOfModel = frame?.units.length === 0;
  if (doubted !== true && !isOfModel) return false;
  return all.some((other) => {
    if (other.type !== type || other.doubted === true || other.frame?.units.length === 0 || other.anchor === anchor)
      return false;
    const [inner, outer] = [sentence.word(other.anchor), sentence.word(anchor)];
    if (isOfModel) return inner.head === anchor && isSubjectLabel(inner.label);
    return (
      (inner.head === anchor && !APART.has(inner.label)) || (outer.head === other.anchor && !APART.has(outer.label))
    );
  });
}

/// How a deed hangs on another that is one of its own.
const APART: ReadonlySet<string> = new Set(['conj', 'parataxis', 'ccomp', 'acl:relcl', 'advcl']);

/// "is charged with **murder**", "jailed for **murder**": a crime that only says for what, with nobody beside it, is no deed of its own.
function isChargeAlone(
  sentence: Sentence,
  draft: Draft,
  all: readonly Draft[],
  { types }: Ontology,
  prepositions: PrepositionWords,
): boolean {
  const { anchor, actor, recipient, type } = draft;
  if (type === null || types[type].class !== 'material conflict' || !isNominal(sentence.word(anchor))) return false;
  // "arrested as a result of **Saturday's** unrest": what is pointed at was.
  if (actor.length + recipient.length > 0 || isPointedAt(sentence, anchor)) return false;
  let at = anchor;
  let outer = anchor;
  for (let depth = 0; depth < MAX_STEPS && isNominal(sentence.word(at)); depth++) {
    if (!PHRASE.test(sentence.word(at).label)) return false;
    [outer, at] = [at, sentence.word(at).head];
  }
  // "jailed **during** protests" and "arrested **after** a firefight" do not say for what.
  const brought = prepositionOf(sentence, outer) ?? '';
  if (!prepositions['object-control'].has(brought) && !prepositions.instrument.has(brought)) return false;
  // "repeated **allegations** of torture" do tell of it.
  if (isNominal(sentence.word(at))) return false;
  const over = all.find((other) => other !== draft && other.anchor === at);
  return over?.type === 'ACCUSE' || over?.type === 'SANCTION' || over?.type === 'COERCE';
}

function isPointedAt(sentence: Sentence, noun: number): boolean {
  return sentence.children(noun).some((child) => {
    const { label, features } = sentence.word(child);
    return label === 'nmod:poss' || features.Definite === 'Def';
  });
}

const MAX_STEPS = 3;
const PHRASE = /^(?:obl|nmod|conj)/;

/// "Typhoon Rina **killed** hundreds": harm that nobody does is no deed.
function isByNature({ type, actor }: Draft, parties: Parties, { types }: Ontology): boolean {
  if (type === null || actor.length === 0 || types[type].class !== 'material conflict') return false;
  return actor.every((head) => parties.isNatural(head));
}

/// "the **collapse** of prices": what a frame has for a deed of nobody, though the model sees none in the word.
function isUnseen({ deeds }: Sentence, { kind, words, actor }: Draft): boolean {
  if (deeds === null || kind !== 'event' || actor.length > 0 || words.length > 1) return false;
  return !deeds.some(({ index }) => words.includes(index));
}

/// "plans an attack": a promise of the model that holds a hostile deed is no promise.
function plansHarm(sentence: Sentence, draft: Draft, all: readonly Draft[], { types }: Ontology): boolean {
  if (draft.frame?.units.length !== 0 || draft.type === null || types[draft.type].class !== 'verbal cooperation')
    return false;
  return all.some((other) => {
    if (other === draft || other.type === null || types[other.type].class !== 'material conflict') return false;
    const { head, label } = sentence.word(other.anchor);
    return head === draft.anchor && HELD.has(label);
  });
}

const HELD: ReadonlySet<string> = new Set(['obj', 'xcomp', 'ccomp', 'acl', 'nmod']);

/// A noun that no frame lists, which alone may as well be a name for a thing.
function isUnlistedNoun(sentence: Sentence, { frame, anchor }: Draft): boolean {
  return frame !== null && frame.units.length === 0 && isNominal(sentence.word(anchor));
}

/// A frame may tell a second event with the same roles.
function withSecond(draft: Draft): Draft[] {
  const also = draft.frame?.also ?? null;
  return also === null ? [draft] : [draft, { ...draft, ...also, why: { ...draft.why } }];
}

/// "demanded the arrest": who wants an act of force does not do it.
function wanted(sentence: Sentence, { type }: Frame, support: number | null, tables: SentenceTables): boolean {
  if (type === null || support === null) return false;
  const isForce = tables.codebook.ontology.types[type].class === 'material conflict';
  return isForce && tables.light.wanting.has(sentence.lemmas[support] ?? '');
}

function supportOf(nouns: NounArguments, index: number): number | null {
  const support = nouns.supportOf(index);
  return support === null || support.side === 'none' ? null : support.verb;
}
