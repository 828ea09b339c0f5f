import { hooksOf } from '../../language/hooks-of.js';
import type { Desk } from '../../store/desk/desk.js';
import type { Group } from './groups.js';

/// What of the corpus a suggestion has to do with.
export interface Reach {
  readonly touches: number;
  readonly touched: 'statements' | 'texts';
}

/// Texts that are counted at most.
const MOST = 10_000;

/// How many statements the words of each group tell by its frame; of words that tell nothing yet, how many texts hold them.
export async function reachOf(desk: Desk, groups: readonly Group[]): Promise<Reach[]> {
  const rules = [...new Set(groups.flatMap(({ told }) => told?.id ?? []))];
  const fired = await desk.firedWords(rules);
  const found: Reach[] = [];
  for (const { told, clause, language, decisions } of groups) {
    const { roots } = hooksOf(language);
    if (told === null) {
      const forms = new Set(
        decisions.map(({ sentence, cue }) => sentence.slice(cue.start, cue.end).replaceAll('"', ' ')),
      );
      const query = [...forms].map((form) => `"${form}"`).join(' OR ');
      found.push({ touches: await desk.textsHolding(query, MOST), touched: 'texts' });
      continue;
    }
    const own = new Set(clause.unit.flatMap((word) => roots(word)));
    const touches = fired
      .filter(({ rule, words }) => rule === told.id && [...own].every((root) => roots(words).includes(root)))
      .reduce((sum, { statements }) => sum + statements, 0);
    found.push({ touches, touched: 'statements' });
  }
  return found;
}
