import type { ActorRecord, RoleRecord } from '../annotation/record.js';
import type { Features } from '../annotation/features.js';
import { overlapOf, type PageReading } from './reading.js';

/// How two sides of statements stand to each other: the same ones are named; a whole and its part are (a state and its army, two
/// names of one body); one is not told; or others are.
export type Side = 'same' | 'kin' | 'open' | 'other';

/// How many of the content words of the shorter phrase two phrases of one party share.
const ALIKE = 0.5;
const INDEFINITE: ReadonlySet<Features['PronType']> = new Set<Features['PronType']>([null, 'Ind', 'Neg', 'Tot']);
/// Sectors that act for their state.
const OF_STATE: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY']);

/// Who stands on a side of a statement. Most statements are compared with none: then nothing of it is read.
export class Party {
  private ids: ReadonlySet<string> | null = null;
  private content: ReadonlySet<string> | null = null;
  private headWords: ReadonlySet<string> | null = null;
  private read: readonly ActorRecord[] | null = null;
  private places: readonly number[] | null = null;
  private meansNobody: boolean | null = null;
  private readonly sides = new Map<Party, Side>();
  /// The party that was asked for last, which mostly is asked for again, and what was found of it.
  private last: Party | null = null;
  private lastSide: Side = 'open';

  constructor(
    private readonly page: PageReading,
    private readonly roles: readonly RoleRecord[],
    private readonly sentence: number,
  ) {}

  get empty(): boolean {
    return this.roles.length === 0;
  }

  get size(): number {
    return this.roles.length;
  }

  get known(): ReadonlySet<string> {
    return (this.ids ??= knownIn(this.roles));
  }

  get actors(): readonly ActorRecord[] {
    return (this.read ??= this.readActors());
  }

  /// The content words of the phrases.
  get words(): ReadonlySet<string> {
    return (this.content ??= this.page.contentOf(this.roles, this.sentence));
  }

  /// The head words of the phrases.
  get heads(): ReadonlySet<string> {
    return (this.headWords ??= this.readHeads());
  }

  /// Whether every phrase means nobody in particular: "anyone", "nobody", "any peasant", "no picket".
  get nobody(): boolean {
    return (this.meansNobody ??= this.readNobody());
  }

  /// What a comparison with another party found, kept.
  beside(other: Party, compare: (one: Party, two: Party) => Side): Side {
    if (this.last === other) return this.lastSide;
    let side = this.sides.get(other);
    if (side === undefined) this.sides.set(other, (side = compare(this, other)));
    this.last = other;
    this.lastSide = side;
    return side;
  }

  private readActors(): ActorRecord[] {
    return [...this.known].flatMap((id) => this.page.actor(id) ?? []);
  }

  private readHeads(): ReadonlySet<string> {
    const lemmas = this.page.sentences[this.sentence]?.lemmas;
    return new Set(this.headPlaces.map((at) => lemmas?.[at] ?? ''));
  }

  private readNobody(): boolean {
    return this.roles.every((role, index) => this.isNobody(role, this.headPlaces[index] ?? -1));
  }

  /// Where the heads of the phrases stand in the sentence; -1 where a phrase has none.
  private get headPlaces(): readonly number[] {
    return (this.places ??= this.readPlaces());
  }

  private readPlaces(): number[] {
    return this.roles.map((role) => this.page.headOf(role, this.sentence));
  }

  private isNobody({ actor }: RoleRecord, at: number): boolean {
    const read = this.page.sentences[this.sentence];
    const head = read?.words[at];
    if (read === undefined || head === undefined) return false;
    if (head.upos === 'PRON') return actor === null && INDEFINITE.has(head.features.PronType);
    return read.children(at).some((child) => {
      const { label, features } = read.word(child);
      return label === 'det' && (features.PronType === 'Neg' || features.PronType === 'Ind');
    });
  }

  /// Whether it is told as somebody's whom a pronoun means: "his men", "its aircraft".
  get owned(): boolean {
    const read = this.page.sentences[this.sentence];
    return (
      read !== undefined &&
      this.headPlaces.some((head) =>
        read.children(head).some((child) => {
          const { label, upos } = read.word(child);
          return label === 'nmod:poss' && upos === 'PRON';
        }),
      )
    );
  }

  /// Whether a proper name stands in a phrase.
  get named(): boolean {
    return this.roles.some((role) =>
      this.page
        .wordsOf(role, this.sentence)
        .some((word) => this.page.sentences[this.sentence]?.words[word]?.upos === 'PROPN'),
    );
  }

  /// Whether it is one party, told in the singular.
  get single(): boolean {
    const [head, other] = this.headPlaces;
    if (head === undefined || other !== undefined) return false;
    return this.page.sentences[this.sentence]?.words[head]?.features.Number === 'Sing';
  }
}

/// How two sides stand to each other; read once, for signs ask it many times.
export function sideOf(one: Party, two: Party): Side {
  return one.beside(two, compare);
}

function compare(one: Party, two: Party): Side {
  if (one.empty || two.empty || one.nobody || two.nobody) return 'open';
  if (overlapOf(one.known, two.known) > 0) return 'same';
  const shared = overlapOf(one.words, two.words);
  if (shared === 1 || (shared >= ALIKE && overlapOf(one.heads, two.heads) > 0)) return 'same';
  for (const a of one.actors) for (const b of two.actors) if (areKin(a, b)) return 'kin';
  return 'other';
}

function knownIn(roles: readonly RoleRecord[]): Set<string> {
  return new Set(roles.map(({ actor }) => actor).filter((actor) => actor !== null));
}

/// A state and what acts for it, or two phrases for bodies of one country and sector, or groups of one sector; two persons never.
export function areKin(a: ActorRecord, b: ActorRecord): boolean {
  if (a.country !== b.country) return false;
  // "rebels" and "guerrillas" of no land
  if (a.country === null) return a.kind === 'group' && b.kind === 'group' && a.sector !== null && a.sector === b.sector;
  if (a.kind === 'state' || b.kind === 'state') {
    const part = a.kind === 'state' ? b : a;
    return part.kind === 'state' || OF_STATE.has(part.sector ?? '');
  }
  return a.kind !== 'person' && b.kind !== 'person' && a.code !== null && a.code === b.code && a.sector !== null;
}
