import pc from 'picocolors';
import type { ComparedLine, ComparedSide, SourceComparison } from '../../compare-sources/compare-sources.js';
import { FIELDS, type Field } from '../../compare-sources/judgement.js';
import { printable } from '../../input/source.js';
import type { TerminalStyle } from '../terminal.js';

const LABEL = 18;
const NUMBER = 14;

/// What `herodotus compare` writes on a terminal.
export class CompareText {
  private readonly paint: ReturnType<typeof pc.createColors>;

  constructor(private readonly style: TerminalStyle) {
    this.paint = pc.createColors(style.color);
  }

  comparison(file: string, found: SourceComparison): string {
    const { bold, dim } = this.paint;
    const { name, format, licence } = found.with;
    const head = bold(`${printable(file)} and ${printable(name)} (${format})`);
    const terms = licence === null ? [] : [dim(`use of ${printable(name)}: ${printable(licence)}`)];
    if (found.from === null || found.to === null) return `${[head, ...terms, ...this.apart(found)].join('\n')}\n`;
    return `${[
      `${head}, ${found.from} to ${found.to}`,
      ...terms,
      '',
      ...this.counts(found),
      ...this.left(found),
      '',
      ...this.types(found),
      ...this.fields(found),
      ...this.differences(found),
      ...this.only('only ours has', found.examples.ours, found.ours.only, ({ ours }) => ours),
      ...this.only(`only ${printable(name)} has`, found.examples.theirs, found.theirs.only, ({ theirs }) => theirs),
    ].join('\n')}\n`;
  }

  private apart({ covers, with: { name } }: SourceComparison): string[] {
    const span = ({ from, to }: { from: string | null; to: string | null }): string =>
      from === null ? 'has no day' : `goes from ${from} to ${to ?? ''}`;
    return [`no days in common: ours ${span(covers.ours)}, ${printable(name)} ${span(covers.theirs)}`];
  }

  private counts({ ours, theirs, with: { name } }: SourceComparison): string[] {
    const row = (label: string, key: 'total' | 'both' | 'again' | 'only'): string =>
      label.padEnd(LABEL) +
      [ours, theirs].map((side) => number(side[key], key === 'total' ? null : side.total)).join('');
    return [
      this.paint.dim(
        `${''.padEnd(LABEL)}${['ours', shortened(printable(name), NUMBER - 2)].map((each) => each.padStart(NUMBER)).join('')}`,
      ),
      row('compared', 'total'),
      row('both have', 'both'),
      row('again', 'again'),
      row('only this one', 'only'),
      ...(ours.again + theirs.again === 0
        ? []
        : [this.paint.dim('again: what the other has but once, in a pair already')]),
    ];
  }

  private left({ left, with: { name } }: SourceComparison): string[] {
    const { oursUndated, theirsUndated, theirsUntyped } = left;
    const parts = [
      ...(oursUndated > 0 ? [`${oursUndated} of ours without a day`] : []),
      ...(theirsUndated > 0 ? [`${theirsUndated} of ${printable(name)} without a day`] : []),
      ...(theirsUntyped > 0 ? [`${theirsUntyped} of ${printable(name)} without a type of PLOVER`] : []),
    ];
    return parts.length === 0 ? [] : [this.paint.dim(`not compared: ${parts.join(', ')}`)];
  }

  private types({ types }: SourceComparison): string[] {
    const rows = Object.entries(types).sort(
      ([a, x], [b, y]) => y.both + y.ours + y.theirs - (x.both + x.ours + x.theirs) || (a < b ? -1 : 1),
    );
    if (rows.length === 0) return [];
    const columns = ['both', 'only ours', 'only theirs'].map((each) => each.padStart(NUMBER)).join('');
    return [
      this.paint.bold('by type'.padEnd(LABEL)) + this.paint.dim(columns),
      ...rows.map(
        ([type, { both, ours, theirs }]) =>
          type.padEnd(LABEL) + [both, ours, theirs].map((each) => number(each)).join(''),
      ),
      '',
    ];
  }

  private fields({ fields, pairs }: SourceComparison): string[] {
    if (pairs === 0) return [];
    const columns = ['agree', 'differ', 'not told'].map((each) => each.padStart(NUMBER)).join('');
    return [
      this.paint.bold('what both have'.padEnd(LABEL)) + this.paint.dim(columns),
      ...FIELDS.map((field) => {
        const { agree, differ, open } = fields[field];
        return field.padEnd(LABEL) + [agree, differ, open].map((each) => number(each, pairs)).join('');
      }),
      '',
    ];
  }

  private differences({ examples, fields }: SourceComparison): string[] {
    return FIELDS.flatMap((field) => {
      const lines = examples.differ[field];
      if (lines.length === 0) return [];
      return [
        this.heading(`they differ in ${field}`, lines.length, fields[field].differ),
        ...lines.flatMap((line) => this.difference(field, line)),
        '',
      ];
    });
  }

  private difference(field: Field, { ours, theirs, days, distance }: ComparedLine): string[] {
    if (ours === null || theirs === null) return [];
    const apart =
      field === 'day'
        ? `, ${days ?? 0} days apart`
        : field === 'place' && distance !== null
          ? `, ${distance} km apart`
          : '';
    return [
      this.fitted(`  ours    ${ours.id.padEnd(10)} ${this.short(ours, field)}`),
      this.fitted(`  theirs  ${theirs.id.padEnd(10)} ${this.short(theirs, field)}${apart}`),
    ];
  }

  private only(
    title: string,
    lines: readonly ComparedLine[],
    all: number,
    of: (line: ComparedLine) => ComparedSide | null,
  ): string[] {
    if (lines.length === 0) return [];
    const rows = lines.flatMap((line) => {
      const side = of(line);
      return side === null ? [] : [this.fitted(`  ${side.id.padEnd(10)} ${this.short(side, null)}`)];
    });
    return [this.heading(title, lines.length, all), ...rows, ''];
  }

  private heading(title: string, shown: number, all: number): string {
    return this.paint.bold(title) + this.paint.dim(shown < all ? ` (${shown} of ${all})` : ` (${all})`);
  }

  /// One line of what it is; the numbers stand where they are what differs, or few.
  private short(side: ComparedSide, field: Field | null): string {
    const { type, from, to, dayTold, actor, recipient, place, country, deaths } = side;
    const day = !dayTold ? `${to}?` : from === to ? from : `${from}…${to}`;
    const where = [place, country].flatMap((each) => (each === null ? [] : [printable(each)])).join(', ') || 'no place';
    const who = `${names(actor)} → ${names(recipient)}`;
    const dead = deaths.length === 0 ? [] : [`${[...new Set(deaths)].sort((a, b) => a - b).join('/')} dead`];
    const first = field === 'numbers' ? dead : field === 'who' ? [who] : field === 'place' ? [where] : [];
    const rest = [type, day, where, who, ...dead].filter((each) => !first.includes(each));
    return [...first, ...rest].join('  ');
  }

  private fitted(line: string): string {
    return shortened(line, this.style.width);
  }
}

function names(parties: readonly string[]): string {
  return parties.map((each) => printable(each)).join('; ') || '–';
}

function shortened(text: string, width: number): string {
  const letters = [...text];
  return letters.length <= width ? text : `${letters.slice(0, width - 1).join('')}…`;
}

/// A number with its share of all.
function number(count: number, all: number | null = null): string {
  const share =
    all === null || all === 0 || count === 0 ? '' : ` ${`${Math.round((100 * count) / all)} %`.padStart(5)}`;
  return `${count === 0 ? '·' : count.toLocaleString('en-US')}${share}`.padStart(NUMBER);
}
