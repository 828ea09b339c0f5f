import { ACLED } from './acled.js';
import { ARCHIVE } from './archive.js';
import { CSV } from './csv.js';
import type { Format } from './format.js';
import { GDELT } from './gdelt.js';
import { GEOJSON } from './geojson.js';
import { GEXF } from './gexf.js';
import { GRAPHML } from './graphml.js';
import { ICEWS } from './icews.js';
import { INCIDENTS } from './incidents.js';
import { PARQUET } from './parquet.js';
import { POLECAT } from './polecat.js';
import { JSONL } from './records.js';
import { ANNOTATION } from './web-annotation.js';

/// What a corpus can be written as.
export const FORMATS = {
  csv: CSV,
  parquet: PARQUET,
  jsonl: JSONL,
  incidents: INCIDENTS,
  geojson: GEOJSON,
  graphml: GRAPHML,
  gexf: GEXF,
  polecat: POLECAT,
  icews: ICEWS,
  gdelt: GDELT,
  acled: ACLED,
  annotation: ANNOTATION,
  archive: ARCHIVE,
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
