import { overlapOf, type PageReading } from './reading.js';
import type { Told } from './told.js';

/// The words by which a report tells in its own voice that somebody says otherwise.
export interface OtherwiseWords {
  /// "a lie", "fabrication"
  readonly falsehoods: ReadonlySet<string>;
  /// "put", "count": what one does who gives a number
  readonly counting: ReadonlySet<string>;
}

/// Who says otherwise where a report tells it in its own voice: who rejects or calls a lie, who accuses another of a deed, who counts.
/// The key of a voice: an actor's or where they stand; null where the report says it, or where it is cited.
export function objectorOf(page: PageReading, words: OtherwiseWords, told: Told): string | null {
  if (told.statement.attribution.length > 1 || page.segment(told.segment)?.kind === 'comment') return null;
  const { event } = told.statement;
  if (event?.type === 'REJECT') return keyOf(told);
  if (event?.type === 'ACCUSE') return callsUntrue(page, words, told) ? keyOf(told) : null;
  if (event === null) return counts(page, words, told) ? keyOf(told) : null;
  const accusation = accusationAbove(page, told);
  return accusation === undefined ? null : keyOf(accusation);
}

function keyOf({ statement: { actor: roles } }: Pick<Told, 'statement'>): string | null {
  const [first] = roles;
  return first === undefined ? null : (first.actor ?? `${first.start}`);
}

/// "called the reports **a farce**"
function callsUntrue(page: PageReading, { falsehoods }: OtherwiseWords, told: Told): boolean {
  return overlapOf(page.lemmas(told.statement, told.sentence), falsehoods) > 0;
}

/// "A doctor **counted** three dead", "Villagers **put** it at five"
export function counts(page: PageReading, { counting }: OtherwiseWords, { cue, sentence, head }: Told): boolean {
  if (overlapOf(cue, counting) === 0) return false;
  const read = page.sentences[sentence];
  const isNumber = (at: number): boolean => read?.word(at).upos === 'NUM';
  return (
    read?.children(head).some((child) => isNumber(child) || read.children(child).some((under) => isNumber(under))) ===
    true
  );
}

/// How far above a deed stands the accusation of it.
const ABOVE = 2;

/// "**accused** the bodyguards of firing the shots"
function accusationAbove(page: PageReading, { sentence, head }: Told): Pick<Told, 'statement'> | undefined {
  const read = page.sentences[sentence];
  let at = head;
  for (let steps = 0; read !== undefined && steps < ABOVE; steps++) {
    at = read.words[at]?.head ?? -1;
    if (at < 0) return undefined;
    const accusation = page.in(sentence).find((other) => other.statement.event?.type === 'ACCUSE' && other.head === at);
    if (accusation !== undefined) return accusation;
  }
  return undefined;
}
