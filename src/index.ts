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
export { loadEquipment } from './equip/equipment.js';
