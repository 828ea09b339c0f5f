import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DisputedField, DocumentRecord, IncidentRecord } from '../../annotation/record.js';
import { toldOf, type ToldRecord } from '../../compare/across/told-record.js';

/// What most of these parts hold, so that it need not be in each.
const ALIKE = Buffer.from(
  '{"sentences":[0,118,1,],"actors":[{"id":"a1","name":"","code":null,"country":null,"kind":"organisation"},{"id":"a2","name":"",' +
    '"code":null,"country":null,"kind":"person"}],"places":[{"id":"p1","name":"","country":"","geonames":null,"precision":"point"}],' +
    '"statements":[{"id":"s1","kind":"claim","cue":{"start":1,"end":1},"polarity":"negative","status":"occurred","place":{"start":1,' +
    '"end":1,"place":"p1","inherited":"dateline"},"event":{"type":"ASSAULT","mode":null},"actor":[{"start":1,"end":1,"actor":"a1"}],' +
    '"recipient":[{"start":1,"end":1,"actor":null}],"time":{"from":"20","to":"20","inherited":null},"quantities":[],' +
    '"attribution":[{"actor":"a1","source":{"start":1,"end":1},"cue":{"start":1,"end":1}}]},{"id":"s2","kind":"event","cue":{"start":' +
    '1,"end":2},"polarity":"positive","status":"occurred","place":null,"event":null,"actor":[{"start":1,"end":2,"actor":"a2"}],' +
    '"recipient":[],"time":null,"quantities":[{"value":1,"least":1,"most":1,"unit":"killed"}],"attribution":[{"voice":"v1"}]}],' +
    '"incidents":[{"id":"i1","statements":["s1"],"asserted":1,"denied":0,"disputed":[]},{"id":"i2","statements":["s2","s3"],"asserted":2,"denied":1,"disputed":["polarity"]}]}',
);

/// What of a record tells happenings, compressed.
export function packTold(record: DocumentRecord): Uint8Array {
  const { sentences, ...rest } = toldOf(record);
  const incidents = record.incidents.map(incidentOf);
  let last = 0;
  const lengths = sentences.flatMap(({ start, end }) => {
    const own = [start - last, end - start];
    last = end;
    return own;
  });
  return deflateRawSync(JSON.stringify({ sentences: lengths, ...rest, incidents }), { level: 9, dictionary: ALIKE });
}

function incidentOf({ id, statements, assertedBy, deniedBy, disputedFields }: IncidentRecord): KeptIncident {
  return { id, statements, asserted: assertedBy.length, denied: deniedBy.length, disputed: disputedFields };
}

/// Throws an error of zlib or SyntaxError where the bytes are damaged.
export function unpackTold(bytes: Uint8Array): KeptTold {
  const packed = JSON.parse(inflateRawSync(bytes, { dictionary: ALIKE }).toString('utf8')) as Packed;
  const sentences: { start: number; end: number }[] = [];
  for (let index = 0, last = 0; index < packed.sentences.length; index += 2) {
    const start = last + (packed.sentences[index] ?? 0);
    last = start + (packed.sentences[index + 1] ?? 0);
    sentences.push({ start, end: last });
  }
  return { ...packed, sentences };
}

/// What the page of a text alone tells of an incident.
export interface KeptIncident {
  readonly id: string;
  readonly statements: string[];
  /// How many voices assert and deny it.
  readonly asserted: number;
  readonly denied: number;
  readonly disputed: readonly DisputedField[];
}

export interface KeptTold extends ToldRecord {
  readonly incidents: readonly KeptIncident[];
}

interface Packed extends Omit<KeptTold, 'sentences'> {
  readonly sentences: readonly number[];
}
