import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import type { FetchOptions } from '../input/source.js';
import type { Added } from '../store/corpus.js';
import type { Desk } from '../store/desk/desk.js';
import { textHash } from '../store/kept-text.js';
import type { Metrics } from '../metrics/metrics.js';
import { codeKept } from '../work/code-all.js';
import type { CodingAnswer, CodingRequest } from './api.js';
import { problemOf, refusal } from './refusals.js';

/// Codings that may wait, and that are remembered when they are done.
const WAITING = 20;
const REMEMBERED = 100;
/// Documents of a coding that are told of.
const TOLD = 1000;

/// What is counted of a document.
type Told = Parameters<Metrics['became']>[1];
const NOTHING: Told = { statements: [] };

interface Job {
  readonly id: string;
  readonly request: CodingRequest;
  readonly stop: AbortController;
  readonly listeners: Set<() => void>;
  answer: CodingAnswer;
}

/// Codes texts, addresses and files into the corpus, one request after the other.
export class Codings {
  private readonly jobs = new Map<string, Job>();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly desk: Desk,
    private readonly fetch: FetchOptions,
    private readonly metrics: Metrics,
  ) {}

  /// Throws `codings-full`, and `corpus-unwritable` where the corpus is only read.
  begin(request: CodingRequest): CodingAnswer {
    const { file } = this.desk.corpus;
    if (!this.desk.writable)
      throw new HerodotusError('corpus-unwritable', { file: basename(file), reason: 'it is only read' });
    const waiting = [...this.jobs.values()].filter(({ answer }) => answer.state === 'waiting').length;
    if (waiting >= WAITING) throw new HerodotusError('codings-full', { count: waiting });
    if ('url' in request && !/^https?:\/\/[^/]/i.test(request.url))
      throw new HerodotusError('request-invalid', { field: 'body url', reason: 'is no web address (http or https)' });
    const id = randomUUID();
    const answer: CodingAnswer = {
      ...{ id, state: 'waiting', documents: [], added: 0, known: 0, failed: 0, problem: null },
    };
    const job: Job = { id, request, stop: new AbortController(), listeners: new Set(), answer };
    this.jobs.set(id, job);
    this.forget();
    this.last = this.last.then(() => this.run(job));
    return answer;
  }

  /// How far a coding is. Throws `not-there`.
  get(id: string): CodingAnswer {
    return this.job(id).answer;
  }

  /// Ends a coding behind the documents that are done. Throws `not-there`.
  cancel(id: string): CodingAnswer {
    const job = this.job(id);
    job.stop.abort();
    if (job.answer.state === 'waiting') this.tell(job, { state: 'cancelled' });
    return job.answer;
  }

  /// Calls at each step of a coding; the function that is returned ends it. Throws `not-there`.
  listen(id: string, listener: () => void): () => void {
    const { listeners } = this.job(id);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /// Ends all codings, and waits until they have ended.
  async close(): Promise<void> {
    for (const job of this.jobs.values()) job.stop.abort();
    await this.last;
  }

  private job(id: string): Job {
    const job = this.jobs.get(id);
    if (job === undefined) throw new HerodotusError('not-there', { what: `coding ${id}` });
    return job;
  }

  private async run(job: Job): Promise<void> {
    if (job.stop.signal.aborted) return this.tell(job, { state: 'cancelled' });
    const folder = mkdtempSync(join(tmpdir(), 'herodotus-coding-'));
    try {
      this.tell(job, { state: 'coding' });
      await this.code(job, folder);
      this.tell(job, { state: 'joining' });
      await this.desk.corpus.join({ signal: job.stop.signal });
      this.tell(job, { state: job.stop.signal.aborted ? 'cancelled' : 'done' });
    } catch (error) {
      const found = error instanceof Error ? problemOf(error) : problem('internal-error', { input: '', reason: '' });
      this.tell(job, { state: 'failed', problem: refusal(found) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private async code(job: Job, folder: string): Promise<void> {
    const { corpus } = this.desk;
    const { inputs, named } = written(job.request, folder);
    const run = await corpus.beginRun('serve', inputs.map(named));
    const published = 'text' in job.request ? (job.request.published ?? null) : null;
    const options = { fetch: this.fetch, published, signal: job.stop.signal };
    const results = codeKept<'known' | Problem>(inputs, options, async (document) => {
      const [standing] = await corpus.standing([{ id: document.id, hash: textHash(document) }]);
      if (standing?.is === 'known') return 'known';
      if (standing?.is !== 'taken') return null;
      const { id, input } = document;
      return problem('document-id-taken', { input: named(input), id, before: standing.before ?? 'another input' });
    });
    for await (const result of results) {
      const input = named(result.input);
      if (!result.ok) {
        this.failed(job, input, { ...result.problem, message: named(result.problem.message) });
        continue;
      }
      const { value, id } = result;
      if (value === 'known') this.came(job, input, id, 'known', NOTHING);
      else if ('code' in value) this.failed(job, input, value);
      else {
        value.record.input = input;
        const begun = performance.now();
        const [added] = await corpus.add([value], { run });
        this.metrics.took({ ...value.seconds, write: (performance.now() - begun) / 1000 });
        this.came(job, input, id, added?.became ?? 'known', value.record);
      }
    }
    await corpus.endRun(run, job.answer.failed);
  }

  private came(job: Job, input: string, id: string, became: Added['became'], record: Told): void {
    if (became === 'refused') this.metrics.failed('document-id-taken');
    else this.metrics.became(became, record);
    const { documents, added, known } = job.answer;
    const told = became === 'refused' ? ('failed' as const) : became;
    const row: CodingAnswer['documents'][number] = { input, id, became: told, problem: null };
    this.tell(job, {
      documents: [...documents, row].slice(-TOLD),
      ...(became === 'known' ? { known: known + 1 } : { added: added + 1 }),
    });
  }

  private failed(job: Job, input: string, found: Problem): void {
    if (found.severity !== 'error') return;
    this.metrics.failed(found.code);
    const { documents, failed } = job.answer;
    const row = { input, id: null, became: 'failed' as const, problem: refusal(found) };
    this.tell(job, { documents: [...documents, row].slice(-TOLD), failed: failed + 1 });
  }

  private tell(job: Job, change: Partial<CodingAnswer>): void {
    job.answer = { ...job.answer, ...change };
    for (const listener of job.listeners) listener();
  }

  private forget(): void {
    const ended = [...this.jobs.values()].filter(({ answer }) => isEnded(answer));
    for (const { id } of ended.slice(0, Math.max(0, this.jobs.size - REMEMBERED))) this.jobs.delete(id);
  }
}

export function isEnded({ state }: CodingAnswer): boolean {
  return state === 'done' || state === 'cancelled' || state === 'failed';
}

interface Written {
  readonly inputs: readonly string[];
  /// The same words without the folder in which files stand for a moment.
  named(words: string): string;
}

/// What is read stands in a folder of its own under names that cannot lead out of it.
function written(request: CodingRequest, folder: string): Written {
  if ('url' in request) return { inputs: [request.url], named: (words) => words };
  if ('text' in request) {
    const file = join(folder, 'pasted.jsonl');
    const { text, title } = request;
    writeFileSync(file, `${JSON.stringify(title === undefined ? { text } : { text, title })}\n`);
    return { inputs: [file], named: (words) => words.replaceAll(file, 'pasted') };
  }
  const inputs = request.files.map(({ name, base64 }, index) => {
    const own = join(folder, String(index));
    mkdirSync(own);
    const file = join(own, safeName(name));
    writeFileSync(file, Buffer.from(base64, 'base64'));
    return file;
  });
  const named = (words: string): string => inputs.reduce((rest, file) => rest.replaceAll(file, basename(file)), words);
  return { inputs, named };
}

function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const safe = last
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^[.\s-]+/, '')
    .slice(-100);
  return safe === '' ? 'file' : safe;
}
