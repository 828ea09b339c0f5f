import Table from 'cli-table3';
import type { DocumentRecord, StatementRecord } from '../annotation/record.js';
import { CLASSES, statementClass, type StatementClass } from './event-class.js';
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
  const lines = [...header(record, wording, paint), ''];
  if (sections.length > 0) {
    const columns = options.width >= WIDE ? wideColumns(wording, paint) : narrowColumns(wording, paint);
    lines.push(body(sections, columns, options.width, wording, paint), '');
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
    { title: 'Where, when', share: 15, cell: (each) => place(each, wording) },
    { title: 'Whether', share: 13, cell: (each) => whether(each, wording, paint) },
    { title: 'Who says so', share: 18, cell: (each) => wording.chain(each) },
  ];
}

function narrowColumns(wording: Wording, paint: Palette): Column[] {
  return [
    ...sides(wording, paint),
    { title: 'Where, when', share: 16, cell: (each) => place(each, wording) },
    {
      title: 'Whether, says who',
      share: 20,
      cell: (each) => `${whether(each, wording, paint)}\n${wording.chain(each)}`,
    },
  ];
}

function sides(wording: Wording, paint: Palette): Column[] {
  return [
    { title: 'Who', share: 18, cell: (each) => filled(wording.role(each.actor), paint.bold, paint) },
    { title: 'Did what', share: 18, cell: (each) => deed(each, wording, paint) },
    { title: 'To whom', share: 18, cell: (each) => filled(wording.role(each.recipient), String, paint) },
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

function place(statement: StatementRecord, wording: Wording): string {
  return [wording.where(statement), wording.when(statement)].filter((part) => part !== '').join('\n');
}

function whether(statement: StatementRecord, wording: Wording, paint: Palette): string {
  const words = wording.whether(statement);
  const plain =
    statement.status === 'occurred' && statement.polarity === 'positive' && statement.certainty === 'certain';
  return plain ? words : paint.warning(words);
}

function body(
  sections: readonly Section[],
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
      const faded = (words: string) => (statement.kind === 'claim' ? paint.dim(words) : words);
      table.push([
        paint.dim(clean(statement.id).replace(/^s(?=\d)/, '')),
        ...columns.map(({ cell }) => faded(cell(statement))),
      ]);
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
