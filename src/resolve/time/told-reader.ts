import type { Unit } from '../../language/calendar-index.js';
import { addMonths, dayOf, monthInterval, monthOf, yearInterval, yearOf, type Day } from './calendar.js';
import { nearestOf, whole, type DatedReader, type Reading, type Setting } from './dated.js';
import { shifted, UNKNOWN } from './periods.js';

/// Lower numbers alone count other things than days: "on the second".
const LEAST_ALONE = 6;

/// Reads what is told from the day told before.
export class ToldReader {
  constructor(
    private readonly setting: Setting,
    private readonly dated: DatedReader,
  ) {}

  /// "the same evening", "that night", "the following day", "two days later": told from the day told before. "That day" needs one;
  /// other expressions without are left to other readings.
  read(at: number): Reading | null {
    const { calendar } = this.dated;
    const told = this.setting.told();
    const way = calendar.told.get(this.dated.text(at));
    if (way === 'same' || way === 'next') {
      const noun = this.dated.text(at + 1);
      const unit = calendar.units.get(noun);
      const isDay = calendar.partsOfDay.has(noun) || (unit?.unit === 'day' && !unit.several);
      if (!isDay || told === null) return null;
      const day = told + (way === 'next' ? 1 : 0);
      return whole({ from: day, to: day }, at + 2);
    }
    const counted = this.dated.number(at);
    const noun = counted?.next ?? (calendar.one.has(this.dated.text(at)) ? at + 1 : at);
    const unit = calendar.units.get(this.dated.text(noun));
    const behind = calendar.told.get(this.dated.text(noun + 1));
    if (unit === undefined) return null;
    if (behind === 'after' || behind === 'before') return this.beside(at, noun, unit, counted?.value ?? null, behind);
    if (noun === at || (behind !== 'later' && behind !== 'earlier')) return null;
    if (told === null) return whole(UNKNOWN, noun + 2);
    const day = shifted(told, unit.unit, (behind === 'later' ? 1 : -1) * (counted?.value ?? 1) * unit.count);
    const days = unit.unit === 'year' ? yearInterval(yearOf(day)) : { from: day, to: day };
    return whole(unit.unit === 'month' ? monthInterval(yearOf(day), monthOf(day)) : days, noun + 2);
  }

  /// "on the nineteenth", "before the 19th", "the night of the 17th": of the month told before, else the nearest such day.
  dayAlone(at: number): Reading | null {
    const { calendar } = this.dated;
    if (!calendar.articles.has(this.dated.text(at - 1)) || !this.isBroughtIn(at - 2)) return null;
    const written = /^\d+\p{L}+$/u.test(this.dated.text(at)) ? calendar.dayNumber(this.dated.text(at)) : null;
    const found = written === null ? this.dated.ordinal(at) : { value: written, next: at + 1 };
    if (found === null || found.value < LEAST_ALONE || calendar.links.has(this.dated.text(found.next))) return null;
    const { sentence } = this.setting;
    const word = this.dated.word(found.next - 1);
    const { label, head } = sentence.word(word);
    // "the **19th** century": but "on the **19th** troops fired"
    if (!label.startsWith('obl') && (head > word || sentence.words[word + 1]?.upos === 'NOUN')) return null;
    const day = this.dayOfMonth(found.value, word);
    return day === null ? null : whole({ from: day, to: day }, found.next);
  }

  private isBroughtIn(at: number): boolean {
    const { calendar } = this.dated;
    const text = this.dated.text(at);
    if (calendar.dayPrepositions.has(text) || calendar.bounds.has(text)) return true;
    return calendar.links.has(text) && calendar.partsOfDay.has(this.dated.text(at - 1));
  }

  private dayOfMonth(number: number, word: number): Day | null {
    const { today, telling } = this.setting;
    const month = this.setting.told() ?? this.setting.toldMonth();
    const way = telling(word);
    const isAhead = way === 'meant' || way === 'sure';
    if (month !== null && !isAhead) return dayOf(yearOf(month), monthOf(month), number);
    if (today === null) return null;
    const days = [-1, 0, 1].flatMap((months) => {
      const near = addMonths(today, months);
      return dayOf(yearOf(near), monthOf(near), number) ?? [];
    });
    const nearest = nearestOf(
      days.map((day) => ({ from: day, to: day })),
      today,
      // "the strike begins on the 25th": where nothing says that it has happened a day may as well lie ahead.
      way === 'open' ? null : way,
    );
    return nearest?.from ?? null;
  }

  /// "hours after the raid", "a day before it voted": the day of the other deed where one stands before it ("met on Friday, a day
  /// after they had fought") or is told again ("it came a day after they voted"), else that of the deed itself, by the other one that
  /// was told before. `at` is where the expression begins.
  private beside(
    at: number,
    noun: number,
    unit: Unit,
    count: number | null,
    behind: 'after' | 'before',
  ): Reading | null {
    const told = this.setting.told();
    if (told === null || (unit.several && count === null && unit.unit !== 'hour')) return null;
    const comes = this.dated.calendar.coming.has(this.setting.sentence.lemmas[this.dated.word(at) - 1] ?? '');
    const back = (behind === 'after') === (comes || this.setting.toldHere());
    const hours = unit.several && count === null ? 0 : unit.count;
    const day = shifted(told, unit.unit, (back ? -1 : 1) * (count ?? 1) * hours);
    return unit.unit === 'hour' || unit.unit === 'day' || unit.unit === 'week'
      ? whole({ from: day, to: day }, noun + 2)
      : null;
  }
}
