/// The process that codes: loads its own equipment, then answers its tasks. Those that it has at a time share the batches of
/// the parser.
import { openCoder, type Coder, type CodingSettings } from './coding.js';
import { reasonOf, type Answered, type Reply, type Task, type Tasks } from './messages.js';
import { setV8Flags } from './v8-flags.js';

function say(reply: Reply): void {
  // Where nobody listens any more, the end is near: see below.
  process.send?.(reply, undefined, undefined, () => undefined);
}

async function answer(coder: Coder, { document }: Task): Promise<Answered> {
  try {
    return { kind: 'coded', answer: await coder.code(document) };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

// A terminal sends the signal to all processes; the one that started this one decides what becomes of it.
process.on('SIGINT', () => undefined);
// That one is gone, by whatever way.
process.on('disconnect', () => process.exit());

setV8Flags();

try {
  const settings = JSON.parse(process.argv[2] ?? '{}') as CodingSettings;
  const coder = await openCoder(settings);
  process.on('message', (tasks: Tasks) => {
    for (const task of tasks) void answer(coder, task).then((answered) => say({ ...answered, id: task.id }));
  });
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'unfit', reason: reasonOf(error) });
}
