import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { DocumentRow, IncidentRow, PartyRow, StatementRow } from '../../store/rows.js';
import { MarkedText } from '../marked-text.js';
import { fullest } from './incidents.js';

/// An incident as a row of the layouts that have one for each happening.
export interface Happening {
  readonly incident: IncidentRow;
  /// The statement that knows most of it, and the text that it stands in.
  readonly main: StatementRow;
  readonly text: MarkedText;
  readonly actor: PartyRow | null;
  readonly recipient: PartyRow | null;
  /// Documents that tell it, in the order in which they came.
  readonly documents: readonly DocumentRow[];
}

/// The incidents with a statement that a query wants.
export async function* happenings(corpus: ExportedCorpus, query: StatementQuery): AsyncGenerator<Happening> {
  for await (const incident of corpus.incidents(query)) {
    const main = fullest(incident.statements);
    if (main?.event == null) continue;
    const texts = [...new Set(incident.statements.map(({ document }) => document.text))];
    const documents = await corpus.documentsWith(texts);
    const words = await corpus.textsWith([main.document.text]);
    yield {
      incident,
      main,
      text: new MarkedText(words.get(main.document.text) ?? ''),
      actor: main.actor[0] ?? null,
      recipient: main.recipient[0] ?? null,
      documents: texts.flatMap((text) => documents.get(text) ?? []).sort((a, b) => a.number - b.number),
    };
  }
}

/// Who published the documents, each once, in the order in which they came.
export function publishersOf({ documents }: Happening): string[] {
  return [...new Set(documents.flatMap(({ publisher }) => publisher ?? []))];
}
