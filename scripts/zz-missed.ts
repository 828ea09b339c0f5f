import { readFileSync } from 'node:fs';
import { loadEquipment } from '../src/equip/equipment.js';
import { Pipeline } from '../src/pipeline.js';
import { readBytes } from '../src/read/read-bytes.js';
const [file = ''] = process.argv.slice(2);
const equipment = await loadEquipment({ parser: 'fast' });
const pipeline = new Pipeline(equipment);
for (const result of readBytes(readFileSync(file), { input: file }, equipment.cues)) {
  if (!result.ok) continue;
  const { record, missed } = await pipeline.explain(result.document);
  process.stdout.write(`${JSON.stringify({ id: record.id, told: record.statements.filter((s) => s.event).map((s) => [s.cue.start, s.cue.end, s.event?.type]), words: missed.words })}\n`);
}
