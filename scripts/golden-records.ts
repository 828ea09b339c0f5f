/// Codes the pages of examples/ and keeps the records beside them: npx tsx scripts/golden-records.ts; with `--check` it
/// only says which are stale.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { loadEquipment } from '../src/equip/equipment.js';
import { readInputs } from '../src/input/inputs.js';
import { renderJsonl } from '../src/export/jsonl.js';
import { Pipeline } from '../src/pipeline.js';

const FOLDER = 'examples';

/// The pages of examples/ and the files that keep their records, relative to the repository, by name.
export function examplePages(): { page: string; record: string }[] {
  return readdirSync(new URL(`../${FOLDER}`, import.meta.url))
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => ({ page: `${FOLDER}/${name}`, record: `${FOLDER}/${name.replace(/\.html$/, '.jsonl')}` }));
}

/// The records of pages as they are coded now, one line of JSON each. Throws the problem of a page that cannot be read.
export async function codePages(pages: readonly string[]): Promise<string[]> {
  const equipment = await loadEquipment();
  const pipeline = new Pipeline(equipment);
  const lines: string[] = [];
  for await (const result of readInputs(pages, { cues: equipment.cues })) {
    if (!result.ok) throw new Error(result.problem.message);
    lines.push(renderJsonl(await pipeline.run(result.document)));
  }
  return lines;
}

/// Renews the kept records, or with `checking` only counts those that are stale.
async function renew(checking: boolean): Promise<number> {
  const pages = examplePages();
  const lines = await codePages(pages.map(({ page }) => page));
  let stale = 0;
  for (const [index, { record }] of pages.entries()) {
    const file = new URL(`../${record}`, import.meta.url);
    const wanted = lines[index] ?? '';
    if (checking ? codingOf(kept(file)) === codingOf(wanted) : kept(file) === wanted) continue;
    stale++;
    if (!checking) writeFileSync(file, wanted);
    process.stderr.write(`${record} ${checking ? 'is stale; run npx tsx scripts/golden-records.ts' : 'made'}\n`);
  }
  return stale;
}

/// A line without the versions and hashes that it names: any edit of the codebook changes those, and asks for no new record where
/// it changes no coding.
export function codingOf(line: string): string {
  return line.replace(/"provenance":\{.*?\},"input"/, '"input"');
}

/// The text of a file; empty where there is none yet.
function kept(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const checking = process.argv.includes('--check');
  const stale = await renew(checking);
  if (checking && stale > 0) process.exitCode = 1;
}
