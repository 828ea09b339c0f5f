/// Writes for each phrase that may be a party of a deed what speaks for it: `npx tsx scripts/party-pairs.ts REPORTS.jsonl [PARSER]`.
import { readFileSync } from 'node:fs';
import type { SpanRecord } from '../src/annotation/record.js';
import { loadEquipment } from '../src/equip/equipment.js';
import { Pipeline } from '../src/pipeline.js';
import { readBytes } from '../src/read/read-bytes.js';

const [file = '', parser = 'fast'] = process.argv.slice(2);
const equipment = await loadEquipment({ parser: parser === 'accurate' ? 'accurate' : 'fast' });
const pipeline = new Pipeline(equipment);
const ends = ({ start, end }: SpanRecord): [number, number] => [start, end];
for (const result of readBytes(readFileSync(file), { input: file }, equipment.cues)) {
  if (!result.ok) continue;
  const { record, missed } = await pipeline.explain(result.document);
  const parties = missed.considered.map(({ word, type, role, phrase, name, signs }) => [ends(word), type, role, ends(phrase), name, signs]); // prettier-ignore
  process.stdout.write(`${JSON.stringify({ id: record.id, record: { text: record.text }, parties })}\n`);
}
