import { HerodotusError } from '../../annotation/problem.js';
import { modesOf, type Ontology } from '../../codebook/ontology.js';
import type { Corpus, ExportedCorpus } from '../corpus.js';
import type { Database } from '../database.js';
import { asksOfCodes } from '../code-counts.js';
import { publicationsOf } from './copies.js';
import { firstDocuments } from '../documents.js';
import { bodiesOf } from '../parts.js';
import type { ActorRow, DocumentRow, IncidentRow, PlaceRow, StatementRow } from '../rows.js';
import { statementsWith } from '../statements.js';
import type { QueueDepth } from '../queue-depth.js';
import { readLedger } from './corrections.js';
import { DeskCorpus } from './desk-corpus.js';
import { documentList, type DocumentPageQuery, type ListedDocument } from './document-list.js';
import { facetValues, total, type Counted } from './facets.js';
import { asking, type Desktop } from './filter.js';
import { called, fired, firedRules, firedWords, type Fired } from './fired.js';
import { incidentList, wantsWhole } from './incident-list.js';
import type { Ledger } from './ledger.js';
import { network, type Fold, type Network } from './network.js';
import { placeMap, type PlaceMap } from './place-map.js';
import type {
  Codes,
  DeskQuery,
  FacetField,
  FacetValue,
  IncidentSort,
  Paged,
  PageQuery,
  StatementSort,
} from './query.js';
import { Reviewing } from './reviewing.js';
import { actorsNamed, placesNamed } from './named.js';
import {
  drawSample,
  opinionsOf,
  sampledKeys,
  samplesOf,
  writeOpinion,
  type Opinion,
  type Sample,
  type SampleWish,
} from './samples.js';
import { savedViews, saveView, type SavedView } from './saved-views.js';
import { settle } from './settling.js';
import { statementList } from './statement-list.js';
import { timeline, type Timeline } from './timeline.js';
import { tallying } from '../tally/tally.js';
import { asksForAll } from '../tally/kept-counts.js';

/// A corpus laid out for those who look, doubt and correct. Everything may throw what `Corpus` throws.
export class Desk {
  private ledger: { readonly stamp: string; readonly read: Ledger } | null = null;
  private readonly reviewer: Reviewing;

  constructor(
    readonly corpus: Corpus,
    private readonly database: Database,
    /// Whether corrections can be written.
    readonly writable: boolean,
    /// Scores and codes of the types that reviewers give.
    private readonly ontology: () => Ontology,
  ) {
    this.reviewer = new Reviewing(database.db, ontology);
  }

  /// Changes whenever anything in the corpus may have changed, by whatever program.
  async stamp(): Promise<string> {
    return this.guarded(() => this.database.stamp());
  }

  /// How deep the queue of the corpus is, or null where it has none.
  async queue(): Promise<QueueDepth | null> {
    return this.guarded(() => this.database.queue());
  }

  /// All that reviewers have done.
  async history(): Promise<Ledger> {
    const stamp = await this.stamp();
    if (this.ledger?.stamp !== stamp)
      this.ledger = { stamp, read: await this.guarded(() => readLedger(this.database.db)) };
    return this.ledger.read;
  }

  /// Brings statements and incidents that a coding has made anew to what reviewers decided.
  async settle(): Promise<void> {
    if (!this.writable) return;
    await this.guarded(() => tallying(this.database.db, (db, tally) => settle(db, tally, this.ontology)));
  }

  async statements(query: DeskQuery, page: PageQuery<StatementSort>): Promise<Paged<StatementRow>> {
    const isShort = page.sort === 'number' && asksOfCodes(query);
    const list = (desktop: Desktop): ReturnType<typeof statementList> => statementList(desktop, query, page);
    return isShort ? this.asked(list) : this.counted(list);
  }

  async incidents(query: DeskQuery, page: PageQuery<IncidentSort>): Promise<Paged<IncidentRow>> {
    const list = (desktop: Desktop): ReturnType<typeof incidentList> => incidentList(desktop, query, page);
    return page.sort === 'number' && wantsWhole(query) ? this.asked(list) : this.counted(list);
  }

