import type {
  AttributionStepRecord,
  DocumentRecord,
  EventRecord,
  PlaceRecord,
  SegmentRecord,
  SpanRecord,
  StatementRecord,
} from '../../src/annotation/record.js';

/// A record made by hand about an invented dispute, in which every field is used at least once: report and comment
/// thread, quotations, letters outside the Basic Multilingual Plane, nested clauses, every kind of statement and link.

interface Block {
  readonly kind: SegmentRecord['kind'];
  readonly voice: string;
  readonly text: string;
  readonly replyTo?: number;
  readonly published?: string;
}

const BLOCKS: readonly Block[] = [
  { kind: 'title', voice: 'v1', text: 'Norway seizes Icelandic trawlers as herring talks collapse' },
  {
    kind: 'body',
    voice: 'v2',
    text: 'Norway on Tuesday seized two Icelandic trawlers near Jan Mayen, hours after talks on the herring quota collapsed in Bergen.',
  },
  {
    kind: 'body',
    voice: 'v2',
    text: 'Iceland’s fisheries minister, Sigrun Halldal, condemned the seizure and demanded that Oslo release the 23 men of the crews. “Our boats never entered the closed zone,” Halldal wrote from Reykjavik 🐟🇮🇸, adding that “Norway is rattling a sabre”.',
  },
  {
    kind: 'body',
    voice: 'v2',
    text: 'The Norwegian coast guard said the trawlers had ignored three warnings. It denied that it had fired shots at them. The crews may be freed on Friday, a spokesman said.',
  },
  {
    kind: 'body',
    voice: 'v2',
    text: 'The European Union urged both governments to return to the table and offered to host a meeting in Tórshavn next week.',
  },
  {
    kind: 'body',
    voice: 'v2',
    text: 'Some 400 fishermen marched in Akureyri on Monday against the quota, according to the local police. Iceland has been an ally of Norway since 1949.',
  },
  {
    kind: 'body',
    voice: 'v2',
    text: 'If Norway had shared its catch figures, the seamen’s union argued, the talks would not have failed.',
  },
  {
    kind: 'comment',
    voice: 'v3',
    text: 'Norway is right to act. Iceland emptied that stock for years 😡.',
    published: '2031-03-04',
  },
  {
    kind: 'comment',
    voice: 'v4',
    text: 'Nonsense. The coast guard did fire at the Hafborg, my cousin was aboard.',
    replyTo: 7,
    published: '2031-03-04T19:20:00Z',
  },
  {
    kind: 'comment',
    voice: 'v3',
    text: 'The police say that nobody fired, so whom should I believe?',
    replyTo: 8,
    published: '2031-03-05',
  },
  { kind: 'comment', voice: 'v5', text: 'Both governments should meet. The EU will never send us help.' },
  { kind: 'comment', voice: 'v6', text: 'Great comment.', replyTo: 10 },
];

const TEXT = BLOCKS.map((block) => block.text).join('\n');

/// The code point span of the `nth` (from 0) occurrence of `words` in the text behind code point `from`.
export function spanOf(text: string, words: string, nth = 0, from = 0): SpanRecord {
  const points = [...text];
  let at = points.slice(0, from).join('').length - 1;
  for (let i = 0; i <= nth; i++) {
    at = text.indexOf(words, at + 1);
    if (at < 0) throw new Error(`no "${words}" (${nth}) in the text`);
  }
  const start = [...text.slice(0, at)].length;
  return { start, end: start + [...words].length };
}

const segments: SegmentRecord[] = [];
let offset = 0;
for (const block of BLOCKS) {
  const length = [...block.text].length;
  segments.push({
    start: offset,
    end: offset + length,
    kind: block.kind,
    voice: block.voice,
    replyTo: block.replyTo ?? null,
    published: block.published ?? null,
  });
  offset += length + 1;
}

