import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { DocumentRow, IncidentRow, PartyRow, StatementRow } from '../../store/rows.js';
import { MarkedText } from '../marked-text.js';
import { inGroups } from './in-groups.js';
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

/// Incidents that are read at a time.
const TOGETHER = 200;

/// The incidents with a statement that a query wants.
export async function* happenings(corpus: ExportedCorpus, query: StatementQuery): AsyncGenerator<Happening> {
  for await (const incidents of inGroups(corpus.incidents(query), TOGETHER)) {
    const told = incidents.flatMap((incident) => {
      const main = fullest(incident.statements);
      return main?.event == null ? [] : [{ incident, main, texts: textsOf(incident) }];
    });
    const documents = await corpus.documentsWith(told.flatMap(({ texts }) => texts));
    const words = await corpus.textsWith(told.map(({ main }) => main.document.text));
    const marked = new Map([...words].map(([number, text]) => [number, new MarkedText(text)]));
    for (const { incident, main, texts } of told)
      yield {
        incident,
        main,
        text: marked.get(main.document.text) ?? new MarkedText(''),
        actor: main.actor[0] ?? null,
        recipient: main.recipient[0] ?? null,
        documents: texts.flatMap((text) => documents.get(text) ?? []).sort((a, b) => a.number - b.number),
      };
  }
}

function textsOf({ statements }: IncidentRow): number[] {
  return [...new Set(statements.map(({ document }) => document.text))];
}

/// Who published the documents, each once, in the order in which they came.
export function publishersOf({ documents }: Happening): string[] {
  return [...new Set(documents.flatMap(({ publisher }) => publisher ?? []))];
}
