import type { Sentence } from '../annotation/sentence.js';
import type { Condition } from '../codebook/frames.js';
import type { Arguments, VerbArguments } from './arguments.js';
import type { FrameHit } from './frame-index.js';

/// What conditions may ask of the head of a place.
export interface ClassTest {
  /// Whether the phrase of a head is of a class: one of `codebook/words`, or one that the program knows (`actor`, `state` …).
  isOf(sentence: Sentence, head: number, className: string): boolean;
  /// Of "some of its troops" the troops.
  meaningful(sentence: Sentence, head: number): number;
}

/// A frame that was not taken, and the condition that it failed: for `explain`.
export interface Refusal {
  readonly hit: FrameHit;
  readonly because: string;
}

export interface Choice {
  readonly hit: FrameHit | null;
  readonly refused: readonly Refusal[];
}

/// Chooses among the frames that a word may carry the one whose conditions hold and that says most.
export function chooseFrame(
  sentence: Sentence,
  hits: readonly FrameHit[],
  argumentsOf: (hit: FrameHit) => Arguments,
  verbs: VerbArguments,
  classes: ClassTest,
): Choice {
  let best: FrameHit | null = null;
  let bestScore = -Infinity;
  const refused: Refusal[] = [];
  for (const hit of hits) {
    const { frame, unit, order } = hit.entry;
    const args = argumentsOf(hit);
    const failed =
      frame.when.find((condition) => !holds(sentence, hit, args, condition, verbs, classes)) ??
      frame.unless.find((condition) => holds(sentence, hit, args, condition, verbs, classes));
    if (failed !== undefined) {
      refused.push({ hit, because: describe(failed) });
      continue;
    }
    const score = unit.words.length * 10 + frame.when.length * 3 - order * 1e-6;
    if (score > bestScore) {
      best = hit;
      bestScore = score;
    }
  }
  return { hit: best, refused };
}

function holds(
  sentence: Sentence,
  hit: FrameHit,
  args: Arguments,
  condition: Condition,
  verbs: VerbArguments,
  classes: ClassTest,
): boolean {
  if (condition.place === 'near') {
    return sentence.words.some((_, index) => !hit.words.includes(index) && fits(sentence, index, condition, classes));
  }
  if (condition.place === 'self') return condition.words.includes(sentence.word(hit.index).form.toLowerCase());
  const heads = headsAt(args, condition.place, verbs, hit.index);
  if (condition.filled !== null && condition.filled === heads.length > 0) return true;
  return heads.some((head) => {
    const inner = classes.meaningful(sentence, head);
    return fits(sentence, head, condition, classes) || (inner !== head && fits(sentence, inner, condition, classes));
  });
}

function fits(sentence: Sentence, head: number, condition: Condition, classes: ClassTest): boolean {
  const lemma = sentence.lemmas[head] ?? '';
  if (condition.words.includes(lemma) || condition.words.includes(sentence.forms[head] ?? '')) return true;
  if (head > 0 && condition.words.includes(`${sentence.lemmas[head - 1] ?? ''} ${lemma}`)) return true;
  return condition.classes.some((name) => classes.isOf(sentence, head, name));
}

/// The heads that fill a place of a clause, see docs/codebook.md.
export function headsAt(args: Arguments, place: string, verbs: VerbArguments, index: number): readonly number[] {
  switch (place) {
    case 'subject':
      return args.subject;
    case 'object':
      return args.object;
    case 'indirect':
      return args.indirect;
    case 'possessor':
      return args.possessor;
    case 'modifier':
      return args.modifier;
    case 'clause':
      return clauseSubjects(args, verbs, index);
    default:
      return args.prepositions.get(place) ?? [];
  }
}

/// Who is to act in the clause that a word embeds, where the clause names a subject of its own.
function clauseSubjects(args: Arguments, verbs: VerbArguments, index: number): readonly number[] {
  const own = new Set(args.subject);
  return args.content.flatMap((content) => {
    const found = verbs.of(content);
    const surface = verbs.surfaceSubject(content).heads;
    return (surface.length > 0 ? surface : found.subject).filter((head) => !own.has(head) && head !== index);
  });
}

function describe(condition: Condition): string {
  const words = [
    ...condition.words,
    ...condition.classes.map((name) => `$${name}`),
    ...(condition.filled === null ? [] : [condition.filled ? 'any' : 'none']),
  ];
  return `${condition.place}: ${words.join(', ')}`;
}
