import type { Sentence } from '../../annotation/sentence.js';
import type { ClassTest } from './class-test.js';
import type { Phrases } from './phrases.js';

/// Sectors of those who use force and power: "police beatings" are done by them.
const POWERFUL: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'JUD', 'SPY', 'REB', 'PRM', 'CRM', 'PTY', 'OPP']);
const THINGS = ['built', 'craft'] as const;

/// Whether a common noun before a noun of action names those to whom it is done: "**hostage** killings", "the **embassy** bombing", but
/// not "the **police** killings" nor "the **student** protest".
export function undergoes(
  sentence: Sentence,
  phrases: Phrases,
  classes: ClassTest,
  noun: number,
  head: number,
): boolean {
  if (sentence.word(head).upos !== 'NOUN') return false;
  const isOf = (word: number, name: string): boolean => classes.isOf(sentence, word, name);
  if (isOf(noun, 'striking-noun') && THINGS.some((name) => isOf(head, name))) return true;
  const sector = phrases.actor(head)?.sector ?? null;
  return isOf(noun, 'undergone-noun') && isOf(head, 'human') && (sector === null || !POWERFUL.has(sector));
}
