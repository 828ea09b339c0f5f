import type { Corpus, ExportedCorpus } from '../corpus.js';
import { incidentsWith } from '../incidents.js';
import type { IncidentRow, StatementRow } from '../rows.js';
import { statementsWith } from '../statements.js';
import { asking, type Desktop } from './filter.js';
import type { DeskQuery } from './query.js';

/// Statements and incidents that are read at a time.
const STATEMENTS = 500;
const INCIDENTS = 100;

/// A corpus as exports read it, which understands all that the desk can be asked: full-text search, dyads, contexts, verdicts.
export class DeskCorpus implements ExportedCorpus {
  constructor(
    private readonly corpus: Corpus,
    private readonly desktop: () => Promise<Desktop>,
  ) {}

  async *statements(query: DeskQuery = {}): AsyncGenerator<StatementRow> {
    for (let after = 0; ;) {
      const rows = await this.statementPage(query, after, STATEMENTS);
      yield* rows;
      after = rows.at(-1)?.number ?? after;
      if (rows.length < STATEMENTS) return;
    }
  }

  async statementPage(query: DeskQuery, after: number, limit: number): Promise<StatementRow[]> {
    const desktop = await this.desktop();
    const rows = await (
      await asking(desktop, query)
    )()
      .where('statements.id', '>', after)
      .select('statements.id')
      .orderBy('statements.id')
      .limit(limit)
      .execute();
    return statementsWith(
      desktop.db,
      rows.map(({ id }) => id),
    );
  }

  async *incidents(query: DeskQuery = {}): AsyncGenerator<IncidentRow> {
    for (let after = 0; ;) {
      const desktop = await this.desktop();
      const rows = await (
        await asking(desktop, query)
      )()
        .where('statements.happening', '>', after)
        .select('statements.happening')
        .distinct()
        .orderBy('statements.happening')
        .limit(INCIDENTS)
        .execute();
      const ids = rows.flatMap(({ happening }) => happening ?? []);
      yield* await incidentsWith(desktop.db, ids);
      after = ids.at(-1) ?? after;
      if (rows.length < INCIDENTS) return;
    }
  }

  documents: Corpus['documents'] = (query) => this.corpus.documents(query);
  documentsWith: Corpus['documentsWith'] = (texts) => this.corpus.documentsWith(texts);
  textsWith: Corpus['textsWith'] = (numbers) => this.corpus.textsWith(numbers);
  corrected: Corpus['corrected'] = (statements) => this.corpus.corrected(statements);
  records: Corpus['records'] = (query) => this.corpus.records(query);
  reviewedRecord: Corpus['reviewedRecord'] = (id) => this.corpus.reviewedRecord(id);
  status: Corpus['status'] = () => this.corpus.status();
}