const mention = (words: string, nth = 0, form: 'name' | 'nominal' | 'pronoun' = 'name') => ({
  ...spanOf(TEXT, words, nth),
  form,
});

function event(type: EventRecord['type'], mode: string | null, cameo: string, score: number, contexts: string[] = []) {
  return { type, mode, contexts, cameo, score };
}

interface Sketch {
  readonly clause: string;
  readonly nth?: number;
  readonly cue: string;
  readonly actor?: readonly (readonly [string | null, string])[];
  readonly recipient?: readonly (readonly [string | null, string])[];
  readonly place?: readonly [string | null, string];
  readonly time?: readonly [string, string | null, string | null];
  readonly event?: EventRecord;
  readonly relation?: StatementRecord['relation'];
  readonly polarity?: StatementRecord['polarity'];
  readonly certainty?: StatementRecord['certainty'];
  readonly status?: StatementRecord['status'];
  readonly instrument?: string;
  readonly quantities?: readonly (readonly [string, number, string | null])[];
  readonly by: readonly (string | readonly [string | null, string, string])[];
  readonly confidence?: number;
  readonly why?: Record<string, string>;
}

/// The span of `words` inside `clause`, or where the clause does not hold them in its segment.
function near(clause: SpanRecord, words: string): SpanRecord {
  const inside = [...TEXT].slice(clause.start, clause.end).join('');
  if (inside.includes(words)) return spanOf(TEXT, words, 0, clause.start);
  const segment = segments.find((each) => each.start <= clause.start && clause.end <= each.end);
  return spanOf(TEXT, words, 0, segment?.start ?? 0);
}

const statements = sketches().map((sketch, index): StatementRecord => {
  const clause = spanOf(TEXT, sketch.clause, sketch.nth ?? 0);
  const role = ([actor, words]: readonly [string | null, string]) => ({ ...near(clause, words), actor });
  return {
    id: `s${index + 1}`,
    key: index.toString(16).padStart(32, '0'),
    ...clause,
    kind: sketch.event ? 'event' : sketch.relation ? 'relation' : 'claim',
    cue: near(clause, sketch.cue),
    event: sketch.event ?? null,
    relation: sketch.relation ?? null,
    actor: (sketch.actor ?? []).map(role),
    recipient: (sketch.recipient ?? []).map(role),
    instrument: sketch.instrument === undefined ? null : near(clause, sketch.instrument),
    quantities: (sketch.quantities ?? []).map(([words, value, unit]) => ({
      ...near(clause, words),
      value,
      least: value,
      most: value,
      unit,
      of: null,
    })),
    place: sketch.place ? { ...near(clause, sketch.place[1]), place: sketch.place[0], inherited: null } : null,
    time: sketch.time
      ? { ...near(clause, sketch.time[0]), from: sketch.time[1], to: sketch.time[2], inherited: null }
      : null,
    polarity: sketch.polarity ?? 'positive',
    certainty: sketch.certainty ?? 'certain',
    status: sketch.status ?? 'occurred',
    attribution: sketch.by.map((step): AttributionStepRecord => {
      if (typeof step === 'string') return { voice: step };
      const [actor, source, cue] = step;
      return { actor, source: near(clause, source), cue: near(clause, cue) };
    }),
    confidence: sketch.confidence ?? 0.9,
    why: sketch.why ?? { rule: 'clause with a subject and a predicate' },
  };
});

