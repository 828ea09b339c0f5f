import { Sentence, type Name } from '../../annotation/sentence.js';
import type { Calendar } from '../../language/calendar-index.js';

/// The sentence without names that are a weekday alone, for which the language model may take one: "**Monday's** raid". "Joe Friday" stays.
export function withoutDayNames({ weekdays }: Calendar, sentence: Sentence): Sentence {
  const isDay = ({ first, last }: Name): boolean => first === last && weekdays.has(sentence.forms[first] ?? '');
  if (!sentence.names.some(isDay)) return sentence;
  const names = sentence.names.filter((name) => !isDay(name));
  return new Sentence(sentence.start, sentence.end, sentence.words, sentence.multiwords, names, sentence.deeds);
}
