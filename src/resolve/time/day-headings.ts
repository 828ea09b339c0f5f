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

function isDayAlone({ words }: Sentence, times: readonly TimeMention[]): boolean {
  const [day] = times;
  if (day === undefined || times.length > 1 || words.length > SHORT) return false;
  return day.from !== null && day.from === day.to && !words.some(({ upos }) => upos === 'VERB');
}
