import type { Kysely } from 'kysely';
import type { Provenance, VoiceRecord } from '../annotation/record.js';
import type { DocumentQuery } from './corpus.js';
import { pieces } from './insert.js';
import type { DocumentFacts } from './kept-text.js';
import { partsOf } from './parts.js';
import type { RecordedText } from './record-source.js';
import type { DocumentRow, TextRow } from './rows.js';
import type { Tables } from './tables.js';

/// Rows that are read at a time.
const PAGE = 200;

/// Documents in the order of their numbers, read as they are asked for.
export async function* documentRows(db: Kysely<Tables>, query: DocumentQuery = {}): AsyncGenerator<DocumentRow> {
  for (let after = query.after ?? 0; ;) {
    const rows = await documentSelection(db, query)
      .where('documents.id', '>', after)
      .orderBy('documents.id')
      .limit(PAGE)
      .execute();
    yield* rows;
    after = rows.at(-1)?.number ?? 0;
    if (rows.length < PAGE) return;
  }
}

/// The documents that brought these texts first, by the number of the text.
export async function firstDocuments(db: Kysely<Tables>, texts: readonly number[]): Promise<Map<number, DocumentRow>> {
  const found = new Map<number, DocumentRow>();
  for (const piece of pieces([...new Set(texts)])) {
    const rows = await documentSelection(db, {})
      .where('documents.text', 'in', piece)
      .orderBy('documents.id', 'desc')
      .execute();
    for (const row of rows) found.set(row.text, row);
  }
  return found;
}

export async function documentNamed(db: Kysely<Tables>, id: string): Promise<DocumentRow | null> {
  return (await documentSelection(db, {}).where('documents.name', '=', id).executeTakeFirst()) ?? null;
}

