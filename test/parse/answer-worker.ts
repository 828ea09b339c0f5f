/// A worker thread with a parser of its own: gets a text and stretches of it, and gives the answers for each.
import { parentPort, workerData } from 'node:worker_threads';
import { loadParser } from '../../src/equip/model.js';
import type { Runtime } from '../../src/equip/runtime.js';
import type { Stretch } from '../../src/parse/parser.js';
import { answersOf } from './answer.js';

export interface Work {
  readonly runtime: Runtime;
  readonly text: string;
  readonly stretches: readonly Stretch[];
}

const { runtime, text, stretches } = workerData as Work;
parentPort?.postMessage(await answersOf(await loadParser({ runtime }), text, stretches));
