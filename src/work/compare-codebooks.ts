import type { Problem } from '../annotation/problem.js';
import type { DocumentRecord, Provenance } from '../annotation/record.js';
import type { SourceDocument } from '../annotation/document.js';
import { loadCodebook } from '../equip/compiled-codebook.js';
import { readerWords } from '../equip/equipment.js';
import { readPlaced } from '../input/inputs.js';
import type { InputOptions } from '../input/source.js';
import type { Corpus } from '../store/corpus.js';
import { textOf, type KeptText } from '../store/kept-text.js';
import { changesBetween, type EventChange } from './codebook-changes.js';
import { Coders, defaultWorkers, type Limits } from './coders.js';
import { TOGETHER, type Answer } from './coding.js';
import { inOrder } from './in-order.js';
import type { Outcome } from './pool.js';

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

/// A document with its parse where that is kept.
interface Item {
  readonly source: SourceDocument;
  readonly parsed: { readonly kept: Pick<KeptText, 'body' | 'parse'>; readonly model: Provenance['model'] } | null;
}

type Found =
  | { readonly ok: true; readonly item: Item }
  | { readonly ok: false; readonly input: string; readonly problem: Problem };

const DOCUMENTS = 64;
const CHARACTERS = 1_500_000;

/// Codes each text with two codebooks and tells what the second adds, drops and alters. Texts of a corpus come with their kept
/// parses, those of files are parsed once. Throws what `loadEquipment` throws.
export async function* compareCodebooks(
  inputs: readonly string[] | Corpus,
  { before, after, workers = defaultWorkers(), signal, ...options }: CompareCodebooksOptions,
): AsyncGenerator<ComparedDocument, void> {
  const { packs, warnings } = loadCodebook({ folder: before ?? undefined });
  warnings.forEach((warning) => options.tell?.(warning));
  const each = Math.max(1, Math.floor(workers / 2));
  const open = (folder: string | null, as: 'kept' | 'record'): Coders =>
    new Coders({ as, ...(folder === null ? {} : { codebook: folder }) }, options, each);
  const isCorpus = !('length' in inputs);
  const [old, fresh] = [open(before, isCorpus ? 'record' : 'kept'), open(after, 'record')];
  const found = isCorpus ? ofCorpus(inputs) : ofInputs(inputs, { ...options, cues: readerWords(packs) });
  const bounds = old.inThisProcess ? TOGETHER : { items: DOCUMENTS * each, size: CHARACTERS * each };
  const sizeOf = (one: Found): number => (one.ok ? 3 * one.item.source.text.length : 0);
  const work = async (one: Found): Promise<ComparedDocument> => {
    if (!one.ok) return one;
    const { source, parsed } = one.item;
    const code = (coders: Coders, from: Item['parsed']): Promise<Outcome> =>
      coders.code(from === null ? source : { ...source, parsed: { ...from, whole: false } });
    const [was, made] =
      parsed === null ? [await code(old, null), null] : await Promise.all([code(old, parsed), code(fresh, parsed)]);
    if (!was.ok) return { ok: false, input: source.input, problem: was.problem };
    const is = made ?? (await code(fresh, keptOf(was.answer)));
    if (!is.ok) return { ok: false, input: source.input, problem: is.problem };
    return {
      ok: true,
      input: source.input,
      id: source.id,
      changes: changesBetween(recordOf(was.answer), recordOf(is.answer)),
    };
  };
  try {
    yield* inOrder(old.watched(fresh.watched(found)), sizeOf, work, bounds, signal);
  } finally {
    await Promise.all([old.close(), fresh.close()]);
  }
}

async function* ofInputs(inputs: readonly string[], options: InputOptions): AsyncGenerator<Found> {
  for await (const { result } of readPlaced(inputs, options, null))
    yield result.ok
      ? { ok: true, item: { source: result.document, parsed: null } }
      : { ok: false, input: result.input, problem: result.problem };
}

async function* ofCorpus(corpus: Corpus): AsyncGenerator<Found> {
  for await (const { facts, body, parse, provenance } of corpus.texts())
    yield {
      ok: true,
      item: {
        source: { ...facts, text: textOf(body), segments: [], warnings: [] },
        parsed: { kept: { body, parse }, model: provenance.model },
      },
    };
}

function recordOf(answer: Answer): DocumentRecord {
  if (answer instanceof Uint8Array) throw new TypeError('a worker gave another kind of answer than it was asked for');
  return 'schema' in answer ? answer : answer.record;
}

function keptOf(answer: Answer): Item['parsed'] {
  if (!('kept' in answer)) throw new TypeError('a worker gave another kind of answer than it was asked for');
  return { kept: answer.kept, model: answer.record.provenance.model };
}
