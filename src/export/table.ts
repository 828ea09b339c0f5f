import Table from 'cli-table3';
import type { DocumentRecord, StatementRecord } from '../annotation/record.js';
import { CLASSES, statementClass, type StatementClass } from './event-class.js';
import { Happenings, saysWho, tolls, type Happening } from './happenings.js';
import { palette, type Palette } from './palette.js';
import { clean, count, Wording, type Section } from './wording.js';

export interface TableOptions {
  /// Columns of the terminal.
  readonly width: number;
  readonly color: boolean;
  /// Show claims too, dimmed; left out by default, with their count.
  readonly claims?: boolean;
}

interface Column {
  readonly title: string;
  /// Share of the width that is left when the number has its own.
  readonly share: number;
  readonly cell: (statement: StatementRecord) => string;
  /// Of the row that stands for a happening, where that says more.
  readonly whole?: (happening: Happening) => string;
}

const NUMBER_WIDTH = 5;
const GAP = 2;
/// Below this many columns whether it happened and who says so share a column.
const WIDE = 100;

/// Renders the terminal's table of one document: who did what to whom, where and when, whether it happened, who says so;
/// report and comments under headings of their own, statements in text order. Ends with a line feed.
export function renderTable(record: DocumentRecord, options: TableOptions): string {
  const wording = new Wording(record);
  const paint = palette(options.color);
  const shown = (statement: StatementRecord) => options.claims === true || statement.kind !== 'claim';
  const sections = wording
    .sections()
    .map((section) => ({ ...section, statements: section.statements.filter(shown) }))
    .filter(({ statements }) => statements.length > 0);
  const happenings = new Happenings(record);
  const lines = [...header(record, wording, paint), ''];
  if (sections.length > 0) {
    const columns = options.width >= WIDE ? wideColumns(wording, paint) : narrowColumns(wording, paint);
    lines.push(body(sections, happenings, shown, columns, options.width, wording, paint), '');
  }
  lines.push(...footer(record, wording, sections, paint, options));
  return `${lines.join('\n')}\n`;
}

function header(record: DocumentRecord, wording: Wording, paint: Palette): string[] {
  const lines = [paint.bold(clean(record.title ?? '') || clean(record.input))];
  const about = [wording.byline(), clean(record.uri ?? '')].filter((part) => part !== '').join(' · ');
  if (about !== '') lines.push(paint.dim(about));
  return lines;
}

function wideColumns(wording: Wording, paint: Palette): Column[] {
  return [
    ...sides(wording, paint),
    { title: 'Where, when', share: 15, ...placed(wording) },
    {
      title: 'Whether',
      share: 13,
      cell: (each) => whether(each, wording, paint),
      whole: (each) => badge(each, wording, paint),
    },
    {
      title: 'Who says so',
      share: 18,
      cell: (each) => wording.chain(each),
      whole: (each) => saysWho(wording, each),
    },
  ];
}

function narrowColumns(wording: Wording, paint: Palette): Column[] {
  return [
    ...sides(wording, paint),
    { title: 'Where, when', share: 16, ...placed(wording) },
    {
      title: 'Whether, says who',
      share: 20,
      cell: (each) => `${whether(each, wording, paint)}\n${wording.chain(each)}`,
      whole: (each) => `${badge(each, wording, paint)}\n${saysWho(wording, each)}`,
    },
  ];
}

function sides(wording: Wording, paint: Palette): Column[] {
  return [
    {
      title: 'Who',
      share: 18,
      cell: (each) => filled(wording.role(each.actor), paint.bold, paint),
      whole: ({ incident }) => filled(wording.role(incident.actor), paint.bold, paint),
    },
    {
      title: 'Did what',
      share: 18,
      cell: (each) => deed(each, wording, paint),
      whole: (each) => [deed(each.main, wording, paint), ...tolls(wording, each)].join('\n'),
    },
    {
      title: 'To whom',
      share: 18,
      cell: (each) => filled(wording.role(each.recipient), String, paint),
      whole: ({ incident }) => filled(wording.role(incident.recipient), String, paint),
    },
  ];
}

function filled(words: string, style: (words: string) => string, paint: Palette): string {
  return words === '' ? paint.dim('–') : style(words);
}

