import type { Generated } from 'kysely';

/// The tables of other people's events (docs/corpus.md).
export interface DatasetTables {
  datasets: { id: Generated<number>; name: string; format: string; licence: string | null };
  dataset_files: { id: Generated<number>; dataset: number; name: string; imported: string };
  dataset_events: DatasetEventTable;
  dataset_parties: DatasetPartyTable;
}

interface DatasetEventTable {
  id: Generated<number>;
  dataset: number;
  dataset_file: number;
  row: number;
  name: string;
  hash: Uint8Array;
  type: string | null;
  mode: string | null;
  cameo: string | null;
  score: number | null;
  codes: string;
  from_day: string | null;
  to_day: string | null;
  day_precision: string | null;
  place: string | null;
  region: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  place_precision: string | null;
  deaths: number | null;
  deaths_low: number | null;
  deaths_high: number | null;
  reporter: string | null;
  words: string | null;
}

interface DatasetPartyTable {
  dataset_event: number;
  role: string;
  position: number;
  name: string | null;
  code: string | null;
  country: string | null;
  sector: string | null;
}
