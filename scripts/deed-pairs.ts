/// Writes for each word that tells no deed, though a frame or the model could have it, what speaks for each type that it might tell:
/// `npx tsx scripts/deed-pairs.ts REPORTS.jsonl [PARSER]`.
import { readFileSync } from 'node:fs';
import { loadEquipment } from '../src/equip/equipment.js';
import { Pipeline } from '../src/pipeline.js';
import { readBytes } from '../src/read/read-bytes.js';

const [file = '', parser = 'fast'] = process.argv.slice(2);
const equipment = await loadEquipment({ parser: parser === 'accurate' ? 'accurate' : 'fast' });
const pipeline = new Pipeline(equipment);
for (const result of readBytes(readFileSync(file), { input: file }, equipment.cues)) {
  if (!result.ok) continue;
  const { record, missed } = await pipeline.explain(result.document);
  const pairs = missed.weighed.map(({ word, type, signs }) => [word.start, word.end, type, signs]);
  process.stdout.write(`${JSON.stringify({ id: record.id, record, pairs })}\n`);
}
