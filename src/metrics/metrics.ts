import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ProblemCode } from '../annotation/problem.js';
import type { DocumentRecord, StatementRecord } from '../annotation/record.js';
import { VERSION } from '../annotation/version.js';
import type { Added } from '../store/corpus.js';
import type { QueueDepth as Depth } from '../store/queue-depth.js';
import { Kept } from './kept.js';

/// What a document goes through: sentences and trees, statements, the corpus.
type TimedStage = 'parse' | 'code' | 'write';

/// What a corpus holds, for the gauges.
interface Holdings {
  readonly documents: number;
  readonly events: number;
  readonly relations: number;
  readonly incidents: number;
}

/// How long the depth of a queue is kept, in milliseconds: Prometheus looks every 15 to 60 seconds, mostly several of them.
const QUEUE_KEPT = 15_000;
const KINDS: Readonly<Record<StatementRecord['kind'], true>> = { event: true, relation: true, claim: true };
const BECAME: readonly (Added['became'] | 'failed')[] = ['new', 'copy', 'known', 'replaced', 'failed'];
const SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];

/// What a process that codes has done, for Prometheus. Counts begin with the process; what they are called and mean stands in
/// docs/server.md.
export class Metrics {
  private readonly registry = new Registry();
  private readonly documents = new Counter({
    name: 'herodotus_documents_total',
    help: 'Documents by what became of them.',
    labelNames: ['became'],
    registers: [this.registry],
  });
  private readonly statements = new Counter({
    name: 'herodotus_statements_total',
    help: 'Statements of the documents that were added, by kind.',
    labelNames: ['kind'],
    registers: [this.registry],
  });
  private readonly errors = new Counter({
    name: 'herodotus_errors_total',
    help: 'Errors by their codes (docs/problems.md).',
    labelNames: ['code'],
    registers: [this.registry],
  });
  private readonly seconds = new Histogram({
    name: 'herodotus_stage_seconds',
    help: 'Seconds that a document took in a stage; documents that are coded side by side share them.',
    labelNames: ['stage'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  constructor() {
    for (const became of BECAME) this.documents.inc({ became }, 0);
    for (const kind of Object.keys(KINDS)) this.statements.inc({ kind }, 0);
    const about = { name: 'herodotus_info', help: 'The version that runs.', labelNames: ['version'] };
    new Gauge({ ...about, registers: [this.registry] }).set({ version: VERSION }, 1);
    collectDefaultMetrics({ register: this.registry });
  }

  /// Content-Type of the answer.
  get type(): string {
    return this.registry.contentType;
  }

  /// Gauges of what a corpus holds, asked for when somebody looks.
  corpus(read: () => Promise<Holdings>): void {
    new Gauge({
      name: 'herodotus_corpus',
      help: 'What the corpus holds.',
      labelNames: ['what'],
      registers: [this.registry],
      async collect() {
        for (const [what, count] of Object.entries(await read())) this.set({ what }, Number(count));
      },
    });
  }

  /// Gauges of the queue of a corpus, counted when somebody looks, and not anew within 15 seconds; none where there is no queue.
  queue(read: () => Promise<Depth | null>): void {
    const kept = new Kept(QUEUE_KEPT, read);
    const gauge = (name: string, help: string, values: (depth: Depth) => Readonly<Record<string, number>>): void => {
      new Gauge({
        name,
        help,
        labelNames: ['state'],
        registers: [this.registry],
        async collect() {
          const depth = await kept.value();
          this.reset();
          if (depth !== null) for (const [state, count] of Object.entries(values(depth))) this.set({ state }, count);
        },
      });
    };
    gauge('herodotus_queue_documents', 'Documents of the queue, those under way among those that wait.', (depth) => ({
      ...depth.documents,
    }));
    gauge('herodotus_queue_jobs', 'Jobs of the queue, 100,000 of each at most.', ({ waiting, running }) => ({
      waiting,
      running,
    }));
    new Gauge({
      name: 'herodotus_queue_workers',
      help: 'Programs that work on the queue.',
      registers: [this.registry],
      async collect() {
        const depth = await kept.value();
        if (depth === null) this.remove();
        else this.set(depth.workers);
      },
    });
  }

  became(became: Exclude<Added['became'], 'refused'>, { statements }: Pick<DocumentRecord, 'statements'>): void {
    this.documents.inc({ became });
    if (became === 'known') return;
    for (const { kind } of statements) this.statements.inc({ kind });
  }

  /// A document could not be added.
  failed(code: ProblemCode): void {
    this.documents.inc({ became: 'failed' });
    this.error(code);
  }

  error(code: ProblemCode): void {
    this.errors.inc({ code });
  }

  /// Seconds of a document by stage.
  took(seconds: Readonly<Partial<Record<TimedStage, number>>>): void {
    for (const [stage, taken] of Object.entries(seconds)) this.seconds.observe({ stage }, taken);
  }

  /// All of it in Prometheus's text format.
  async text(): Promise<string> {
    return this.registry.metrics();
  }
}
