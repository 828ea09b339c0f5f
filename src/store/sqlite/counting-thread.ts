/// The thread that counts: it has a connection of its own, which only reads.
import { parentPort, workerData } from 'node:worker_threads';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Counted, Question } from './counting.js';

const { file, setup } = workerData as { readonly file: string; readonly setup: string };
const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
database.exec(setup);

parentPort?.on('message', (question: Question | null) => {
  if (question !== null) {
    parentPort?.postMessage(counted(question));
    return;
  }
  database.close();
  parentPort?.close();
});

function counted({ id, sql, parameters }: Question): Counted {
  try {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    const names = statement.columns().map(({ name }) => name);
    return { id, names, rows: statement.all(...parameters) as unknown as Counted['rows'], failed: null };
  } catch (error) {
    return { id, names: [], rows: [], failed: error instanceof Error ? error.message : String(error) };
  }
}
