import { problem, type Problem } from '../annotation/problem.js';
import { joinActors } from '../codebook/actors-join.js';
import { loadCodebook } from '../equip/compiled-codebook.js';
import type { Place } from '../input/inputs.js';
import type { Added, Corpus } from '../store/corpus.js';
import { textHash } from '../store/kept-text.js';
import { codeKept, type CodeAllOptions, type Coded, type Inputs } from './code-all.js';
import type { CodedText } from './coding.js';

/// How inputs are added.
export interface AddAllOptions extends Omit<CodeAllOptions, 'statements' | 'after'> {
  /// Puts a document in the place of one with the same id and another text; else it is a problem (`document-id-taken`).
  readonly replace?: boolean;
  /// Keeps whole records, which any later version reads; else a record is coded again from its parse where it is asked for.
  readonly records?: boolean;
  /// What is to be known of the run later: the command, and the inputs when left out.
  readonly command?: string;
}

/// What became of one document of the inputs, told when it is safe in the corpus, or of an input that holds none.
export type AddedInput = {
  readonly input: string;
  readonly place: Place;
  /// Bytes of the file that were read.
  readonly read: number;
} & (
  | {
      readonly ok: true;
      readonly id: string;
      readonly became: Exclude<Added['became'], 'refused'>;
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problem: Problem }
);

/// What is written together: so much is coded again at most after a cut.
const TOGETHER = 64;
const CHARACTERS = 1_000_000;
const MILLISECONDS = 1000;

/// What the corpus knows of a document before it is coded.
type Screened = 'known' | Problem;

/// Reads and codes files, folders, web addresses and `-`, or documents that somebody else reads, in several processes, as `codeAll` does, and adds them to a corpus, several
/// in a transaction. What is there already is not coded. A run that was cut off by whatever means is gone on with by the same call.
/// Throws what `loadEquipment` throws, and what `Corpus.add` throws; then all that was told of before is in the corpus.
export async function* addAll(
  corpus: Corpus,
  inputs: Inputs,
  options: AddAllOptions = {},
): AsyncGenerator<AddedInput, void> {
  const { replace = false, command = 'add', signal } = options;
  await corpus.label('country', countryNames(options.codebook));
  const run = await corpus.beginRun(command, 'read' in inputs ? inputs.names : inputs);
  const results = codeKept<Screened>(inputs, options, async (document) => {
    const { id, input } = document;
    const [standing] = await corpus.standing([{ id, hash: textHash(document) }]);
    if (standing?.is === 'known') return 'known';
    if (standing?.is !== 'taken' || replace) return null;
    return problem('document-id-taken', { input, id, before: standing.before ?? 'another input' });
  });
  const batch = new Batch(corpus, run, replace);
  let failed = 0;
  for await (const result of results) {
    batch.take(result);
    if (!batch.isFull) continue;
    for (const added of await batch.write()) {
      if (!added.ok && added.problem.severity === 'error') failed++;
      yield added;
    }
  }
  for (const added of await batch.write()) {
    if (!added.ok && added.problem.severity === 'error') failed++;
    yield added;
  }
  if (signal?.aborted === true) return;
  await corpus.endRun(run, failed);
}

/// What the first language pack calls the states, by their codes.
function countryNames(codebook: string | undefined): Map<string, string> {
  const { actors, packs } = loadCodebook({ folder: codebook });
  const [pack] = packs;
  const states = pack === undefined ? [] : joinActors(actors, pack.names).states;
  return new Map(states.map(({ country, name }) => [country, name]));
}

/// Results that are written together, told in their order.
class Batch {
  private held: Coded<CodedText | Screened>[] = [];
  private characters = 0;
  private begun = Date.now();

  constructor(
    private readonly corpus: Corpus,
    private readonly run: number,
    private readonly replace: boolean,
  ) {}

  get isFull(): boolean {
    const late = Date.now() - this.begun > MILLISECONDS;
    return this.held.length > 0 && (late || this.held.length >= TOGETHER || this.characters >= CHARACTERS);
  }

  take(result: Coded<CodedText | Screened>): void {
    this.held.push(result);
    const coded = codedTextOf(result);
    if (coded !== null) this.characters += coded.record.text.length;
  }

  async write(): Promise<AddedInput[]> {
    const held = this.held;
    this.held = [];
    this.characters = 0;
    const coded = held.flatMap((result) => codedTextOf(result) ?? []);
    const added = coded.length === 0 ? [] : await this.corpus.add(coded, { replace: this.replace, run: this.run });
    this.begun = Date.now();
    let next = 0;
    return held.map((result) => outcomeOf(result, codedTextOf(result) === null ? null : (added[next++] ?? null)));
  }
}

function codedTextOf(result: Coded<CodedText | Screened>): CodedText | null {
  return result.ok && typeof result.value === 'object' && 'kept' in result.value ? result.value : null;
}

function outcomeOf(result: Coded<CodedText | Screened>, added: Added | null): AddedInput {
  const { input, place, read } = result;
  if (!result.ok) return { ok: false, input, place, read, problem: result.problem };
  const { id, value, warnings } = result;
  if (typeof value === 'object' && 'code' in value) return { ok: false, input, place, read, problem: value };
  const became = added?.became ?? 'known';
  if (became !== 'refused') return { ok: true, input, place, read, id, became, warnings };
  const before = added?.before ?? 'another input';
  return { ok: false, input, place, read, problem: problem('document-id-taken', { input, id, before }) };
}
