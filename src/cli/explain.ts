import type { Command } from 'commander';
import { CodePoints } from '../annotation/code-points.js';
import type { SourceDocument } from '../annotation/document.js';
import { originAt, selectorOf } from '../annotation/origin.js';
import { problem } from '../annotation/problem.js';
import { loadEquipment } from '../equip/equipment.js';
import { entryPlaces } from '../language/entries.js';
import { renderExplain } from '../export/explain.js';
import { renderMissed } from '../export/missed.js';
import { readInputs } from '../input/inputs.js';
import { Pipeline } from '../pipeline.js';
import { describe } from './describe.js';
import { withInputs, type ReadingOptions } from './input-options.js';
import { noSettings, openOutput } from './output.js';
import { Progress } from './progress.js';
import { terminalStyle } from './terminal.js';

interface ExplainOptions extends ReadingOptions {
  readonly missed?: boolean;
  readonly only?: string;
  readonly source?: boolean;
}

/// Adds `herodotus explain`. `report` is called with the exit status of the work.
export function registerExplain(program: Command, report: (status: number) => void): void {
  withInputs(program.command('explain'))
    .description('code one page and say of every statement why it was coded so')
    .argument('<input>', 'a file, or - for standard input')
    .option('--claims', 'explain claims too')
    .option('--missed', 'say of every word of the codebook that was not coded why not')
    .option(
      '--source',
      'say of every statement where it stands in the page as it was served: the element and its characters',
    )
    .option('--only <words>', 'only sentences that hold these words')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .action(async (input: string, options: ExplainOptions) => report(await explain(input, options)));
}

async function explain(input: string, options: ExplainOptions): Promise<number> {
  const equipment = await loadEquipment({ folder: options.codebook, parser: options.parser });
  const lines = new Map(
    [...equipment.languages.values()].flatMap(({ pack }) => [...entryPlaces(equipment.codebook, pack)]),
  );
  const pipeline = new Pipeline(equipment);
  const progress = new Progress(process.stderr);
  for (const warning of equipment.warnings) progress.say(describe(warning));
  const { claims = false, only = '', missed: asksMissed = false, source = false, allowPrivate = false } = options;
  const style = { ...terminalStyle(process.stdout, process.env), claims, only };
  let closed = false;
  const output = await openOutput(options.output, noSettings, 'overwrite', () => (closed = true));
  let failed = 0;
  let coded = 0;
  for await (const result of readInputs([input], { ...options, fetch: { allowPrivate }, cues: equipment.cues })) {
    if (closed) break;
    if (!result.ok) {
      if (result.problem.severity === 'error') failed++;
      progress.say(describe(result.problem));
      continue;
    }
    const { document } = result;
    const text = await rendered(document).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      progress.say(describe(problem('internal-error', { input: document.input, reason })));
      return null;
    });
    if (text === null) failed++;
    else {
      for (const warning of document.warnings) progress.say(describe(warning));
      await output.write(text);
      coded++;
    }
    progress.advance(coded, failed);
  }
  await output.finish();
  progress.end(coded, failed);
  return failed > 0 ? 1 : 0;

  async function rendered(document: SourceDocument): Promise<string> {
    if (asksMissed) {
      const { record, missed } = await pipeline.explain(document);
      return renderMissed(record, missed, style);
    }
    return renderExplain(await pipeline.run(document), {
      ...style,
      lineOf: (rule) => lines.get(rule) ?? null,
      ...(source ? { placeOf: placesIn(document) } : {}),
    });
  }
}

/// "#story > p:nth-child(2), characters 1040–1200 of the page", for any offset of the text in code points.
function placesIn(document: SourceDocument): (offset: number) => string | null {
  const points = new CodePoints(document.text);
  return (offset) => {
    const place = originAt(document, points.unitOf(offset));
    return place === null ? null : `${selectorOf(place)}, characters ${place.start}–${place.end} of the page`;
  };
}
