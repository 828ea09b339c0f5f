import { HerodotusError } from '../annotation/problem.js';
import type { Desk } from './desk/desk.js';
import { openDatabase } from './open-database.js';

/// Opens a corpus for those who look, doubt and correct; with `counting` it counts beside what else it answers; one that cannot be written is only read. Throws what `openCorpus` throws.
/// Close its corpus when done.
export async function openDesk(file: string, { create = false, counting = false } = {}): Promise<Desk> {
  const [{ SqlCorpus }, { RecordSource }, { Desk: Opened }] = await Promise.all([
    import('./sql-corpus.js'),
    import('./record-source.js'),
    import('./desk/desk.js'),
  ]);
  const open = async (readOnly: boolean): Promise<Desk> => {
    const database = await openDatabase(file, { create, readOnly, counting });
    const source = new RecordSource();
    return new Opened(new SqlCorpus(database, source), database, !readOnly, () => source.ontology());
  };
  try {
    const desk = await open(false);
    await desk.settle();
    return desk;
  } catch (error) {
    if (!(error instanceof HerodotusError) || error.problem.code !== 'corpus-unwritable') throw error;
    return open(true);
  }
}
