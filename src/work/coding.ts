import type { AnnotatedDocument } from '../annotation/annotated-document.js';
import type { SourceDocument } from '../annotation/document.js';
import { asRecord1 } from '../annotation/record-1.js';
import type { DocumentRecord, StatementRecord } from '../annotation/record.js';
import { loadEquipment } from '../equip/equipment.js';
import type { ParserSetting } from '../language/model-files.js';
import { renderJsonl } from '../export/jsonl.js';
import { renderRows } from '../export/record-rows.js';
import { compactRecord, withStatements } from '../export/selection.js';
import { Pipeline } from '../pipeline.js';
import type { Provenance } from '../annotation/record.js';
import { keptText, parsedOf, type KeptText } from '../store/kept-text.js';
import { codesAlike } from '../store/record-source.js';
import { changesBetween, toldIn, type EventChange, type Told } from './codebook-changes.js';
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
  /// Writes the rows of tables that a corpus is exported as in place of records; lines only.
  readonly rows?: boolean;
  /// Version of the record; lines only, and not compact ones.
  readonly schema?: '1' | '2';
  /// `line`: the record as a line of JSON in UTF-8, which costs less to hand from process to process; `kept`: with what a corpus
  /// keeps, of all statements; `changes`: what `after` tells otherwise.
  readonly as: 'record' | 'line' | 'kept' | 'changes';
  /// The folder of the codebook that is compared, or null for the built-in one; `changes` only.
  readonly after?: string | null;
  /// Keeps whole records; `kept` only.
  readonly records?: boolean;
}

export type Answer = DocumentRecord | Uint8Array | CodedText | CodedTwice;

/// What a second codebook makes of a document otherwise than the first.
export interface CodedTwice {
  readonly changes: readonly EventChange[];
}

/// A record with what a corpus keeps of its text.
export interface CodedText {
  readonly record: DocumentRecord;
  readonly kept: KeptText;
  /// Seconds that it took, beside the others that were under way.
  readonly seconds: { readonly parse: number; readonly code: number };
}

/// A document to code; one whose parse is kept is not parsed again.
export interface CodingDocument extends SourceDocument {
  readonly parsed?: {
    readonly kept: Pick<KeptText, 'body' | 'parse'>;
    /// The model that parsed it.
    readonly model: Provenance['model'];
    /// Whether its record was kept, and is again.
    readonly whole: boolean;
    /// What its codebook told of it; for `changes`, where nobody has corrected that.
    readonly told?: { readonly by: Provenance; readonly events: readonly Told[] };
  };
}

/// What is under way in one process: enough for the parser to sort sentences of several documents by length.
export const TOGETHER: Bounds = { items: 32, size: 200_000 };

/// Codes documents in the process in which it was opened; those that are under way at a time share the parser's batches.
export interface Coder {
  code(document: CodingDocument): Promise<Answer>;
}

/// Throws what `loadEquipment` throws.
export async function openCoder(settings: CodingSettings): Promise<Coder> {
  if (settings.as === 'changes') return openComparing(settings);
  const pipeline = new Pipeline(await loadEquipment({ folder: settings.codebook, parser: settings.parser }));
  const { statements, compact = false, rows = false, schema = '2', records = false, as } = settings;
  return {
    async code(document) {
      const { annotated, record: whole, seconds } = await coded(pipeline, document);
      if (as === 'kept')
        return { record: whole, kept: keptText(annotated, whole, records || document.parsed?.whole === true), seconds };
      const record = statements === undefined ? whole : withStatements(whole, statements);
      if (as === 'record') return record;
      if (rows) return new TextEncoder().encode(renderRows(record));
      const written = compact ? compactRecord(record) : schema === '1' ? asRecord1(record) : record;
      return new TextEncoder().encode(renderJsonl(written));
    },
  };
}

/// Codes each document with two codebooks in one process, so that it is parsed, or its parse unpacked, once; with the second alone
/// where what the first tells is known.
async function openComparing({ codebook, after, parser }: CodingSettings): Promise<Coder> {
  const equipment = await loadEquipment({ folder: codebook, parser });
  const own = [...equipment.languages.values()].map(({ provenance }) => provenance);
  const first = new Pipeline(equipment);
  const second = new Pipeline(await loadEquipment({ folder: after ?? undefined, parser }));
  return {
    async code({ parsed, ...source }) {
      const told = parsed?.told;
      const annotated = parsed === undefined ? await first.annotate(source) : parsedOf(source, parsed.kept);
      const before =
        told !== undefined && own.some((each) => codesAlike(each, told.by))
          ? told.events
          : toldIn(first.code(first.resolve(annotated.source, annotated.sentences)));
      const record = second.code(second.resolve(annotated.source, annotated.sentences));
      return { changes: changesBetween(before, record) };
    },
  };
}

interface Coded {
  readonly annotated: AnnotatedDocument;
  readonly record: DocumentRecord;
  readonly seconds: CodedText['seconds'];
}

/// The record of a document and the parse that it is made from.
async function coded(pipeline: Pipeline, { parsed, ...source }: CodingDocument): Promise<Coded> {
  const begun = performance.now();
  const secondsOf = (done: number): CodedText['seconds'] => ({
    parse: (done - begun) / 1000,
    code: (performance.now() - done) / 1000,
  });
  if (parsed === undefined) {
    const annotated = await pipeline.annotate(source);
    const done = performance.now();
    const record = pipeline.code(annotated);
    return { annotated, record, seconds: secondsOf(done) };
  }
  const { sentences, source: own } = parsedOf(source, parsed.kept);
  // The gazetteer and the calendar may be others.
  const annotated = pipeline.resolve(own, sentences);
  const record = pipeline.code(annotated);
  const { model } = record.provenance;
  const provenance = { ...record.provenance, model: model === null ? null : parsed.model };
  return { annotated, record: { ...record, provenance }, seconds: secondsOf(begun) };
}
