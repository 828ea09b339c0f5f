import type { Sentence } from '../../annotation/sentence.js';

/// The head of the clause in which a word stands: the nearest word above it, or itself, that carries a clause.
export function clauseOf(sentence: Sentence, index: number): number {
  let at = index;
  while (!carriesClause(sentence, at)) at = sentence.word(at).head;
  return at;
}

/// Whether a word is the head of a clause.
export function carriesClause(sentence: Sentence, index: number): boolean {
  const { label, head, upos } = sentence.word(index);
  if (head < 0) return true;
  if (label !== 'conj') return CLAUSES.has(label);
  return upos === 'VERB' || sentence.child(index, 'cop') !== undefined || hasSubject(sentence, index);
}

const CLAUSES: ReadonlySet<string> = new Set([
  'root',
  'ccomp',
  'csubj',
  'csubj:pass',
  'xcomp',
  'advcl',
  'advcl:relcl',
  'acl',
  'acl:relcl',
  'parataxis',
]);

export function hasSubject(sentence: Sentence, index: number): boolean {
  return sentence.children(index).some((child) => sentence.word(child).label.startsWith('nsubj'));
}

/// Whether a clause has a verb that agrees with its subject, or an auxiliary that does: "was killed", not "killing four".
export function isFinite(sentence: Sentence, index: number): boolean {
  const forms = [index, ...sentence.children(index).filter((child) => sentence.word(child).label.startsWith('aux'))];
  return forms.some((form) => sentence.word(form).features.VerbForm === 'Fin');
}

export function isSubjectLabel(label: string): boolean {
  return label === 'nsubj' || label === 'nsubj:pass' || label === 'nsubj:outer';
}

/// "denied **having killed** anyone", "accused of **lying**": a gerund, or a verb of whose auxiliaries one is.
export function isGerund(sentence: Sentence, index: number): boolean {
  return [index, ...sentence.children(index)].some((at) => {
    const { label, features } = sentence.word(at);
    return features.VerbForm === 'Ger' && (at === index || label.startsWith('aux'));
  });
}

/// "will not attack, **will not move** and will not recruit": the second of a list of verbs, which the tree may take for a clause of its own.
export function isListedClause(sentence: Sentence, verb: number): boolean {
  if (verb < sentence.word(verb).head || sentence.child(verb, 'aux') === undefined) return false;
  return sentence
    .children(verb)
    .some(
      (child) =>
        sentence.word(child).label === 'conj' &&
        sentence.child(child, 'cc') !== undefined &&
        !hasSubject(sentence, child),
    );
}
