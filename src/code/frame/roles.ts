import type { EventType } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import { isNominal } from '../../mention/noun-phrase.js';
import { SHARED, type Arguments, type VerbArguments } from '../grammar/arguments.js';
import { broughtBy } from '../grammar/prepositions.js';
import { headsAt } from './frame-choice.js';
import type { ClassTest } from '../phrase/class-test.js';
import type { FrameHit } from './frame-index.js';
import { isSubjectLabel } from '../grammar/clauses.js';
import type { NounArguments } from '../grammar/noun-arguments.js';
import { MerelyWhere } from './merely-where.js';
import type { Parties } from './parties.js';
import { ADDRESSING, FORCING, SPEAKING, TO_ACTORS, WITH_THINGS } from './role-types.js';
import type { Phrases } from '../phrase/phrases.js';

/// Who fills a role, and how they were found, for `why`.
export interface Filled {
  readonly heads: readonly number[];
  readonly by: string;
}

/// A role that nobody fills.
export const NOBODY: Filled = { heads: [], by: '' };
/// How deep an actor may stand inside a phrase that names none itself: "the proposal of the government of Chad".
const MAX_DEPTH = 3;

/// Where else whom an act concerns may stand, nearest first.
const BESIDE = ['indirect', 'object', 'possessor', 'modifier'];

/// How a word of a unit stands that it is done to: "urged **followers** to", "took in **refugees**".
const UNDERGOING: ReadonlySet<string> = new Set(['obj', 'iobj', 'obl', 'nsubj:pass']);
const NOUNS: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON']);
const CLAUSES: ReadonlySet<string> = new Set(['ccomp', 'xcomp', 'advcl']);

export function isAddressing(type: EventType | null): boolean {
  return type !== null && ADDRESSING.has(type);
}

/// Fills the roles of frames from the places of a clause. Roles are for actors: a place that an actor fills goes before one
/// that a thing fills, and behind a thing stands the actor whose thing it is ("rejected **Iran's** offer").
export class RoleFiller {
  private readonly where: MerelyWhere;

  constructor(
    private readonly sentence: Sentence,
    private readonly phrases: Phrases,
    private readonly verbs: VerbArguments,
    private readonly nouns: NounArguments,
    private readonly classes: ClassTest,
    private readonly parties: Parties,
  ) {
    this.where = new MerelyWhere(sentence, phrases, verbs.words.prepositions, classes, parties);
  }

  /// The one who acts: the first place that is filled.
  doer(hit: FrameHit, args: Arguments, places: readonly string[]): Filled {
    const { setting } = this.verbs.words.prepositions;
    // "Russian airstrikes": only the one who acts is named by an adjective.
    for (const found of this.places(hit, args, this.acting(hit, places), true)) {
      const heads = this.where.withoutPlaces(found.heads, args, hit.entry.frame.type).flatMap((head) => {
        if (this.parties.isActor(head) || this.parties.isPeople(head)) return [head];
        const owners = this.where
          .withoutPlaces(this.nouns.of(head).subject, this.nouns.of(head), hit.entry.frame.type)
          .filter((owner) => this.parties.isActor(owner) && !hit.words.includes(owner));
        // "shot **by the river**": where, not by whom.
        if (found.by === 'subject' && args.passive && this.where.isGround(hit, head)) return [];
        // "killed in a raid": what stands behind "in" may have an owner, but does nothing itself.
        return owners.length > 0 || setting.has(found.by) ? owners : [head];
      });
      const teller = found.by === 'subject' && args.subjectBy === SHARED ? this.teller(hit, heads) : NOBODY;
      if (teller.heads.length > 0) return { heads: this.whole(teller.heads), by: teller.by };
      if (heads.length > 0)
        return { heads: this.whole(heads), by: found.by === 'subject' ? args.subjectBy : `"${found.by}"` };
    }
    return NOBODY;
  }

