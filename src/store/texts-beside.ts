import type { Kysely } from 'kysely';
import { documentSelection } from './documents.js';
import { pieces } from './insert.js';
import type { DocumentRow } from './rows.js';
import type { Tables } from './tables.js';

/// All documents that have these texts, in the order of their numbers, by the number of the text.
export async function documentsWith(
  db: Kysely<Tables>,
  numbers: readonly number[],
): Promise<Map<number, DocumentRow[]>> {
  const found = new Map<number, DocumentRow[]>();
  for (const piece of pieces([...new Set(numbers)])) {
    const rows = await documentSelection(db, {}).where('documents.text', 'in', piece).orderBy('documents.id').execute();
    for (const row of rows) {
      const list = found.get(row.text);
      if (list === undefined) found.set(row.text, [row]);
      else list.push(row);
    }
  }
  return found;
}

/// Those of the statements with these numbers of which somebody has corrected a field.
export async function correctedOf(db: Kysely<Tables>, statements: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>();
  // Of most corpora nothing is corrected.
  if ((await db.selectFrom('corrections').select('id').limit(1).executeTakeFirst()) === undefined) return found;
  for (const piece of pieces(statements)) {
    const rows = await db
      .selectFrom('statements')
      .innerJoin('documents', 'documents.text', 'statements.text')
      .innerJoin('corrections', (join) =>
        join.onRef('corrections.document', '=', 'documents.id').onRef('corrections.key', '=', 'statements.key'),
      )
      .select('statements.id')
      .where('statements.id', 'in', piece)
      .execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}
