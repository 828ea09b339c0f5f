import type { Sentence } from '../../annotation/sentence.js';
import type { AttributionGroup } from '../../language/cues.js';
import type { VerbArguments } from '../grammar/arguments.js';
import type { CitingWords } from './citing-words.js';
import { isWholeClause } from '../grammar/misreadings.js';
import { nounRange, verbRange, withOpening } from './cue.js';
import { caseOf, clauseRange, withoutCase } from './ranges.js';
import type { WordRange } from '../grammar/word-range.js';

/// What a noun or an adjective tells of what someone says or thinks.
export interface Finding {
  readonly source: number | null;
  readonly cueRange: WordRange;
  readonly content: readonly WordRange[];
  readonly group: string;
}

export interface NounWords {
  readonly citing: CitingWords;
  /// Verbs whose subject is the one to whom it is done: "drew criticism".
  readonly receiving: ReadonlySet<string>;
  /// Nouns for who thinks so: "an opponent of the plan".
  readonly agents: ReadonlySet<string>;
}

/// What a noun tells: "the **promise** to leave", "her **criticism** of the plan", "voiced **concern** about it". Null where nothing.
export function nounFinding(
  sentence: Sentence,
  verbs: VerbArguments,
  index: number,
  groups: readonly AttributionGroup[],
  words: NounWords,
): Finding | null {
  const takes = new Set(groups.flatMap((group) => group.content));
  const content: WordRange[] = sentence
    .children(index)
    .filter((child) => isContent(sentence, child, takes, words.citing))
    .map((child) => clauseRange(sentence, child));
  let opening: number | null = null;
  if (content.length === 0 && takes.has('object')) {
    const brings = new Set(groups.flatMap((group) => group.nounPrepositions));
    for (const [preposition, heads] of verbs.prepositionsOf(index)) {
      for (const head of brings.has(preposition) ? heads : []) {
        if (words.citing.timeNouns.has(sentence.lemmas[head] ?? '')) continue;
        content.push(withoutCase(sentence, head));
        opening ??= caseOf(sentence, head);
      }
    }
  }
  const owner = verbs.direct(index, 'nmod:poss')[0];
  const { head: verb, label } = sentence.word(index);
  const lent = verb >= 0 && (label === 'obj' || label === 'obl') ? verbs.of(verb).subject[0] : undefined;
  const received = label === 'obj' && lent !== undefined && words.receiving.has(sentence.lemmas[verb] ?? '');
  if (received && takes.has('object')) {
    if (content.length === 0) content.push(clauseRange(sentence, lent));
  } else if (opening !== null && owner === undefined && lent === undefined) return null;
  if (content.length === 0) return null;
  const from = [index, verb]
    .map((at) => (at < 0 ? undefined : behind(verbs, at, words.citing.sourcePrepositions)))
    .find((head) => head !== undefined);
  const cueRange = nounRange(sentence, index, owner === undefined && lent !== undefined ? verb : null);
  return {
    source: owner ?? (received ? (from ?? null) : (lent ?? null)),
    cueRange: withOpening(sentence, cueRange, opening),
    content: content.sort((a, b) => a.first - b.first),
    group: groups[0]?.name ?? 'saying',
  };
}

/// What a noun for someone tells of what this one thinks: "Lunn **is an opponent of** the plan". Null where nothing.
export function agentFinding(
  sentence: Sentence,
  verbs: VerbArguments,
  index: number,
  words: NounWords,
): Finding | null {
  if (!words.agents.has(sentence.lemmas[index] ?? '')) return null;
  const head = behind(verbs, index, words.citing.agentPrepositions);
  const source = verbs.direct(index, 'nsubj')[0];
  const copula = sentence.children(index).find((child) => sentence.word(child).label === 'cop');
  if (head === undefined || source === undefined || copula === undefined || copula > index) return null;
  const first = Math.min(verbRange(sentence, index).first, copula);
  const begin = sentence
    .children(index)
    .filter((child) => child > source && child < copula && sentence.word(child).upos === 'AUX');
  return {
    source,
    cueRange: withOpening(sentence, { first: Math.min(first, ...begin), last: index }, caseOf(sentence, head)),
    content: [withoutCase(sentence, head)],
    group: 'talking',
  };
}

/// The first head behind one of these prepositions.
function behind(verbs: VerbArguments, index: number, prepositions: ReadonlySet<string>): number | undefined {
  for (const [preposition, [head]] of verbs.prepositionsOf(index)) if (prepositions.has(preposition)) return head;
  return undefined;
}

/// "the promise **to leave**", "the claim **that it sank**".
function isContent(sentence: Sentence, clause: number, takes: ReadonlySet<string>, words: CitingWords): boolean {
  const { label } = sentence.word(clause);
  if (label === 'acl:relcl') return takes.has('clause') && isWholeClause(sentence, clause, words.complementizers);
  if (label !== 'acl' && label !== 'ccomp') return false;
  const marks = sentence.children(clause).filter((child) => sentence.word(child).label === 'mark');
  const has = (some: ReadonlySet<string>): boolean => marks.some((mark) => some.has(sentence.lemmas[mark] ?? ''));
  return has(words.infinitiveMarks) ? takes.has('infinitive') : has(words.complementizers) && takes.has('clause');
}

/// What an adjective tells: "are **convinced** that …", "is **critical** of the plan". Null where nothing.
export function adjectiveFinding(
  sentence: Sentence,
  verbs: VerbArguments,
  index: number,
  groups: readonly AttributionGroup[],
  words: CitingWords,
): Finding | null {
  const content = sentence
    .children(index)
    .filter((child) => isComplement(sentence, child, words))
    .map((child) => clauseRange(sentence, child));
  let opening: number | null = null;
  if (content.length === 0) {
    const brings = new Set(groups.flatMap((group) => group.adjectivePrepositions));
    for (const [preposition, heads] of verbs.prepositionsOf(index)) {
      if (!brings.has(preposition)) continue;
      for (const head of heads) content.push(withoutCase(sentence, head));
      opening ??= caseOf(sentence, heads[0] ?? index);
    }
  }
  if (content.length === 0) return null;
  return {
    source: verbs.surfaceSubject(index).heads[0] ?? null,
    cueRange: withOpening(sentence, verbRange(sentence, index), opening),
    content,
    group: groups[0]?.name ?? 'thinking',
  };
}

/// What an adjective takes: "afraid **that it sinks**", not the time or the reason.
function isComplement(sentence: Sentence, clause: number, words: CitingWords): boolean {
  const { label } = sentence.word(clause);
  if (label === 'ccomp' || label === 'xcomp') return true;
  const mark = sentence.children(clause).find((child) => ['mark', 'advmod'].includes(sentence.word(child).label));
  return label === 'advcl' && (mark === undefined || words.adjectiveMarks.has(sentence.lemmas[mark] ?? ''));
}
