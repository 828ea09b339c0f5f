/// Writes what speaks for each two events of a page telling one happening: `npx tsx scripts/happening-pairs.ts REPORTS.jsonl [PARSER]`.
import { readFileSync } from 'node:fs';
import { loadEquipment } from '../src/equip/equipment.js';
import { Pipeline } from '../src/pipeline.js';
import { readBytes } from '../src/read/read-bytes.js';
import { PageReading } from '../src/compare/reading.js';
import { Told } from '../src/compare/told.js';
import { mayBeOne, tellSigns } from '../src/compare/likeness.js';

const [file = '', parser = 'fast'] = process.argv.slice(2);
const equipment = await loadEquipment({ parser: parser === 'accurate' ? 'accurate' : 'fast' });
const pipeline = new Pipeline(equipment);
const another: ReadonlySet<string> = new Set(equipment.languages.get('en')?.pack.classes['another'] ?? []);
for (const result of readBytes(readFileSync(file), { input: file }, equipment.cues)) {
  if (!result.ok) continue;
  const annotated = await pipeline.annotate(result.document);
  const record = pipeline.code(annotated);
  const page = new PageReading(record, annotated.sentences);
  const events = page.placed
    .filter(({ statement }) => statement.event !== null)
    .map((placed) => new Told(page, placed));
  const pairs = events.flatMap((later, at) =>
    events.slice(0, at).flatMap((earlier) => {
      if (!mayBeOne(page, earlier, later)) return [];
      const signs: Record<string, number> = {};
      tellSigns(page, another, earlier, later, (name, strength) => (signs[name] = strength));
      return [[earlier.statement.id, later.statement.id, signs]];
    }),
  );
  process.stdout.write(`${JSON.stringify({ id: record.id, record, pairs })}\n`);
}
