import { writeFileSync } from 'node:fs';
import { CodePoints } from '../annotation/code-points.js';
import type { SourceDocument } from '../annotation/document.js';
import { originAt, selectorOf } from '../annotation/origin.js';
import { asRecord1 } from '../annotation/record-1.js';
import type { DocumentRecord } from '../annotation/record.js';
import type { Missed } from '../code/missed/missed.js';
import { renderExplain } from '../export/explain.js';
import { renderHtml } from '../export/html.js';
import { renderJsonl } from '../export/jsonl.js';
import { renderMissed } from '../export/missed.js';
import { renderTable } from '../export/table.js';
import type { CodeOptions } from './input-options.js';
import { terminalStyle } from './terminal.js';

export type Format = 'table' | 'jsonl' | 'html' | 'explain' | 'missed';

/// "#story > p:nth-child(2), characters 1040–1200 of the page", for any offset of the text in code points.
function placesIn(document: SourceDocument): (offset: number) => string | null {
  const points = new CodePoints(document.text);
  return (offset) => {
    const place = originAt(document, points.unitOf(offset));
    return place === null ? null : `${selectorOf(place)}, characters ${place.start}–${place.end} of the page`;
  };
}

/// Writes records in the order in which they come; the HTML page, which holds all of them, at the end.
export class Writer {
  private readonly held: DocumentRecord[] = [];
  private readonly pieces: string[] = [];

  constructor(
    private readonly format: Format,
    private readonly options: CodeOptions,
    /// Where each entry of the codebook stands in its file.
    private readonly lines: ReadonlyMap<string, string>,
  ) {}

  async write(record: DocumentRecord, missed: Missed | null, source: SourceDocument): Promise<void> {
    if (this.format === 'html') this.held.push(record);
    else await this.put(this.render(record, missed, source));
  }

  async end(): Promise<void> {
    const first = this.held[0];
    if (first !== undefined) await this.put(renderHtml(this.held.length === 1 ? first : this.held));
    if (this.options.output !== undefined) writeFileSync(this.options.output, this.pieces.join(''));
  }

  private render(record: DocumentRecord, missed: Missed | null, document: SourceDocument): string {
    const style = terminalStyle(process.stdout, process.env);
    const { claims = false, only = '', source = false } = this.options;
    if (missed !== null) return renderMissed(record, missed, { ...style, only });
    switch (this.format) {
      case 'table':
        return renderTable(record, { ...style, claims });
      case 'explain':
        return renderExplain(record, {
          ...style,
          claims,
          only,
          lineOf: (rule) => this.lines.get(rule) ?? null,
          ...(source ? { placeOf: placesIn(document) } : {}),
        });
      default:
        return renderJsonl(this.options.schema === '1' ? asRecord1(record) : record);
    }
  }

  private async put(text: string): Promise<void> {
    if (this.options.output !== undefined) this.pieces.push(text);
    else if (!process.stdout.write(text))
      await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
  }
}
