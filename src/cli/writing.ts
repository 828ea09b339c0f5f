import type { Problem } from '../annotation/problem.js';
import type { DocumentRecord } from '../annotation/record.js';
import { CSV_HEAD, renderCsv } from '../export/csv.js';
import { HtmlPage, type HtmlEntry } from '../export/html.js';
import { renderTable, type TableOptions } from '../export/table.js';

/// How the documents of a run become one output, piece by piece.
export interface Writing<T> {
  add(document: T): string | Uint8Array;
  end(): string;
  /// What the end needs to know of the documents since this was asked last, for a run that goes on; null while a document
  /// is held that is not written yet.
  notes(): readonly unknown[] | null;
  /// What stands in the place of a document that could not be coded; where there is no such place, its problem is told beside.
  fail?(failure: Failure): string;
}

export interface Failure {
  readonly id: string | null;
  readonly input: string;
  readonly problem: Problem;
}

export const LINES: Writing<Uint8Array> = { add: (line) => line, end: () => '', notes: () => [] };

/// A line for each document, coded or not.
export const ALL_LINES: Writing<Uint8Array> = {
  ...LINES,
  fail: ({ id, input, problem: { code, message, remedy } }) =>
    `${JSON.stringify({ id, input, error: { code, message, remedy } })}\n`,
};

export function tables(options: TableOptions): Writing<DocumentRecord> {
  return { add: (record) => renderTable(record, options), end: () => '', notes: () => [] };
}

/// `begun`: whether the head of the table is written already.
export function incidentTable(begun: boolean): Writing<DocumentRecord> {
  let head = begun ? '' : CSV_HEAD;
  return {
    add(record) {
      const lines = `${head}${renderCsv(record)}`;
      head = '';
      return lines;
    },
    end: () => head,
    notes: () => [],
  };
}

/// `before`: the notes of the documents that are written already.
export function htmlPage(before: readonly unknown[]): Writing<DocumentRecord> {
  const page = new HtmlPage(before.filter(isEntry));
  let told = page.written.length;
  return {
    add: (record) => page.add(record),
    end: () => page.end(),
    notes() {
      if (page.holds) return null;
      const fresh = page.written.slice(told);
      told = page.written.length;
      return fresh;
    },
  };
}

function isEntry(note: unknown): note is HtmlEntry {
  return typeof note === 'object' && note !== null && 'title' in note && 'about' in note && 'mapped' in note;
}
