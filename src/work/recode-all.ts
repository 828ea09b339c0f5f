import type { Problem } from '../annotation/problem.js';
import type { Provenance } from '../annotation/record.js';
import { READ_ONLY } from '../annotation/version.js';
import { loadCodebook } from '../equip/compiled-codebook.js';
import type { Corpus, RecodedText, StatementChange } from '../store/corpus.js';
import { codesAlike } from '../store/record-source.js';
import { textOf } from '../store/kept-text.js';
import type { TextRow } from '../store/rows.js';
import { Coders, defaultWorkers, type Limits } from './coders.js';
import { TOGETHER } from './coding.js';
import { inOrder } from './in-order.js';

/// How a corpus is coded again.
export interface RecodeOptions extends Limits {
  /// A codebook's folder in place of the built-in one.
  readonly codebook?: string;
  readonly workers?: number;
  readonly tell?: (problem: Problem) => void;
  readonly signal?: AbortSignal;
  /// Keeps whole records; those that are kept already stay so.
  readonly records?: boolean;
}

/// A text that was looked at: coded again with what changed, left as it is since this codebook and program coded it, or failed.
export type RecodedInput = { readonly input: string; readonly id: string } & (
  | { readonly became: 'recoded'; readonly changes: readonly StatementChange[] }
  | { readonly became: 'same' }
  | { readonly became: 'failed'; readonly problem: Problem }
);

/// Texts that are written together.
const BATCH = 64;
const DOCUMENTS = 64;
const CHARACTERS = 1_500_000;

/// Codes the texts of a corpus again from their kept parses, in several processes, where another codebook, language pack or program
/// coded them; what was coded again stays so where the run is cut off. Throws what `loadEquipment` and `Corpus.recode` throw.
export async function* recodeAll(corpus: Corpus, options: RecodeOptions = {}): AsyncGenerator<RecodedInput, void> {
  const { codebook, workers = defaultWorkers(), signal, records = false } = options;
  const { hashes, warnings } = loadCodebook({ folder: codebook });
  warnings.forEach((warning) => options.tell?.(warning));
  const settings = { as: 'kept' as const, records, ...(codebook === undefined ? {} : { codebook }) };
  const coders = new Coders(settings, options, workers);
  const run = await corpus.beginRun('recode', codebook === undefined ? [] : [codebook]);
  const bounds = coders.inThisProcess ? TOGETHER : { items: DOCUMENTS * workers, size: CHARACTERS * workers };
  let held: Work[] = [];
  let failed = 0;
  const write = async (): Promise<RecodedInput[]> => {
    const batch = held;
    held = [];
    const texts = batch.flatMap(({ recoded }) => recoded ?? []);
    const changes = texts.length === 0 ? [] : await corpus.recode(texts);
    let next = 0;
    return batch.map(({ recoded, told }) =>
      recoded === null || told.became !== 'recoded' ? told : { ...told, changes: changes[next++] ?? [] },
    );
  };
  try {
    const work = (row: TextRow): Promise<Work> => recode(row, coders, (by) => isCurrent(by, hashes));
    for await (const done of inOrder(coders.watched(corpus.texts()), sizeOf, work, bounds, signal)) {
      held.push(done);
      if (done.told.became === 'failed') failed++;
      if (held.length >= BATCH) yield* await write();
    }
    yield* await write();
  } finally {
    await coders.close();
  }
  if (signal?.aborted === true) return;
  await corpus.endRun(run, failed);
}

interface Work {
  readonly told: RecodedInput;
  readonly recoded: RecodedText | null;
}

/// A record of the parse is some three times as long as what is kept.
function sizeOf({ body, parse }: TextRow): number {
  return 3 * (body.length + parse.length);
}

async function recode(row: TextRow, coders: Coders, current: (by: Provenance) => boolean): Promise<Work> {
  const { facts, provenance, number: text } = row;
  const { id, input } = facts;
  if (current(provenance)) return { told: { input, id, became: 'same' }, recoded: null };
  const { body, parse } = row;
  const source = { ...facts, text: textOf(body), segments: [], warnings: [] };
  const outcome = await coders.code({
    ...source,
    parsed: { kept: { body, parse }, model: provenance.model, whole: row.record !== null },
  });
  if (!outcome.ok) return { told: { input, id, became: 'failed', problem: outcome.problem }, recoded: null };
  if (!('kept' in outcome.answer)) throw new TypeError('a worker gave another kind of answer than it was asked for');
  return {
    told: { input, id, became: 'recoded', changes: [] },
    recoded: { text, record: outcome.answer.record, kept: outcome.answer.kept },
  };
}

/// Whether this program with this codebook coded it; of a language without a pack there is nothing to code.
function isCurrent(
  by: Provenance,
  hashes: { readonly codebook: string; readonly languages: Readonly<Record<string, string>> },
): boolean {
  const code = by.language?.code ?? '';
  const own: Provenance = {
    ...READ_ONLY,
    codebook: { version: '', hash: hashes.codebook },
    language: { code, version: '', hash: hashes.languages[code] ?? '' },
  };
  return codesAlike(own, by);
}