  /// "**the union** said the strike was a success and asked …": no thing speaks; what the tree joins to a clause that somebody tells is
  /// told by them.
  private teller({ index, entry }: FrameHit, heads: readonly number[]): Filled {
    const { type } = entry.frame;
    if (type === null || !SPEAKING.has(type)) return NOBODY;
    if (heads.some((head) => this.parties.isActor(head) || this.parties.isPeople(head))) return NOBODY;
    let at = index;
    while (this.sentence.word(at).label === 'conj') at = this.sentence.word(at).head;
    const { label, head } = this.sentence.word(at);
    const told = label === 'ccomp' ? this.verbs.surfaceSubject(head) : null;
    const tellers = told?.heads.filter((each) => this.parties.isActor(each) || this.parties.isPeople(each)) ?? [];
    return { heads: tellers, by: 'who tells what it is joined to' };
  }

  /// "received a beating from **guards**": where who uses force may stand.
  private acting({ entry, index }: FrameHit, places: readonly string[]): readonly string[] {
    const { type } = entry.frame;
    const isForce = type !== null && FORCING.has(type) && entry.unit.kind === 'noun';
    if (!isForce || !this.nouns.isReceived(index)) return places;
    return [...places, ...this.verbs.words.prepositions.source];
  }

  /// Where whom a deed is done to may stand. The frame that comes nearest to a deed that is only likely may know people as something else:
  /// it asks for the rockets that are shot, not for **the men**.
  receiving(hit: FrameHit, args: Arguments, places: readonly string[]): readonly string[] {
    const { type } = hit.entry.frame;
    // "received a **beating**", "his beating by guards": of a noun of force the one who undergoes it.
    const isForce = type !== null && FORCING.has(type) && hit.entry.unit.kind === 'noun';
    if (isForce && !places.includes('object')) return [...places, 'object'];
    if (hit.doubted !== true || places.includes('object') || !args.object.some((head) => this.parties.isPeople(head)))
      return places;
    return [...places, 'object'];
  }

  /// The one to whom it is done; `actor` are the heads that act, who are not their own recipients.
  receiver(hit: FrameHit, args: Arguments, places: readonly string[], actor: readonly number[]): Filled {
    const { type } = hit.entry.frame;
    const toActors = type !== null && TO_ACTORS.has(type);
    const free = (heads: readonly number[]): number[] =>
      heads.filter(
        (head) =>
          !actor.some((doer) => this.parties.isSame(head, doer)) &&
          !(type === 'MOBILIZE' && this.parties.isOwnLand(head, actor)),
      );
    const filled = this.places(hit, args, this.withIndirect(places, args))
      .map(({ heads, by }) => ({ heads: free(this.where.undergoing(heads, by, hit)), by }))
      .filter(({ heads }) => heads.length > 0);
    const others = filled.filter(({ heads }) => !heads.every((head) => this.parties.isOwnForce(head)));
    const acting = others
      .map(({ heads, by }) => ({ heads: type === 'PROTEST' ? this.where.opposed(heads, by) : heads, by }))
      .find(({ heads }) => heads.some((head) => this.parties.isActor(head)));
    // "a rocket hit a plane in Angola": force is used on what stands at the first place of the frame, not where.
    const struck = type !== null && FORCING.has(type) && others[0]?.by === 'object' ? others[0] : undefined;
    if (struck !== undefined && acting !== undefined && acting !== struck && this.isSetting(acting.by))
      return { heads: this.whole(struck.heads), by: struck.by };
    if (acting !== undefined) return { heads: this.whole(acting.heads), by: acting.by };
    const spokenTo = isAddressing(type) ? others[0] : undefined;
    if (spokenTo?.by === 'object' && spokenTo.heads.every((head) => this.parties.isBodyNoun(head)))
      return { heads: this.whole(spokenTo.heads), by: spokenTo.by };
    for (const { heads, by } of filled) {
      const behind = free(heads.flatMap((head) => this.behind(head, hit, 0)));
      if (behind.length > 0) return { heads: this.whole(behind), by: `${by}, the actor whom it concerns` };
    }
    if (struck !== undefined) return { heads: this.whole(struck.heads), by: struck.by };
    const attached = this.attached(hit, args, places, free);
    if (attached.heads.length > 0) return attached;
    const placed = others.find(
      (found) =>
        (type !== 'PROTEST' || this.mayBeThing(found, hit)) &&
        found.heads.some((head) => this.phrases.ofItsLand(head) !== null),
    );
    const { aimed } = this.verbs.words.prepositions;
    const things = others.filter((found) => this.mayBeThing(found, hit));
    const own = filled.filter(({ heads }) => heads.every((head) => this.parties.isOwnForce(head)));
    const first =
      placed ?? (toActors ? others.find((found) => this.isGiven(found) || aimed.has(found.by)) : (things[0] ?? own[0]));
    return first === undefined ? this.beside(hit, args, free) : { heads: this.whole(first.heads), by: first.by };
  }

