import { CodePoints } from './code-points.js';
import type { DocumentRecord, SpanRecord } from './record.js';
import type { Fault } from './schema-check.js';

/// What a schema cannot say of a record: spans lie in the text, ids and keys are given once, and what is referred to is there.
/// The first fault, or null.
export function unsoundness(record: DocumentRecord): Fault | null {
  for (const fault of faults(record)) return fault;
  return null;
}

function* faults(record: DocumentRecord): Iterable<Fault> {
  const length = lengthOf(record.text);
  for (const [field, { start, end }] of spans(record))
    if (start > end || end > length)
      yield { field, reason: `${start}–${end} is no stretch of a text of ${length} letters` };
  const ids: Record<string, Set<string>> = {};
  for (const list of ['voices', 'actors', 'places', 'statements', 'incidents'] as const) {
    const known = (ids[list] = new Set<string>());
    for (const [index, { id }] of record[list].entries()) {
      if (known.has(id)) yield { field: `${list}[${index}].id`, reason: `"${id}" is given twice` };
      known.add(id);
    }
  }
  const keys = new Set<string>();
  for (const [index, { key }] of record.statements.entries()) {
    if (keys.has(key)) yield { field: `statements[${index}].key`, reason: `"${key}" is given twice` };
    keys.add(key);
  }
  for (const [field, list, id] of references(record))
    if (ids[list]?.has(id) !== true) yield { field, reason: `"${id}" is none of the ${list}` };
  for (const [index, { replyTo }] of record.segments.entries())
    if (replyTo !== null && record.segments[replyTo] === undefined)
      yield { field: `segments[${index}].replyTo`, reason: `there is no segment ${replyTo}` };
}

function* spans(record: DocumentRecord): Iterable<[field: string, span: SpanRecord]> {
  for (const [index, span] of record.segments.entries()) yield [`segments[${index}]`, span];
  for (const [index, span] of record.sentences.entries()) yield [`sentences[${index}]`, span];
  for (const list of ['actors', 'places'] as const)
    for (const [index, { mentions }] of record[list].entries())
      for (const [nth, span] of mentions.entries()) yield [`${list}[${index}].mentions[${nth}]`, span];
  for (const [index, attribution] of record.attributions.entries())
    for (const part of ['source', 'cue', 'content'] as const)
      for (const [nth, span] of attribution[part].entries()) yield [`attributions[${index}].${part}[${nth}]`, span];
  for (const [index, statement] of record.statements.entries()) {
    const field = `statements[${index}]`;
    yield [field, statement];
    for (const part of ['cue', 'instrument', 'place', 'time'] as const) {
      const span = statement[part];
      if (span !== null) yield [`${field}.${part}`, span];
    }
    for (const part of ['actor', 'recipient', 'quantities'] as const)
      for (const [nth, span] of statement[part].entries()) yield [`${field}.${part}[${nth}]`, span];
    for (const [nth, step] of statement.attribution.entries())
      for (const part of ['source', 'cue'] as const)
        if (step[part] !== undefined) yield [`${field}.attribution[${nth}].${part}`, step[part]];
  }
  for (const [index, incident] of record.incidents.entries()) {
    const field = `incidents[${index}]`;
    for (const part of ['place', 'time'] as const) {
      const span = incident[part];
      if (span !== null) yield [`${field}.${part}`, span];
    }
    for (const part of ['actor', 'recipient', 'quantities'] as const)
      for (const [nth, span] of incident[part].entries()) yield [`${field}.${part}[${nth}]`, span];
  }
}

function* references(record: DocumentRecord): Iterable<[field: string, list: string, id: string]> {
  for (const [index, { voice }] of record.segments.entries()) yield [`segments[${index}].voice`, 'voices', voice];
  for (const [index, { actor }] of record.attributions.entries())
    if (actor !== null) yield [`attributions[${index}].actor`, 'actors', actor];
  for (const [index, statement] of record.statements.entries()) {
    const field = `statements[${index}]`;
    for (const part of ['actor', 'recipient'] as const)
      for (const [nth, { actor }] of statement[part].entries())
        if (actor !== null) yield [`${field}.${part}[${nth}].actor`, 'actors', actor];
    const place = statement.place?.place ?? null;
    if (place !== null) yield [`${field}.place.place`, 'places', place];
    for (const [nth, { voice, actor }] of statement.attribution.entries()) {
      if (voice !== undefined) yield [`${field}.attribution[${nth}].voice`, 'voices', voice];
      if (actor !== undefined && actor !== null) yield [`${field}.attribution[${nth}].actor`, 'actors', actor];
    }
  }
  for (const [index, incident] of record.incidents.entries()) {
    const field = `incidents[${index}]`;
    for (const [nth, id] of incident.statements.entries()) yield [`${field}.statements[${nth}]`, 'statements', id];
    for (const part of ['actor', 'recipient'] as const)
      for (const [nth, { actor }] of incident[part].entries())
        if (actor !== null) yield [`${field}.${part}[${nth}].actor`, 'actors', actor];
    const place = incident.place?.place ?? null;
    if (place !== null) yield [`${field}.place.place`, 'places', place];
    const voices = [...incident.assertedBy, ...incident.deniedBy, ...incident.quantities.map(({ by }) => by)];
    for (const { voice, actor } of voices) {
      if (voice !== undefined) yield [`${field}.voices`, 'voices', voice];
      if (actor !== undefined && actor !== null) yield [`${field}.voices`, 'actors', actor];
    }
  }
  for (const [index, { from, to }] of record.links.entries()) {
    yield [`links[${index}].from`, 'statements', from];
    yield [`links[${index}].to`, 'statements', to];
  }
}

/// In code points.
function lengthOf(text: string): number {
  return new CodePoints(text).at(text.length);
}
