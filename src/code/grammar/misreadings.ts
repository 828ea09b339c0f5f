import { isFinite } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { GrammarWords } from '../../language/grammar.js';
import { conjuncts, subtree } from '../../mention/noun-phrase.js';
import { clauseOf } from './clauses.js';

const MAX_DEPTH = 3;

/// What the tagger and the tree often take for something else, put right where arguments are read.

/// "refused to **free** the monks": an infinitive that the tagger takes for an adjective.
export function isMisreadInfinitive(sentence: Sentence, index: number, grammar: GrammarWords): boolean {
  const { upos, features } = sentence.word(index);
  if (upos !== 'ADJ' || !grammar['infinitive-mark'].has(sentence.forms[index - 1] ?? '')) return false;
  return features.VerbForm === 'Inf' || sentence.children(index).some((child) => sentence.word(child).label === 'obj');
}

/// "appealed to **donors** on Friday for maize": a noun that the tree takes for an infinitive.
export function isMisreadPhrase(sentence: Sentence, index: number, grammar: GrammarWords): boolean {
  const { label, upos } = sentence.word(index);
  if (label !== 'xcomp' || !['NOUN', 'PROPN', 'PRON', 'NUM'].includes(upos)) return false;
  return sentence.children(index).some((child) => {
    const { label: role } = sentence.word(child);
    return (role === 'mark' || role === 'case') && grammar['infinitive-mark'].has(sentence.lemmas[child] ?? '');
  });
}

/// "gave **UN investigators** documents", "sent **Ukraine** howitzers": after one of the verbs of `giving` the tree takes who is
/// given for a part of what is given.
export function givenBefore(sentence: Sentence, object: number, giving: ReadonlySet<string>): number[] {
  const { head: verb, upos: kind, features } = sentence.word(object);
  const single = kind !== 'PROPN' && features.Number === 'Sing' && features.PronType === null;
  if (!giving.has(sentence.lemmas[verb] ?? '')) return [];
  return sentence.children(object).filter((child) => {
    const { label, features, upos } = sentence.word(child);
    if (child < verb || (label !== 'compound' && label !== 'nmod:desc')) return false;
    const before = sentence.word(child - 1);
    const isNext = child - 1 === verb + 1 && child + 1 === object;
    // "gave **its neighbour** tanks"
    if (upos === 'NOUN' && isNext && before.label === 'nmod:poss' && before.upos === 'PRON') return true;
    // "granted **the refugees** asylum", "offered **Tasmania** money"
    const isTold = upos === 'NOUN' && before.upos === 'DET' && child - 1 === verb + 1;
    const isName = child === verb + 1 && sentence.names.some(({ first, last }) => first === child && last < object);
    if (single) return (isTold && features.Number === 'Plur') || isName;
    return upos === 'PROPN' ? child === verb + 1 : features.Number === 'Plur';
  });
}

/// "said **it** would let aid in": a pronoun that the tree takes for the "it" of "it rains"; with an object and no clause that
/// it could announce it acts.
export function isTakenForDummy(sentence: Sentence, index: number): boolean {
  const { label, features, head } = sentence.word(index);
  if (label !== 'expl' || features.PronType !== 'Prs' || head < 0) return false;
  const labels = sentence.children(head).map((child) => sentence.word(child).label);
  return (
    sentence.word(head).upos === 'VERB' &&
    labels.includes('obj') &&
    !labels.some((each) => each === 'csubj' || each === 'ccomp' || each === 'nsubj')
  );
}

/// "stabbed in a village north of the lake by **militants**": the tree may put the agent of a passive with the place.
export function agentsWithin(sentence: Sentence, index: number, by: ReadonlySet<string>, depth = 0): number[][] {
  if (depth > MAX_DEPTH) return [];
  return sentence.children(index).flatMap((child) => {
    if (child < index || !/^(?:obl|nmod|advmod)/.test(sentence.word(child).label)) return [];
    const acts = sentence
      .children(child)
      .some((word) => sentence.word(word).label === 'case' && by.has(sentence.lemmas[word] ?? ''));
    return acts ? [conjuncts(sentence, child)] : agentsWithin(sentence, child, by, depth + 1);
  });
}

/// "Human Rights **Watch** accused …": the last word of a name that the tagger takes for a verb, though it is a subject or object.
export function isNameTakenForVerb(sentence: Sentence, index: number): boolean {
  const { upos, label, form } = sentence.word(index);
  if (upos !== 'VERB' || !/^(?:nsubj|obj|obl|nmod)/.test(label) || !/^\p{Lu}/u.test(form)) return false;
  return (
    sentence.names.some(({ first, last }) => first <= index && index <= last) ||
    sentence.words[index - 1]?.upos === 'PROPN'
  );
}

/// "a day after the **guard** detained a trawler": the tree may take the subject of a clause of time for a part of the time.
export function subjectBehindTime(sentence: Sentence, verb: number): readonly number[] {
  if (!isFinite(sentence.word(verb).features)) return [];
  const time = sentence.children(verb).find((child) => child < verb && sentence.word(child).label.startsWith('obl'));
  if (time === undefined) return [];
  const subject = sentence.children(time).find((child) => {
    const opens = sentence.child(child, 'case');
    return (
      sentence.word(child).label === 'nmod' &&
      subtree(sentence, child).last === verb - 1 &&
      opens === time + 1 &&
      (sentence.word(opens).upos === 'SCONJ' || sentence.word(time).label === 'obl:unmarked')
    );
  });
  return subject === undefined ? [] : conjuncts(sentence, subject);
}

/// "the claim **that rebels bombed the school**", which the tree has read as a relative clause though it lacks nothing.
export function isWholeClause(sentence: Sentence, clause: number, complementizers: ReadonlySet<string>): boolean {
  const labels = (wanted: RegExp): number[] =>
    sentence.children(clause).filter((child) => wanted.test(sentence.word(child).label));
  const opener = labels(/^obj$/).find((child) => complementizers.has(sentence.lemmas[child] ?? '') && child < clause);
  return (
    opener !== undefined && labels(/^nsubj/).some((child) => child > opener) && labels(/^(?:obj|[cx]comp)$/).length > 1
  );
}

/// "stormed a house where a gang held a banker, **killing** two": the verb to which a participle behind a comma belongs, where the tree
/// hangs it on a relative clause that no comma opens; null elsewhere.
export function mainOfLoose(sentence: Sentence, index: number): number | null {
  const { head, features } = sentence.word(index);
  if (features.VerbForm !== 'Ger' || !isBehindComma(sentence, index)) return null;
  const clause = clauseOf(sentence, head);
  const { label, head: noun } = sentence.word(clause);
  if (label !== 'acl:relcl' || isBehindComma(sentence, clause)) return null;
  const main = clauseOf(sentence, noun);
  return sentence.word(main).upos === 'VERB' && main < clause ? main : null;
}

function isBehindComma(sentence: Sentence, index: number): boolean {
  return sentence.words[subtree(sentence, index).first - 1]?.form === ',';
}
