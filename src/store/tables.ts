import type { Generated } from 'kysely';
import type { DatasetTables } from './dataset-tables.js';

/// The tables of a corpus as queries see them; what each column means stands in docs/corpus.md. Names of tables are plural, a column
/// that is called like one table in the singular holds its `id`. Offsets (`begins`, `ends`) count Unicode code points of the text.
export interface Tables extends DatasetTables {
  migrations: { number: number; name: string; applied: string };
  settings: { name: string; value: string };
  runs: RunTable;
  provenances: ProvenanceTable;
  publishers: { id: Generated<number>; name: string };
  texts: TextTable;
  pieces: { text: number; part: number; number: number; bytes: Uint8Array };
  documents: DocumentTable;
  voices: { document: number; number: number; kind: string; name: string | null };
  codes: CodeTable;
  contexts: { id: Generated<number>; names: string };
  rules: { id: Generated<number>; name: string };
  actors: ActorTable;
  places: PlaceTable;
  statements: StatementTable;
  roles: RoleTable;
  quantities: QuantityTable;
  sources: SourceTable;
  quotations: QuotationTable;
  links: { kind: string; from_statement: number; to_statement: number };
  happenings: HappeningTable;
  former_incidents: { happening: number; key: Uint8Array };
  pages: PageTable;
  likenesses: { one: number; two: number };
  claims: ClaimTable;
  corrections: CorrectionTable;
  samples: SampleTable;
  sampled: { sample: number; position: number; key: Uint8Array; document: string };
  opinions: OpinionTable;
  coded: { statement: number; version: number; value: string | null };
  sketches: { text: number; sketch: Uint8Array };
  bands: { bucket: number; text: number };
  tallies: TallyTable;
  tolls: TollTable;
  event_types: { type: string; label: string; class: string };
  labels: { list: string; code: string; label: string };
}

interface RunTable {
  id: Generated<number>;
  command: string;
  inputs: string;
  started: string;
  ended: string | null;
  added: number;
  known: number;
  failed: number;
}

interface ProvenanceTable {
  id: Generated<number>;
  engine: string | null;
  engine_version: string | null;
  model_version: string | null;
  model_hash: string | null;
  codebook_version: string | null;
  codebook_hash: string | null;
  language: string | null;
  language_version: string | null;
  language_hash: string | null;
}

interface TextTable {
  id: Generated<number>;
  hash: Uint8Array;
  language: string | null;
  characters: number;
  bytes: number;
  provenance: number;
  original: number | null;
  claims: number;
}

interface DocumentTable {
  id: Generated<number>;
  name: string;
  text: number;
  input: string;
  uri: string | null;
  title: string | null;
  published: string | null;
  publisher: number | null;
  run: number | null;
}

interface CodeTable {
  id: Generated<number>;
  kind: string;
  type: string | null;
  mode: string | null;
  cameo: string | null;
  score: number | null;
  relation: string | null;
  polarity: string;
  certainty: string;
  status: string;
}

interface ActorTable {
  id: Generated<number>;
  name: string;
  code: string | null;
  country: string | null;
  sector: string | null;
  kind: string;
  source: string | null;
}

interface PlaceTable {
  id: Generated<number>;
  name: string;
  latitude: number | null;
  longitude: number | null;
  country: string | null;
  feature: string | null;
  geonames: number | null;
  precision: string;
}

interface StatementTable {
  id: Generated<number>;
  text: number;
  number: number;
  code: number;
  contexts: number | null;
  begins: number;
  ends: number;
  cue_begins: number;
  cue_ends: number;
  words: string;
  voice: number | null;
  instrument_begins: number | null;
  instrument_ends: number | null;
  place: number | null;
  place_begins: number | null;
  place_ends: number | null;
  place_inherited: string | null;
  time_begins: number | null;
  time_ends: number | null;
  time_inherited: string | null;
  from_day: string | null;
  to_day: string | null;
  confidence: number;
  rule: number | null;
  key: Uint8Array;
  happening: number | null;
  rejected: Generated<number>;
}

interface RoleTable {
  statement: number;
  role: string;
  position: number;
  actor: number | null;
  begins: number;
  ends: number;
  words: string | null;
  inherited: string | null;
}

interface QuantityTable {
  statement: number;
  position: number;
  value: number;
  least: number | null;
  most: number | null;
  unit: string | null;
  counted: string | null;
  begins: number;
  ends: number;
}

interface SourceTable {
  statement: number;
  position: number;
  actor: number | null;
  words: string | null;
  source_begins: number | null;
  source_ends: number | null;
  cue_begins: number | null;
  cue_ends: number | null;
}

interface QuotationTable {
  id: Generated<number>;
  text: number;
  actor: number | null;
  source: string | null;
  begins: number;
  ends: number;
}

interface HappeningTable {
  id: Generated<number>;
  text: number | null;
  type: string;
  from_day: string | null;
  to_day: string | null;
  place: number | null;
  statements: number;
  asserted: number;
  denied: number;
  disputed_polarity: number;
  disputed_actor: number;
  disputed_recipient: number;
  disputed_quantities: number;
  disputed_place: Generated<number>;
  disputed_day: Generated<number>;
  first: number | null;
  reports: Generated<number>;
}

interface PageTable {
  text: number;
  told: Uint8Array | null;
  day: number | null;
  length: number | null;
  leads: Uint8Array | null;
  copy_of: number | null;
  joined: number;
}

interface ClaimTable {
  happening: number;
  text: number;
  number: number;
  begins: number;
  ends: number;
  polarity: string;
  says: string | null;
}

interface CorrectionTable {
  id: Generated<number>;
  document: number;
  key: Uint8Array;
  field: string;
  value: string | null;
  author: string | null;
  note: string | null;
  made: string;
}

interface SampleTable {
  id: Generated<number>;
  name: string;
  of: string;
  size: number;
  seed: number;
  query: string;
  author: string;
  made: string;
}

interface OpinionTable {
  sample: number;
  key: Uint8Array;
  author: string;
  verdict: string;
  changes: string;
  note: string | null;
  made: string;
}

interface TallyTable {
  topic: string;
  one: string;
  two: string;
  statements: number;
  incidents: number;
  scored: number;
  score: number;
  from_day: string | null;
  to_day: string | null;
}

interface TollTable {
  happening: number;
  unit: string;
  at: string;
  least: number;
  most: number;
  voices: number;
}
