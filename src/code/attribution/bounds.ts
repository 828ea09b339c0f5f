import type { Features } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Attribution } from './cited.js';
import type { CitingWords } from './citing-words.js';
import { clauseRange, inside, trim, without } from './ranges.js';
import { isSubjectLabel } from '../grammar/clauses.js';
import type { WordRange } from '../grammar/word-range.js';

/// Groups of cues that begin words of their own.
const SPEAKING = new Set(['saying', 'asking', 'talking']);

/// Ends what someone says where the writer goes on with another saying: "X said that the port is closed, **adding that** …",
/// "X said that the port is closed, **while Y said** …".
export function withoutAsides(
  sentence: Sentence,
  attributions: readonly Attribution[],
  quoted: readonly WordRange[],
  words: CitingWords,
): Attribution[] {
  const out = attributions.map((each) => withoutBackground(sentence, each, quoted));
  out.forEach((inner, position) => {
    if (!SPEAKING.has(inner.group) || inside(quoted, inner.cue)) return;
    out.forEach((outer, at) => {
      if (outer === inner || outer.group !== 'saying' || outer.cue > inner.cue || !inside(outer.content, inner.cue))
        return;
      const added = addedAt(sentence, outer, inner) ?? continuedAt(sentence, outer, inner);
      const start = added ?? besideAt(sentence, outer, inner, words);
      if (start === null) return;
      const content = outer.content
        .map((piece) => (piece.last < start ? piece : trim(sentence, { first: piece.first, last: start - 1 })))
        .filter((piece) => piece.first <= piece.last);
      if (content.length === 0) return;
      out[at] = { ...outer, content };
      if (added !== null) {
        const { source, namedRange, sourceRange } = outer;
        out[position] = { ...inner, source, namedRange, sourceRange };
      }
    });
  });
  return out;
}

/// What is said without what the writer adds of it: "called on Iceland to leave NATO**, a step which Norway has ruled out**". Such an
/// apposition has an article that brings in something new and a clause of its own.
function withoutBackground(sentence: Sentence, told: Attribution, quoted: readonly WordRange[]): Attribution {
  if (told.group === 'hedge') return told;
  for (let comma = told.cue + 1; comma < sentence.words.length; comma++) {
    if (sentence.word(comma).form !== ',' || inside(quoted, comma) || !inside(told.content, comma)) continue;
    const noun = sentence.words[comma + 1]?.features.Definite === 'Ind' ? sentence.word(comma + 1).head : -1;
    if (noun < comma || !ADDED.has(sentence.word(noun).label)) continue;
    if (!sentence.children(noun).some((child) => child > noun && sentence.word(child).label === 'acl:relcl')) continue;
    const added = { first: comma, last: clauseRange(sentence, noun).last };
    const content = told.content.flatMap((piece) => without(piece, added));
    return content.length === 0 ? told : { ...told, content };
  }
  return told;
}

const ADDED: ReadonlySet<string> = new Set(['appos', 'obj', 'obl', 'conj', 'nmod']);

/// Where a participle behind a comma goes on for the one who speaks: ", **adding** that …". Null where it does not.
function addedAt(sentence: Sentence, outer: Attribution, inner: Attribution): number | null {
  const word = sentence.word(inner.cue);
  if (word.features.VerbForm !== 'Ger' || word.label.startsWith('acl') || word.label === 'case') return null;
  const { first } = inner.cueRange;
  return sentence.words[first - 1]?.form === ',' && outer.source !== null ? first : null;
}

/// Where a second verb of saying without a subject of its own goes on for the one who speaks: "said that the crane was safe
/// **and warned** against …". Null where it does not.
function continuedAt(sentence: Sentence, outer: Attribution, inner: Attribution): number | null {
  const { label, head, features } = sentence.word(inner.cue);
  if (label !== 'conj' || !isHeadOfContent(sentence, outer, head)) return null;
  if (!isSameForm(features, sentence.word(outer.cue).features)) return null;
  if (outer.source === null || (inner.group !== 'saying' && inner.group !== 'asking')) return null;
  const children = sentence.children(inner.cue);
  if (
    children.some((child) => isSubjectLabel(sentence.word(child).label) || AUXILIARY.test(sentence.word(child).label))
  )
    return null;
  return children.find((child) => sentence.word(child).label === 'cc') ?? null;
}

const AUXILIARY = /^aux/;

/// Whether two verbs stand in one form: "said … and warned".
function isSameForm(a: Features, b: Features): boolean {
  return a.VerbForm === b.VerbForm && a.Tense === b.Tense && a.Person === b.Person && a.Number === b.Number;
}

/// Where a clause that is set beside what is said names another speaker: "**and the rebels** said". Null where none is.
function besideAt(sentence: Sentence, outer: Attribution, inner: Attribution, words: CitingWords): number | null {
  const word = sentence.word(inner.cue);
  if (word.label !== 'conj' && word.label !== 'advcl') return null;
  const children = sentence.children(inner.cue);
  const subject = children.find((child) => isSubjectLabel(sentence.word(child).label) && child < inner.cue);
  const opens = children.find((child) => words.openers.has(sentence.lemmas[child] ?? '') && child < inner.cue);
  if (subject === undefined || opens === undefined || opens > subject) return null;
  const contrast = !words.joiners.has(sentence.lemmas[opens] ?? '');
  if (sentence.word(subject).upos === 'PRON' && !contrast) return null;
  if (word.label === 'conj' && !isHeadOfContent(sentence, outer, word.head)) return null;
  const { first } = clauseRange(sentence, inner.cue);
  return first <= opens ? opens : null;
}

/// Whether a clause is that of what is said, not one further inside it.
function isHeadOfContent(sentence: Sentence, outer: Attribution, clause: number): boolean {
  return sentence.word(clause).head === outer.cue;
}
