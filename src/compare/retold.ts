import type { LinkRecord } from '../annotation/record.js';
import { isContradicted } from './contradicted.js';
import { Happenings } from './happenings.js';
import { isMeantBy, isParticular } from './meant.js';
import type { PageReading, Placed } from './reading.js';
import { isOneAct, toldOf, voiceOf, type Told } from './told.js';

/// Links each statement to the nearest earlier one that tells the same act: told with the same polarity it repeats it, told with
/// the opposite one by another voice it disputes it. Statements of one happening are repeats too: what a sentence adds to the
/// deed that it tells ("killing four"), the toll in the sentence after it, and the noun that means it ("the raid").
export function linkRetold(page: PageReading): LinkRecord[] {
  const earlier = new Map<string, Told[]>();
  const all: Told[] = [];
  const links: LinkRecord[] = [];
  const happening = new Happenings();
  for (const placed of page.placed) {
    const told = toldOf(page, placed);
    const { statement } = told;
    const key = keyOf(placed);
    if (key !== null) {
      const before = earlier.get(key) ?? [];
      const alike = before.filter((other) => other.statement.polarity === statement.polarity);
      const found =
        alike.findLast((other) => isOneAct(page, other, told)) ??
        alike.findLast((other) => isParticular(page, other, told)) ??
        isMeantBy(page, told, alike, happening);
      if (found !== undefined) {
        links.push({ kind: 'repeats', from: statement.id, to: found.statement.id });
        happening.join(statement.id, found.statement.id);
      }
      before.push(told);
      earlier.set(key, before);
    }
    const against = all.findLast(
      (other) =>
        other.statement.polarity !== statement.polarity &&
        voiceOf(other.statement) !== voiceOf(statement) &&
        (isContradicted(page, other, told) || (key !== null && key === keyOf(other) && isOneAct(page, other, told))),
    );
    if (against !== undefined) links.push({ kind: 'disputes', from: statement.id, to: against.statement.id });
    all.push(told);
  }
  return links;
}

function keyOf({ statement, cue }: Placed): string | null {
  const { event, relation, status } = statement;
  const real = status === 'occurred' || status === 'ongoing' ? '' : ` ${status}`;
  if (event !== null || relation !== null) return `${event?.type ?? relation ?? ''}${real}`;
  return statement.actor.length === 0 || statement.recipient.length === 0 ? null : `${[...cue].join(' ')}${real}`;
}
