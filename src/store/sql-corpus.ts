import type { Kysely } from 'kysely';
import type { DocumentRecord } from '../annotation/record.js';
import { checkCorpus } from './checking.js';
import { comparableIncidents, type ComparableIncident } from './comparable.js';
import type {
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
} from './corpus.js';
import { counts } from './counting.js';
import type { Database } from './database.js';
import { documentNamed, documentRows, namedText, recordedDocuments, recordedTexts, textRows } from './documents.js';
import type { RecordSource } from './record-source.js';
import type {
  BecameOfEvent,
  Dataset,
  DatasetEventRow,
  DatasetQuery,
  DatasetRow,
  NewDatasetEvent,
} from './dataset-rows.js';
import { addDatasetEvents, datasetEvents, datasetRows, openDataset } from './datasets.js';
import { incidentRows, incidentsWith } from './incidents.js';
import { reviewedRecord } from './desk/reviewed-record.js';
import { settle } from './desk/settling.js';
import { successorOf } from './joining/former-incidents.js';
import { Joiner } from './joining/joiner.js';
import type { Counts, StatementQuery } from './query.js';
import { bodiesOf } from './parts.js';
import type { DocumentRow, IncidentRow, StatementRow, TextRow } from './rows.js';
import { searchHits } from './searching.js';
import { statementBehind, statementPage, statementRows } from './statements.js';
import { statusOf, unjoinedOf } from './status.js';
import type { Tables } from './tables.js';
import { tallying } from './tally/tally.js';
import { correctedOf, documentsWith } from './texts-beside.js';
import { Writer } from './writer.js';

/// How many dyads and disputed incidents are counted where nobody says how many.
const MOST = 10;
const HITS = 20;

/// A corpus in a database that speaks SQL.
export class SqlCorpus implements Corpus {
  private readonly writer: Writer;

  constructor(
    private readonly database: Database,
    private readonly source: RecordSource,
  ) {
    this.writer = new Writer(database.db, database.search, () => source.ontology());
  }

  get file(): string {
    return this.database.file;
  }

  private get db(): Kysely<Tables> {
    return this.database.db;
  }

  async standing(documents: readonly Identity[]): Promise<Standing[]> {
    return this.guarded(async () => {
      const found: Standing[] = [];
      for (const { id, hash } of documents) {
        const named = await namedText(this.db, id);
        if (named === null) found.push({ is: 'new', before: null });
        else found.push({ is: Buffer.compare(named.hash, hash) === 0 ? 'known' : 'taken', before: named.input });
      }
      return found;
    });
  }

  async beginRun(command: string, inputs: readonly string[]): Promise<number> {
    return this.guarded(async () => {
      const started = new Date().toISOString();
      const { id } = await this.db
        .insertInto('runs')
        .values({ command, inputs: JSON.stringify(inputs), started, ended: null, added: 0, known: 0, failed: 0 })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    });
  }

  async endRun(run: number, failed: number): Promise<void> {
    const ended = new Date().toISOString();
    await this.guarded(() => this.db.updateTable('runs').set({ ended, failed }).where('id', '=', run).execute());
  }

  async add(documents: readonly NewDocument[], options: AddOptions = {}): Promise<Added[]> {
    return this.guarded(() => this.writer.add(documents, options));
  }

  async remove(ids: readonly string[]): Promise<number> {
    return this.guarded(() => this.writer.remove(ids));
  }

  async recode(texts: readonly RecodedText[]): Promise<StatementChange[][]> {
    return this.guarded(() => this.writer.recode(texts));
  }

  async join(options: JoinOptions = {}): Promise<Joined> {
    return this.guarded(async () => {
      if (options.all !== true && (await unjoinedOf(this.db)) === 0) return { texts: 0, incidents: 0, shared: 0 };
      const joined = await new Joiner(this.database, this.source, await this.source.lexis()).join(options);
      await tallying(this.db, (db, tally) => settle(db, tally, () => this.source.ontology()));
      return joined;
    });
  }

  texts(after = 0): AsyncIterable<TextRow> {
    return this.stream(textRows(this.db, after));
  }

  documents(query: DocumentQuery = {}): AsyncIterable<DocumentRow> {
    return this.stream(documentRows(this.db, query));
  }

  async document(id: string): Promise<DocumentRow | null> {
    return this.guarded(() => documentNamed(this.db, id));
  }

