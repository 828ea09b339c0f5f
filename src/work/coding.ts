import type { SourceDocument } from '../annotation/document.js';
import { asRecord1 } from '../annotation/record-1.js';
import type { DocumentRecord, StatementRecord } from '../annotation/record.js';
import { loadEquipment } from '../equip/equipment.js';
import type { ParserSetting } from '../language/model-files.js';
import { renderJsonl } from '../export/jsonl.js';
import { compactRecord, withStatements } from '../export/selection.js';
import { Pipeline } from '../pipeline.js';
import type { Bounds } from './in-order.js';

/// What is made of each document: plain data, given to every worker.
export interface CodingSettings {
  /// A codebook's folder in place of the built-in one.
  readonly codebook?: string;
  /// Which parser reads the sentences; `fast` when left out.
  readonly parser?: ParserSetting;
  /// Kinds of statements to keep; all when left out.
  readonly statements?: readonly StatementRecord['kind'][];
  /// Leaves out what `CompactRecord` has not; lines only.
  readonly compact?: boolean;
  /// Version of the record; lines only, and not compact ones.
  readonly schema?: '1' | '2';
  /// `line`: the record as a line of JSON in UTF-8, which costs less to hand from process to process.
  readonly as: 'record' | 'line';
}

export type Answer = DocumentRecord | Uint8Array;

/// What is under way in one process: enough for the parser to sort sentences of several documents by length.
export const TOGETHER: Bounds = { items: 32, size: 200_000 };

/// Codes documents in the process in which it was opened; those that are under way at a time share the parser's batches.
export interface Coder {
  code(document: SourceDocument): Promise<Answer>;
}

/// Throws what `loadEquipment` throws.
export async function openCoder(settings: CodingSettings): Promise<Coder> {
  const pipeline = new Pipeline(await loadEquipment({ folder: settings.codebook, parser: settings.parser }));
  const { statements, compact = false, schema = '2', as } = settings;
  return {
    async code(document) {
      const whole = await pipeline.run(document);
      const record = statements === undefined ? whole : withStatements(whole, statements);
      if (as === 'record') return record;
      const written = compact ? compactRecord(record) : schema === '1' ? asRecord1(record) : record;
      return new TextEncoder().encode(renderJsonl(written));
    },
  };
}