function sketches(): Sketch[] {
  return [
    {
      clause: 'Norway seizes Icelandic trawlers',
      cue: 'seizes',
      actor: [['a1', 'Norway']],
      recipient: [['a3', 'Icelandic trawlers']],
      event: event('COERCE', 'seize', '1711', -7, ['natural_resource', 'territory']),
      by: ['v1'],
      confidence: 0.94,
      why: {
        rule: 'frames/coerce.yaml#seize',
        actor: 'subject of "seizes"',
        recipient: 'object of "seizes"',
        status: 'headline present tense',
      },
    },
    {
      clause: 'herring talks collapse',
      cue: 'collapse',
      actor: [
        ['a1', 'Norway'],
        ['a2', 'Icelandic'],
      ],
      event: event('REJECT', 'meet', '125', -2),
      by: ['v1'],
      confidence: 0.6,
      why: { rule: 'frames/reject.yaml#talks-fail', actor: 'named beside it in the headline' },
    },
    {
      clause: 'Norway on Tuesday seized two Icelandic trawlers near Jan Mayen',
      cue: 'seized',
      actor: [['a1', 'Norway']],
      recipient: [['a3', 'two Icelandic trawlers']],
      place: ['p1', 'Jan Mayen'],
      time: ['Tuesday', '2031-03-04', '2031-03-04'],
      quantities: [['two', 2, 'trawlers']],
      event: event('COERCE', 'seize', '1711', -7, ['natural_resource', 'territory']),
      by: ['v2'],
      confidence: 0.97,
      why: {
        rule: 'frames/coerce.yaml#seize',
        actor: 'subject of "seized"',
        recipient: 'object of "seized"',
        place: '"near" and a name of the gazetteer, 71.0 N 8.5 W',
        time: '"Tuesday" before the publication date 2031-03-04',
      },
    },
    {
      clause: 'Iceland’s fisheries minister, Sigrun Halldal, condemned the seizure',
      cue: 'condemned',
      actor: [['a4', 'Iceland’s fisheries minister, Sigrun Halldal,']],
      event: event('ACCUSE', 'disapprove', '111', -2, ['diplomatic']),
      by: ['v2'],
      why: { rule: 'frames/accuse.yaml#condemn', actor: 'subject of "condemned", with its apposition' },
    },
    {
      clause: 'demanded that Oslo release the 23 men of the crews',
      cue: 'demanded',
      actor: [['a4', 'Iceland’s fisheries minister, Sigrun Halldal,']],
      recipient: [['a1', 'Oslo']],
      event: event('REQUEST', 'yield', '1052', -1, ['diplomatic']),
      by: ['v2'],
      why: { rule: 'frames/request.yaml#demand', recipient: 'subject of what is demanded; Oslo stands for Norway' },
    },
    {
      clause: 'Oslo release the 23 men of the crews',
      cue: 'release',
      actor: [['a1', 'Oslo']],
      recipient: [['a5', 'the 23 men of the crews']],
      quantities: [['23', 23, 'detained']],
      event: event('RETREAT', 'release', '0841', 6.5, ['human_rights']),
      status: 'demanded',
      by: ['v2', ['a4', 'Sigrun Halldal', 'demanded']],
      why: {
        rule: 'frames/retreat.yaml#release',
        status: '"demanded" governs the clause',
        attribution: 'subject of "demanded"',
      },
    },
    {
      clause: 'Our boats never entered the closed zone',
      cue: 'entered',
      actor: [['a3', 'Our boats']],
      recipient: [[null, 'the closed zone']],
      event: event('COERCE', null, '171', -7),
      polarity: 'negative',
      by: ['v2', ['a4', 'Halldal', 'wrote']],
      confidence: 0.52,
      why: {
        rule: 'frames/coerce.yaml#enter-zone',
        polarity: '"never"',
        attribution: 'quotation with "Halldal wrote"',
      },
    },
    {
      clause: 'Norway is rattling a sabre',
      cue: 'rattling',
      actor: [['a1', 'Norway']],
      instrument: 'a sabre',
      event: event('THREATEN', 'violence', '138', -3.5, ['military']),
      status: 'ongoing',
      place: [null, 'Reykjavik 🐟'],
      by: ['v2', ['a4', 'Halldal', 'adding']],
      confidence: 0.71,
      why: { rule: 'frames/threaten.yaml#rattle-sabre', status: 'progressive present' },
    },
    {
      clause: 'the trawlers had ignored three warnings',
      cue: 'ignored',
      actor: [['a3', 'the trawlers']],
      event: event('REJECT', 'yield', '124', -2),
      by: ['v2', ['a6', 'The Norwegian coast guard', 'said']],
      why: { rule: 'frames/reject.yaml#ignore', attribution: 'subject of "said"' },
    },
    {
      clause: 'it had fired shots at them',
      cue: 'fired',
      actor: [['a6', 'it']],
      recipient: [['a3', 'them']],
      instrument: 'shots',
      event: event('ASSAULT', 'firearms', '190', -9, ['military']),
      polarity: 'negative',
      by: ['v2', ['a6', 'It', 'denied']],
      why: {
        rule: 'frames/assault.yaml#fire-at',
        polarity: '"denied" governs the clause',
        actor: '"it" is the coast guard of the sentence before',
      },
    },
    {
      clause: 'The crews may be freed on Friday',
      cue: 'freed',
      recipient: [['a5', 'The crews']],
      time: ['Friday', '2031-03-07', '2031-03-07'],
      event: event('RETREAT', 'release', '0841', 6.5),
      certainty: 'possible',
      status: 'planned',
      by: ['v2', [null, 'a spokesman', 'said']],
      why: { rule: 'frames/retreat.yaml#release', certainty: '"may"', actor: 'passive without "by"' },
    },
    {
      clause: 'The European Union urged both governments to return to the table',
      cue: 'urged',
      actor: [['a7', 'The European Union']],
      recipient: [
        ['a2', 'both governments'],
        ['a1', 'both governments'],
      ],
      event: event('REQUEST', 'meet', '1014', 0, ['diplomatic']),
      by: ['v2'],
    },
    {
      clause: 'host a meeting in Tórshavn next week',
      cue: 'host a meeting',
      actor: [['a7', 'The European Union']],
      recipient: [
        ['a1', 'both governments'],
        ['a2', 'both governments'],
      ],
      place: ['p3', 'Tórshavn'],
      time: ['next week', '2031-03-10', '2031-03-16'],
      event: event('CONSULT', 'third-party', '045', 1, ['diplomatic']),
      status: 'proposed',
      by: ['v2'],
    },
    {
      clause: 'Some 400 fishermen marched in Akureyri on Monday against the quota',
      cue: 'marched',
      actor: [['a8', 'Some 400 fishermen']],
      place: ['p4', 'Akureyri'],
      time: ['Monday', '2031-03-03', '2031-03-03'],
      quantities: [['400', 400, 'protesters']],
      event: event('PROTEST', 'demo', '141', -5, ['economic', 'natural_resource']),
      by: ['v2', ['a9', 'the local police', 'according to']],
    },
    {
      clause: 'Iceland has been an ally of Norway since 1949',
      cue: 'ally',
      actor: [['a2', 'Iceland']],
      recipient: [['a1', 'Norway']],
      time: ['since 1949', '1949-01-01', null],
      relation: 'ally',
      by: ['v2'],
    },
    {
      clause: 'If Norway had shared its catch figures',
      cue: 'shared',
      actor: [['a1', 'Norway']],
      event: event('COOPERATE', null, '064', 9.5, ['intelligence']),
      status: 'counterfactual',
      by: ['v2', ['a10', 'the seamen’s union', 'argued']],
    },
    {
      clause: 'the talks would not have failed',
      cue: 'failed',
      polarity: 'negative',
      status: 'counterfactual',
      certainty: 'probable',
      by: ['v2', ['a10', 'the seamen’s union', 'argued']],
    },
    { clause: 'Norway is right to act', cue: 'right', actor: [['a1', 'Norway']], by: ['v3'] },
    {
      clause: 'Iceland emptied that stock for years',
      cue: 'emptied',
      actor: [['a2', 'Iceland']],
      by: ['v3'],
    },
    {
      clause: 'The coast guard did fire at the Hafborg',
      cue: 'fire',
      actor: [['a6', 'The coast guard']],
      recipient: [['a3', 'the Hafborg']],
      event: event('ASSAULT', 'firearms', '190', -9),
      by: ['v4'],
    },
    {
      clause: 'nobody fired',
      cue: 'fired',
      actor: [[null, 'nobody']],
      event: event('ASSAULT', 'firearms', '190', -9),
      polarity: 'negative',
      by: ['v3', ['a9', 'The police', 'say']],
    },
    {
      clause: 'Both governments should meet',
      cue: 'meet',
      actor: [
        ['a1', 'Both governments'],
        ['a2', 'Both governments'],
      ],
      event: event('CONSULT', null, '036', 2.5),
      status: 'demanded',
      by: ['v5'],
    },
    {
      clause: 'The EU will never send us help',
      cue: 'send',
      actor: [['a7', 'The EU']],
      recipient: [[null, 'us']],
      event: event('AID', null, '070', 10),
      polarity: 'negative',
      status: 'hypothetical',
      by: ['v5'],
    },
  ];
}