  async record(id: string): Promise<DocumentRecord | null> {
    return this.guarded(async () => {
      const document = await documentNamed(this.db, id);
      const [text] = document === null ? [] : await recordedTexts(this.db, [document]);
      return text === undefined ? null : this.source.record(text);
    });
  }

  async reviewedRecord(id: string): Promise<DocumentRecord | null> {
    return this.guarded(async () => {
      const document = await documentNamed(this.db, id);
      const record = await this.record(id);
      return document === null || record === null ? null : reviewedRecord(this.db, document.text, record);
    });
  }

  records(query: DocumentQuery = {}): AsyncIterable<DocumentRecord> {
    return this.stream(this.recordRows(query));
  }

  statements(query: StatementQuery = {}): AsyncIterable<StatementRow> {
    return this.stream(statementRows(this.db, query));
  }

  async statementPage(query: StatementQuery, after: number, limit: number): Promise<StatementRow[]> {
    return this.guarded(() => statementPage(this.db, query, after, limit));
  }

  async statementBehind(query: StatementQuery, after: number, many: number): Promise<number | null> {
    return this.guarded(() => statementBehind(this.db, query, after, many));
  }

  async textsWith(numbers: readonly number[]): Promise<Map<number, string>> {
    return this.guarded(() => bodiesOf(this.db, numbers));
  }

  async documentsWith(texts: readonly number[]): Promise<Map<number, DocumentRow[]>> {
    return this.guarded(() => documentsWith(this.db, texts));
  }

  async corrected(statements: readonly number[]): Promise<Set<number>> {
    return this.guarded(() => correctedOf(this.db, statements));
  }

  incidents(query: StatementQuery = {}): AsyncIterable<IncidentRow> {
    return this.stream(incidentRows(this.db, query));
  }

  async incident(id: number): Promise<IncidentRow | null> {
    return this.guarded(async () => {
      const [incident] = await incidentsWith(this.db, [id]);
      if (incident !== undefined) return incident;
      const successor = await successorOf(this.db, id);
      return successor === null ? null : ((await incidentsWith(this.db, [successor]))[0] ?? null);
    });
  }

  async search(words: string, { where = 'texts', most = HITS }: SearchOptions = {}): Promise<SearchHit[]> {
    return this.guarded(() => searchHits(this.db, this.database.search, where, words, most));
  }

  async counts(query: StatementQuery = {}, most = MOST): Promise<Counts> {
    return this.guarded(() => counts(this.db, query, most));
  }

  async datasets(): Promise<DatasetRow[]> {
    return this.guarded(() => datasetRows(this.db));
  }

  async openDataset(about: Omit<Dataset, 'number'>): Promise<Dataset> {
    return this.guarded(() => openDataset(this.db, about));
  }

  async addDatasetEvents(
    dataset: Dataset,
    file: string,
    events: readonly NewDatasetEvent[],
    replace = false,
  ): Promise<BecameOfEvent[]> {
    return this.guarded(() => addDatasetEvents(this.db, dataset, file, events, replace));
  }

  datasetEvents(dataset: Dataset, query: DatasetQuery = {}): AsyncIterable<DatasetEventRow> {
    return this.stream(datasetEvents(this.db, dataset, query));
  }

  comparableIncidents(): AsyncIterable<ComparableIncident> {
    return this.stream(comparableIncidents(this.db));
  }

  async label(list: string, labels: ReadonlyMap<string, string>): Promise<void> {
    const rows = [...labels].map(([code, label]) => ({ list, code, label }));
    if (rows.length === 0) return;
    await this.guarded(() =>
      this.db.transaction().execute((db) =>
        db
          .insertInto('labels')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['list', 'code']).doUpdateSet(({ ref }) => ({ label: ref('excluded.label') })),
          )
          .execute(),
      ),
    );
  }

  async status(): Promise<CorpusStatus> {
    return this.guarded(async () => statusOf(this.db, this.file, await this.database.size()));
  }

  async check(): Promise<Fault[]> {
    return this.guarded(() => checkCorpus(this.database));
  }

  async backup(file: string): Promise<void> {
    await this.guarded(() => this.database.backup(file));
  }

  async close(): Promise<void> {
    await this.guarded(() => this.db.destroy());
  }

  private async *recordRows(query: DocumentQuery): AsyncGenerator<DocumentRecord> {
    for await (const text of recordedDocuments(this.db, query))
      yield reviewedRecord(this.db, text.number, await this.source.record(text));
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.database.coded(error);
    }
  }

  private async *stream<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* rows;
    } catch (error) {
      throw this.database.coded(error);
    }
  }
}
