import type { Direction } from '../../language/calendar.js';
import type { Unit } from '../../language/calendar-index.js';
import { beginsWithFigure, type Calendar } from '../../language/calendar-index.js';
import {
  addMonths,
  monthInterval,
  monthOf,
  weekdayOf,
  yearInterval,
  yearOf,
  type Day,
  type Interval,
} from './calendar.js';
import { DatedReader, whole, type Reading, type Setting } from './dated.js';
import { dayBefore, FeastReader } from './feast-reader.js';
import { OtherYearReader } from './other-years.js';
import { ToldReader } from './told-reader.js';
import { nthDay, nthWeekday, partOf, period, season, shifted, UNKNOWN, weekend } from './periods.js';

const SATURDAY = 5;
/// How possessives hang on what they mark.
const CASE = 'case';

/// Reads one time expression from a cell on. Made anew for each sentence; reads, never changes.
export class TimeReader {
  private readonly calendar: Calendar;
  private readonly dated: DatedReader;
  private readonly feasts: FeastReader;
  private readonly otherYears: OtherYearReader;
  private readonly told: ToldReader;

  constructor(private readonly setting: Setting) {
    this.calendar = setting.calendar;
    this.dated = new DatedReader(setting);
    this.feasts = new FeastReader(setting, this.dated);
    this.otherYears = new OtherYearReader(setting, this.dated);
    this.told = new ToldReader(setting, this.dated);
  }