  async documents(query: DocumentPageQuery): Promise<Paged<ListedDocument>> {
    return this.asked((desktop) => documentList(desktop, query));
  }

  async facet(query: DeskQuery, field: FacetField, most: number, counted: Counted): Promise<FacetValue[]> {
    return this.overall(query, (desktop) => facetValues(desktop, query, field, most, counted));
  }

  async total(query: DeskQuery, counted: Counted): Promise<number> {
    return this.overall(query, (desktop) => total(desktop, query, counted));
  }

  async timeline(query: DeskQuery, by: 'day' | 'month' | 'year'): Promise<Timeline> {
    return this.overall(query, (desktop) => timeline(desktop, query, by));
  }

  async network(query: DeskQuery, by: Fold, most: number): Promise<Network> {
    return this.overall(query, (desktop) => network(desktop, query, by, most));
  }

  async map(query: DeskQuery, most: number): Promise<PlaceMap> {
    return this.overall(query, (desktop) => placeMap(desktop, query, most));
  }

  async codes(): Promise<Codes> {
    return this.guarded(async () => {
      const { db } = this.database;
      const types = await db.selectFrom('event_types').selectAll().orderBy('type').execute();
      return {
        types: types.map((row) => ({ ...row, modes: modesOf(this.ontology(), row.type) })),
        labels: await db.selectFrom('labels').selectAll().orderBy('list').orderBy('code').execute(),
      };
    });
  }

  /// How many statements each frame or rule tells.
  async rules(): ReturnType<typeof firedRules> {
    return this.guarded(() => firedRules(this.database.db));
  }

  /// The words by which frames or rules tell statements.
  async firedWords(rules: readonly string[]): ReturnType<typeof firedWords> {
    return this.guarded(() => firedWords(this.database.db, rules));
  }

  /// How many statements have a party of one of these names of whom nobody knows who it is.
  async called(names: readonly string[]): Promise<number> {
    return this.guarded(() => called(this.database.db, names));
  }

  /// How many texts hold words, at most `most`; `words` as in `Corpus.search`.
  async textsHolding(words: string, most: number): Promise<number> {
    const { db, search } = this.database;
    return (await this.guarded(() => search.find(db, 'texts', words, most))).length;
  }

  async fired(of: 'actors' | 'places', words: string, most: number): Promise<Fired[]> {
    return this.guarded(() => fired(this.database.db, of, words, most));
  }

  async samples(): Promise<Sample[]> {
    return this.guarded(() => samplesOf(this.database.db));
  }

  /// Throws `not-there`.
  async sample(id: number): Promise<Sample> {
    const found = (await this.samples()).find((sample) => sample.id === id);
    if (found === undefined) throw new HerodotusError('not-there', { what: `sample ${id}` });
    return found;
  }

  /// Draws a sample and returns its number.
  async drawSample(query: DeskQuery, wish: SampleWish): Promise<number> {
    return this.asked((desktop) =>
      this.database.db.transaction().execute((db) => drawSample(desktop, db, query, wish)),
    );
  }

  /// The statements of a sample that are there, as they stand. Throws `not-there`.
  async sampled(id: number): Promise<StatementRow[]> {
    const keys = await this.guarded(() => sampledKeys(this.database.db, id));
    const rows = await Promise.all(keys.map(({ key }) => this.statement(key)));
    return rows.filter((row) => row !== null);
  }

  /// The types of the statements that reviewers added to the pages of a sample.
  async addedTypes(id: number): Promise<string[]> {
    const keys = await this.guarded(() => sampledKeys(this.database.db, id));
    const pages = new Set(keys.map(({ document }) => document));
    const ledger = await this.history();
    return [...new Set([...pages].flatMap((page) => ledger.keysOf(page)))].flatMap((key) => {
      const { verdict, changes } = ledger.review(key);
      return verdict === 'added' ? (changes.type ?? []) : [];
    });
  }

  async opinions(id: number, author: string | null): Promise<Opinion[]> {
    return this.guarded(() => opinionsOf(this.database.db, id, author));
  }

  async writeOpinion(id: number, opinion: Opinion): Promise<void> {
    await this.guarded(() => this.database.db.transaction().execute((db) => writeOpinion(db, id, opinion)));
  }

