import type { Kysely } from 'kysely';
import { documentRows } from '../documents.js';
import type { DocumentRow } from '../rows.js';
import type { Tables } from '../tables.js';

/// All documents whose text is that of a document, or a near copy of the same original.
export async function publicationsOf(db: Kysely<Tables>, { text, copyOf }: DocumentRow): Promise<DocumentRow[]> {
  const original = copyOf ?? text;
  const rows = await db
    .selectFrom('texts')
    .innerJoin('documents', 'documents.text', 'texts.id')
    .select('documents.id')
    .where(({ eb, or }) => or([eb('texts.id', '=', original), eb('texts.original', '=', original)]))
    .orderBy('documents.id')
    .execute();
  const found: DocumentRow[] = [];
  for (const { id } of rows)
    for await (const row of documentRows(db, { after: id - 1 })) {
      found.push(row);
      break;
    }
  return found.sort((a, b) => Number(a.text !== original) - Number(b.text !== original) || a.number - b.number);
}