/// The input of the document with an id and the hash of its text, or null.
export async function namedText(
  db: Kysely<Tables>,
  id: string,
): Promise<{ readonly input: string; readonly hash: Uint8Array } | null> {
  const row = await db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.id', 'documents.text')
    .select(['documents.input', 'texts.hash'])
    .where('documents.name', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/// Documents with all that their records are made from, in the order of the list.
export async function recordedTexts(db: Kysely<Tables>, documents: readonly DocumentRow[]): Promise<RecordedText[]> {
  const voices = await voicesOf(
    db,
    documents.map(({ number }) => number),
  );
  const texts = documents.map(({ text }) => text);
  const parts = await partsOf(db, texts);
  const provenances = await provenancesOf(db);
  const by = new Map<number, number>();
  for (const piece of pieces([...new Set(texts)])) {
    const rows = await db.selectFrom('texts').select(['id', 'provenance']).where('id', 'in', piece).execute();
    for (const { id, provenance } of rows) by.set(id, provenance);
  }
  return documents.flatMap((document) => {
    const kept = parts.get(document.text);
    if (kept === undefined) return [];
    const provenance = provenances.get(by.get(document.text) ?? 0) ?? UNKNOWN;
    return [{ number: document.text, facts: factsOf(document, voices), provenance, ...kept }];
  });
}

/// Documents with what their records are made from, read as they are asked for.
export async function* recordedDocuments(db: Kysely<Tables>, query: DocumentQuery = {}): AsyncGenerator<RecordedText> {
  let held: DocumentRow[] = [];
  for await (const document of documentRows(db, query)) {
    held.push(document);
    if (held.length < PAGE / 4) continue;
    yield* await recordedTexts(db, held);
    held = [];
  }
  yield* await recordedTexts(db, held);
}

/// Texts behind the one with the number `after`, with the record of the document that brought each first.
export async function* textRows(db: Kysely<Tables>, after = 0): AsyncGenerator<TextRow> {
  for (let last = after; ;) {
    const rows = await db
      .selectFrom('texts')
      .select('id')
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE / 4)
      .execute();
    const texts = rows.map(({ id }) => id);
    const documents = await firstDocuments(db, texts);
    const first = texts.flatMap((text) => documents.get(text) ?? []);
    const recorded = await recordedTexts(db, first);
    for (const [index, document] of first.entries()) {
      const text = recorded[index];
      if (text !== undefined) yield { document, ...text };
    }
    last = texts.at(-1) ?? last;
    if (rows.length < PAGE / 4) return;
  }
}

const UNKNOWN: Provenance = { engine: null, model: null, codebook: null, language: null };

function factsOf(document: DocumentRow, voices: ReadonlyMap<number, VoiceRecord[]>): DocumentFacts {
  const { id, input, uri, title, published, language, publisher, number } = document;
  return { id, input, uri, title, published, language, publisher, voices: voices.get(number) ?? [] };
}

/// The voices of documents by their numbers.
export async function voicesOf(db: Kysely<Tables>, documents: readonly number[]): Promise<Map<number, VoiceRecord[]>> {
  const found = new Map<number, VoiceRecord[]>();
  for (const piece of pieces(documents)) {
    const rows = await db
      .selectFrom('voices')
      .selectAll()
      .where('document', 'in', piece)
      .orderBy('document')
      .orderBy('number')
      .execute();
    for (const { document, number, kind, name } of rows) {
      const list = found.get(document) ?? [];
      list.push({ id: `v${number}`, kind: kindOf(kind), name });
      found.set(document, list);
    }
  }
  return found;
}

const VOICE_KINDS = ['publication', 'author', 'reader', 'unknown'] as const;

function kindOf(kind: string): VoiceRecord['kind'] {
  return VOICE_KINDS.find((each) => each === kind) ?? 'unknown';
}

/// What coded texts, by number.
export async function provenancesOf(db: Kysely<Tables>): Promise<Map<number, Provenance>> {
  const rows = await db.selectFrom('provenances').selectAll().execute();
  return new Map(rows.map((row) => [row.id, provenanceOf(row)]));
}

interface ProvenanceColumns {
  readonly engine: string | null;
  readonly engine_version: string | null;
  readonly model_version: string | null;
  readonly model_hash: string | null;
  readonly codebook_version: string | null;
  readonly codebook_hash: string | null;
  readonly language: string | null;
  readonly language_version: string | null;
  readonly language_hash: string | null;
}

function provenanceOf(row: ProvenanceColumns): Provenance {
  const part = (version: string | null, hash: string | null): { version: string; hash: string } | null =>
    version === null || hash === null ? null : { version, hash };
  const language = part(row.language_version, row.language_hash);
  return {
    engine:
      row.engine === null || row.engine_version === null ? null : { name: row.engine, version: row.engine_version },
    model: part(row.model_version, row.model_hash),
    codebook: part(row.codebook_version, row.codebook_hash),
    language: language === null || row.language === null ? null : { code: row.language, ...language },
  };
}

/// Documents that a query wants, as a selection that more can be asked of.
export function documentSelection(
  db: Kysely<Tables>,
  { publishedFrom, publishedTo, language, copies = true }: DocumentQuery,
) {
  let selection = db
    .selectFrom('documents')
    .innerJoin('texts', 'texts.id', 'documents.text')
    .leftJoin('publishers', 'publishers.id', 'documents.publisher')
    .select([
      'documents.id as number',
      'documents.name as id',
      'documents.text',
      'texts.original as copyOf',
      'documents.input',
      'documents.uri',
      'documents.title',
      'documents.published',
      'texts.language',
      'publishers.name as publisher',
    ]);
  if (publishedFrom !== undefined) selection = selection.where('documents.published', '>=', publishedFrom);
  if (publishedTo !== undefined) selection = selection.where('documents.published', '<=', publishedTo);
  if (language !== undefined) selection = selection.where('texts.language', '=', language);
  if (!copies) selection = selection.where('texts.original', 'is', null);
  return selection;
}