  async views(): Promise<SavedView[]> {
    return this.guarded(() => savedViews(this.database.db));
  }

  /// Keeps a view, or takes it away where there is no address.
  async saveView(name: string, address: string | null): Promise<void> {
    await this.guarded(() => this.database.db.transaction().execute((db) => saveView(db, name, address)));
  }

  /// Actors, and places, whose names hold words.
  async actorsNamed(words: string, most: number): Promise<ActorRow[]> {
    return this.guarded(() => actorsNamed(this.database.db, words, most));
  }

  async placesNamed(words: string, most: number): Promise<PlaceRow[]> {
    return this.guarded(() => placesNamed(this.database.db, words, most));
  }

  /// The corpus as exports read it, with all that the desk can be asked.
  get exported(): ExportedCorpus {
    return new DeskCorpus(this.corpus, async () => {
      const { db, search, lists } = this.database;
      return { db, search, lists, ledger: await this.history() };
    });
  }

  /// The ids of the documents that brought the texts first with a statement that a query wants.
  async documentsWith(query: DeskQuery): Promise<string[]> {
    return this.asked(async (desktop) => {
      const ask = await asking(desktop, query);
      const rows = await ask().select('statements.text').distinct().orderBy('statements.text').execute();
      const texts = rows.map(({ text }) => text);
      const documents = await firstDocuments(desktop.db, texts);
      return texts.flatMap((text) => documents.get(text)?.id ?? []);
    });
  }

  /// The statement with a key, or null.
  async statement(key: string): Promise<StatementRow | null> {
    return this.guarded(async () => {
      const { db } = this.database;
      const row = await db
        .selectFrom('statements')
        .select('id')
        .where('key', '=', Buffer.from(key, 'hex'))
        .orderBy('id')
        .executeTakeFirst();
      const [found] = row === undefined ? [] : await statementsWith(db, [row.id]);
      return found ?? null;
    });
  }

  /// The text of each of these texts, by its number.
  async texts(numbers: readonly number[]): Promise<Map<number, string>> {
    return this.guarded(() => bodiesOf(this.database.db, numbers));
  }

  /// All documents with a text or a near copy of it, the original's first.
  async publications(document: DocumentRow): Promise<DocumentRow[]> {
    return this.guarded(() => publicationsOf(this.database.db, document));
  }

  /// The incidents of the statements of a text, by the keys of these.
  async incidentsOf(text: number): Promise<Map<string, number>> {
    const rows = await this.guarded(() =>
      this.database.db.selectFrom('statements').select(['key', 'happening']).where('text', '=', text).execute(),
    );
    return new Map(
      rows.flatMap(({ key, happening }) =>
        happening === null ? [] : [[Buffer.from(key).toString('hex'), happening] as const],
      ),
    );
  }

  review: Reviewing['review'] = (wish) => this.guarded(() => this.reviewer.review(wish));
  add: Reviewing['add'] = (wish) => this.guarded(() => this.reviewer.add(wish));
  merge: Reviewing['merge'] = (incidents, signed) => this.guarded(() => this.reviewer.merge(incidents, signed));
  split: Reviewing['split'] = (incident, statements, signed) =>
    this.guarded(() => this.reviewer.split(incident, statements, signed));
  turn: Reviewing['turn'] = (author, undoing) => this.guarded(() => this.reviewer.turn(author, undoing));

  /// What may be kept of the whole corpus; where it is not, it is counted here all the same.
  private async overall<T>(query: DeskQuery, work: (desktop: Desktop) => Promise<T>): Promise<T> {
    return asksForAll(query) ? this.asked(work, this.database.keeper) : this.counted(work);
  }

  private async counted<T>(work: (desktop: Desktop) => Promise<T>): Promise<T> {
    return this.asked(work, this.database.counter);
  }

  private async asked<T>(work: (desktop: Desktop) => Promise<T>, db = this.database.db): Promise<T> {
    const { search, lists } = this.database;
    const ledger = await this.history();
    return this.guarded(() => work({ db, search, lists, ledger }));
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.database.coded(error);
    }
  }
}
