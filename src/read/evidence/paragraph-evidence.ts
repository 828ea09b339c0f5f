import type { CommentCues } from './comment-cues.js';

/// Words in quotation marks are another's; only a paragraph's own words tell who writes it.
const QUOTED = /"[^"\n]{2,2000}(?:"|$)|“[^”\n]{2,2000}(?:”|$)|«[^»\n]{2,2000}»|(?<=\s|^)‘[^’\n]{8,2000}’(?=[\s.,])/gu;
/// One or two words in quotation marks, with no comma as after what somebody said.
const SCARE_QUOTES = /"[\p{L}'’-]+(?: [\p{L}'’-]+)?"|“[\p{L}'’-]+(?: [\p{L}'’-]+)?”/gu;
/// A picture of a face, a heart, a hand; ":-)".
const EMOTICON = /\p{Extended_Pictographic}+|(?<=\s|^|[.!?])[:;=]-?[)(DP](?=\s|$|[.!?])/gu;
/// Shares in fewer words than this tell little.
const LEAST_WORDS = 15;
/// Longer paragraphs are judged by this much of them.
const SAMPLE = 4000;

/// How often each kind of evidence occurs in a paragraph, by the names of the cue groups and marks.
type EvidenceCounts = ReadonlyMap<string, number>;

/// How much more likely a paragraph's wording is in a reader's comment, and in personal prose that is none, than in a
/// report: natural log-odds.
export interface ParagraphEvidence {
  readonly comment: number;
  readonly essay: number;
  /// What of it words and marks tell that readers use; the rest is how long, how dated and in which tense it is.
  readonly personal: number;
}

/// The marks that writers of reports hardly set.
const PERSONAL: ReadonlySet<string> = new Set(['exclamation', 'question', 'contraction', 'lower-i', 'lower-start', 'ellipsis', 'untidy', 'emoticon', 'mention', 'scare-quotes']); // prettier-ignore

/// Weighs the wording of a paragraph.
export function paragraphEvidence(paragraph: string, cues: CommentCues): ParagraphEvidence {
  const counts = countEvidence(paragraph, cues);
  let [comment, essay, personal] = [0, 0, 0];
  for (const group of cues.evidence) {
    const count = counts.get(group.name) ?? 0;
    comment += group.weight * count;
    essay += group.essay * count;
    personal += Math.max(0, group.weight) * count;
  }
  for (const [mark, weight] of cues.marks) {
    const told = weight * (counts.get(mark) ?? 0);
    comment += told;
    if (PERSONAL.has(mark)) personal += told;
  }
  for (const [mark, weight] of cues.essayMarks) essay += weight * (counts.get(mark) ?? 0);
  return { comment, essay, personal };
}

/// Counts the evidence; each count is cut off at what its group allows.
export function countEvidence(paragraph: string, cues: CommentCues): EvidenceCounts {
  const sample = paragraph.slice(0, SAMPLE);
  const own = sample.replace(QUOTED, ' ').replace(/’/g, "'");
  const tokens = tokensOf(own);
  const sentences = own.split(/(?<=[.!?…])\s+/u).map(openingOf);
  const phrases = countGroups(tokens, cues);
  const counts = new Map<string, number>();
  for (const group of cues.evidence) {
    const hits = group.atStart
      ? Number(startsWithAny(tokens, group.words))
      : group.sentenceStart
        ? sentences.filter((sentence) => startsWithAny(sentence, group.words)).length
        : (phrases.get(group.words) ?? 0);
    if (hits > 0) counts.set(group.name, Math.min(hits, group.most));
  }
  for (const [mark, count] of marksOf(sample, own, tokens, cues)) if (count !== 0) counts.set(mark, count);
  return counts;
}

/// Whether a paragraph opens with one of the words or phrases.
export function startsWithAny(tokens: readonly string[], phrases: ReadonlySet<string>): boolean {
  for (let length = 1; length <= OPENING && length <= tokens.length; length++) {
    if (phrases.has(tokens.slice(0, length).join(' '))) return true;
  }
  return false;
}

/// The paragraph's own words in lower case.
export function ownTokens(paragraph: string): string[] {
  const own = paragraph.slice(0, SAMPLE).replace(QUOTED, ' ').replace(/’/g, "'");
  return tokensOf(own);
}

const OPENING = 4;

/// The first words of a sentence in lower case, as many as `startsWithAny` looks at.
function openingOf(text: string): string[] {
  const tokens: string[] = [];
  for (const [token] of text.toLowerCase().matchAll(TOKEN)) if (tokens.push(token) === OPENING) break;
  return tokens;
}

const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}'-]*/gu;

function tokensOf(text: string): string[] {
  return text.toLowerCase().match(TOKEN) ?? [];
}

/// How many of the phrases stand among the words.
export function countPhrases(tokens: readonly string[], phrases: ReadonlySet<string>): number {
  const openings = openingsOf(phrases);
  let hits = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const longest = Math.min(openings.get(token) ?? 0, tokens.length - at);
    for (let length = longest; length >= 1; length--) {
      if (!phrases.has(length === 1 ? token : tokens.slice(at, at + length).join(' '))) continue;
      hits++;
      at += length - 1;
      break;
    }
  }
  return hits;
}

