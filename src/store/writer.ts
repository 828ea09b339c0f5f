import type { Kysely } from 'kysely';
import type { Ontology } from '../codebook/ontology.js';
import type { Added, AddOptions, NewDocument, RecodedText, StatementChange } from './corpus.js';
import { joinCopies, keepSketch } from './copies.js';
import { namedText } from './documents.js';
import { settle } from './desk/settling.js';
import { withdraw } from './desk/taking-effect.js';
import { insertRows, nextId } from './insert.js';
import { nextIncident } from './joining/former-incidents.js';
import { changePage, keepPage, touchPages } from './joining/pages.js';
import { keepParts } from './parts.js';
import { removeDocuments, removeStatements } from './removal.js';
import type { Search } from './search.js';
import { SharedTables } from './shared.js';
import { changesOf } from './statement-changes.js';
import { RecordRows, type Numbers } from './statement-rows.js';
import { statementsOfText } from './statements.js';
import type { Tables } from './tables.js';
import { tallying, type Tally } from './tally/tally.js';

/// Writes documents and what was coded of them. Each call is one transaction; where it throws nothing was changed.
export class Writer {
  private readonly shared = new SharedTables();

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly search: Search,
    private readonly ontology: () => Ontology,
  ) {}

  /// `alongside` is written in the same transaction, before the documents.
  async add(
    documents: readonly NewDocument[],
    { replace = false, run = null }: AddOptions,
    alongside?: (db: Kysely<Tables>) => Promise<void>,
  ): Promise<Added[]> {
    return this.write(async (db, tally) => {
      await alongside?.(db);
      const added: Added[] = [];
      const ids = { text: await nextId(db, 'texts'), document: await nextId(db, 'documents') };
      const numbers = await this.numbers(db);
      for (const document of documents) {
        const { id } = document.record;
        const before = await namedText(db, id);
        if (before !== null && sameHash(before.hash, document.kept.hash)) {
          added.push({ id, became: 'known', before: before.input });
          continue;
        }
        if (before !== null && !replace) {
          added.push({ id, became: 'refused', before: before.input });
          continue;
        }
        if (before !== null) await removeDocuments(db, this.search, tally, [id]);
        const known = await textWithHash(db, document.kept.hash);
        const text = known ?? ids.text++;
        if (known === null) await this.addText(db, text, document, numbers);
        else {
          await tally.texts([text]);
          await touchPages(db, [text]);
        }
        await this.addDocument(db, ids.document++, text, document, run);
        const isCopy = known !== null || (await joinCopies(db, tally, text));
        added.push({ id, became: before !== null ? 'replaced' : isCopy ? 'copy' : 'new', before: null });
      }
      if (run !== null) await countRun(db, run, added);
      return added;
    });
  }

  async remove(ids: readonly string[]): Promise<number> {
    return this.write((db, tally) => removeDocuments(db, this.search, tally, ids));
  }

  /// Removes what was coded of texts and writes it anew.
  async recode(texts: readonly RecodedText[]): Promise<StatementChange[][]> {
    return this.write(async (db, tally) => {
      const changes: StatementChange[][] = [];
      await tally.texts(texts.map(({ text }) => text));
      // What reviewers decided is no change of the coding.
      await withdraw(
        db,
        texts.map(({ text }) => text),
      );
      const numbers = await this.numbers(db);
      for (const { text, record, kept } of texts) {
        const before = await statementsOfText(db, text);
        await removeStatements(db, this.search, text, record.text);
        await this.shared.provenances.want(db, [record.provenance]);
        const rows = new RecordRows(record);
        await db
          .updateTable('texts')
          .set({ provenance: this.shared.provenances.id(record.provenance), claims: rows.claims })
          .where('id', '=', text)
          .execute();
        await keepParts(db, text, kept);
        await changePage(db, text, record);
        await this.addStatements(db, text, rows, numbers);
        changes.push(changesOf(record.id, before, await statementsOfText(db, text)));
      }
      await settle(db, tally, this.ontology);
      return changes;
    });
  }

  private async addText(
    db: Kysely<Tables>,
    text: number,
    { record, kept }: NewDocument,
    numbers: Numbers,
  ): Promise<void> {
    await this.shared.provenances.want(db, [record.provenance]);
    const rows = new RecordRows(record);
    const row = {
      id: text,
      hash: kept.hash,
      language: record.language,
      characters: [...record.text].length,
      bytes: Buffer.byteLength(record.text),
      provenance: this.shared.provenances.id(record.provenance),
      original: null,
      claims: rows.claims,
    };
    await insertRows(db, 'texts', [row]);
    await keepParts(db, text, kept);
    await keepPage(db, text, record);
    await this.search.add(db, 'texts', text, record.text);
    if (kept.sketch !== null) await keepSketch(db, text, kept.sketch);
    await this.addStatements(db, text, rows, numbers);
  }

  private async addStatements(db: Kysely<Tables>, text: number, record: RecordRows, numbers: Numbers): Promise<void> {
    const { shared } = this;
    const { actors, places, codes, contexts, rules } = record.wanted();
    await shared.actors.want(db, actors);
    await shared.places.want(db, places);
    await shared.codes.want(db, codes);
    await shared.contexts.want(db, contexts);
    await shared.rules.want(db, rules);
    const firstQuotation = numbers.quotations;
    const rows = record.rows(text, shared, numbers);
    await insertRows(db, 'happenings', rows.happenings);
    await insertRows(db, 'statements', rows.statements);
    await insertRows(db, 'roles', rows.roles);
    await insertRows(db, 'quantities', rows.quantities);
    await insertRows(db, 'sources', rows.sources);
    await insertRows(db, 'quotations', rows.quotations);
    await insertRows(db, 'links', rows.links);
    for (const [index, { span }] of record.quotations.entries())
      await this.search.add(db, 'quotations', firstQuotation + index, record.said(span));
  }

  private async addDocument(
    db: Kysely<Tables>,
    id: number,
    text: number,
    { record }: NewDocument,
    run: number | null,
  ): Promise<void> {
    const { publisher, input, uri, title, published } = record;
    if (publisher !== null) await this.shared.publishers.want(db, [publisher]);
    const row = {
      id,
      name: record.id,
      text,
      input,
      uri,
      title,
      published,
      publisher: publisher === null ? null : this.shared.publishers.id(publisher),
      run,
    };
    await insertRows(db, 'documents', [row]);
    const voices = record.voices.map(({ id: own, kind, name }) => ({
      document: id,
      number: Number(own.slice(1)),
      kind,
      name,
    }));
    await insertRows(db, 'voices', voices);
  }

  private async numbers(db: Kysely<Tables>): Promise<Numbers> {
    return {
      statements: await nextId(db, 'statements'),
      quotations: await nextId(db, 'quotations'),
      happenings: await nextIncident(db),
    };
  }

  private async write<T>(work: (db: Kysely<Tables>, tally: Tally) => Promise<T>): Promise<T> {
    try {
      return await tallying(this.db, work);
    } catch (error) {
      this.shared.forget();
      throw error;
    }
  }
}

async function textWithHash(db: Kysely<Tables>, hash: Uint8Array): Promise<number | null> {
  const row = await db.selectFrom('texts').select('id').where('hash', '=', hash).executeTakeFirst();
  return row?.id ?? null;
}

async function countRun(db: Kysely<Tables>, run: number, added: readonly Added[]): Promise<void> {
  const known = added.filter(({ became }) => became === 'known').length;
  const refused = added.filter(({ became }) => became === 'refused').length;
  await db
    .updateTable('runs')
    .set(({ eb }) => ({ added: eb('added', '+', added.length - known - refused), known: eb('known', '+', known) }))
    .where('id', '=', run)
    .execute();
}

function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
