/// Writes what speaks for each two statements of a page disputing each other: `npx tsx scripts/dispute-pairs.ts REPORTS.jsonl [PARSER]`.
import { readFileSync } from 'node:fs';
import { loadEquipment } from '../src/equip/equipment.js';
import { Pipeline } from '../src/pipeline.js';
import { readBytes } from '../src/read/read-bytes.js';
import { PageReading } from '../src/compare/reading.js';
import { Told } from '../src/compare/told.js';
import { mayDispute, mayObject, Objection } from '../src/compare/dispute-signs.js';

const [file = '', parser = 'fast'] = process.argv.slice(2);
const equipment = await loadEquipment({ parser: parser === 'accurate' ? 'accurate' : 'fast' });
const pipeline = new Pipeline(equipment);
const classOf = (name: string): ReadonlySet<string> => new Set(equipment.languages.get('en')?.pack.classes[name] ?? []);
const words = {
  denying: classOf('denying'),
  falsehoods: classOf('falsehood'),
  saidThings: classOf('said-thing'),
  untold: classOf('untold'),
};
for (const result of readBytes(readFileSync(file), { input: file }, equipment.cues)) {
  if (!result.ok) continue;
  const annotated = await pipeline.annotate(result.document);
  const record = pipeline.code(annotated);
  const page = new PageReading(record, annotated.sentences);
  const told = page.placed.map((placed) => new Told(page, placed));
  const pairs = told.flatMap((later, at) => {
    if (!mayObject(page, later)) return [];
    const before = told.slice(0, at);
    const objection = new Objection(page, words, later, before);
    return before.flatMap((earlier) => {
      if (!mayDispute(page, earlier, later) || !objection.fits(earlier)) return [];
      const signs: Record<string, number> = {};
      const add = (name: string, strength: number): void => void (signs[name] = strength);
      objection.tellOwn(add);
      objection.tellAgainst(earlier, add);
      return [[earlier.statement.id, later.statement.id, signs]];
    });
  });
  process.stdout.write(`${JSON.stringify({ id: record.id, record, pairs })}\n`);
}
