/// How well place names are found and located: `npx tsx bench/places.ts [GOLD.jsonl] [--half 0|1] [--errors N]`. GOLD has `id`, `text` and
/// `toponyms` (start, end, lat, lon) a line; left out, it is ../shared/data/places/geovirus.jsonl, whose halves are its even and odd
/// lines. Parses are kept in out/, so that a second run takes seconds. Counts as `../shared/score/score.py places` does.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packDocument } from '../src/annotation/document-pack.js';
import { readDocument } from '../src/annotation/document-unpack.js';
import type { AnnotatedDocument } from '../src/annotation/annotated-document.js';
import { sha256 } from '../src/equip/fingerprint.js';
import { kilometres } from '../src/resolve/place/distance.js';
import { plainPage, wholePipeline } from '../test/code/coded.js';

interface Gold {
  readonly id: string;
  readonly text: string;
  readonly toponyms: readonly { start: number; end: number; lat: number | null; lon: number | null }[];
}

const NEAR = 161;
const KEPT = join('out', 'places');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { half: { type: 'string' }, errors: { type: 'string', default: '0' } },
});
const [file = join('..', 'shared', 'data', 'places', 'geovirus.jsonl')] = positionals;
if (existsSync(file)) await measure();
else console.log(`${file} is not here: the texts that this is measured on lie there.`);

async function measure(): Promise<void> {
  const pipeline = await wholePipeline();
  const counts = { toponyms: 0, found: 0, mentions: 0, located: 0, right: 0, hits: 0 };
  const errors: string[] = [];
  for (const gold of readGold()) {
    const kept = await parsed(gold);
    const { source, places } = pipeline.resolve(kept.source, kept.sentences);
    const have = places.flat();
    counts.mentions += have.length;
    const at = offsetsOf(source.text);
    for (const { start, end, lat, lon } of gold.toponyms) {
      const [from, to] = [at[start] ?? 0, at[end] ?? source.text.length];
      const hit = have.find((mention) => mention.start < to && from < mention.end);
      counts.toponyms++;
      if (hit !== undefined) counts.found++;
      if (lat === null || lon === null) continue;
      counts.located++;
      if (hit !== undefined) counts.hits++;
      const { lat: y = null, lon: x = null } = hit?.match ?? {};
      const isRight = y !== null && x !== null && kilometres({ lat: y, lon: x }, { lat, lon }) <= NEAR;
      if (isRight) counts.right++;
      else
        errors.push(
          `${source.text.slice(from, to)} | …${source.text.slice(Math.max(0, from - 60), to + 50).replaceAll('\n', ' ')}… | ` +
            `${hit === undefined ? 'not found' : `${hit.match.name} ${hit.match.country ?? '–'} ${y ?? '–'},${x ?? '–'}`} | wanted ${lat},${lon}`,
        );
    }
  }
  const share = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(3);
  console.log(
    `toponyms ${counts.toponyms}  found ${share(counts.found, counts.toponyms)}  found-precision ${share(counts.found, counts.mentions)}  ` +
      `right of found ${share(counts.right, counts.hits)}  of all ${share(counts.right, counts.located)}`,
  );
  for (const error of errors.slice(0, Number(values.errors))) console.log(`  ${error}`);
}

function readGold(): Gold[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const golds = lines.map((line) => JSON.parse(line) as Gold);
  return golds.filter((_, index) => values.half === undefined || index % 2 === Number(values.half));
}

async function parsed({ id, text }: Gold): Promise<AnnotatedDocument> {
  const path = join(KEPT, `${sha256(`${id}\n${text}`).slice(0, 24)}.json`);
  if (existsSync(path)) {
    const read = readDocument(JSON.parse(readFileSync(path, 'utf8')));
    if (read.ok) return read.document;
  }
  const document = await (await wholePipeline()).annotate(plainPage(text));
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(path, JSON.stringify(packDocument(document)));
  return document;
}

/// The UTF-16 offset of each code point.
function offsetsOf(text: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const letter of text) {
    offsets.push(at);
    at += letter.length;
  }
  return offsets;
}
