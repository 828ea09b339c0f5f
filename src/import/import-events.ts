import { hash } from 'node:crypto';
import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import type { Corpus } from '../store/corpus.js';
import type { Dataset, DatasetFormat, NewDatasetEvent } from '../store/dataset-rows.js';
import { layoutOf, type FoundLayout } from './layouts.js';
import { Row } from './row.js';
import { tablesOf, type TableFile } from './table-file.js';

export interface ImportOptions {
  /// The name under which the events stand in the corpus.
  readonly source: string;
  /// The layout, where the first row is not to tell it.
  readonly format?: DatasetFormat;
  /// What their makers say of their use, where the layout does not say it.
  readonly licence?: string;
  /// Puts events in the place of those that have their id and other cells.
  readonly replace?: boolean;
  /// Rows that are read at most.
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /// Called with each problem as it comes; the report has but their counts.
  readonly tell?: (problem: Problem) => void;
  /// Called after each batch.
  readonly progress?: (report: ImportReport) => void;
}

/// What became of the rows.
export interface ImportReport {
  source: string;
  format: DatasetFormat;
  rows: number;
  added: number;
  known: number;
  /// There with other cells, and left.
  changed: number;
  replaced: number;
  failed: number;
  /// Events that PLOVER has no type for; they are kept.
  untyped: number;
  /// How often rows failed for which reason, values left out.
  readonly reasons: Record<string, number>;
}

/// Rows that are written in one transaction.
const BATCH = 2000;

/// Imports other people's events into a corpus as those of another source: from a file, one packed by gzip, or all tables of a zip. What
/// is there is passed over, so that the same call goes on after a cut. A bad row is told and counted, and the rest goes on. Throws
/// `input-not-found`, `archive-broken`, `events-unknown`, `events-columns`, `dataset-format`, and what a corpus throws.
export async function importEvents(corpus: Corpus, file: string, options: ImportOptions): Promise<ImportReport> {
  let importing: Importing | null = null;
  for await (const table of tablesOf(file)) {
    importing = await Importing.table(corpus, table, options, importing);
    if (importing.isOver) break;
  }
  if (importing === null) throw empty(file);
  return importing.report;
}

class Importing {
  private batch: NewDatasetEvent[] = [];
  readonly report: ImportReport;

  private constructor(
    private readonly corpus: Corpus,
    private readonly dataset: Dataset,
    private readonly options: ImportOptions,
  ) {
    const { name: source, format } = dataset;
    this.report = {
      source,
      format,
      rows: 0,
      added: 0,
      known: 0,
      changed: 0,
      replaced: 0,
      failed: 0,
      untyped: 0,
      reasons: {},
    };
  }

  get isOver(): boolean {
    const { limit, signal } = this.options;
    return signal?.aborted === true || (limit !== undefined && this.report.rows >= limit);
  }

  /// Takes in a table, with what those before it gave.
  static async table(
    corpus: Corpus,
    table: TableFile,
    options: ImportOptions,
    before: Importing | null,
  ): Promise<Importing> {
    let importing = before;
    let found: FoundLayout | null = null;
    for await (const row of table.rows()) {
      if (found === null) {
        found = layoutOf(table.name, row.cells ?? [], options.format ?? null);
        importing ??= await Importing.open(corpus, found, options);
        if (importing.dataset.format !== found.layout.format)
          layoutOf(table.name, row.cells ?? [], importing.dataset.format);
        if (found.hasHeader) continue;
      }
      if (importing === null || importing.isOver) break;
      importing.take(table.name, found, row.line, row.cells, row.cells === null ? row.reason : null);
      if (importing.batch.length >= BATCH) await importing.write(table.name);
    }
    if (importing === null || found === null) throw empty(table.name);
    await importing.write(table.name);
    return importing;
  }

  private static async open(corpus: Corpus, { layout }: FoundLayout, options: ImportOptions): Promise<Importing> {
    const { format, licence } = layout;
    const about = { name: options.source, format, licence: options.licence ?? licence };
    return new Importing(corpus, await corpus.openDataset(about), options);
  }

  private take(
    table: string,
    { layout, index, width }: FoundLayout,
    line: number,
    cells: readonly string[] | null,
    reason: string | null,
  ): void {
    const { report } = this;
    report.rows++;
    const uneven = cells !== null && cells.length !== width ? `it has ${cells.length} cells, not ${width}` : null;
    const bad = reason ?? uneven;
    const event = bad !== null || cells === null ? (bad ?? '') : layout.event(new Row(index, cells));
    if (typeof event === 'string') {
      report.failed++;
      const kind = event.replace(/"[^"]*"|\d[\d-]*/g, '…');
      report.reasons[kind] = (report.reasons[kind] ?? 0) + 1;
      this.options.tell?.(problem('event-broken', { input: `${table}#${line}`, reason: event }));
      return;
    }
    if (event.type === null) report.untyped++;
    const whole = hash('sha256', (cells ?? []).join('\u001f'), 'buffer');
    this.batch.push({ event, row: line, hash: whole.subarray(0, 8) });
  }

  private async write(table: string): Promise<void> {
    const { report, options } = this;
    if (this.batch.length === 0) return;
    const became = await this.corpus.addDatasetEvents(this.dataset, table, this.batch, options.replace === true);
    for (const each of became) report[each]++;
    this.batch = [];
    options.progress?.(report);
  }
}

function empty(file: string): HerodotusError {
  return new HerodotusError('events-unknown', { file, reason: 'it has no rows' });
}
