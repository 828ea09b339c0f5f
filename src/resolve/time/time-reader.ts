import type { Sentence } from '../../annotation/sentence.js';
import {
  addMonths,
  dayOf,
  monthInterval,
  monthOf,
  parseDay,
  weekdayOf,
  yearInterval,
  yearOf,
  type Day,
  type Interval,
} from './calendar.js';
import { partOf, period, season, shifted, UNKNOWN, weekend } from './periods.js';
import {
  beginsWithFigure,
  EARLY_OR_LATE,
  mayBegin,
  MONTHS,
  NUMBERS,
  PARTS_OF_DAY,
  RELATIVE_DAYS,
  UNITS,
  WEEKDAYS,
  type Cell,
} from './time-words.js';

/// An expression that was read: its days, and the cell behind it.
interface Reading {
  readonly days: Interval;
  readonly next: number;
  /// Told as "from … to …".
  readonly range: boolean;
}

/// Reads one time expression from a cell on. Made anew for each sentence; reads, never changes.
export class TimeReader {
  constructor(
    private readonly sentence: Sentence,
    private readonly cells: readonly Cell[],
    private readonly today: Day | null,
    private readonly isToCome: (word: number) => boolean,
  ) {}

  /// The longest expression that begins at cell `at`, or null.
  read(at: number): Reading | null {
    const one = this.single(at);
    if (one === null) return null;
    const joined = this.text(one.next);
    const before = this.text(at - 1) === 'the' ? this.text(at - 2) : this.text(at - 1);
    const isOpen = before === 'from' || before === 'between';
    if (
      joined === 'to' ||
      joined === '-' ||
      (joined === 'and' && before === 'between') ||
      (isOpen && joined === 'until')
    ) {
      const other = this.single(one.next + 1) ?? (isOpen ? this.bareYear(one.next + 1) : null);
      if (other !== null && (joined !== 'to' || isOpen || one.days.from !== null))
        return { days: this.ordered({ from: one.days.from, to: other.days.to }), next: other.next, range: true };
    }
    return one;
  }

  private ordered({ from, to }: Interval): Interval {
    if (from === null || to === null || from <= to) return { from, to };
    const earlier = addMonths(from, -12);
    return earlier <= to ? { from: earlier, to } : UNKNOWN;
  }

  private single(at: number): Reading | null {
    const text = this.text(at);
    if (!mayBegin(text)) return null;
    if (beginsWithFigure(text))
      return this.iso(at) ?? this.dayAndMonth(at) ?? this.ago(at) ?? this.year(at) ?? this.decade(at);
    return (
      this.dayAndMonth(at) ??
      this.weekday(at) ??
      this.monthAlone(at) ??
      this.relativeDay(at) ??
      this.relativeUnit(at) ??
      this.ago(at) ??
      this.qualified(at)
    );
  }

  private text(at: number): string {
    return this.cells[at]?.text ?? '';
  }

  private whole(days: Interval, next: number, range = false): Reading {
    return { days, next, range };
  }

  private iso(at: number): Reading | null {
    const day = parseDay(this.text(at));
    if (day !== null) return this.whole({ from: day, to: day }, at + 1);
    const [, a, b, c] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(this.text(at)) ?? [];
    if (a === undefined) return null;
    const [month, dayOfMonth] = Number(a) > 12 ? [b, a] : [a, b];
    const found = dayOf(Number(c), Number(month), Number(dayOfMonth));
    return found === null ? null : this.whole({ from: found, to: found }, at + 1);
  }

  /// "May 18", "18 May 2017", "the 18th of May", "3 to 5 May", "May 3-5, 2017".
  private dayAndMonth(at: number): Reading | null {
    const month = this.month(at);
    if (month !== null) {
      const first = this.dayNumber(at + 1);
      if (first === null || /^\d{4}$/.test(this.text(at + 1))) return null;
      const isRange = ['-', 'to', 'and'].includes(this.text(at + 2));
      const last = isRange && this.month(at + 4) === null ? this.dayNumber(at + 3) : null;
      const behind = last === null ? at + 2 : at + 4;
      return this.dated(at, first, last, month, behind);
    }
    const first = this.dayNumber(at);
    if (first === null) return null;
    const isRange = ['-', 'to', 'and'].includes(this.text(at + 1));
    const last = isRange ? this.dayNumber(at + 2) : null;
    const from = last === null ? at + 1 : at + 3;
    const named = this.text(from) === 'of' ? from + 1 : from;
    const after = this.month(named);
    return after === null ? null : this.dated(at, first, last, after, named + 1);
  }

