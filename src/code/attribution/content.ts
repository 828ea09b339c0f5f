import { isFinite } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import { isNominal } from '../../mention/noun-phrase.js';
import type { VerbArguments } from '../grammar/arguments.js';
import { isGerund } from '../grammar/clauses.js';
import type { CitingWords } from './citing-words.js';
import { around, caseOf, clauseRange, without, withoutCase } from './ranges.js';
import type { WordRange } from '../grammar/word-range.js';

/// What is said, and the last word of the preposition that brings it in.
export interface Told {
  readonly content: readonly WordRange[];
  readonly opening: number | null;
}

/// What a verb talks of: its object with what it is called, taken for or asked to do ("called **the plan a mistake**",
/// "accused **him of fraud**"), in the passive in two pieces around the verb.
export function objectTold(sentence: Sentence, verbs: VerbArguments, verb: number, brings: ReadonlySet<string>): Told {
  const args = verbs.of(verb);
  const content = args.object
    .filter((head) => isNominal(sentence.word(head)))
    .map((head) => clauseRange(sentence, head));
  const given = args.passive ? undefined : args.indirect.map((head) => clauseRange(sentence, head))[0];
  if (given !== undefined && content[0] !== undefined && given.first > verb && given.last === content[0].first - 1)
    content[0] = { first: given.first, last: content[0].last };
  let opening: number | null = null;
  const first = content[0];
  if (first === undefined) return { content, opening };
  for (const child of sentence.children(verb)) {
    if (child < verb || content.some((range) => range.first <= child && child <= range.last)) continue;
    const { label, upos } = sentence.word(child);
    const marker = caseOf(sentence, child);
    const brought =
      (label.startsWith('obl') || label === 'advcl') && marker !== null && brings.has(sentence.lemmas[marker] ?? '');
    if (label !== 'xcomp' && label !== 'ccomp' && !(label === 'obj' && upos !== 'PRON') && !brought) continue;
    const last = content.at(-1) ?? first;
    const whole = clauseRange(sentence, child);
    if (last.last > verb && whole.first - last.last === 1)
      content[content.length - 1] = { first: last.first, last: whole.last };
    else if (last.last < verb && (whole.first === verb + 1 || (brought && label === 'advcl'))) {
      content.push(brought ? withoutCase(sentence, child) : whole);
      if (brought) opening = marker;
    }
  }
  return { content, opening };
}

/// What a preposition brings in: "called for **calm**", with the object before it "took **him for a fool**".
export function prepositionTold(
  sentence: Sentence,
  verbs: VerbArguments,
  verb: number,
  brings: ReadonlySet<string>,
): Told {
  const content: WordRange[] = [];
  let opening: number | null = null;
  for (const [preposition, heads] of verbs.prepositionsOf(verb)) {
    const first = heads[0];
    if (!brings.has(preposition) || first === undefined) continue;
    const marker = caseOf(sentence, first);
    const object = sentence
      .children(verb)
      .filter((child) => child > verb && sentence.word(child).label === 'obj')
      .map((child) => clauseRange(sentence, child))
      .find((range) => marker !== null && range.last < marker);
    for (const head of heads) {
      const piece = withoutCase(sentence, head);
      content.push(object !== undefined && head === first ? { first: object.first, last: piece.last } : piece);
    }
    if (object === undefined) opening = marker;
  }
  return { content, opening };
}

/// What someone is asked to do, with the one who is asked: "urged **Greece to leave**".
export function infinitiveTold(sentence: Sentence, verb: number, clause: number): WordRange {
  const whole = clauseRange(sentence, clause);
  const asked = sentence
    .children(verb)
    .filter((child) => child > verb && ['obj', 'iobj'].includes(sentence.word(child).label))
    .map((child) => clauseRange(sentence, child))
    .find((range) => range.last === whole.first - 1);
  return asked === undefined ? whole : { first: asked.first, last: whole.last };
}

/// What the clause is about that someone is said to have put so: "As the minister put it, **the dam is safe**".
export function asPutBy(sentence: Sentence, verb: number, words: CitingWords): WordRange[] {
  const { head, label } = sentence.word(verb);
  if (label !== 'advcl' || head < 0) return [];
  const children = sentence.children(verb);
  const opens = children.some(
    (child) => sentence.word(child).label === 'mark' && words.equating.has(sentence.lemmas[child] ?? ''),
  );
  const objects = children.filter((child) => /^(?:obj|ccomp|xcomp|obl:agent)$/.test(sentence.word(child).label));
  if (!opens || objects.some((child) => !words.dummies.has(sentence.lemmas[child] ?? ''))) return [];
  const { first, last } = clauseRange(sentence, verb);
  // "We did not fire, as the paper claimed": the paper claimed that they did.
  if (objects.length === 0 && first > head && isNegatedClause(sentence, head)) return [];
  const apart = [sentence.words[first - 1], sentence.words[last + 1]].some((word) => word?.form === ',');
  return apart ? around(sentence, head, verb) : [];
}