function deed(statement: StatementRecord, wording: Wording, paint: Palette): string {
  const words = `“${clean(wording.text.line(statement.cue))}”`;
  const named = statementClass(statement);
  const what = wording.what(statement);
  return what === null ? paint.dim(words) : `${paint.classes[named](`${CLASSES[named].sign} ${what}`)}\n${words}`;
}

function placed(wording: Wording): Pick<Column, 'cell' | 'whole'> {
  return { cell: (each) => place(each, wording), whole: ({ incident }) => place(incident, wording) };
}

function place(statement: Pick<StatementRecord, 'place' | 'time'>, wording: Wording): string {
  return [wording.where(statement), wording.when(statement)].filter((part) => part !== '').join('\n');
}

function whether(statement: StatementRecord, wording: Wording, paint: Palette): string {
  const words = wording.whether(statement);
  return isPlain(statement) ? words : paint.warning(words);
}

/// "reported", or what else of it; with what the statement says where that is not just that it happened.
function badge(happening: Happening, wording: Wording, paint: Palette): string {
  const { badge: name, main } = happening;
  const words = wording.whether(main);
  const more = words === name || isPlain(main) ? '' : `\n${words}`;
  return `${name === 'reported' ? name : paint.warning(name)}${more}`;
}

function isPlain({ status, polarity, certainty }: StatementRecord): boolean {
  return status === 'occurred' && polarity === 'positive' && certainty === 'certain';
}

function body(
  sections: readonly Section[],
  happenings: Happenings,
  shown: (statement: StatementRecord) => boolean,
  columns: readonly Column[],
  width: number,
  wording: Wording,
  paint: Palette,
): string {
  const table = new Table({
    chars: RULES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
    colWidths: widths(columns, width),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  table.push([paint.dim('#'), ...columns.map(({ title }) => paint.dim(title))]);
  for (const section of sections) {
    const { title, about } = wording.heading(section);
    const heading = `${paint.heading(title.toUpperCase())}${about === '' ? '' : `  ${paint.dim(about)}`}`;
    table.push([{ colSpan: columns.length + 1, content: '' }], [{ colSpan: columns.length + 1, content: heading }]);
    for (const statement of section.statements) {
      const happening = happenings.of(statement);
      if (happening !== undefined && happening.main !== statement && shown(happening.main)) continue;
      const row = (told: StatementRecord, sign: string, faded: boolean, whole?: Happening): string[] => [
        paint.dim(`${sign}${clean(told.id).replace(/^s(?=\d)/, '')}`),
        ...columns.map(({ cell, whole: wholeCell }) => {
          const words = whole === undefined || wholeCell === undefined ? cell(told) : wholeCell(whole);
          return faded ? paint.dim(words) : words;
        }),
      ];
      table.push(row(statement, '', statement.kind === 'claim', happening));
      if (happening?.main !== statement) continue;
      for (const telling of happening.tellings.filter(shown)) table.push(row(telling, '↳', true));
    }
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const RULES = Object.fromEntries(
  ['top', 'mid', 'bottom', 'left', 'right', 'middle']
    .flatMap((side) => [side, `${side}-left`, `${side}-mid`, `${side}-right`])
    .map((side) => [side, '']),
);

function widths(columns: readonly Column[], width: number): number[] {
  const free = width - NUMBER_WIDTH;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  return [NUMBER_WIDTH, ...columns.map(({ share }) => Math.floor((free * share) / shares))];
}

function footer(
  record: DocumentRecord,
  wording: Wording,
  sections: readonly Section[],
  paint: Palette,
  options: TableOptions,
): string[] {
  const lines = [wording.figures()];
  const claims = record.statements.filter(({ kind }) => kind === 'claim').length;
  if (claims > 0 && options.claims !== true) lines.push(paint.dim(`${count(claims, 'claim')} left out of the table`));
  const used = new Set(sections.flatMap(({ statements }) => statements.map(statementClass)));
  const legend = (Object.keys(CLASSES) as StatementClass[])
    .filter((each) => used.has(each) && each !== 'claim')
    .map((each) => paint.classes[each](`${CLASSES[each].sign} ${CLASSES[each].name}`));
  if (legend.length > 0) lines.push(legend.join('  '));
  for (const { code, message } of record.warnings) {
    lines.push(paint.warning(`warning ${clean(code)}: ${clean(message)}`));
  }
  return lines;
}
