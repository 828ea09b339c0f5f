/// Writes what speaks for each two statements of a page telling one happening, and for one going against the other:
/// `npx tsx scripts/link-pairs.ts REPORTS.jsonl [PARSER]`.
import { readFileSync } from 'node:fs';
import { loadEquipment } from '../src/equip/equipment.js';
import { Pipeline } from '../src/pipeline.js';
import { readBytes } from '../src/read/read-bytes.js';
import { linkWordsOf } from '../src/compare/links.js';
import { mayBeOne, tellSigns } from '../src/compare/likeness.js';
import { PageReading } from '../src/compare/reading.js';
import { Told } from '../src/compare/told.js';
import { mayDispute, Objection, objectingVoice } from '../src/compare/dispute-signs.js';

type Pair = readonly [earlier: string, later: string, signs: Readonly<Record<string, number>>];

const [file = '', parser = 'fast'] = process.argv.slice(2);
const equipment = await loadEquipment({ parser: parser === 'accurate' ? 'accurate' : 'fast' });
const pipeline = new Pipeline(equipment);
const pack = equipment.languages.get('en')?.pack;
if (pack === undefined) throw new Error('no English');
const words = linkWordsOf(pack);
for (const result of readBytes(readFileSync(file), { input: file }, equipment.cues)) {
  if (!result.ok) continue;
  const annotated = await pipeline.annotate(result.document);
  const record = pipeline.code(annotated);
  const page = new PageReading(record, annotated.sentences);
  const told = page.placed.map((placed) => new Told(page, placed));
  const happenings = told.flatMap((later, at) => happeningPairs(page, later, told.slice(0, at)));
  const disputes = told.flatMap((later, at) => disputePairs(page, later, told.slice(0, at)));
  process.stdout.write(`${JSON.stringify({ id: record.id, record, happenings, disputes })}\n`);
}

function happeningPairs(page: PageReading, later: Told, before: readonly Told[]): Pair[] {
  return before.flatMap((earlier) => {
    if (!mayBeOne(page, earlier, later)) return [];
    const signs: Record<string, number> = {};
    tellSigns(page, words.happening, earlier, later, (name, strength) => (signs[name] = strength));
    return [[earlier.statement.id, later.statement.id, signs]];
  });
}

function disputePairs(page: PageReading, later: Told, before: readonly Told[]): Pair[] {
  const voice = objectingVoice(page, words.against, later);
  if (voice === null) return [];
  const objection = new Objection(page, words.against, later, before);
  return before.flatMap((earlier) => {
    if (!mayDispute(page, voice, earlier, later) || !objection.mayConcern(earlier)) return [];
    const signs: Record<string, number> = {};
    const add = (name: string, strength: number): void => void (signs[name] = strength);
    objection.tellOwn(add);
    objection.tellAgainst(earlier, add);
    return [[earlier.statement.id, later.statement.id, signs]];
  });
}
