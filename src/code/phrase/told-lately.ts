import type { ActorMatch } from '../../resolve/actor/actors.js';

/// How many sentences back a noun reaches for the one whom it means.
const REACH = 2;
/// Of a pair each must be told so many times as often as any third, and so on.
const STANDS_OUT = 2;
/// Sectors that a noun tells of the body that it means: "the party", "the company", "the rebels".
const TELLING: Readonly<Record<string, string>> = {
  PTY: 'PTY', LAB: 'LAB', BUS: 'BUS', MNC: 'BUS', REB: 'REB', SEP: 'REB', INS: 'REB', NGO: 'NGO', IGO: 'IGO', MED: 'MED',
}; // prettier-ignore
/// Sectors of those who stand between two sides rather than on one.
const MEDIATING: ReadonlySet<string> = new Set(['IGO', 'NGO']);

/// Which of those who were told a noun may mean.
export type Kind = 'state' | 'body' | 'side' | 'person';

interface Telling {
  readonly match: ActorMatch;
  readonly sentence: number;
  readonly isName: boolean;
}

/// Who was told in a text so far, how often, and who was named in the last sentences.
export class ToldLately {
  private tellings: Telling[] = [];
  private readonly counts = new Map<string, { readonly match: ActorMatch; count: number }>();

  /// Sentences are told in the order of the text.
  add(match: ActorMatch, sentence: number, isName: boolean): void {
    this.forget(sentence);
    this.tellings.push({ match, sentence, isName });
  }

  /// The one actor of a kind that was named up to two sentences before; null where none was, or several were.
  one(kind: Kind, noun: ActorMatch | null, sentence: number): ActorMatch | null {
    this.forget(sentence);
    const found = new Map<string, ActorMatch>();
    for (const { match, isName } of this.tellings)
      if (isName && isOfKind(kind, noun, match)) found.set(match.key, match);
    const [only = null, another] = found.values();
    return another === undefined ? only : null;
  }

  /// So many actors of a kind, who may be meant, of whom the text before a sentence tells most; null where another is told nearly as
  /// often. Who stands in the sentence itself is as often one who mediates between them.
  most(
    number: number,
    kind: Kind,
    sentence: number,
    isMeant: (match: ActorMatch) => boolean,
  ): readonly ActorMatch[] | null {
    this.forget(sentence);
    const counts = new Map(this.counts);
    for (const { match, sentence: at } of this.tellings) if (at < sentence) countIn(counts, match);
    const ranked = [...counts.values()]
      .filter(({ match }) => isOfKind(kind, null, match) && isMeant(match))
      .sort((a, b) => b.count - a.count);
    const last = ranked[number - 1];
    if (last === undefined || last.count < STANDS_OUT * (ranked[number]?.count ?? 0)) return null;
    return ranked.slice(0, number).map(({ match }) => match);
  }

  /// What lies too far back only counts.
  private forget(sentence: number): void {
    const [first] = this.tellings;
    if (first === undefined || sentence - first.sentence <= REACH) return;
    const near = this.tellings.findIndex((each) => sentence - each.sentence <= REACH);
    for (const { match } of this.tellings.splice(0, near < 0 ? this.tellings.length : near))
      countIn(this.counts, match);
  }
}

function countIn(counts: Map<string, { readonly match: ActorMatch; count: number }>, match: ActorMatch): void {
  const count = (counts.get(match.key)?.count ?? 0) + 1;
  counts.set(match.key, { match, count });
}

function isOfKind(kind: Kind, noun: ActorMatch | null, told: ActorMatch): boolean {
  if (noun !== null && noun.country !== null && noun.country !== told.country) return false;
  if (kind === 'state' || kind === 'person') return told.kind === kind;
  const isBody = told.kind === 'organisation' || told.kind === 'group';
  if (kind === 'side') return told.kind === 'state' || (isBody && !MEDIATING.has(told.sector ?? ''));
  const sector = TELLING[noun?.sector ?? ''];
  return isBody && (sector === undefined || sector === TELLING[told.sector ?? '']);
}