  private dated(at: number, first: number, last: number | null, month: number, behind: number): Reading | null {
    const comma = this.text(behind) === ',' ? behind + 1 : behind;
    const year = this.yearNumber(comma);
    const next = year === null ? behind : comma + 1;
    const chosen = year ?? this.yearFor(at, month, first);
    const from = dayOf(chosen ?? 2000, month, first);
    const to = last === null ? from : dayOf(chosen ?? 2000, month, last);
    if (from === null || to === null) return null;
    return this.whole(chosen === null ? UNKNOWN : { from, to }, next, last !== null);
  }

  /// The year of a day without one: the nearest, but what has happened lies not ahead and what is to come not behind.
  private yearFor(at: number, month: number, day: number): number | null {
    const { today } = this;
    if (today === null) return null;
    const year = yearOf(today);
    const toCome = this.isToCome(this.cells[at]?.word ?? 0);
    const candidates = [year - 1, year, year + 1];
    let best = year;
    let least = Infinity;
    for (const candidate of candidates) {
      const distance = (dayOf(candidate, month, day) ?? today) - today;
      const cost = Math.abs(distance) + (toCome ? (distance < -7 ? 200 : 0) : distance > 1 ? 120 : 0);
      if (cost < least) [best, least] = [candidate, cost];
    }
    return best;
  }

  private weekday(at: number): Reading | null {
    const skipped = EARLY_OR_LATE.has(this.text(at)) ? (this.text(at + 1) === 'on' ? 2 : 1) : 0;
    const weekday = WEEKDAYS.get(this.text(at + skipped));
    if (weekday === undefined || this.isOfName(at + skipped)) return null;
    let next = at + skipped + 1;
    if (PARTS_OF_DAY.has(this.text(next))) next++;
    const comma = this.text(next) === ',' ? next + 1 : next;
    const dated = this.dayAndMonth(comma);
    if (dated !== null) return { ...dated, range: false };
    const before = this.text(at - 1);
    const { today } = this;
    if (today === null) return this.whole(UNKNOWN, next);
    const back = (weekdayOf(today) - weekday + 7) % 7;
    const toCome =
      before === 'next' ||
      before === 'coming' ||
      (before !== 'last' && this.isToCome(this.cells[at + skipped]?.word ?? 0));
    const day = toCome ? today + ((7 - back) % 7) : before === 'last' && back === 0 ? today - 7 : today - back;
    const chosen = before === 'next' && day === today ? today + 7 : day;
    return this.whole({ from: chosen, to: chosen }, next);
  }

  /// "in March", "last May", "late June 2024", "March 2014".
  private monthAlone(at: number): Reading | null {
    const part = EARLY_OR_LATE.has(this.text(at)) ? this.text(at) : null;
    let named = part === null ? at : this.text(at + 1) === '-' ? at + 2 : at + 1;
    if (part !== null && this.text(named) === 'in') named++;
    const month = this.month(named);
    if (month === null) return null;
    const comma = this.text(named + 1) === ',' || this.text(named + 1) === 'of' ? named + 2 : named + 1;
    const given = this.yearNumber(comma);
    if (given === null && part === null && this.dayNumber(named + 1) !== null) return null;
    const bare = this.text(named) === 'may' || this.text(named) === 'march';
    if (
      given === null &&
      part === null &&
      bare &&
      !/^(in|since|until|till|by|last|next|this|of|during|from|to|before|after)$/.test(this.text(named - 1))
    )
      return null;
    const next = given === null ? named + 1 : comma + 1;
    const year = given ?? this.yearForMonth(named, month);
    return this.whole(year === null ? UNKNOWN : partOf(monthInterval(year, month), part), next);
  }

  private yearForMonth(at: number, month: number): number | null {
    const { today } = this;
    if (today === null) return null;
    const year = yearOf(today);
    const now = monthOf(today);
    const before = this.text(at - 1);
    if (before === 'next' || (before !== 'last' && this.isToCome(this.cells[at]?.word ?? 0)))
      return month < now || (before === 'next' && month === now) ? year + 1 : year;
    return month > now || (before === 'last' && month === now) ? year - 1 : year;
  }

