import { describe, it } from 'vitest';
import { backends } from '../store/backends.js';
import { serveFrom } from './served.js';

const postgres = (await backends()).find(({ kind }) => kind.startsWith('PostgreSQL'));
if (postgres?.missing === null) serveFrom(() => postgres.fresh());

/// The suites of the interface, over a corpus in the other database.
describe(postgres?.kind ?? 'PostgreSQL', () => {
  if (postgres?.missing !== null) {
    it.skip(postgres?.missing ?? 'PostgreSQL is not there');
    return;
  }
  describe('looking', async () => {
    await import('./looking.test.js');
  });
  describe('reviewing', async () => {
    await import('./reviewing.test.js');
  });
});
