import { asksOrRelates } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { TimeMention } from '../../resolve/time/dates.js';
import { carriesClause } from '../grammar/clauses.js';
import { headOf } from '../grammar/word-range.js';
import type { Draft } from './draft.js';
import { nearest } from './nearest.js';
import type { Reach } from './reach.js';

/// When a statement is set: the time that its clause tells, else the only one of the sentence, where no other clause claims it; of
/// what is not done yet a time ahead of the day of writing that stands right behind it.
export function timeOf(
  draft: Draft,
  sentence: Sentence,
  mentions: readonly TimeMention[],
  reach: Reach,
  written: string | null,
): TimeMention | null {
  if (mentions.length === 0) return null;
  const { anchor, factuality } = draft;
  const next =
    factuality.status === 'occurred'
      ? undefined
      : mentions.find(
          (mention) =>
            mention.first > anchor &&
            mention.first - anchor <= BESIDE &&
            isAhead(mention, written) &&
            sentence.word(headOf(sentence, mention)).label !== 'nmod:poss',
        );
  if (next !== undefined) return next;
  const reached = mentions.flatMap((mention) => {
    const cost = reach.cost(draft, told(sentence, mention));
    return cost === null ? [] : [{ ...mention, mention, cost }];
  });
  const found = nearest(draft.anchor, withoutYears(reached))?.mention;
  if (found !== undefined) return found;
  const [only] = mentions;
  if (only === undefined || mentions.length > 1 || draft.depth >= 0.5) return null;
  return isClaimed(draft, sentence, only) || isRecounted(draft, sentence, only) ? null : only;
}

/// So many words lie at most between what is to be done and its day.
const BESIDE = 2;

function isAhead({ from }: Pick<TimeMention, 'from'>, written: string | null): boolean {
  return from !== null && written !== null && from > written;
}

/// Without a time that lies ahead of the day of writing where a deed of force, help or goods is told as done ("was bailed and will
/// appear **on April 2**"), or words that another clause follows ("condemned the raid and called for a strike **on Friday**");
/// `isOther`: it is a deed of the former kind, or the time that of what is to be done ("urged them to march **on Sunday**").
export function notAhead(
  time: TimeMention | null,
  draft: Draft,
  sentence: Sentence,
  written: string | null,
  isOther: boolean,
): TimeMention | null {
  if (time === null || draft.factuality.status !== 'occurred' || !isAhead(time, written)) return time;
  return isOther || isOfNext(draft, sentence, time) ? null : time;
}

/// Whether a time stands in a clause that is joined to that of the deed.
function isOfNext(draft: Draft, sentence: Sentence, mention: TimeMention): boolean {
  const own = draft.support ?? draft.anchor;
  for (let at = told(sentence, mention); at > own; at = sentence.word(at).head)
    if (sentence.word(at).label === 'conj' && carriesClause(sentence, at)) return true;
  return false;
}

/// The word of which a time is told: its head, or the clause that it brings in ("**hours after** gunmen wounded four").
function told(sentence: Sentence, mention: TimeMention): number {
  const { label, head } = sentence.word(mention.last);
  return label === 'mark' ? head : headOf(sentence, mention);
}

/// Without stretches of years ("for the first time since 2003") where a day, week or month is told too.
function withoutYears<M extends { readonly mention: TimeMention }>(reached: readonly M[]): readonly M[] {
  const short = reached.filter(({ mention }) => !lastsYears(mention));
  return short.length > 0 ? short : reached;
}

function lastsYears({ from, to }: TimeMention): boolean {
  return from !== null && to !== null && Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 1;
}

/// Whether a time stands in a clause of its own, in which the deed does not stand. A day behind a clause that describes what comes
/// after the deed ("fired at crowds that broke in on Tuesday") may as well be the day of the deed.
function isClaimed(draft: Draft, sentence: Sentence, mention: TimeMention): boolean {
  const outside = new Set<number>();
  for (let at = draft.anchor; at >= 0; at = sentence.word(at).head) outside.add(at);
  for (let at = told(sentence, mention); at >= 0 && !outside.has(at); at = sentence.word(at).head) {
    if (!carriesClause(sentence, at)) continue;
    const { label } = sentence.word(at);
    const isOpen =
      label === 'acl:relcl' && at > draft.anchor && mention.from === mention.to && !isPerfect(sentence, at);
    if (!isOpen && CLAIMING.has(label)) return true;
  }
  return false;
}

/// Whether a time is that of a telling in which the deed is recounted: "told the judges **in February** how her brother was dragged".
function isRecounted(draft: Draft, sentence: Sentence, mention: TimeMention): boolean {
  const { head } = sentence.word(told(sentence, mention));
  for (let at = draft.anchor; at >= 0 && at !== head; at = sentence.word(at).head) {
    if (sentence.word(at).label !== 'ccomp') continue;
    const tellsHow = sentence.children(at).some((child) => {
      const { label, features } = sentence.word(child);
      return child < at && label === 'advmod' && asksOrRelates(features);
    });
    if (tellsHow) return true;
  }
  return false;
}

function isPerfect(sentence: Sentence, clause: number): boolean {
  const { VerbForm: form, Tense: tense } = sentence.word(clause).features;
  return form === 'Part' && tense === 'Past' && sentence.child(clause, 'aux') !== undefined;
}

const CLAIMING: ReadonlySet<string> = new Set([
  'acl',
  'acl:relcl',
  'advcl',
  'advcl:relcl',
  'parataxis',
  'conj',
  'ccomp',
]);
