/// The thread that makes row groups, one after the other, until it is told to end.
import { parentPort, workerData } from 'node:worker_threads';
import { rowGroup } from '../export/corpus/parquet-group.js';
import { openCorpus } from '../store/open-corpus.js';
import type { Made, Wanted } from './export-threads.js';

const { file } = workerData as { readonly file: string };
const corpus = await openCorpus(file, { readOnly: true });
let last = Promise.resolve();
let isEnding = false;

parentPort?.on('message', (wanted: Wanted | null) => {
  isEnding ||= wanted === null;
  last = last.then(() => (wanted === null ? end() : make(wanted)));
});

async function make({ id, query, range }: Wanted): Promise<void> {
  // Nobody waits any more.
  if (isEnding) return;
  try {
    const group = await rowGroup(corpus, query, range);
    parentPort?.postMessage({ id, group } satisfies Made, group === null ? [] : [group.bytes.buffer]);
  } catch {
    // The program tries itself, and tells what is wrong.
    parentPort?.postMessage({ id } satisfies Made);
  }
}

async function end(): Promise<void> {
  await corpus.close();
  parentPort?.close();
}