  /// "promised **the region** a hospital": who stands before what is given is somebody, whatever the noun; no sum is.
  private isGiven({ heads, by }: Filled): boolean {
    return by === 'indirect' && heads.every((head) => NOUNS.has(this.sentence.word(head).upos));
  }

  /// Whether what names no actor may be what an act is done to: of harm no means ("fought with **knives**"), of a protest not where it is
  /// nor what is one's own ("kept **their shutters** down").
  private mayBeThing({ heads, by }: Filled, { entry: { frame } }: FrameHit): boolean {
    const { type, units } = frame;
    // "parked **two buses** across the line", "paid **a ransom**": what the model alone takes for a deed may be done with a thing.
    if (units.length === 0 && type !== null && WITH_THINGS.has(type)) return false;
    const { instrument, whereabouts } = this.verbs.words.prepositions;
    const isHarm = type === 'PROTEST' || (type !== null && FORCING.has(type));
    // "apologised for **it**", not "against **those** who …"
    if (heads.some((head) => this.parties.isPronoun(head)))
      return isHarm || by === 'object' || by === 'indirect' || heads.some((head) => this.isTold(head));
    if (!isHarm) return true;
    if (instrument.has(by)) return false;
    return (
      type !== 'PROTEST' ||
      !(
        whereabouts.has(by) ||
        heads.some((head) => this.parties.isOwned(head) || (by !== 'object' && this.parties.isNamedRoad(head)))
      )
    );
  }

  private isTold(pronoun: number): boolean {
    return this.sentence.children(pronoun).some((child) => this.sentence.word(child).label.startsWith('acl'));
  }

  /// The places that are filled, in the frame's order. `adjectives` are let in where they name an actor.
  private places(hit: FrameHit, args: Arguments, places: readonly string[], adjectives = false): Filled[] {
    const may = (head: number): boolean =>
      this.parties.mayFill(head, hit) || (adjectives && !hit.words.includes(head) && this.parties.isActor(head));
    const out: Filled[] = [];
    const { whereabouts } = this.verbs.words.prepositions;
    for (const by of places) {
      const all = headsAt(args, by, this.verbs, hit.index);
      const told = by === 'clause' ? this.whoActs(all, hit.entry.frame.type) : all;
      const asked = whereabouts.has(by) ? told.filter((head) => !this.isFronted(head)) : told;
      const heads = asked.filter((head, at) => asked.indexOf(head) === at && may(head));
      if (heads.length > 0) out.push({ heads, by });
    }
    return out;
  }

  /// "At Lilongwe police used tear gas against …": what stands before the subject tells where.
  private isFronted(head: number): boolean {
    const { head: verb } = this.sentence.word(head);
    if (head > verb) return false;
    return this.sentence
      .children(verb)
      .some((child) => child > head && child < verb && isSubjectLabel(this.sentence.word(child).label));
  }

  /// "asked that the monitors be let in": they are not asked. "alleged that five had been killed by police": the police are accused.
  private whoActs(subjects: readonly number[], type: EventType | null): readonly number[] {
    if (type !== 'REQUEST' && type !== 'ACCUSE') return subjects;
    return subjects.flatMap((subject) => {
      const { label, head } = this.sentence.word(subject);
      if (label !== 'nsubj:pass') return [subject];
      return type === 'ACCUSE' ? this.verbs.of(head).subject : [];
    });
  }

