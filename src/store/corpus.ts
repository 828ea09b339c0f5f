import type { DocumentRecord } from '../annotation/record.js';
import type { ComparableIncident } from './comparable.js';
import type {
  BecameOfEvent,
  Dataset,
  DatasetEventRow,
  DatasetQuery,
  DatasetRow,
  NewDatasetEvent,
} from './dataset-rows.js';
import type { KeptText } from './kept-text.js';
import type { DocumentRow, IncidentRow, StatementRow, TextRow } from './rows.js';
import type { Counts, StatementQuery } from './query.js';

/// A corpus on disk: documents with what was coded from them. The command line, the server and the library use it through this
/// interface, whatever database is behind it. Everything may throw `corpus-locked`, `corpus-full`, `corpus-unwritable` and
/// `corpus-damaged`; what was there before is then as it was.
export interface Corpus {
  /// Where it stands.
  readonly file: string;

  /// Which documents are there already, in the order of the list, so that they need not be coded.
  standing(documents: readonly Identity[]): Promise<Standing[]>;

  /// Begins a run of a command, whose number `add` is given; says what `status` tells of it.
  beginRun(command: string, inputs: readonly string[]): Promise<number>;

  /// The run went to its end; `failed` inputs could not be read or coded.
  endRun(run: number, failed: number): Promise<void>;

  /// Adds documents, all of them or, where it throws, none, and says what became of each.
  add(documents: readonly NewDocument[], options?: AddOptions): Promise<Added[]>;

  /// Removes documents by their ids, and texts that no document has any more. Returns how many were there.
  remove(ids: readonly string[]): Promise<number>;

  /// Puts newly coded records in the place of what was coded of texts, and says of each text what changed.
  recode(texts: readonly RecodedText[]): Promise<StatementChange[][]>;

  /// Joins what texts tell to incidents over pages: that of texts which are new or have changed, and of those that have to do with
  /// them. Cut off anywhere, the next call goes on. May throw `corpus-coded-otherwise`, of texts that older versions added.
  join(options?: JoinOptions): Promise<Joined>;

  /// Texts with their parses and records, in the order in which they came, behind the one with the number `after`.
  texts(after?: number): AsyncIterable<TextRow>;

  /// The documents in the order in which they came.
  documents(query?: DocumentQuery): AsyncIterable<DocumentRow>;

  /// A document by its id, or null.
  document(id: string): Promise<DocumentRow | null>;

  /// The record of a document as it was coded, or null where there is no such document. Throws `corpus-coded-otherwise` where whole
  /// records are not kept and this program would code it otherwise.
  record(id: string): Promise<DocumentRecord | null>;

  /// The same as reviewers left it: without what they rejected, with what they corrected and added.
  reviewedRecord(id: string): Promise<DocumentRecord | null>;

  /// The records of all documents in the order in which they came, as reviewers left them.
  records(query?: DocumentQuery): AsyncIterable<DocumentRecord>;

  /// Events and relations with all that is told of them, in the order in which they came. Claims are in the records alone, but for
  /// those that repeat or deny an event.
  statements(query?: StatementQuery): AsyncIterable<StatementRow>;

  /// A page of the same: at most `limit` behind the statement with the id `after`. Ids grow.
  statementPage(query: StatementQuery, after: number, limit: number): Promise<StatementRow[]>;

  /// The number of the statement that is so many behind the one with the number `after`, or null where there are not so many.
  statementBehind(query: StatementQuery, after: number, many: number): Promise<number | null>;

  /// The texts with these numbers.
  textsWith(numbers: readonly number[]): Promise<ReadonlyMap<number, string>>;

  /// All documents that have these texts, by the number of the text.
  documentsWith(texts: readonly number[]): Promise<ReadonlyMap<number, readonly DocumentRow[]>>;

  /// Those of the statements with these numbers of which somebody has corrected a field.
  corrected(statements: readonly number[]): Promise<ReadonlySet<number>>;

  /// Incidents in the order of their ids.
  incidents(query?: StatementQuery): AsyncIterable<IncidentRow>;

  /// One incident, or null. One that is gone is the one in which what it told first is told now; its number says so.
  incident(id: number): Promise<IncidentRow | null>;

  /// What holds words: a query of words, "phrases", AND, OR, NOT and brackets; the best first. Throws `query-invalid`.
  search(words: string, options?: SearchOptions): Promise<SearchHit[]>;

  /// How many events by type and month, which parties act on which most, and what is disputed.
  counts(query?: StatementQuery, most?: number): Promise<Counts>;

  /// Other people's events that were imported, by the name of their source. Nothing else of this interface gives them.
  datasets(): Promise<DatasetRow[]>;

  /// A dataset of this name, made where there is none; `licence` null leaves what is there. Throws `dataset-format`.
  openDataset(about: Omit<Dataset, 'number'>): Promise<Dataset>;

  /// Adds events of a file to a dataset, all of them or, where it throws, none, and says what became of each.
  addDatasetEvents(
    dataset: Dataset,
    file: string,
    events: readonly NewDatasetEvent[],
    replace?: boolean,
  ): Promise<BecameOfEvent[]>;