/// One group's phrases that begin with some word, and the number of words of the longest.
interface Opening {
  readonly phrases: ReadonlySet<string>;
  readonly longest: number;
}

const groupsKnown = new WeakMap<CommentCues, ReadonlyMap<string, readonly Opening[]>>();

/// As `countPhrases` for the phrases of every group of evidence that may stand anywhere; most words begin none of them.
function countGroups(tokens: readonly string[], cues: CommentCues): ReadonlyMap<ReadonlySet<string>, number> {
  const openings = groupOpeningsOf(cues);
  const hits = new Map<ReadonlySet<string>, number>();
  /// Where the last hit of a group ends.
  const ends = new Map<ReadonlySet<string>, number>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    for (const { phrases, longest } of openings.get(token) ?? NO_OPENINGS) {
      if (at < (ends.get(phrases) ?? 0)) continue;
      for (let length = Math.min(longest, tokens.length - at); length >= 1; length--) {
        if (!phrases.has(length === 1 ? token : tokens.slice(at, at + length).join(' '))) continue;
        hits.set(phrases, (hits.get(phrases) ?? 0) + 1);
        ends.set(phrases, at + length);
        break;
      }
    }
  }
  return hits;
}

const NO_OPENINGS: readonly Opening[] = [];

function groupOpeningsOf(cues: CommentCues): ReadonlyMap<string, readonly Opening[]> {
  const known = groupsKnown.get(cues);
  if (known !== undefined) return known;
  const openings = new Map<string, Opening[]>();
  const sets = new Set(
    cues.evidence.filter((group) => !group.atStart && !group.sentenceStart).map(({ words }) => words),
  );
  for (const phrases of sets) {
    for (const [word, longest] of openingsOf(phrases)) {
      const list = openings.get(word);
      if (list === undefined) openings.set(word, [{ phrases, longest }]);
      else list.push({ phrases, longest });
    }
  }
  groupsKnown.set(cues, openings);
  return openings;
}

const openingsKnown = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, number>>();

/// The first word of each phrase, with the number of words of the longest phrase that it begins.
function openingsOf(phrases: ReadonlySet<string>): ReadonlyMap<string, number> {
  const known = openingsKnown.get(phrases);
  if (known !== undefined) return known;
  const openings = new Map<string, number>();
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    openings.set(first, Math.max(openings.get(first) ?? 0, words.length));
  }
  openingsKnown.set(phrases, openings);
  return openings;
}

/// Shorter words are not told by their ending.
const LEAST_WITH_ENDING = 5;

function isPast(token: string, { past, pastEndings }: CommentCues): boolean {
  if (past.has(token)) return true;
  if (token.length < LEAST_WITH_ENDING) return false;
  for (const ending of pastEndings) if (token.endsWith(ending)) return true;
  return false;
}

function marksOf(
  sample: string,
  own: string,
  tokens: readonly string[],
  cues: CommentCues,
): [name: string, count: number][] {
  const count = (pattern: RegExp, most: number): number => Math.min(most, own.match(pattern)?.length ?? 0);
  const sentences = Math.max(1, own.match(/[.!?…]+(?=\s|$)/gu)?.length ?? 1);
  const words = Math.max(LEAST_WORDS, tokens.length);
  const capitalised = own.match(/(?<=[\p{Ll},;:] )\p{Lu}[\p{Ll}]+/gu)?.length ?? 0;
  return [
    ['bias', 1],
    ['exclamation', count(/!/g, 2)],
    ['question', count(/\?/g, 2)],
    ['capitals', count(/(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu, 2)],
    ['contraction', count(cues.patterns.contraction, 3)],
    ['lower-i', count(cues.patterns.carelesslySmall, 1)],
    ['lower-start', tokens.length > 2 && /^\p{Ll}/u.test(sample) ? 1 : 0],
    ['ellipsis', count(/\.\.+|…/g, 2)],
    ['untidy', count(/ [,;!?](?=\s|$)|,(?=\p{L})|[a-z]\.[A-Z][a-z]|!!|\?\?|\(\)/gu, 2)],
    ['emoticon', Math.min(2, sample.match(EMOTICON)?.length ?? 0)],
    ['mention', /^@\p{L}/u.test(sample) ? 1 : 0],
    ['short', sample.length < 80 ? 1 : 0],
    ['no-stop', /[.!?…"”'’)]\s*$/.test(sample) ? 0 : 1],
    ['number', count(/(?<![\p{L}])\d[\d.,:]*/gu, 3)],
    ['quotation', /["“«]/.test(sample) ? 1 : 0],
    ['long-sentences', Math.min(2, Math.max(0, words / sentences / 15 - 1))],
    ['names', Math.min(4, (10 * capitalised) / words)],
    ['present', Math.min(3, (20 * tokens.filter((token) => cues.present.has(token)).length) / words)],
    ['scare-quotes', Math.min(2, sample.match(SCARE_QUOTES)?.length ?? 0)],
    ['word-length', Math.max(-1.5, Math.min(1.5, (tokens.join('').length - 4.7 * tokens.length) / words))],
    ['dash', count(/ [—–-]+ |--|—/gu, 2)],
    ['past', Math.min(3, (20 * tokens.filter((token) => isPast(token, cues)).length) / words)],
  ];
}
