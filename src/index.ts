/// The library: what a program that codes pages itself needs.
export type { DocumentRecord, StatementRecord, ActorRecord, EventRecord, Provenance } from './annotation/record.js';
export { asRecord1, type Record1 } from './annotation/record-1.js';
export { readRecord, type RecordResult } from './annotation/read-record.js';
export type { SourceDocument, Segment, Voice } from './annotation/document.js';
export { AnnotatedDocument, type Location } from './annotation/annotated-document.js';
export { packDocument } from './annotation/document-pack.js';
export { readDocument, type DocumentResult } from './annotation/document-unpack.js';
export { originAt, selectorOf, type MarkupPlace, type Origin } from './annotation/origin.js';
export { HerodotusError, PROBLEMS, type Problem, type ProblemCode } from './annotation/problem.js';
export type { Missed, MissedFrame, MissedWord, MissReason, SilentSentence } from './code/missed/missed.js';
export { Pipeline, type Equipment } from './pipeline.js';
export { readBytes, type InputFacts, type ReadResult } from './read/read-bytes.js';
export { renderJsonl } from './export/jsonl.js';
export { renderTable } from './export/table.js';
export { renderExplain, type ExplainOptions } from './export/explain.js';
export { renderMissed } from './export/missed.js';
export { renderHtml } from './export/html.js';
export { codeAll, codeLines, type CodeAllOptions, type Coded } from './work/code-all.js';
export type { Place } from './input/inputs.js';
export { compactRecord, withStatements, type CompactRecord } from './export/selection.js';
export { HtmlPage, type HtmlEntry } from './export/html.js';
export { loadEquipment } from './equip/equipment.js';
export { loadLexis } from './equip/lexis.js';
export { Lexis } from './language/lexis.js';
export { Across } from './compare/across/across.js';
export { readPage } from './compare/across/read-page.js';
export type { Happening } from './compare/across/happening.js';
export type { Differences, Told } from './compare/across/differences.js';
export type { Count, Days, Page, Publication, ScenePlace, Side, Telling } from './compare/across/telling.js';
export { happeningLine, renderHappenings, type HappeningLine, type StatementLine } from './export/across.js';
export { openCorpus } from './store/open-corpus.js';
export type {
  Added,
  AddOptions,
  Corpus,
  CorpusStatus,
  DocumentQuery,
  Fault,
  Identity,
  Joined,
  JoinOptions,
  NewDocument,
  RecodedText,
  SearchHit,
  SearchOptions,
  Standing,
  StatementChange,
} from './store/corpus.js';
export type {
  ActorRow,
  ClaimRow,
  DocumentRow,
  IncidentRow,
  PartyRow,
  PlaceRow,
  StatementRow,
  TextRow,
  VoiceStep,
} from './store/rows.js';
export type { Counts, StatementQuery } from './store/query.js';
export { keptText, textHash, textOf, type DocumentFacts, type KeptText } from './store/kept-text.js';
export { parseWhere } from './store/where.js';
export { exportCorpus } from './export/corpus/export-corpus.js';
export type { FormatName } from './export/corpus/formats.js';
export { addAll, type AddAllOptions, type AddedInput } from './work/add-all.js';
export { watch, type WatchOptions } from './watch/watch.js';
export type { Tally as WatchTally } from './watch/round.js';
export { recodeAll, type RecodedInput, type RecodeOptions } from './work/recode-all.js';
export { importEvents, type ImportOptions, type ImportReport } from './import/import-events.js';
export type {
  BecameOfEvent,
  Dataset,
  DatasetEvent,
  DatasetEventRow,
  DatasetFormat,
  DatasetParty,
  DatasetPlace,
  DatasetQuery,
  DatasetRow,
  DayPrecision,
  NewDatasetEvent,
} from './store/dataset-rows.js';
export {
  compareSources,
  type ComparedLine,
  type ComparedSide,
  type CompareSourcesOptions,
  type SideCounts,
  type SourceComparison,
  type Whose,
} from './compare-sources/compare-sources.js';
export type { Agreement, Field } from './compare-sources/judgement.js';
export type { ComparableIncident } from './store/comparable.js';
