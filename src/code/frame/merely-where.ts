import type { EventType } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { PrepositionWords } from '../../language/prepositions.js';
import type { Arguments } from '../grammar/arguments.js';
import type { ClassTest } from '../phrase/class-test.js';
import type { Phrases } from '../phrase/phrases.js';
import type { FrameHit } from './frame-index.js';
import type { Parties } from './parties.js';
import { APART, FORCING } from './role-types.js';

/// Tells what only says where a deed is done from who does it and to whom it is done.
export class MerelyWhere {
  constructor(
    private readonly sentence: Sentence,
    private readonly phrases: Phrases,
    private readonly prepositions: PrepositionWords,
    private readonly classes: ClassTest,
    private readonly parties: Parties,
  ) {}

  isGround({ entry }: FrameHit, head: number): boolean {
    const { type } = entry.frame;
    return type !== null && FORCING.has(type) && this.classes.isOf(this.sentence, head, 'ground-noun');
  }

  /// "fresh **Kaduna** attacks", "**Serbia** protests": the name of a place before a noun of force tells where, and nobody.
  withoutPlaces(
    heads: readonly number[],
    { subject, modifier, passive }: Arguments,
    type: EventType | null,
  ): readonly number[] {
    if (modifier.length === 0 || passive || (type !== 'PROTEST' && type !== 'ASSAULT')) return heads;
    return heads.filter((head) => !modifier.includes(head) || !subject.includes(head) || !this.isWhere(head, type));
  }

  isWhere(head: number, type: EventType | null): boolean {
    if (type === 'PROTEST') return this.parties.isLandName(head);
    return type === 'ASSAULT' && this.parties.isPlaceName(head);
  }

  /// "a human chain in **Minsk**", "outside **the National Press Club**": a protest is against nobody of whom only the place is named.
  opposed(heads: readonly number[], by: string): readonly number[] {
    const { whereabouts, aimed } = this.prepositions;
    if (aimed.has(by)) return heads;
    return heads.filter(
      (head) => !this.parties.isPlaceName(head) && !(whereabouts.has(by) && this.parties.isMereName(head)),
    );
  }

  /// Not a town in which something is done, nor a thing.
  undergoing(heads: readonly number[], by: string, { entry }: FrameHit): readonly number[] {
    const { type } = entry.frame;
    if (entry.unit.kind !== 'verb' || type === null || !APART.has(type)) return heads;
    if (!this.prepositions['within-place'].has(by)) return heads;
    return heads.filter((head) => this.parties.isActor(head) && this.phrases.actor(head)?.byCapital !== true);
  }
}
