import { InvalidArgumentError, type Command } from 'commander';
import { HerodotusError } from '../../annotation/problem.js';
import type { Corpus, CorpusStatus } from '../../store/corpus.js';
import { openCorpus } from '../../store/open-corpus.js';
import { corpusName, isAddress } from '../../store/open-database.js';
import { queueOf, renderQueue } from './queue-status.js';
import { readLines } from './lines.js';

interface Json {
  readonly json?: boolean;
}

/// Adds `herodotus remove`, `status`, `check` and `backup`.
export function registerKeeping(program: Command, report: (status: number) => void): void {
  program
    .command('remove')
    .description('take documents out of a corpus, with what was coded of them')
    .argument('<corpus>', 'the corpus: a file, or postgres://…')
    .argument('<id...>', 'ids of documents; - reads them from standard input, one a line')
    .option('--json', 'say what was done as JSON')
    .action(async (file: string, ids: string[], { json = false }: Json) => report(await remove(file, ids, json)));
  program
    .command('status')
    .description('say what a corpus holds, what coded it, and how large it is')
    .argument('<corpus>', 'the corpus: a file, or postgres://…')
    .option('--retry', 'put what was set aside back into the queue')
    .option('--json', 'write it as JSON')
    .action(async (file: string, { json = false, retry = false }: Json & { readonly retry?: boolean }) => {
      const status = await using(file, true, (corpus) => corpus.status());
      const queue = isAddress(file) ? await queueOf(file, retry) : null;
      const whole = queue === null ? status : { ...status, queue };
      process.stdout.write(
        json
          ? `${JSON.stringify(whole, null, 2)}\n`
          : `${renderStatus(status)}${queue === null ? '' : renderQueue(queue)}`,
      );
      report(0);
    });
  program
    .command('check')
    .description('look through a whole corpus for what is not sound')
    .argument('<corpus>', 'the corpus: a file, or postgres://…')
    .option('--json', 'write what is found as JSON')
    .action(async (file: string, { json = false }: Json) => report(await check(file, json)));
  program
    .command('backup')
    .description('write a sound copy of a corpus, which may be in use meanwhile')
    .argument('<corpus>', 'the corpus: a file, or postgres://…')
    .argument('<file>', 'the copy', asNewFile)
    .action(async (file: string, copy: string) => {
      await using(file, true, (corpus) => corpus.backup(copy));
      process.stdout.write(`${copy}: written\n`);
      report(0);
    });
}

/// Opens a corpus for one work.
export async function using<T>(file: string, readOnly: boolean, work: (corpus: Corpus) => Promise<T>): Promise<T> {
  const corpus = await openCorpus(file, { readOnly });
  try {
    return await work(corpus);
  } finally {
    await corpus.close();
  }
}

function asNewFile(name: string): string {
  if (name === '' || name === '-') throw new InvalidArgumentError('Name a file.');
  return name;
}

async function remove(file: string, ids: readonly string[], json: boolean): Promise<number> {
  const wanted = ids.length === 1 && ids[0] === '-' ? await readLines(process.stdin) : ids;
  const removed = await using(file, false, async (corpus) => {
    const count = await corpus.remove(wanted);
    await corpus.join();
    return count;
  });
  const unknown = new Set(wanted).size - removed;
  const words = `${corpusName(file)}: ${removed} documents removed${unknown > 0 ? `, ${unknown} ids were not there` : ''}`;
  process.stdout.write(`${json ? JSON.stringify({ corpus: corpusName(file), removed, unknown }) : words}\n`);
  return unknown > 0 ? 1 : 0;
}

async function check(file: string, json: boolean): Promise<number> {
  const found = await using(file, false, async (corpus) => {
    const faults = await corpus.check();
    return { faults, unjoined: faults.length > 0 ? 0 : (await corpus.status()).unjoined };
  }).catch((error: unknown) => {
    const damaged = error instanceof HerodotusError && error.problem.code === 'corpus-damaged';
    if (!damaged) throw error;
    return { faults: [{ where: 'file', what: error.problem.message }], unjoined: 0 };
  });
  const { faults, unjoined } = found;
  const name = corpusName(file);
  const lines = faults.map(({ where, what }) => `${where}: ${what}`);
  const rest = unjoined === 0 ? '' : `; ${unjoined} texts are not joined yet: give herodotus join`;
  const verdict = faults.length === 0 ? [`${name}: sound${rest}`] : [`${name}: ${faults.length} faults`, ...lines];
  process.stdout.write(`${json ? JSON.stringify({ corpus: name, faults, unjoined }) : verdict.join('\n')}\n`);
  return faults.length === 0 ? 0 : 1;
}

function renderStatus(status: CorpusStatus): string {
  const { documents, texts, copies, events, relations, claims, actors, places, corrections } = status;
  const { publishedFrom, publishedTo, textBytes, fileBytes, coded, lastRun } = status;
  const rows: [string, string][] = [
    ['corpus', `${status.file}, version ${status.version} of the tables`],
    ['documents', `${whole(documents)} with ${whole(texts)} texts, ${whole(copies)} of them near copies of others`],
    ['published', publishedFrom === null ? 'no day is known' : `${publishedFrom} to ${publishedTo ?? ''}`],
    ['statements', `${whole(events)} events, ${whole(relations)} relations, ${whole(claims)} claims`],
    ['incidents', incidentsLine(status)],
    ['named', `${whole(actors)} actors, ${whole(places)} places; ${whole(corrections)} corrections`],
    ['size', `${megabytes(fileBytes)} for ${megabytes(textBytes)} of text${ratio(fileBytes, textBytes)}`],
    ...coded.map(({ by, texts: count }): [string, string] => ['coded by', `${codedBy(by)}: ${whole(count)} texts`]),
    ...(lastRun === null ? [] : [['last run', runLine(lastRun)] satisfies [string, string]]),
  ];
  return `${rows.map(([name, value]) => `${name.padEnd(12)}${value}`).join('\n')}\n`;
}

function incidentsLine({ incidents, shared, unjoined }: CorpusStatus): string {
  const told = `${whole(incidents)}, ${whole(shared)} of them told by several reports`;
  return unjoined === 0 ? told : `${told}; ${whole(unjoined)} texts are not joined yet (herodotus join)`;
}

function codedBy({ engine, model, codebook, language }: CorpusStatus['coded'][number]['by']): string {
  const part = (name: string, of: { version: string; hash: string } | null): string =>
    of === null ? '' : `, ${name} ${of.version} (${of.hash.slice(0, 8)})`;
  const own = engine === null ? 'unknown' : `${engine.name} ${engine.version}`;
  return `${own}${part('model', model)}${part('codebook', codebook)}${part(`language ${language?.code ?? ''}`, language)}`;
}

function runLine({ command, started, ended, added, known, failed }: NonNullable<CorpusStatus['lastRun']>): string {
  const end = ended === null ? 'not ended: it still goes on, or was cut off' : `ended ${ended}`;
  return `${command}, begun ${started}, ${end}; ${added} added, ${known} known, ${failed} failed`;
}

function ratio(file: number, text: number): string {
  return text === 0 ? '' : `, ${(file / text).toFixed(2)} bytes a byte`;
}

function whole(number: number): string {
  return number.toLocaleString('en-US');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
