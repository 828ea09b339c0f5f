/// What constants in the code rest on: `npm run bench:evidence`. Prints how often the five-way class of a sentence's main event
/// is right by the evidence for it (src/code/statement/confidence.ts), and how many sentences single news sentences are cut into
/// (src/parse/splitter.ts). Reads ../shared/data/events/actors-class.jsonl; without it the command says so.
import { existsSync, readFileSync } from 'node:fs';
import type { StatementRecord } from '../src/annotation/record.js';
import { loadEquipment } from '../src/equip/equipment.js';
import { joinFrames } from '../src/codebook/frames.js';
import { Pipeline } from '../src/pipeline.js';
import { readLine } from '../src/read/read-bytes.js';

const GOLD = '../shared/data/events/actors-class.jsonl';
/// CAMEO roots 01 to 20 to the five classes of the corpus.
const CLASS_OF_ROOT = [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 3, 4, 4, 4, 4];

interface GoldLine {
  readonly text: string;
  readonly class: number | null;
}

if (!existsSync(GOLD)) console.log(`${GOLD} is not here: the figures are measured on it.`);
else
  await measure(
    readFileSync(GOLD, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== ''),
  );

async function measure(lines: readonly string[]): Promise<void> {
  const equipment = await loadEquipment();
  const pipeline = new Pipeline(equipment);
  const english = equipment.languages.get('en');
  if (english === undefined) throw new Error('no English pack');
  const { parser, pack } = english;
  const several = new Set(
    joinFrames(equipment.codebook.frames, pack.wordings)
      .filter((frame) => frame.when.length > 0)
      .map((frame) => frame.id),
  );
  const shares = new Map<string, { right: number; all: number }>();
  const cut = { edited: 0, raw: 0 };
  for (const line of lines) {
    const gold = JSON.parse(line) as GoldLine;
    const whole = { start: 0, end: gold.text.length };
    cut.edited += (await parser.parse(gold.text, [{ ...whole, edited: true }])).length;
    cut.raw += (await parser.parse(gold.text, [whole])).length;
    const [read] = readLine(line, { input: GOLD, published: null }, equipment.cues);
    if (read?.ok !== true || gold.class === null) continue;
    const record = await pipeline.run(read.document);
    const main = record.statements.find((statement) => statement.event !== null);
    if (main === undefined) continue;
    const right = CLASS_OF_ROOT[Number(main.event?.cameo?.slice(0, 2)) - 1] === gold.class;
    for (const name of evidenceOf(main, several, record.text)) {
      const share = shares.get(name) ?? { right: 0, all: 0 };
      shares.set(name, { right: share.right + Number(right), all: share.all + 1 });
    }
  }
  for (const [name, { right, all }] of [...shares].sort())
    console.log(`${name}: ${(right / all).toFixed(3)} of ${all}`);
  console.log(`${lines.length} news sentences are cut into ${cut.edited} as edited prose, ${cut.raw} as any text`);
}

function evidenceOf(statement: StatementRecord, several: ReadonlySet<string>, text: string): string[] {
  const cue = text.slice(statement.cue.start, statement.cue.end);
  const real = statement.status === 'occurred' || statement.status === 'ongoing';
  return [
    'all',
    cue.includes(' ') || several.has(statement.why['rule'] ?? '') ? 'several words or a condition' : 'one word',
    statement.actor.length > 0 ? 'somebody acts' : 'nobody acts',
    real ? 'occurred or ongoing' : 'planned, proposed, hypothetical',
  ];
}