  /// "today", "yesterday", "the day before yesterday", "tonight", "tomorrow morning".
  private relativeDay(at: number): Reading | null {
    let from = at;
    let more = 0;
    if (this.text(at) === 'day' && (this.text(at + 1) === 'before' || this.text(at + 1) === 'after')) {
      from = at + 2;
      more = this.text(at + 1) === 'before' ? -1 : 1;
      if (this.text(from) !== 'yesterday' && this.text(from) !== 'tomorrow') return null;
    } else if (EARLY_OR_LATE.has(this.text(at)) && RELATIVE_DAYS.has(this.text(at + 1))) from = at + 1;
    const offset = RELATIVE_DAYS.get(this.text(from));
    if (offset === undefined) return null;
    const next = PARTS_OF_DAY.has(this.text(from + 1)) ? from + 2 : from + 1;
    if (this.today === null) return this.whole(UNKNOWN, next);
    const day = this.today + offset + more;
    return this.whole({ from: day, to: day }, next);
  }

  /// "this week", "earlier this month", "last year", "the past three days", "next weekend", "last Tuesday".
  private relativeUnit(at: number): Reading | null {
    let which = at;
    if (EARLY_OR_LATE.has(this.text(at))) which = this.text(at + 1) === 'in' ? at + 2 : at + 1;
    if (this.text(which) === 'the' && which > at) {
      const unit = UNITS.get(this.text(which + 1));
      if (unit !== undefined && this.text(which - 1) === 'in')
        return this.whole(period(this.today, unit.unit, 0), which + 2);
      which++;
    }
    let word = this.text(which);
    if (word === 'this' && /^(past|coming|same)$/.test(this.text(which + 1)))
      word = this.text(++which) === 'coming' ? 'next' : 'last';
    const step = /^(last|past|previous)$/.test(word)
      ? -1
      : /^(next|coming|following)$/.test(word)
        ? 1
        : word === 'this'
          ? 0
          : null;
    if (step === null) return null;
    const inner = this.weekday(which + 1) ?? this.monthAlone(which + 1);
    if (inner !== null) return inner;
    const counted = this.number(which + 1);
    const at2 = counted === null ? which + 1 : counted.next;
    const noun = this.text(at2);
    if (PARTS_OF_DAY.has(noun) && counted === null) {
      const day = this.today === null ? null : this.today + (noun === 'night' && step < 0 ? -1 : 0);
      return this.whole({ from: day, to: day }, at2 + 1);
    }
    if (
      noun === 'weekend' ||
      noun === 'summer' ||
      noun === 'winter' ||
      noun === 'spring' ||
      noun === 'autumn' ||
      noun === 'fall'
    )
      return this.whole(noun === 'weekend' ? weekend(this.today, step) : season(this.today, noun, step), at2 + 1);
    const unit = UNITS.get(singular(noun));
    if (unit === undefined) return null;
    if (counted === null && noun !== singular(noun))
      return this.whole(step < 0 ? { from: null, to: this.today } : UNKNOWN, at2 + 1);
    if (counted !== null || word === 'past') {
      const count = (counted?.value ?? 1) * unit.count;
      if (this.today === null || step === 0) return this.whole(UNKNOWN, at2 + 1);
      const far = shifted(this.today, unit.unit, step * count);
      return this.whole(step < 0 ? { from: far, to: this.today } : { from: this.today, to: far }, at2 + 1);
    }
    return this.whole(period(this.today, unit.unit, step), at2 + 1);
  }

  /// "two days ago", "a week ago", "several months ago", "three years earlier" (told of another time: unknown).
  private ago(at: number): Reading | null {
    const counted = this.number(at);
    const article = this.text(at) === 'a' || this.text(at) === 'an' ? 1 : null;
    const vague = /^(several|few|some|many|couple)$/.test(this.text(at + (article ?? 0)));
    const noun = vague
      ? at + (article ?? 0) + (this.text(at + (article ?? 0) + 1) === 'of' ? 2 : 1)
      : (counted?.next ?? (article === null ? -1 : at + 1));
    const unit = noun < 0 ? undefined : UNITS.get(singular(this.text(noun)));
    if (unit === undefined) return null;
    if (this.text(noun + 1) !== 'ago') return null;
    const { today } = this;
    if (today === null || vague) return this.whole({ from: null, to: today }, noun + 2);
    const day = shifted(today, unit.unit, -(counted?.value ?? 1) * unit.count);
    const whole =
      unit.unit === 'year'
        ? yearInterval(yearOf(day))
        : unit.unit === 'month'
          ? monthInterval(yearOf(day), monthOf(day))
          : { from: day, to: day };
    return this.whole(whole, noun + 2);
  }