  /// "fined **him** five thousand": where a clause has two objects and the frame asks for one, it is done to the first, unless the
  /// second names somebody, whom the tree has taken apart ("arrested the union leader Ana Kova").
  private withIndirect(places: readonly string[], { indirect, object, passive }: Arguments): readonly string[] {
    if (indirect.length === 0 || passive || places.includes('indirect')) return places;
    if (
      object.some(
        (head) =>
          this.parties.isActor(head) ||
          (this.sentence.word(head).upos === 'PROPN' &&
            this.sentence.names.some(({ first, last }) => first <= head && head <= last)),
      )
    )
      return places;
    return places.flatMap((place) => (place === 'object' ? ['indirect', place] : [place]));
  }

  /// A preposition that the tree has put with the object: "shared evidence with Mexico".
  private attached(
    hit: FrameHit,
    args: Arguments,
    places: readonly string[],
    free: (heads: readonly number[]) => number[],
  ): Filled {
    const { patient } = this.verbs.words.prepositions;
    const inside = [...args.object, ...[...args.prepositions.values()].flat()]
      .filter((head) => isNominal(this.sentence.word(head)))
      // "a treaty of friendship with Ghana", "half of its aid to Ghana"
      .flatMap((head) => [head, ...broughtBy(this.nouns.of(head).prepositions, patient)]);
    for (const place of places) {
      for (const head of inside) {
        const found = free(this.nouns.of(head).prepositions.get(place) ?? []).filter(
          (inner) => this.parties.mayFill(inner, hit) && this.parties.isActor(inner),
        );
        const opposed = hit.entry.frame.type === 'PROTEST' ? this.where.opposed(found, place) : found;
        if (opposed.length > 0) return { heads: this.whole(opposed), by: `"${place}" inside the object` };
      }
    }
    return NOBODY;
  }

  /// "promised **Tonga** that", "agreed to **rebel** demands": where the places of the frame name no actor, the actor whom the
  /// clause tells or gives something, or whose the words of the unit are.
  private beside(hit: FrameHit, args: Arguments, free: (heads: readonly number[]) => number[]): Filled {
    for (const place of BESIDE) {
      // "sent commandos": an object is told something only by words, and only where a clause follows.
      const isTold = (head: number): boolean => this.sentence.word(head).label === 'iobj' || this.hasClause(hit.index);
      if (place === 'object' && !(isAddressing(hit.entry.frame.type) && args.object.every(isTold))) continue;
      const found = free(headsAt(args, place, this.verbs, hit.index)).filter(
        (head) =>
          this.parties.mayFill(head, hit, place === 'modifier') &&
          !(place === 'modifier' && this.where.isWhere(head, hit.entry.frame.type)) &&
          (this.phrases.namesActor(head) || (place === 'indirect' && this.parties.isPeople(head))),
      );
      if (found.length > 0) return { heads: this.whole(found), by: place };
    }
    return this.ofUnit(hit, free);
  }

  /// "held **hostages**", "took in **refugees**", "shut down **newspapers**": whom a deed is done to may be a word of the unit itself, of
  /// force also a thing ("looted **a shop**").
  private ofUnit(hit: FrameHit, free: (heads: readonly number[]) => number[]): Filled {
    const { type } = hit.entry.frame;
    if (type === null || hit.entry.unit.kind !== 'verb') return NOBODY;
    const isForce = FORCING.has(type) || type === 'PROTEST';
    const found = free(hit.words).filter((word) => {
      const { label, upos } = this.sentence.word(word);
      if (upos !== 'NOUN' || !UNDERGOING.has(label)) return false;
      const sector = this.phrases.actor(word)?.sector ?? 'UNK';
      if (this.parties.isPeople(word)) return true;
      return isForce && ((FORCING.has(type) && sector !== 'UNK') || this.classes.isOf(this.sentence, word, 'built'));
    });
    return found.length === 0 ? NOBODY : { heads: this.whole(found), by: 'object of the unit' };
  }

  private hasClause(index: number): boolean {
    return this.sentence.children(index).some((child) => CLAUSES.has(this.sentence.word(child).label));
  }

