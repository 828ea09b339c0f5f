import type { SourceDocument } from '../../annotation/document.js';
import type { TimeMention } from '../../annotation/mentions.js';
import type { Sentence } from '../../annotation/sentence.js';
import { lastBegun } from '../../annotation/span.js';

/// How many words a line has at most that only says a day.
const SHORT = 8;

/// For each sentence the line above that says of what day it tells ("Saturday 24 February", in a diary or a chronology), as the time
/// that the line tells; null where none stands above. A line is one where it fills a segment of the report alone, tells one day and
/// has no verb. `times` are those of each sentence.
export function dayHeadings(
  { segments }: SourceDocument,
  sentences: readonly Sentence[],
  times: readonly (readonly TimeMention[])[],
): (TimeMention | null)[] {
  const at = sentences.map(({ start }) => lastBegun(segments, start));
  let heading: TimeMention | null = null;
  return sentences.map((sentence, index) => {
    const segment = at[index] ?? -1;
    if (segments[segment]?.kind !== 'body') return null;
    const isAlone = at[index - 1] !== segment && at[index + 1] !== segment;
    if (!isAlone || index === sentences.length - 1 || !isDayAlone(sentence, times[index] ?? [])) return heading;
    heading = times[index]?.[0] ?? null;
    return null;
  });
}

/// For each sentence the line above that is a year alone, as the parts of a chronology have it ("1991"); null where none stands above,
/// or where one line alone does, which may be anything.
export function yearHeadings({ segments }: SourceDocument, sentences: readonly Sentence[]): (string | null)[] {
  const at = sentences.map(({ start }) => lastBegun(segments, start));
  let year: string | null = null;
  const found = new Set<string>();
  const years = sentences.map(({ words }, index) => {
    const segment = segments[at[index] ?? -1];
    if (segment?.kind !== 'body') return null;
    const [only] = words;
    if (words.length === 1 && only !== undefined && /^(?:1[5-9]|20)\d\d$/.test(only.form)) {
      year = only.form;
      found.add(year);
    }
    return year;
  });
  return found.size > 1 ? years : years.map(() => null);
}

function isDayAlone({ words }: Sentence, times: readonly TimeMention[]): boolean {
  const [day] = times;
  if (day === undefined || times.length > 1 || words.length > SHORT) return false;
  return day.from !== null && day.from === day.to && !words.some(({ upos }) => upos === 'VERB');
}
