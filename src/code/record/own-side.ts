import type { SourceDocument } from '../../annotation/document.js';
import type { RoleRecord } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import { covers, type Span } from '../../annotation/span.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import { ofSide } from '../../resolve/actor/side.js';
import type { CitationIndex } from '../attribution/citation-index.js';
import { citationsAround, type Citation } from '../attribution/citations.js';
import { findQuotations } from '../attribution/quotations.js';
import type { Phrases } from '../phrase/phrases.js';

/// Words that tell whom "we" means.
export interface SideWords {
  /// "we **all**", "we **must**", "**let** us": the hearers are meant too.
  readonly including: ReadonlySet<string>;
  readonly duty: ReadonlySet<string>;
  readonly inviting: ReadonlySet<string>;
  /// "our **enemies**" are of another side.
  readonly others: ReadonlySet<string>;
}

/// One who is cited: the actor and its id in the record.
interface Speaker {
  readonly id: string;
  readonly match: ActorMatch;
}

/// What "we", "us" or "ours" stands for, or a noun that "our" owns.
export interface OwnSide {
  /// The word, or the noun.
  readonly head: number;
  /// Null where the side of the voice is not known.
  readonly match: ActorMatch | null;
}

/// Labels of what tells for whom one speaks: "a spokesman for **Hezbollah**", "**army** spokesman"; and of what holds it: "Ana Kova, a
/// **spokeswoman** for the army". A title itself tells none.
const TELLING: ReadonlySet<string> = new Set(['nmod', 'nmod:poss', 'compound']);
const HOLDING: ReadonlySet<string> = new Set([...TELLING, 'nmod:desc', 'appos', 'flat']);
/// How deep it may stand: "the spokesman of the **army** of Mali".
const DEPTH = 2;
const BODIES: ReadonlySet<string> = new Set(['organisation', 'group', 'state']);

/// Whether a word is "we", "us", "our" or "ours".
function isOurs(sentence: Sentence, index: number): boolean {
  const { upos, features } = sentence.word(index);
  return upos === 'PRON' && features.Person === '1' && features.Number === 'Plur';
}

/// The "our" that owns a noun; null where none does.
export function ourOwner(sentence: Sentence, noun: number): number | null {
  return (
    sentence.children(noun).find((child) => sentence.word(child).label === 'nmod:poss' && isOurs(sentence, child)) ??
    null
  );
}

/// Roles without sides of the voice that are the other role too: whoever else "our best wishes" are for, not for the one who wishes.
export function notBoth(roles: readonly RoleRecord[], others: readonly RoleRecord[]): RoleRecord[] {
  const ids = new Set(others.map(({ actor }) => actor));
  return roles.map((role) => (role.inherited !== undefined && ids.has(role.actor) ? { ...role, actor: null } : role));
}

/// Finds whom "we" and "our" mean: in words that someone is cited for, the side of the one who speaks them. Words that include the hearers
/// mean nobody, nor does the "we" of a report. Only direct speech counts: the "we" of what is told indirectly may be the reporter's.
export class OwnSides {
  private readonly quotations: readonly Span[];
  /// The body that stands beside one who speaks for it, by the id of the actor.
  private readonly beside = new Map<string, ActorMatch>();

  constructor(
    { text, segments }: SourceDocument,
    private readonly citations: CitationIndex<Citation>,
    private readonly phrasesOf: (sentence: Sentence) => Phrases,
    private readonly sideOf: (match: ActorMatch) => ActorMatch | null,
    private readonly words: SideWords,
  ) {
    this.quotations = segments.flatMap((segment) => findQuotations(text, segment));
  }

  /// Keeps the body that is told with an actor who may speak for it; called in the order of the text.
  learn(id: string, match: ActorMatch, sentence: Sentence, head: number): void {
    if ((match.kind !== 'person' && match.kind !== 'office') || this.beside.has(id)) return;
    const body = match.sector === null ? null : this.bodyIn(sentence, head, match.sector);
    if (body !== null) this.beside.set(id, body);
  }

  /// Who is cited for a word in direct speech, or null.
  speaker(sentence: Sentence, index: number): Citation | null {
    const word = sentence.word(index);
    const around = citationsAround(this.citations, sentence, word).filter(
      ({ attribution }) => attribution.source !== null,
    );
    if (around.length === 0) return null;
    const quotation = this.quotations.find((each) => covers(each, word));
    return (
      around.findLast(({ attribution, cue }) =>
        quotation === undefined ? attribution.content.length === 0 : !covers(quotation, cue),
      ) ?? null
    );
  }

  /// What the words of a sentence for the voice's own side stand for. `isComment`: in a comment, where nobody is cited, they are those of
  /// its writer, of whose side nothing is known.
  in(sentence: Sentence, isComment: boolean, speakerOf: (citation: Citation) => Speaker | null): OwnSide[] {
    const found: OwnSide[] = [];
    for (let index = 0; index < sentence.words.length; index++) {
      if (!isOurs(sentence, index) || this.includesHearers(sentence, index)) continue;
      const { label, head: noun } = sentence.word(index);
      const head = label === 'nmod:poss' && noun >= 0 ? noun : index;
      if (this.words.others.has(sentence.lemmas[head] ?? '')) continue;
      const citation = this.speaker(sentence, index);
      if (citation === null) {
        if (isComment && head === index) found.push({ head, match: null });
        continue;
      }
      const speaker = speakerOf(citation);
      const side = speaker === null ? null : (this.beside.get(speaker.id) ?? this.sideOf(speaker.match));
      if (head === index) found.push({ head, match: side });
      else if (side !== null) {
        const match = ofSide(this.phrasesOf(sentence).actor(head), side);
        if (match !== null) found.push({ head, match });
      }
    }
    return found;
  }

  private bodyIn(sentence: Sentence, head: number, sector: string, depth = 0): ActorMatch | null {
    for (const child of sentence.children(head)) {
      const { label } = sentence.word(child);
      if (!HOLDING.has(label)) continue;
      const found = TELLING.has(label) ? this.phrasesOf(sentence).actor(child) : null;
      if (found !== null && BODIES.has(found.kind) && found.sector === sector) return found;
      const inner = depth < DEPTH ? this.bodyIn(sentence, child, sector, depth + 1) : null;
      if (inner !== null) return inner;
    }
    return null;
  }

  private includesHearers(sentence: Sentence, index: number): boolean {
    const { including, duty, inviting } = this.words;
    const { head, label } = sentence.word(index);
    const isBeside = (at: number, words: ReadonlySet<string>): boolean => words.has(sentence.lemmas[at] ?? '');
    if (isBeside(index + 1, including) || isBeside(index - 1, inviting) || isBeside(index - 1, including)) return true;
    if (head < 0 || !label.startsWith('nsubj')) return false;
    return [head, ...sentence.children(head)].some((at) => isBeside(at, duty) || isBeside(at, including));
  }
}
