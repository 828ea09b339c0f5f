/// Writes what speaks for each deed having the time or place of each statement before it: `npx tsx scripts/scene-pairs.ts
/// REPORTS.jsonl [PARSER]`. The record is that without what the model gives.
import { readFileSync } from 'node:fs';
import { loadEquipment } from '../src/equip/equipment.js';
import { Pipeline } from '../src/pipeline.js';
import { DocumentCoder } from '../src/code/record/document-coder.js';
import { readBytes } from '../src/read/read-bytes.js';
import { PageReading } from '../src/compare/reading.js';
import { settingsBefore } from '../src/compare/scenes.js';
import { tellSceneSigns } from '../src/compare/scene-signs.js';

const [file = '', parser = 'fast'] = process.argv.slice(2);
const equipment = await loadEquipment({ parser: parser === 'accurate' ? 'accurate' : 'fast' });
const pipeline = new Pipeline(equipment);
const { pack, actors } = equipment.languages.get('en') ?? {};
if (pack === undefined || actors === undefined) throw new Error('no English pack');
const coder = new DocumentCoder(equipment.codebook, pack, actors);
for (const result of readBytes(readFileSync(file), { input: file }, equipment.cues)) {
  if (!result.ok) continue;
  const annotated = await pipeline.annotate(result.document);
  const record = coder.code(annotated);
  const page = new PageReading(record, annotated.sentences);
  const pairs = (['time', 'place'] as const).flatMap((setting) =>
    page.placed.flatMap((deed) =>
      settingsBefore(page, setting, deed).map((told) => {
        const signs: Record<string, number> = {};
        tellSceneSigns(page, setting, deed, told, (name) => (signs[name] = 1));
        return [setting, deed.statement.id, told.by.statement.id, signs];
      }),
    ),
  );
  process.stdout.write(`${JSON.stringify({ id: record.id, record, pairs })}\n`);
}
