import type { EventType, Inherited, StatementRecord } from '../../annotation/record.js';
import type { Segment } from '../../annotation/document.js';
import type { Sentence } from '../../annotation/sentence.js';
import { carriesClause } from '../grammar/clauses.js';
import type { Draft } from '../statement/draft.js';

/// A statement of the record with what it was made from.
export interface Written {
  readonly statement: StatementRecord;
  readonly draft: Draft;
  readonly sentence: Sentence;
  /// The number of the sentence in the document.
  readonly number: number;
  readonly segment: Segment | null;
  /// Whether its sentence tells times of its own.
  readonly timed: boolean;
}

/// Types that follow one another at one scene: a march, its breaking up, the dead, those led away.
const AT_A_SCENE: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'PROTEST']);

/// Gives deeds that say not where or when they were done the place and time of the deed told right before them, as a careful reader
/// takes them: of the sentence before in the same paragraph, or, for a definite noun of action that opens the second paragraph
/// ("The assault"), of the lead. Only deeds told as done, in the report itself, neither of them in the perfect, which goes back.
export function inheritSettings(written: readonly Written[]): void {
  const bodies = [...new Set(written.flatMap(({ segment }) => (segment?.kind === 'body' ? [segment] : [])))];
  written.forEach((each, index) => {
    const { statement, segment, number } = each;
    if (segment?.kind !== 'body' || !happens(each) || isPerfect(each)) return;
    const before = written
      .slice(0, index)
      .findLast((other) => other.number < number && other.statement.kind !== 'claim');
    if (before === undefined || !happens(before)) return;
    if (before.segment === segment && before.number === number - 1)
      take(statement, before.statement, each.timed, 'sentence');
    else if (before.segment === bodies[0] && segment === bodies[1] && isDefiniteNoun(each)) {
      const type = statement.event?.type;
      const lead = written.find((other) => other.segment === bodies[0] && other.statement.event?.type === type);
      take(statement, (lead ?? before).statement, each.timed, 'lead');
    }
  });
}

function happens({ statement: { event, status, polarity } }: Written): boolean {
  return event !== null && AT_A_SCENE.has(event.type) && status === 'occurred' && polarity === 'positive';
}

function take(statement: StatementRecord, from: StatementRecord, timed: boolean, inherited: Inherited): void {
  if (from.place !== null) statement.place ??= { ...from.place, inherited };
  if (from.time !== null && !timed) statement.time ??= { ...from.time, inherited };
}

function isPerfect({ sentence, draft }: Written): boolean {
  let verb = draft.support ?? draft.anchor;
  while (!carriesClause(sentence, verb)) verb = sentence.word(verb).head;
  const { VerbForm: form, Tense: tense } = sentence.word(verb).features;
  return form === 'Part' && tense === 'Past' && sentence.child(verb, 'aux') !== undefined;
}

function isDefiniteNoun({ sentence, draft: { anchor } }: Written): boolean {
  return (
    sentence.word(anchor).upos === 'NOUN' &&
    sentence.children(anchor).some((child) => sentence.word(child).features.Definite === 'Def')
  );
}