  /// Events of a dataset that have a day, in the order of their days.
  datasetEvents(dataset: Dataset, query?: DatasetQuery): AsyncIterable<DatasetEventRow>;

  /// What our incidents are held against them with: those told to have happened, in the order of their numbers.
  comparableIncidents(): AsyncIterable<ComparableIncident>;

  /// Gives codes of a list the labels by which views name them, such as those of countries.
  label(list: string, labels: ReadonlyMap<string, string>): Promise<void>;

  /// What the corpus holds and what made it.
  status(): Promise<CorpusStatus>;

  /// Looks through all of it for what is not sound; nothing found is an empty list.
  check(): Promise<Fault[]>;

  /// Writes a sound copy while the corpus may be in use. Throws `corpus-exists`.
  backup(file: string): Promise<void>;

  close(): Promise<void>;
}

/// What is asked of a corpus to write what it holds in other formats.
export type ExportedCorpus = Pick<
  Corpus,
  | 'statements'
  | 'statementPage'
  | 'incidents'
  | 'documents'
  | 'documentsWith'
  | 'textsWith'
  | 'corrected'
  | 'records'
  | 'reviewedRecord'
  | 'status'
>;

/// What tells whether a document is there: its id, and the hash of its text (`textHash`).
export interface Identity {
  readonly id: string;
  readonly hash: Uint8Array;
}

/// `known`: it is there; `taken`: its id is another text's, which came from `before`.
export interface Standing {
  readonly is: 'new' | 'known' | 'taken';
  readonly before: string | null;
}

/// A document with the text that was coded.
export interface NewDocument {
  readonly record: DocumentRecord;
  readonly kept: KeptText;
}

export interface AddOptions {
  /// Puts a document in the place of one with the same id and another text.
  readonly replace?: boolean;
  /// The run that adds, of `beginRun`.
  readonly run?: number | null;
}

/// What became of a document: it was added; it was there; it was added and its text was there, or is a near copy of one; its id is
/// another text's.
export interface Added {
  readonly id: string;
  readonly became: 'new' | 'known' | 'copy' | 'replaced' | 'refused';
  /// The input of the document that has the id, where it is refused.
  readonly before: string | null;
}

export interface RecodedText {
  /// The number of the text.
  readonly text: number;
  /// Of the document that brought the text first.
  readonly record: DocumentRecord;
  readonly kept: KeptText;
}

/// What a recoding changed of an event or relation.
export interface StatementChange {
  /// Of the document that brought the text first.
  readonly document: string;
  readonly key: string;
  readonly became: 'appeared' | 'gone' | 'changed';
  /// What it told and tells, in short: "ASSAULT aerial: Iraq -> Damascus".
  readonly before: string | null;
  readonly after: string | null;
}

export interface DocumentQuery {
  readonly after?: number;
  /// ISO 8601 days between which documents were published.
  readonly publishedFrom?: string;
  readonly publishedTo?: string;
  readonly language?: string;
  /// Whether copies of texts that stand elsewhere come too; they do where nothing is said.
  readonly copies?: boolean;
}

export interface SearchOptions {
  /// Whole texts, or what voices are quoted with.
  readonly where?: 'texts' | 'quotations';
  readonly most?: number;
}

export interface SearchHit {
  readonly document: DocumentRow;
  /// The words around, with the span of what was found.
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /// Who is quoted, where quotations are searched.
  readonly source: string | null;
}

export interface CorpusStatus {
  readonly file: string;
  /// Of the tables.
  readonly version: number;
  readonly documents: number;
  readonly texts: number;
  /// Texts that are near copies of others.
  readonly copies: number;
  readonly events: number;
  readonly relations: number;
  readonly claims: number;
  readonly incidents: number;
  /// Incidents that more than one report tells which are no copies of one another.
  readonly shared: number;
  /// Texts whose incidents are not joined with those of other pages yet.
  readonly unjoined: number;
  readonly actors: number;
  readonly places: number;
  readonly corrections: number;
  readonly publishedFrom: string | null;
  readonly publishedTo: string | null;
  /// Of all texts, in UTF-8.
  readonly textBytes: number;
  readonly fileBytes: number;
  /// What coded it, with the number of texts; several where it was coded by several versions.
  readonly coded: readonly { readonly by: DocumentRecord['provenance']; readonly texts: number }[];
  readonly lastRun: RunStatus | null;
}

export interface RunStatus {
  readonly command: string;
  readonly started: string;
  /// Null where it was cut off or still goes on.
  readonly ended: string | null;
  readonly added: number;
  readonly known: number;
  readonly failed: number;
}

export interface JoinOptions {
  /// Joins all texts anew, as after a change of what joins them.
  readonly all?: boolean;
  readonly signal?: AbortSignal;
  /// Told now and then how many texts are compared and joined, of how many.
  readonly tell?: (done: number, of: number) => void;
}

/// What joining did.
export interface Joined {
  /// Texts that were joined, with those that have to do with them.
  readonly texts: number;
  /// Incidents that they tell, and how many of these more than one report tells.
  readonly incidents: number;
  readonly shared: number;
}

/// Something that is not sound, and where.
export interface Fault {
  readonly where: string;
  readonly what: string;
}
