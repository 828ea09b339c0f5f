/// The record that `herodotus code --format jsonl` writes, one a document: the contract of version 2 (docs/record.md). The
/// JSON Schema in docs/record.schema.json is made from these types by scripts/derive.ts. Offsets count Unicode code points of
/// `text`, end exclusive. Unknown is `null`; "looked, none" is `[]`.
export interface DocumentRecord {
  schema: 'herodotus/2';
  id: string;
  provenance: Provenance;
  input: string;
  uri: string | null;
  title: string | null;
  published: string | null;
  language: string | null;
  publisher: string | null;
  text: string;
  voices: VoiceRecord[];
  segments: SegmentRecord[];
  sentences: SpanRecord[];
  actors: ActorRecord[];
  places: PlaceRecord[];
  attributions: AttributionRecord[];
  statements: StatementRecord[];
  links: LinkRecord[];
  incidents: IncidentRecord[];
  warnings: WarningRecord[];
}

/** What made a record; a part is null where it took no part, or where an older record does not name it. */
export interface Provenance {
  engine: EngineRecord | null;
  /** The model that parsed the text. */
  model: PartRecord | null;
  codebook: PartRecord | null;
  language: LanguageRecord | null;
}

export interface EngineRecord {
  name: string;
  version: string;
}

export interface PartRecord {
  version: string;
  /** Of all that was read of it: equal hashes, equal parts. */
  hash: string;
}

export interface LanguageRecord extends PartRecord {
  /** ISO 639. */
  code: string;
}

export interface SpanRecord {
  /** @minimum 0 */
  start: number;
  /** @minimum 0 */
  end: number;
}

export interface VoiceRecord {
  id: string;
  kind: 'publication' | 'author' | 'reader' | 'unknown';
  name: string | null;
}

export interface SegmentRecord extends SpanRecord {
  kind: 'title' | 'body' | 'caption' | 'quote' | 'comment';
  voice: string;
  /** Index in `segments` of the comment that this one answers. */
  replyTo: number | null;
  published: string | null;
}

export const ACTOR_KINDS = ['state', 'organisation', 'group', 'person', 'office', 'population', 'unknown'] as const;

export type ActorKind = (typeof ACTOR_KINDS)[number];

export interface ActorRecord {
  id: string;
  name: string;
  /** Country and sector ("IRQ GOV"), or the code of a body of its own ("NATO"); null when unknown. */
  code: string | null;
  /** ISO 3166-1 alpha-3. */
  country: string | null;
  sector: string | null;
  kind: ActorKind;
  mentions: MentionRecord[];
  /** File and entry of the codebook that named it ("actors/states.yaml#FRA"), or null. */
  source: string | null;
}

export interface MentionRecord extends SpanRecord {
  form: 'name' | 'nominal' | 'pronoun';
}

export interface PlaceRecord {
  id: string;
  name: string;
  lat: number | null;
  lon: number | null;
  country: string | null;
  /** GeoNames feature code, such as PPLC. */
  feature: string | null;
  geonames: number | null;
  precision: 'point' | 'city' | 'region' | 'country';
  mentions: SpanRecord[];
}

/** One "X says Y" of the text. */
export interface AttributionRecord {
  source: SpanRecord[];
  cue: SpanRecord[];
  content: SpanRecord[];
  actor: string | null;
}

/** The types of PLOVER, in the order of its manual. */
export const EVENT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

export const RELATION_KINDS = ['ally', 'opponent', 'controls', 'member', 'leads', 'located', 'part', 'same'] as const;

export type RelationKind = (typeof RELATION_KINDS)[number];

export const STATUSES = [
  'occurred',
  'ongoing',
  'planned',
  'proposed',
  'demanded',
  'hypothetical',
  'counterfactual',
] as const;

export type Status = (typeof STATUSES)[number];

export interface EventRecord {
  /** PLOVER type. */
  type: EventType;
  mode: string | null;
  contexts: string[];
  /** Closest CAMEO code, two to four digits. */
  cameo: string | null;
  /** Conflict −10 to cooperation +10. */
  score: number;
}

export interface RoleRecord extends SpanRecord {
  actor: string | null;
  /**
   * Stands where the words say no more than "we" or "our" and mean the side of the innermost voice: `actor` is that side, null where it is
   * not known.
   */
  inherited?: 'voice';
}