/// Whether a clause has a word that negates its verb.
function isNegatedClause(sentence: Sentence, verb: number): boolean {
  return sentence.children(verb).some((child) => {
    const { label, features } = sentence.word(child);
    return label === 'advmod' && features.Polarity === 'Neg';
  });
}

/// "admitted **using the fund**", "described **having been beaten**".
export function gerundTold(sentence: Sentence, verb: number): WordRange[] {
  return sentence
    .children(verb)
    .filter((child) => child > verb && isGerund(sentence, child) && isTakenBy(sentence, child, verb))
    .map((child) => clauseRange(sentence, child));
}

/// Whether a clause is what a verb takes: one that the tree takes for an adverbial stands right behind the verb then.
function isTakenBy(sentence: Sentence, clause: number, verb: number): boolean {
  const { label } = sentence.word(clause);
  if (/^[cx]comp$/.test(label)) return true;
  const isBare = sentence.child(clause, 'mark') === undefined && caseOf(sentence, clause) === null;
  return label === 'advcl' && isBare && clauseRange(sentence, clause).first === verb + 1;
}

/// "told reporters that …": the clause that the tree has hung on the one who is told, or on the time
/// and place of telling, but not on a noun that is a cue itself.
export function toldThat(
  sentence: Sentence,
  verb: number,
  words: CitingWords,
  isCue: (noun: number) => boolean,
): number | null {
  for (const object of sentence.children(verb)) {
    const { label } = sentence.word(object);
    const time = label.startsWith('obl') && !isCue(object);
    if ((label !== 'iobj' && label !== 'obj' && !time) || object < verb) continue;
    const inner = sentence.children(object).filter((child) => child > object && sentence.word(child).label === 'nmod');
    const clause = [object, ...inner]
      .flatMap((noun) => sentence.children(noun))
      .find((child) => {
        const word = sentence.word(child);
        if (word.label !== 'acl' && word.label !== 'acl:relcl' && word.label !== 'ccomp') return false;
        return sentence
          .children(child)
          .some(
            (mark) => sentence.word(mark).label === 'mark' && words.complementizers.has(sentence.lemmas[mark] ?? ''),
          );
      });
    if (clause !== undefined) return clause;
  }
  return null;
}

/// What a clause of saying between commas or behind one leaves of its sentence: "The war, **experts believe**, is over."
export function besideAside(sentence: Sentence, verbs: VerbArguments, verb: number): WordRange[] {
  const subject = verbs.direct(verb, 'nsubj').findLast((head) => head < verb);
  const { features } = sentence.word(verb);
  if (subject === undefined || !(isFinite(features) || features.VerbForm === 'Part')) return [];
  const { first } = clauseRange(sentence, subject);
  const before = sentence.words[first - 1];
  if (first < 2 || before === undefined || (before.form !== ',' && before.form !== '—' && before.form !== '–'))
    return [];
  let last = verb;
  while (last + 1 < sentence.words.length && sentence.word(last + 1).form !== ',' && isAside(sentence, last + 1, verb))
    last++;
  const behind = sentence.words[last + 1];
  if (behind === undefined || behind.upos !== 'PUNCT') return [];
  const end = behind.form === ',' || behind.form === before.form;
  if (!end && !/^[.?!]$/.test(behind.form)) return [];
  const all = { first: 0, last: sentence.words.length - 1 };
  return without(all, { first: first - 1, last: end ? last + 1 : all.last });
}

/// What may follow a verb of saying in its own clause: an adverb, the time, the occasion.
function isAside(sentence: Sentence, index: number, verb: number): boolean {
  for (let at = index; at >= 0; at = sentence.word(at).head) {
    const { head, label } = sentence.word(at);
    if (head === verb) return label.startsWith('obl') || label === 'advmod' || label === 'nmod:unmarked';
  }
  return false;
}

/// "“Ready?” she said": few words in quotation marks before the one who says them.
export function isSaidRightBehind(sentence: Sentence, range: WordRange, verb: number): boolean {
  const marks = sentence.words[range.last]?.form ?? '';
  return range.last < verb && /^[,?!.]$/.test(marks);
}

/// Quotations of fewer words are words in quotation marks, not speech.
export function isSpeech(range: WordRange): boolean {
  return range.last - range.first >= 3;
}
