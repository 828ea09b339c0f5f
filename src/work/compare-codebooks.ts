import type { Problem } from '../annotation/problem.js';
import { loadCodebook } from '../equip/compiled-codebook.js';
import { readerWords } from '../equip/equipment.js';
import { readPlaced } from '../input/inputs.js';
import type { InputOptions } from '../input/source.js';
import { inGroups } from '../export/corpus/in-groups.js';
import type { Corpus } from '../store/corpus.js';
import type { CommentCues } from '../read/evidence/comment-cues.js';
import { textOf } from '../store/kept-text.js';
import type { StatementRow, TextRow } from '../store/rows.js';
import { toldBy, type EventChange, type Told } from './codebook-changes.js';
import { Coders, defaultWorkers, type Limits } from './coders.js';
import { TOGETHER, type Answer, type CodingDocument } from './coding.js';
import { inOrder } from './in-order.js';

/// Two codebooks and how they are tried: each is a folder laid over ours, or null for ours alone.
interface CompareCodebooksOptions extends Limits, Omit<InputOptions, 'cues'> {
  readonly before: string | null;
  readonly after: string | null;
  readonly workers?: number;
  readonly tell?: (problem: Problem) => void;
  readonly signal?: AbortSignal;
}

/// What became of one document.
type ComparedDocument = { readonly input: string } & (
  | { readonly ok: true; readonly id: string; readonly changes: readonly EventChange[] }
  | { readonly ok: false; readonly problem: Problem }
);

type Found =
  | { readonly ok: true; readonly document: CodingDocument }
  | { readonly ok: false; readonly input: string; readonly problem: Problem };

const DOCUMENTS = 64;
const CHARACTERS = 1_500_000;
/// Texts of a corpus that are read at a time.
const TEXTS = 50;

/// Codes each text with two codebooks and tells what the second adds, drops and alters. Texts of a corpus come with their kept
/// parses, those of files are parsed once. Throws what `loadEquipment` throws.
export async function* compareCodebooks(
  inputs: readonly string[] | Corpus,
  { before, after, workers = defaultWorkers(), signal, ...options }: CompareCodebooksOptions,
): AsyncGenerator<ComparedDocument, void> {
  const isCorpus = !('length' in inputs);
  const settings = { as: 'changes', after, ...(before === null ? {} : { codebook: before }) } as const;
  const coders = new Coders(settings, options, workers);
  const found = isCorpus ? ofCorpus(inputs) : ofInputs(inputs, { ...options, cues: cuesOf(before, options.tell) });
  const bounds = coders.inThisProcess ? TOGETHER : { items: DOCUMENTS * workers, size: CHARACTERS * workers };
  const sizeOf = (one: Found): number => (one.ok ? 3 * one.document.text.length : 0);
  const work = async (one: Found): Promise<ComparedDocument> => {
    if (!one.ok) return one;
    const { input, id } = one.document;
    const outcome = await coders.code(one.document);
    return outcome.ok
      ? { ok: true, input, id, changes: changesOf(outcome.answer) }
      : { ok: false, input, problem: outcome.problem };
  };
  try {
    yield* inOrder(coders.watched(found), sizeOf, work, bounds, signal);
  } finally {
    await coders.close();
  }
}

/// The words by which pages are read; the codebook before says them.
function cuesOf(folder: string | null, tell: CompareCodebooksOptions['tell']): CommentCues {
  const { packs, warnings } = loadCodebook({ folder: folder ?? undefined });
  warnings.forEach((warning) => tell?.(warning));
  return readerWords(packs);
}

async function* ofInputs(inputs: readonly string[], options: InputOptions): AsyncGenerator<Found> {
  for await (const { result } of readPlaced(inputs, options, null)) yield result;
}

/// Texts with their parses, and with what was told of them.
async function* ofCorpus(corpus: Corpus): AsyncGenerator<Found> {
  for await (const texts of inGroups(corpus.texts(), TEXTS)) {
    const told = await uncorrected(corpus, texts);
    for (const { number, facts, body, parse, provenance } of texts) {
      const events = told.get(number);
      const parsed = {
        ...{ kept: { body, parse }, model: provenance.model, whole: false },
        ...(events === undefined ? {} : { told: { by: provenance, events } }),
      };
      yield { ok: true, document: { ...facts, text: textOf(body), segments: [], warnings: [], parsed } };
    }
  }
}

/// The events and relations of texts, by the number of the text, but of those of which somebody has corrected one.
async function uncorrected(corpus: Corpus, texts: readonly TextRow[]): Promise<Map<number, Told[]>> {
  const rows: StatementRow[] = [];
  const wanted = { documents: texts.map(({ document }) => document.id), copies: true, rejected: true };
  for await (const row of corpus.statements(wanted)) rows.push(row);
  const corrected = await corpus.corrected(rows.map(({ number }) => number));
  const told = new Map(texts.map(({ number }): [number, Told[]] => [number, []]));
  for (const row of rows) if (row.kind !== 'claim') told.get(row.document.text)?.push(toldBy(row));
  for (const { number, document } of rows) if (corrected.has(number)) told.delete(document.text);
  return told;
}

function changesOf(answer: Answer): readonly EventChange[] {
  if (!('changes' in answer)) throw new TypeError('a worker gave another kind of answer than it was asked for');
  return answer.changes;
}