/** A number that a statement tells: "at least 12 civilians were killed" is 12, at least 12, killed, civilian. */
export interface QuantityRecord extends SpanRecord {
  /** Of a range the lower end; of "dozens", "hundreds" the least that is meant. */
  value: number;
  /** The least and the most that the words allow; `null` where they leave it open ("more than 1,000", "up to 20", "about 300"). */
  least: number | null;
  most: number | null;
  /** What they are counted as ("killed", "protesters"), an ISO 4217 code of money, else the noun that is counted. */
  unit: string | null;
  /** The noun that is counted ("civilian"); `null` of money and where the number stands alone. */
  of: string | null;
}

/**
 * Where a place or time stands that a statement's own sentence does not tell: in a sentence before, in the first sentences of
 * the report, or in its dateline.
 */
export type Inherited = 'sentence' | 'lead' | 'dateline';

export interface StatementPlaceRecord extends SpanRecord {
  /** Id of the place; null of a scene without a name ("at the market"). */
  place: string | null;
  /** Null where the statement's own sentence tells it. */
  inherited: Inherited | null;
}

export interface StatementTimeRecord extends SpanRecord {
  /** ISO 8601 dates. */
  from: string | null;
  to: string | null;
  /** Null where the statement's own sentence tells it. */
  inherited: Inherited | null;
}

/** One voice in the chain of a statement: a voice of the page, or a source that it cites, with the words that cite it. */
export interface AttributionStepRecord {
  voice?: string;
  actor?: string | null;
  source?: SpanRecord;
  cue?: SpanRecord;
}

export interface StatementRecord extends SpanRecord {
  id: string;
  /** Names the statement over recodings: 32 hexadecimal digits, see docs/record.md. */
  key: string;
  kind: 'event' | 'relation' | 'claim';
  cue: SpanRecord;
  event: EventRecord | null;
  relation: RelationKind | null;
  actor: RoleRecord[];
  recipient: RoleRecord[];
  instrument: SpanRecord | null;
  quantities: QuantityRecord[];
  place: StatementPlaceRecord | null;
  time: StatementTimeRecord | null;
  polarity: 'positive' | 'negative';
  certainty: 'certain' | 'probable' | 'possible';
  status: Status;
  /** Outermost voice first. */
  attribution: AttributionStepRecord[];
  /**
   * @minimum 0
   * @maximum 1
   */
  confidence: number;
  /**
   * Field of the statement to the reason for its value. `rule` names the codebook frame or the rule; entries of the codebook
   * stand as file and name, "frames/assault.yaml#bomb".
   */
  why: Record<string, string>;
}

/**
 * How two statements bear on each other. What `repeats` another tells of the same happening, asserting or denying it: a denial of a
 * deed repeats the happening and `disputes` the telling.
 */
export interface LinkRecord {
  kind: 'disputes' | 'endorses' | 'repeats' | 'answers';
  from: string;
  to: string;
}

/** A number that is told of an incident, with who gives it. */
export interface IncidentQuantityRecord extends QuantityRecord {
  /** The innermost voice of the statement. */
  by: AttributionStepRecord;
}

export const DISPUTED_FIELDS = ['polarity', 'actor', 'recipient', 'quantities'] as const;

/** `polarity`: whether it happened at all. */
export type DisputedField = (typeof DISPUTED_FIELDS)[number];

/** What the tellings of an incident of several pages can contradict each other in. */
export const DISPUTED_OVER_PAGES = [...DISPUTED_FIELDS, 'place', 'day'] as const;
export type DisputedOverPages = (typeof DISPUTED_OVER_PAGES)[number];

/** One happening with all the statements of the page that tell it, those that deny it too. Every event is of one incident. */
export interface IncidentRecord {
  id: string;
  /** In the order of the text. */
  statements: string[];
  type: EventType;
  /** As the statement names them that knows most of it. */
  actor: RoleRecord[];
  recipient: RoleRecord[];
  place: StatementPlaceRecord | null;
  time: StatementTimeRecord | null;
  quantities: IncidentQuantityRecord[];
  /** The innermost voices that say that it happens, each once. */
  assertedBy: AttributionStepRecord[];
  /** Those that deny it, or dispute a statement of it. */
  deniedBy: AttributionStepRecord[];
  /** What the statements contradict each other in. */
  disputedFields: DisputedField[];
}

export interface WarningRecord {
  code: string;
  message: string;
}