  /// The longest expression that begins at cell `at`, or null.
  read(at: number): Reading | null {
    const one = this.single(at);
    if (one === null) return null;
    const joined = this.text(one.next);
    const before = this.calendar.articles.has(this.text(at - 1)) ? this.text(at - 2) : this.text(at - 1);
    const opened = this.calendar.openedRanges.get(before);
    const isHyphen = joined === '-';
    if (isHyphen || opened?.has(joined) === true || this.calendar.rangeJoins.has(joined)) {
      const isOpen = opened !== undefined;
      const other = this.single(one.next + 1) ?? (isOpen ? this.dated.bareYear(one.next + 1) : null);
      if (other !== null && (isHyphen || isOpen || one.days.from !== null))
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
    if (!this.calendar.mayBegin(text)) return null;
    if (beginsWithFigure(text))
      return (
        this.otherYears.read(at) ??
        this.dated.figures(at) ??
        this.feasts.dayOfMonth(at) ??
        this.told.dayAlone(at) ??
        this.ago(at) ??
        this.dated.year(at) ??
        this.dated.decade(at)
      );
    return (
      this.dated.dayAndMonth(at) ??
      this.feasts.read(at) ??
      this.otherYears.read(at) ??
      this.eve(at) ??
      this.counted(at) ??
      this.told.dayAlone(at) ??
      this.weekday(at) ??
      this.monthAlone(at) ??
      this.relativeDay(at) ??
      this.told.read(at) ??
      this.definiteWeekend(at) ??
      this.relativeUnit(at) ??
      this.ago(at) ??
      this.qualified(at)
    );
  }

  private text(at: number): string {
    return this.dated.text(at);
  }

  private isPart(at: number): boolean {
    return this.calendar.parts.has(this.text(at));
  }

  /// A direction that stands behind what it tells of, or null.
  private directionBehind(at: number): { readonly value: Direction; readonly next: number } | null {
    const found = this.dated.phrase(this.calendar.directions, at);
    return found?.value.behind === true ? found : null;
  }

  /// "the eve of Christmas": the day before a day that is told.
  private eve(at: number): Reading | null {
    const { calendar } = this;
    if (!calendar.eves.has(this.text(at)) || !calendar.links.has(this.text(at + 1))) return null;
    const inner = this.single(calendar.articles.has(this.text(at + 2)) ? at + 3 : at + 2);
    if (inner === null) return null;
    return whole(dayBefore(inner.days), inner.next);
  }

  /// "the first week of May", "the last Monday in June 2016", "the first day of Ramadan", "the last ten days of May", "the second of the
  /// month".
  private counted(at: number): Reading | null {
    const { calendar } = this;
    const ordinal = this.dated.ordinal(at);
    if (ordinal === null) return null;
    const { value: number, next } = ordinal;
    const many = this.dated.number(next);
    const noun = many?.next ?? next;
    const weekday = many === null ? (calendar.weekdays.get(this.text(noun)) ?? null) : null;
    const unit = calendar.units.get(this.text(noun));
    const length = unit === undefined ? null : lengthOf(unit, many?.value ?? null);
    if (many !== null && length === null) return null;
    const isCounted = weekday !== null || length !== null || (unit?.several === true && unit.unit !== 'year');
    const link = isCounted ? noun + 1 : next;
    const isLinked = calendar.links.has(this.text(link));
    if (!isLinked && (link === next || !calendar.stretchPrepositions.has(this.text(link)))) return null;
    const stretch = this.monthAlone(link + 1) ?? this.feasts.read(link + 1) ?? this.thisMonth(link + 1);
    if (stretch === null) return null;
    const { from, to } = stretch.days;
    if (from === null || to === null) return stretch;
    // "the first days of May"
    if (unit?.several === true && many === null)
      return number === 1 || number < 0
        ? whole(partOf({ from, to }, number < 0 ? 'late' : 'early'), stretch.next)
        : null;
    const day =
      weekday === null ? nthDay({ from, to }, number, length ?? 1) : nthWeekday({ from, to }, number, weekday);
    if (day === null) return null;
    return whole({ from: day, to: Math.min(to, day + (length ?? 1) - 1) }, stretch.next);
  }

  /// "the month".
  private thisMonth(at: number): Reading | null {
    const { calendar } = this;
    const unit = calendar.units.get(this.text(at + 1));
    if (!calendar.articles.has(this.text(at)) || unit?.unit !== 'month' || unit.several) return null;
    return whole(period(this.setting.today, 'month', 0), at + 2);
  }

  /// "Monday", "early on Monday", "Monday night", "Monday, 3 May"; `before` is the direction in front of it.
  private weekday(at: number, before: Direction | null = null): Reading | null {
    const { calendar } = this;
    const skipped = this.isPart(at) ? (calendar.dayPrepositions.has(this.text(at + 1)) ? 2 : 1) : 0;
    const weekday = calendar.weekdays.get(this.text(at + skipped));
    if (weekday === undefined || this.dated.isOfName(at + skipped) || this.feasts.isInOtherName(at)) return null;
    const behind = this.directionBehind(at + skipped + 1);
    let next = behind?.next ?? at + skipped + 1;
    if (calendar.partsOfDay.has(this.text(next))) next++;
    const comma = this.text(next) === ',' ? next + 1 : next;
    const dated = this.dated.dayAndMonth(comma, weekday);
    if (dated !== null) return { ...dated, range: false };
    const { today, isToCome } = this.setting;
    if (today === null) return whole(UNKNOWN, next);
    const direction = behind?.value ?? before;
    const apart = direction?.apart === true ? direction.step : 0;
    const back = (weekdayOf(today) - weekday + 7) % 7;
    const toCome = apart > 0 || direction?.coming === true || (apart === 0 && isToCome(this.dated.word(at + skipped)));
    const day = toCome ? today + ((7 - back) % 7) : today - back;
    const chosen = day === today ? today + 7 * apart : day;
    return whole({ from: chosen, to: chosen }, next);
  }

  /// "in March", "last May", "late June 2024", "March 2014"; `before` is the direction in front of it.
  private monthAlone(at: number, before: Direction | null = null): Reading | null {
    const { calendar } = this;
    const part = calendar.parts.get(this.text(at)) ?? null;
    let named = part === null ? at : this.text(at + 1) === '-' ? at + 2 : at + 1;
    if (part !== null && calendar.stretchPrepositions.has(this.text(named))) named++;
    const month = this.dated.month(named);
    if (month === null) return null;
    const given = this.dated.linkedYear(named + 1);
    const isBare = given === null && part === null;
    if (isBare && calendar.dayNumber(this.text(named + 1)) !== null) return null;
    const behind = given === null ? this.directionBehind(named + 1) : null;
    if (
      isBare &&
      behind === null &&
      calendar.doubtfulMonths.has(this.text(named)) &&
      !calendar.beforeDoubtfulMonths.has(this.text(named - 1))
    )
      return null;
    const direction = behind?.value ?? (part === null ? before : null);
    const year = given?.year ?? this.yearForMonth(named, month, direction);
    return whole(
      year === null ? UNKNOWN : partOf(monthInterval(year, month), part),
      (given ?? behind)?.next ?? named + 1,
    );
  }

  private yearForMonth(at: number, month: number, direction: Direction | null): number | null {
    const { today, isToCome, year: given } = this.setting;
    const apart = direction?.apart === true ? direction.step : 0;
    if (today === null || (given !== null && apart === 0)) return given;
    const year = yearOf(today);
    const now = monthOf(today);
    if (apart > 0 || (apart === 0 && isToCome(this.dated.word(at))))
      return month < now || (apart > 0 && month === now) ? year + 1 : year;
    return month > now || (apart < 0 && month === now) ? year - 1 : year;
  }

  /// "today", "yesterday", "the day before yesterday", "tonight", "early today", "tomorrow morning".
  private relativeDay(at: number): Reading | null {
    const { calendar } = this;
    const found =
      this.dated.phrase(calendar.days, at) ?? (this.isPart(at) ? this.dated.phrase(calendar.days, at + 1) : null);
    if (found === null) return null;
    const next = calendar.partsOfDay.has(this.text(found.next)) ? found.next + 1 : found.next;
    const { today } = this.setting;
    if (today === null) return whole(UNKNOWN, next);
    const day = today + found.value;
    return whole({ from: day, to: day }, next);
  }

  /// "overnight"; "the weekend", the last one or, of what is to come, the next.
  private definiteWeekend(at: number): Reading | null {
    const { calendar } = this;
    const { today, isToCome } = this.setting;
    if (calendar.overnight.has(this.text(at)))
      return whole(today === null ? UNKNOWN : { from: today - 1, to: today }, at + 1);
    if (!calendar.weekend.has(this.text(at)) || !calendar.articles.has(this.text(at - 1))) return null;
    const past = today !== null && weekdayOf(today) >= SATURDAY ? 0 : -1;
    return whole(weekend(today, isToCome(this.dated.word(at)) ? 1 : past), at + 1);
  }

  /// "this week", "earlier this month", "last year", "the past three days", "next weekend", "last Tuesday".
  private relativeUnit(at: number): Reading | null {
    const { calendar } = this;
    let which = at;
    if (this.isPart(at)) which = calendar.stretchPrepositions.has(this.text(at + 1)) ? at + 2 : at + 1;
    if (calendar.articles.has(this.text(which)) && which > at) {
      const unit = calendar.units.get(this.text(which + 1));
      if (unit?.several === false && calendar.stretchPrepositions.has(this.text(which - 1)))
        return whole(period(this.ofDay(unit.unit), unit.unit, 0), which + 2);
      which++;
    }
    const told = this.dated.phrase(calendar.directions, which);
    if (told === null) return this.unitAndDirection(at);
    if (told.value.behind) return null;
    const { value: direction, next } = told;
    const inner =
      this.weekday(next, direction) ?? this.monthAlone(next, direction) ?? this.feasts.directed(next, direction);
    if (inner !== null) return inner;
    const counted = this.dated.number(next);
    const at2 = counted === null ? next : counted.next;
    if (counted === null && calendar.partsOfDay.has(this.text(at2))) return this.partOfDay(at2, direction);
    const stretch = this.stretch(at2, direction, counted?.value ?? null, at2 + 1);
    return stretch === null ? null : (this.feastOf(stretch) ?? stretch);
  }

  /// "later in the day": of the day told before.
  private ofDay(unit: Unit['unit']): Day | null {
    return (unit === 'day' ? this.setting.told() : null) ?? this.setting.today;
  }

  /// "last year's Ramadan", where `year` is read.
  private feastOf({ days: { from, to }, next }: Reading): Reading | null {
    if (this.setting.sentence.words[this.dated.word(next)]?.label !== CASE) return null;
    return this.feasts.ofYear(next + 1, from !== null && to !== null && to - from > 360 ? yearOf(from) : null);
  }

  /// "la semana pasada": a unit with its direction behind it.
  private unitAndDirection(at: number): Reading | null {
    const counted = this.dated.number(at);
    const noun = counted?.next ?? at;
    const direction = this.directionBehind(noun + 1);
    return direction === null ? null : this.stretch(noun, direction.value, counted?.value ?? null, direction.next);
  }

  /// "last night", "this morning".
  private partOfDay(at: number, { step }: Direction): Reading {
    const { today } = this.setting;
    const day = today === null ? null : today + (step < 0 && this.calendar.nights.has(this.text(at)) ? -1 : 0);
    return whole({ from: day, to: day }, at + 1);
  }

  /// The unit, season or weekend that a cell names, in a direction from the day of publication.
  private stretch(at: number, direction: Direction, count: number | null, next: number): Reading | null {
    const { calendar } = this;
    const { today } = this.setting;
    const { step } = direction;
    const noun = this.text(at);
    if (calendar.weekend.has(noun)) return whole(weekend(today, step), next);
    const named = calendar.seasons.get(noun);
    if (named !== undefined) return whole(season(today, named, step), next);
    const unit = calendar.units.get(noun);
    if (unit === undefined) return null;
    if (count === null && unit.several) return whole(step < 0 ? { from: null, to: today } : UNKNOWN, next);
    if (count === null && !direction.rolling) return whole(period(today, unit.unit, step), next);
    if (today === null || step === 0) return whole(UNKNOWN, next);
    const far = shifted(today, unit.unit, step * (count ?? 1) * unit.count);
    return whole(step < 0 ? { from: far, to: today } : { from: today, to: far }, next);
  }

  /// "two days ago", "a week ago", "several months ago", "three years earlier" (told of another time: unknown).
  private ago(at: number): Reading | null {
    const { calendar } = this;
    const from = calendar.agoBefore.has(this.text(at)) ? at + 1 : at;
    const counted = this.dated.number(from);
    const article = calendar.one.has(this.text(from)) ? 1 : 0;
    const vague = calendar.uncertainNumbers.has(this.text(from + article));
    if (!vague && counted === null && article === 0) return null;
    const linked = vague && calendar.links.has(this.text(from + article + 1)) ? 1 : 0;
    const noun = vague ? from + article + 1 + linked : (counted?.next ?? from + 1);
    const unit = calendar.units.get(this.text(noun));
    if (unit === undefined) return null;
    const isBehind = calendar.agoBehind.has(this.text(noun + 1));
    if (!isBehind && from === at) return null;
    const next = isBehind ? noun + 2 : noun + 1;
    const { today } = this.setting;
    if (today === null || vague) return whole({ from: null, to: today }, next);
    const day = shifted(today, unit.unit, -(counted?.value ?? 1) * unit.count);
    const narrowed = this.narrowed(next, day);
    if (narrowed !== null) return narrowed;
    return whole(
      unit.unit === 'year'
        ? yearInterval(yearOf(day))
        : unit.unit === 'month'
          ? monthInterval(yearOf(day), monthOf(day))
          : { from: day, to: day },
      next,
    );
  }

  /// "ten years ago this week": the week of that day.
  private narrowed(at: number, day: number): Reading | null {
    const direction = this.dated.phrase(this.calendar.directions, at);
    if (direction === null || direction.value.step !== 0) return null;
    const unit = this.calendar.units.get(this.text(direction.next));
    return unit === undefined || unit.several || unit.count !== 1
      ? null
      : whole(period(day, unit.unit, 0), direction.next + 1);
  }

  /// "early 2014", "mid-2015", "the end of 2016", "late on Monday" is read with the weekday.
  private qualified(at: number): Reading | null {
    const { calendar } = this;
    const edge = calendar.links.has(this.text(at + 1)) ? calendar.edges.get(this.text(at)) : undefined;
    const part = edge ?? calendar.parts.get(this.text(at));
    if (part === undefined) return null;
    const joined = this.text(at + 1) === '-' || calendar.stretchPrepositions.has(this.text(at + 1));
    let next = edge !== undefined || joined ? at + 2 : at + 1;
    if (calendar.articles.has(this.text(next))) next++;
    const inner =
      edge !== undefined
        ? (this.monthAlone(next) ??
          this.feasts.read(next) ??
          this.otherYears.read(next) ??
          this.dated.bareYear(next) ??
          this.relativeUnit(next))
        : (this.feasts.read(next) ?? this.dated.bareYear(next) ?? this.dated.decade(next));
    if (inner === null) return null;
    const { from, to } = inner.days;
    return from === null || to === null ? inner : { ...inner, days: partOf({ from, to }, part) };
  }
}

/// The days of a day or week, or of a count of either; null of other units, and of several without a count.
function lengthOf({ unit, count, several }: Unit, many: number | null): number | null {
  if ((unit !== 'day' && unit !== 'week') || several !== (many !== null)) return null;
  return (unit === 'week' ? 7 : 1) * count * (many ?? 1);
}