const place = (
  id: string,
  name: string,
  lat: number,
  lon: number,
  country: string,
  precision: PlaceRecord['precision'],
): PlaceRecord => ({
  id,
  name,
  lat,
  lon,
  country,
  feature: precision === 'country' ? 'PCLI' : precision === 'city' ? 'PPL' : 'ISL',
  geonames: 3_000_000 + Math.round(lat * 100),
  precision,
  mentions: [spanOf(TEXT, name)],
});

export const herringDispute: DocumentRecord = {
  schema: 'herodotus/2',
  id: 'herring-1',
  provenance: {
    engine: { name: 'herodotus', version: '0.2.0' },
    model: { version: '1', hash: 'a'.repeat(64) },
    codebook: { version: '0.2.0', hash: 'b'.repeat(64) },
    language: { code: 'en', version: '0.2.0', hash: 'c'.repeat(64) },
  },
  input: 'examples/herring.html',
  uri: 'https://courier.example/2031/03/04/herring',
  title: 'Norway seizes Icelandic trawlers as herring talks collapse',
  published: '2031-03-04',
  language: 'en',
  publisher: 'The Northern Courier',
  text: TEXT,
  voices: [
    { id: 'v1', kind: 'publication', name: 'The Northern Courier' },
    { id: 'v2', kind: 'author', name: 'Ada Brandt' },
    { id: 'v3', kind: 'reader', name: 'saltydog 🐟' },
    { id: 'v4', kind: 'reader', name: 'Brynja' },
    { id: 'v5', kind: 'reader', name: 'K. Lund' },
    { id: 'v6', kind: 'reader', name: null },
  ],
  segments,
  sentences: statements.map(({ start, end }) => ({ start, end })),
  actors: [
    {
      id: 'a1',
      name: 'Norway',
      code: 'NOR',
      country: 'NOR',
      sector: null,
      kind: 'state',
      mentions: [mention('Norway'), mention('Norway', 1), mention('Oslo')],
      source: 'actors/states.yaml:131',
    },
    {
      id: 'a2',
      name: 'Iceland',
      code: 'ISL',
      country: 'ISL',
      sector: null,
      kind: 'state',
      mentions: [mention('Iceland', 2)],
      source: 'actors/states.yaml:88',
    },
    {
      id: 'a3',
      name: 'Icelandic trawlers',
      code: 'ISL BUS',
      country: 'ISL',
      sector: 'BUS',
      kind: 'group',
      mentions: [mention('two Icelandic trawlers', 0, 'nominal'), mention('them', 0, 'pronoun')],
      source: 'actors/agents.yaml:40',
    },
    {
      id: 'a4',
      name: 'Sigrun Halldal',
      code: 'ISL GOV',
      country: 'ISL',
      sector: 'GOV',
      kind: 'person',
      mentions: [mention('Sigrun Halldal')],
      source: null,
    },
    {
      id: 'a5',
      name: 'the crews',
      code: 'ISL LAB',
      country: 'ISL',
      sector: 'LAB',
      kind: 'group',
      mentions: [mention('the crews', 0, 'nominal')],
      source: 'actors/agents.yaml:77',
    },
    {
      id: 'a6',
      name: 'Norwegian coast guard',
      code: 'NOR MIL',
      country: 'NOR',
      sector: 'MIL',
      kind: 'organisation',
      mentions: [mention('The Norwegian coast guard'), mention('It', 0, 'pronoun')],
      source: 'actors/agents.yaml:12',
    },
    {
      id: 'a7',
      name: 'European Union',
      code: 'EU',
      country: null,
      sector: 'IGO',
      kind: 'organisation',
      mentions: [mention('European Union'), mention('The EU')],
      source: 'actors/bodies.yaml:4',
    },
    {
      id: 'a8',
      name: 'fishermen',
      code: null,
      country: null,
      sector: 'LAB',
      kind: 'population',
      mentions: [mention('Some 400 fishermen', 0, 'nominal')],
      source: null,
    },
    {
      id: 'a9',
      name: 'local police',
      code: 'COP',
      country: null,
      sector: 'COP',
      kind: 'office',
      mentions: [mention('the local police', 0, 'nominal')],
      source: null,
    },
    {
      id: 'a10',
      name: 'seamen’s union',
      code: null,
      country: null,
      sector: 'LAB',
      kind: 'unknown',
      mentions: [mention('the seamen’s union', 0, 'nominal')],
      source: null,
    },
  ],
  places: [
    place('p1', 'Jan Mayen', 70.98, -8.53, 'SJM', 'region'),
    place('p2', 'Bergen', 60.39, 5.32, 'NOR', 'city'),
    place('p3', 'Tórshavn', 62.01, -6.77, 'FRO', 'city'),
    place('p4', 'Akureyri', 65.68, -18.1, 'ISL', 'city'),
    place('p5', 'Reykjavik', 64.14, -21.9, 'ISL', 'city'),
    { ...place('p6', 'Iceland', 65, -18, 'ISL', 'country'), lat: null, lon: null, geonames: null, feature: null },
  ],
  attributions: [
    {
      source: [spanOf(TEXT, 'The Norwegian coast guard')],
      cue: [spanOf(TEXT, 'said')],
      content: [spanOf(TEXT, 'the trawlers had ignored three warnings')],
      actor: 'a6',
    },
    { source: [], cue: [spanOf(TEXT, 'according to')], content: [], actor: null },
  ],
  statements,
  incidents: [],
  links: [
    { kind: 'repeats', from: 's3', to: 's1' },
    { kind: 'disputes', from: 's20', to: 's10' },
    { kind: 'endorses', from: 's21', to: 's10' },
    { kind: 'answers', from: 's21', to: 's20' },
  ],
  warnings: [
    {
      code: 'date-unknown',
      message: 'examples/herring.html: no publication date, so words like "yesterday" are not resolved',
    },
  ],
};

/// The same kinds of things in the least that a record may hold.
export const emptyRecord: DocumentRecord = {
  schema: 'herodotus/2',
  id: 'empty-1',
  provenance: { engine: null, model: null, codebook: null, language: null },
  input: '-',
  uri: null,
  title: null,
  published: null,
  language: null,
  publisher: null,
  text: 'Nothing happened.',
  voices: [{ id: 'v1', kind: 'unknown', name: null }],
  segments: [{ start: 0, end: 17, kind: 'body', voice: 'v1', replyTo: null, published: null }],
  sentences: [{ start: 0, end: 17 }],
  actors: [],
  places: [],
  attributions: [],
  statements: [],
  incidents: [],
  links: [],
  warnings: [],
};
