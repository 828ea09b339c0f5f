import type { Sentence } from '../../annotation/sentence.js';
import { isNominal, nounPhrase } from '../../mention/noun-phrase.js';
import type { VerbArguments } from '../grammar/arguments.js';
import type { Attribution } from './cited.js';

/// Who is cited by the one who says so: "the paper, which cited **a police source**, said …", "the agency reported, quoting
/// **officials**". What is said is theirs, inside the words of the one who tells it on.
export function relayedBy(
  sentence: Sentence,
  verbs: VerbArguments,
  outer: Attribution,
  relaying: ReadonlySet<string>,
  timeNouns: ReadonlySet<string>,
): Attribution[] {
  if (outer.group !== 'saying' || outer.source === null) return [];
  const clauses = [
    ...sentence.children(outer.source).filter((child) => sentence.word(child).label.startsWith('acl')),
    ...sentence.children(outer.cue).filter((child) => sentence.word(child).label === 'advcl'),
  ];
  return clauses
    .filter((clause) => relaying.has(sentence.lemmas[clause] ?? ''))
    .flatMap((clause) => {
      const cited = verbs.direct(clause, 'obj')[0];
      if (cited === undefined || cited < clause || !isNominal(sentence.word(cited))) return [];
      const named = nounPhrase(sentence, cited, timeNouns);
      const cueRange = { first: clause, last: clause };
      return [{ ...outer, source: cited, namedRange: named, sourceRange: named, cue: clause, cueRange }];
    });
}