  /// "early 2014", "mid-2015", "the end of 2016", "late on Monday" is read with the weekday.
  private qualified(at: number): Reading | null {
    const word = this.text(at);
    const isPart = EARLY_OR_LATE.has(word);
    const isEdge = /^(beginning|start|end|middle)$/.test(word) && this.text(at + 1) === 'of';
    if (!isPart && !isEdge) return null;
    let next = isEdge ? at + 2 : this.text(at + 1) === '-' || this.text(at + 1) === 'in' ? at + 2 : at + 1;
    if (this.text(next) === 'the') next++;
    const inner = isEdge
      ? (this.monthAlone(next) ?? this.bareYear(next) ?? this.relativeUnit(next))
      : (this.bareYear(next) ?? this.decade(next));
    if (inner === null) return null;
    const part = isEdge ? ({ beginning: 'early', start: 'early', end: 'late' }[word] ?? 'mid') : word;
    const { from, to } = inner.days;
    return from === null || to === null ? inner : { ...inner, days: partOf({ from, to }, part) };
  }

  /// A year that a preposition or the like brings in; a bare number of four figures is no year.
  private year(at: number): Reading | null {
    const before = this.text(at - 1);
    if (!/^(in|since|from|until|till|by|during|before|after|between|of|around|circa)$/.test(before)) return null;
    const reading = this.bareYear(at);
    if (reading === null || UNITS.has(singular(this.text(at + 1)))) return null;
    const behind = this.sentence.words[(this.cells[at]?.word ?? 0) + 1];
    if (
      behind?.upos === 'NOUN' &&
      this.sentence.words[this.cells[at]?.word ?? 0]?.head === (this.cells[at]?.word ?? 0) + 1 &&
      before !== 'in'
    )
      return null;
    if (this.text(at + 1) === '-' && /^\d\d$/.test(this.text(at + 2))) {
      const first = Number(this.text(at));
      return this.whole(
        { from: yearInterval(first).from, to: yearInterval(first - (first % 100) + Number(this.text(at + 2))).to },
        at + 3,
        true,
      );
    }
    return reading;
  }

  private bareYear(at: number): Reading | null {
    const year = this.yearNumber(at);
    return year === null ? null : this.whole(yearInterval(year), at + 1);
  }

  /// "the 1990s", "the mid-1990s".
  private decade(at: number): Reading | null {
    const [, digits] = /^((?:1[5-9]|20)\d0)['’]?s$/.exec(this.text(at)) ?? [];
    if (digits === undefined) return null;
    return this.whole({ from: yearInterval(Number(digits)).from, to: yearInterval(Number(digits) + 9).to }, at + 1);
  }

  private month(at: number): number | null {
    const month = MONTHS.get(this.text(at));
    const cell = this.cells[at];
    if (month === undefined || cell === undefined || this.isOfName(at)) return null;
    const word = this.sentence.word(cell.word);
    if (!/\p{Lu}/u.test(word.form) || word.upos === 'AUX' || word.upos === 'VERB') return null;
    return month;
  }

  /// Whether a cell belongs to the name of a person or body: "Theresa May", "The Sunday Times".
  private isOfName(at: number): boolean {
    const word = this.cells[at]?.word ?? -1;
    return this.sentence.names.some(
      (name) =>
        name.first <= word &&
        word <= name.last &&
        (name.kind === 'person' || (name.kind === 'organisation' && name.last > name.first)),
    );
  }

  private dayNumber(at: number): number | null {
    const [, digits] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(this.text(at)) ?? [];
    const value = Number(digits);
    return digits !== undefined && value >= 1 && value <= 31 ? value : null;
  }

  private yearNumber(at: number): number | null {
    return /^(1[0-9]|20)\d\d$/.test(this.text(at)) ? Number(this.text(at)) : null;
  }

  private number(at: number): { value: number; next: number } | null {
    const text = this.text(at);
    const value = /^\d{1,3}$/.test(text) ? Number(text) : NUMBERS.get(text);
    return value === undefined ? null : { value, next: at + 1 };
  }
}

function singular(noun: string): string {
  return noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.endsWith('s') ? noun.slice(0, -1) : noun;
}
