import type { EventType } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Ontology } from '../../codebook/ontology.js';
import { meaningfulHead, type CountingWords } from '../../mention/noun-phrase.js';
import type { Draft } from './draft.js';
import type { NumberPhrase, NumberReader } from './numbers.js';

/// A number of a statement: words `first` to `last`, its value and bounds, and what is counted.
export interface Quantity {
  readonly first: number;
  readonly last: number;
  readonly value: number;
  readonly least: number | null;
  readonly most: number | null;
  /// What they are counted as ("killed", "protesters"), an ISO 4217 code of money, else the noun itself.
  readonly unit: string | null;
  /// The noun that is counted ("civilian"); null of money and where the number stands alone.
  readonly of: string | null;
}

/// Reads the numbers of a sentence's statements: of those who stand in their roles, of the sums of money and of the victims that
/// belong to their clause.
export class QuantityReader {
  /// The numbers of the sentence asked for last: all statements of one sentence ask for the same.
  private last: { readonly sentence: Sentence; readonly numbers: readonly NumberPhrase[] } | null = null;

  constructor(
    private readonly numbers: NumberReader,
    private readonly ontology: Ontology,
    private readonly counting: CountingWords,
  ) {}

  /// `carriers` are the words that carry the statements of the sentence: a number belongs to the nearest above it.
  of(sentence: Sentence, draft: Draft, carriers: ReadonlySet<number>): Quantity[] {
    if (this.last?.sentence !== sentence) this.last = { sentence, numbers: this.numbers.of(sentence) };
    const { numbers } = this.last;
    if (numbers.length === 0) return [];
    const actors = this.withMeaning(sentence, draft.actor);
    const others = this.withMeaning(sentence, [...draft.recipient, ...draft.args.object, ...draft.args.indirect]);
    const out: Quantity[] = [];
    // "and dozens wounded": the number that stands with the deed itself goes before those of its roles.
    const own = numbers.filter(({ counted }) => draft.words.includes(counted));
    for (const number of own.length > 0 ? own : numbers) {
      const { first, last, value, least, most, currency, counted } = number;
      const stands = (heads: ReadonlySet<number>): boolean =>
        heads.has(counted) || [...heads].some((head) => first <= head && head <= last);
      const side = stands(others) ? 'recipient' : stands(actors) ? 'actor' : null;
      const ownUnit =
        currency ??
        this.numbers.countedAs(sentence, counted) ??
        (side === null && sentence.word(counted).head === draft.anchor ? this.tolled(sentence, draft) : null);
      if (side === null && (ownUnit === null || !belongs(sentence, counted, draft, carriers))) continue;
      const alone = first <= counted && counted <= last;
      const noun = alone || ownUnit !== null ? null : (sentence.lemmas[counted] ?? null);
      out.push({
        first,
        last,
        value,
        least,
        most,
        unit: ownUnit ?? this.unitOf(sentence, draft, side) ?? noun,
        of: noun,
      });
    }
    return out;
  }

  /// The heads, and behind "dozens of …" the noun that says who they are.
  private withMeaning(sentence: Sentence, heads: readonly number[]): ReadonlySet<number> {
    return new Set(heads.flatMap((head) => [head, meaningfulHead(sentence, head, this.counting)]));
  }

  private unitOf(sentence: Sentence, draft: Draft, side: 'actor' | 'recipient' | null): string | null {
    if (side === 'actor' && draft.type !== null) return this.countedActors(draft.type);
    if (side === 'actor' && draft.recipient.length > 0) return null;
    return draft.words.map((word) => this.numbers.countedAs(sentence, word)).find((unit) => unit !== null) ?? null;
  }

  /// "the **death toll** rose to 45"
  private tolled(sentence: Sentence, draft: Draft): string | null {
    const words = draft.actor.flatMap((head) => [head, ...sentence.children(head)]);
    return words.map((word) => this.numbers.countedAs(sentence, word)).find((unit) => unit !== null) ?? null;
  }

  private countedActors(type: EventType): string | null {
    return this.ontology.types[type].counted;
  }
}

/// Whether the statement is the nearest above the word.
function belongs(sentence: Sentence, index: number, draft: Draft, carriers: ReadonlySet<number>): boolean {
  for (let at = index; at >= 0; at = sentence.word(at).head)
    if (at === draft.anchor || at === draft.support) return true;
    else if (carriers.has(at)) return false;
  return false;
}
