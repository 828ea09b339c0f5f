import type { Kysely } from 'kysely';
import type { Ontology } from '../../codebook/ontology.js';
import type { Tables } from '../tables.js';
import type { Tally } from '../tally/tally.js';
import { readLedger } from './corrections.js';
import { moveAgain } from './moving.js';
import { TakingEffect } from './taking-effect.js';

/// Brings a corpus to what reviewers decided, where a coding or joining has made rows anew; whoever calls it is the only one that
/// writes.
export async function settle(db: Kysely<Tables>, tally: Tally, ontology: () => Ontology): Promise<void> {
  const ledger = await readLedger(db);
  if (ledger.entries.length === 0 && !(await anyCoded(db))) return;
  await new TakingEffect(db, tally, ledger, ontology).ofAll();
  await moveAgain(db, tally, ledger);
}

async function anyCoded(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('coded').select('statement').limit(1).executeTakeFirst()) !== undefined;
}