  /// "threatened to turn **Seoul** into …": whom the infinitives of an act name, where they tell no act themselves.
  ofInfinitive(type: EventType | null, content: readonly number[], actor: readonly number[]): Filled {
    // "threatened to shoot **their fathers**"
    const isThreat = type === 'THREATEN';
    const heads = content
      .filter((head) => this.sentence.word(head).label === 'xcomp')
      .flatMap((head) => this.verbs.of(head).object)
      .filter((head) => !actor.includes(head) && isNominal(this.sentence.word(head)))
      .filter((head) => (isThreat && this.parties.isPeople(head)) || this.isNamed(head));
    return heads.length === 0 ? NOBODY : { heads: this.whole(heads), by: 'object of the infinitive' };
  }

  private isNamed(head: number): boolean {
    return this.phrases.namesActor(head) && !this.parties.isOwned(head) && !this.parties.isForce(head);
  }

  /// "**police** were put on alert", "**troops** were sent": of forces that nobody is said to send it is they that act.
  mobilised(hit: FrameHit, args: Arguments): Filled {
    const inUnit = hit.words.filter((word) => this.sentence.word(word).label === 'nsubj:pass');
    const heads = [...args.object, ...inUnit].filter((head) => this.phrases.actor(head) !== null);
    return heads.length === 0 ? NOBODY : { heads: this.whole(heads), by: 'who is mobilised' };
  }

  private isSetting(preposition: string): boolean {
    return this.verbs.words.prepositions.setting.has(preposition);
  }

  /// The actor behind a thing: its owner, a name before it, or whom its prepositions name.
  private behind(head: number, hit: FrameHit, depth: number): readonly number[] {
    if (depth >= MAX_DEPTH) return [];
    const { possessor, modifier, prepositions } = this.nouns.of(head);
    const { type } = hit.entry.frame;
    // "blew up a bridge on the road to Mali": what is struck is the bridge.
    const isForce = type !== null && FORCING.has(type);
    const acting = (heads: readonly number[]): number[] =>
      heads.filter((found) => this.parties.mayFill(found, hit) && this.parties.isActor(found));
    // "rammed **his vessel**": what is struck is the vessel, whoever he is.
    const isStruck = type === 'ASSAULT' || (isForce && this.parties.isBody(head));
    const owners = isStruck ? possessor.filter((owner) => !this.parties.isPronoun(owner)) : possessor;
    const isPlaced = isForce || type === 'PROTEST';
    // "the **Delhi-Jaipur** road", "a **Lagos** rally"
    const names = isPlaced
      ? modifier.filter((name) => !this.parties.isPlaceName(name) && !this.where.isWhere(name, type))
      : modifier;
    for (const beside of [owners, names]) {
      const heads = acting(beside);
      if (heads.length > 0) return heads;
    }
    if (prepositions.size === 0) return NOBODY.heads;
    const concerned = [...this.verbs.words.prepositions.concerning].map(
      (preposition) => prepositions.get(preposition) ?? NOBODY.heads,
    );
    for (const beside of concerned) {
      const heads = acting(beside);
      if (heads.length > 0) return heads;
    }
    for (const beside of concerned) {
      for (const inner of beside) {
        const found = isForce ? NOBODY.heads : this.behind(inner, hit, depth + 1);
        if (found.length > 0) return found;
      }
    }
    return [];
  }

  /// Heads whose phrases are not part of another's: of a name that the tree has broken in two, one.
  private whole(heads: readonly number[]): number[] {
    const all = [...new Set(heads.flatMap((head) => this.phrases.allNamed(head)))];
    const unique = all.filter((head, at) => at === 0 || !this.parties.isShareOfOthers(head));
    if (unique.length === 1) return unique;
    return unique.filter((head, index) => {
      const { first, last } = this.phrases.phrase(head);
      return !unique.some((other, at) => {
        if (other === head) return false;
        const phrase = this.phrases.phrase(other);
        const within = phrase.first <= first && last <= phrase.last;
        return within && (phrase.first < first || last < phrase.last || at < index);
      });
    });
  }
}
